#include "align/audit/negation.h"

#include <gtest/gtest.h>

#include "tests/unit/audit/pair_rule.h"

namespace sejajar {
namespace {

struct Case {
  TextPair pair;
  std::string_view flags;
};

TEST(Negation, OnOneSideOnlyIsFound) {
  const Case cases[] = {
      {{"The company did not pay the workers last month.",
        "Perusahaan itu membayar para pekerja bulan lalu."},
       "source: not"},
      {{"The company paid the workers last month.",
        "Perusahaan itu tidak membayar para pekerja bulan lalu."},
       "target: tidak"},
      {{"The president has never visited the island.", "Presiden pernah mengunjungi pulau itu."},
       "source: never"},
      {{"Our teacher is angry with the students.", "Guru kami bukan marah kepada para siswa."},
       "target: bukan"},
      {{"There is no water in the village.", "Ada air di desa itu."}, "source: no"},
  };
  for (const Case& one : cases) {
    const auto findings = Ask(FindNegationMismatches, one.pair);
    const std::string flags = Flags(findings, one.pair);
    EXPECT_EQ(flags, one.flags) << one.pair.source;
    for (const Finding& finding : findings) {
      EXPECT_TRUE(IsSound(finding, one.pair));
      EXPECT_EQ(finding.kind, FindingKind::kNegation);
    }
  }
}

TEST(Negation, SaidInOtherWordsIsNone) {
  const TextPair pairs[] = {
      {"The company did not pay the workers.", "Perusahaan itu tidak membayar para pekerja."},
      {"She doesn't know him.", "Dia tidak mengenalnya."},
      {"The cause of the fire is unclear.", "Penyebab kebakaran itu tidak jelas."},
      {"He was unable to walk after the accident.",
       "Dia tidak mampu berjalan setelah kecelakaan itu."},
      {"The team failed to win the match.", "Tim itu tidak berhasil memenangkan pertandingan."},
      {"It is impossible to finish the work today.",
       "Tidak mungkin menyelesaikan pekerjaan itu hari ini."},
      {"He is no longer the mayor of the city.", "Dia bukan lagi wali kota."},
      {"They left without saying a word.", "Mereka pergi tanpa mengatakan sepatah kata pun."},
      {"Not only the farmers but also the fishermen lost their income.",
       "Tidak hanya petani tetapi juga nelayan kehilangan penghasilan mereka."},
      {"The bank has yet to announce its profit.", "Bank itu belum mengumumkan labanya."},
      {"See regulation No. 12 of 2007 about land.",
       "Lihat peraturan nomor 12 tahun 2007 tentang tanah."},
      {"You brought the keys, didn't you?", "Kamu membawa kuncinya, bukan?"},
  };
  for (const TextPair& pair : pairs) {
    EXPECT_EQ(Flags(Ask(FindNegationMismatches, pair), pair), "") << pair.source;
  }
}

TEST(Negation, OneOfTwoIsFoundWhereItStood) {
  const TextPair pair = {
      "The government did not raise the price of rice, and the farmers in the north did not "
      "receive any help from the bank.",
      "Pemerintah tidak menaikkan harga beras, dan para petani di utara menerima bantuan dari "
      "bank."};
  const auto findings = Ask(FindNegationMismatches, pair);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_GT(findings[0].source.begin, pair.source.find("north"));
  EXPECT_EQ(findings[0].target.begin, pair.target.find("menerima"));
  EXPECT_TRUE(findings[0].target.empty());
  EXPECT_EQ(findings[0].severity, Severity::kLow);
}

TEST(Negation, OfAPlainVerbIsMoreSevere) {
  const TextPair pair = {"The company did not pay the workers last month.",
                         "Perusahaan itu membayar para pekerja bulan lalu."};
  const auto findings = Ask(FindNegationMismatches, pair);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, Severity::kMedium);
  EXPECT_GE(findings[0].confidence, 0.8);
}

TEST(Negation, SaysNothingOfOtherPairs) {
  const TextPair strangers = {"He did not sign the contract with the bank.",
                              "Kucing hitam tidur di atas meja dapur nenek."};
  EXPECT_EQ(Flags(Ask(FindNegationMismatches, strangers), strangers), "");
  const TextPair pair = {"The company did not pay the workers last month.",
                         "Perusahaan itu membayar para pekerja bulan lalu."};
  EXPECT_EQ(Flags(Ask(FindNegationMismatches, pair, {"xx", "yy"}), pair), "");
}

TEST(Negation, TakesAnyBytes) {
  for (const std::string& source : HostileTexts()) {
    for (const std::string& target : HostileTexts()) {
      for (const Finding& finding : Ask(FindNegationMismatches, {source, target})) {
        EXPECT_TRUE(IsSound(finding, {source, target}));
      }
    }
  }
}

}  // namespace
}  // namespace sejajar
