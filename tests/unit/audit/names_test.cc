#include "align/audit/names.h"

#include <gtest/gtest.h>

#include "tests/unit/audit/pair_rule.h"

namespace sejajar {
namespace {

struct Case {
  TextPair pair;
  std::string_view flags;
};

TEST(Names, ThatBecameAnotherAreOneFinding) {
  const Case cases[] = {
      {{"The new bridge was opened by Hartono on Friday.",
        "Jembatan baru itu diresmikan oleh Widyastuti pada hari Jumat."},
       "target: Widyastuti > Hartono"},
      {{"The ship sailed from Rotterdam to Colombo with a cargo of tea.",
        "Kapal itu berlayar dari Rotterdam ke Valparaiso dengan muatan teh."},
       "target: Valparaiso > Colombo"},
      {{"The letter was signed by Sergei Ivanovich and his lawyer.",
        "Surat itu ditandatangani oleh Sergei Maksimov dan pengacaranya."},
       "target: Maksimov > Ivanovich"},
  };
  for (const Case& one : cases) {
    const auto findings = Ask(FindNameMismatches, one.pair);
    EXPECT_EQ(Flags(findings, one.pair), one.flags) << one.pair.source;
    for (const Finding& finding : findings) {
      EXPECT_EQ(finding.kind, FindingKind::kName);
      EXPECT_TRUE(IsSound(finding, one.pair));
      EXPECT_EQ(finding.severity, Severity::kMedium);
    }
  }
}

TEST(Names, OnOneSideOnlyAreSlightFindings) {
  const TextPair lost = {"The farmers sold their rice to Hartono at the market in the morning.",
                         "Para petani menjual beras mereka di pasar pada pagi hari."};
  auto findings = Ask(FindNameMismatches, lost);
  ASSERT_EQ(Flags(findings, lost), "source: Hartono");
  EXPECT_EQ(findings[0].severity, Severity::kLow);
  EXPECT_TRUE(findings[0].target.empty());
  const TextPair added = {"The farmers sold their rice at the market in the morning.",
                          "Para petani menjual beras mereka di pasar Kebayoran pada pagi hari."};
  EXPECT_EQ(Flags(Ask(FindNameMismatches, added), added), "target: Kebayoran");
}

TEST(Names, WrittenInAnotherWayAreTheSame) {
  const TextPair pairs[] = {
      {"The talks between Russia and Egypt were held in Cairo.",
       "Pembicaraan antara Rusia dan Mesir diadakan di Kairo."},
      {"He said Hezbollah had left the Philippines.",
       "Dia mengatakan Hizbullah telah meninggalkan Filipina."},
      {"The decision was taken by the United Nations in Geneva.",
       "Keputusan itu diambil oleh PBB di Jenewa."},
      {"The army of the U.S. left the base in Germany.",
       "Tentara AS meninggalkan pangkalan di Jerman."},
      {"The Swedish and the Israeli teams met the Dutch players.",
       "Tim Swedia dan tim Israel bertemu para pemain Belanda."},
      {"The house belongs to Surya's family.", "Rumah itu milik keluarga Suryalah."},
      {"Yesterday the minister met Sergei Lavrov in the capital.",
       "Kemarin menteri bertemu Lavrov di ibu kota."},
      {"The storm was watched by the National Weather Office.", "Badai itu diamati oleh NWO."},
      {"The shop opens on Monday and closes in August.",
       "Toko itu buka pada hari Senin dan tutup pada bulan Agustus."},
      {"The king of Norway and I went home.", "Raja Norwegia dan saya pulang."},
  };
  for (const TextPair& pair : pairs) {
    EXPECT_EQ(Flags(Ask(FindNameMismatches, pair), pair), "") << pair.source;
  }
}

TEST(Names, ArePersonsBehindPronouns) {
  const TextPair pair = {"Then she ran to the house and she took her pencil.",
                         "Kemudian Rukmini berlari ke rumah dan mengambil pensil."};
  EXPECT_EQ(Flags(Ask(FindNameMismatches, pair), pair), "");
}

TEST(Names, AreNotMadeByHeadlinesNorSentences) {
  const TextPair pairs[] = {
      {"Heavy Rain Floods The Old Market And Many Houses",
       "Hujan lebat membanjiri pasar lama dan banyak rumah"},
      {"The rain stopped. Farmers went home. \"Tomorrow we work,\" they said.",
       "Hujan berhenti. Petani pulang. \"Besok kami bekerja,\" kata mereka."},
      {"I think they're right, and I'll go.", "Saya pikir mereka benar, dan saya akan pergi."},
  };
  for (const TextPair& pair : pairs) {
    EXPECT_EQ(Flags(Ask(FindNameMismatches, pair), pair), "") << pair.source;
  }
}

TEST(Names, BehindAClosedQuotationAreNames) {
  const TextPair pair = {"\"We will build the school this year,\" Hartono said.",
                         "\"Kami akan membangun sekolah itu tahun ini,\" kata Widyastuti."};
  EXPECT_EQ(Flags(Ask(FindNameMismatches, pair), pair), "target: Widyastuti > Hartono");
}

TEST(Names, TakeAnyBytes) {
  std::string many = "the";
  for (int i = 0; i < 350; ++i) many += i % 2 == 0 ? " Xqz" : " of";
  for (std::string source : HostileTexts()) {
    for (const std::string& target : {source, std::string("A Bc DEF"), many}) {
      for (const Finding& finding : Ask(FindNameMismatches, {source, target})) {
        EXPECT_TRUE(IsSound(finding, {source, target}));
      }
    }
  }
}

}  // namespace
}  // namespace sejajar
