// What each group of rules does, sentence by sentence. In the tables "|" marks where a sentence
// ends; the text is what is left when the marks are taken away.
#include "align/text/splitter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace sejajar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Split(
    std::string_view language, std::string_view text,
    SplitOptions::Paragraphs paragraphs = SplitOptions::Paragraphs::kLine) {
  std::vector<std::string> sentences;
  for (const Sentence& s :
       SentenceSplitter::ForLanguage(language).Split(text, {.paragraphs = paragraphs})) {
    sentences.emplace_back(s.span.In(text));
  }
  return sentences;
}

struct Case {
  const char* marked;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.marked; }

// Splits the text of `marked` and marks it again.
std::string Mark(std::string_view language, std::string_view marked) {
  std::string text(marked);
  std::erase(text, '|');
  std::string again;
  std::size_t end = 0;
  for (const Sentence& s : SentenceSplitter::ForLanguage(language).Split(
           text, {.paragraphs = SplitOptions::Paragraphs::kLine})) {
    if (end > 0) again += "|" + text.substr(end, s.span.begin - end);
    again += s.span.In(text);
    end = s.span.end;
  }
  return again;
}

class English : public ::testing::TestWithParam<Case> {};
TEST_P(English, Splits) { EXPECT_EQ(Mark("en", GetParam().marked), GetParam().marked); }

class Indonesian : public ::testing::TestWithParam<Case> {};
TEST_P(Indonesian, Splits) { EXPECT_EQ(Mark("id", GetParam().marked), GetParam().marked); }

#define GROUP(Language, Name, ...) \
  INSTANTIATE_TEST_SUITE_P(Name, Language, ::testing::Values(__VA_ARGS__))

GROUP(English, Plain,  //
      Case{"The rain stopped.| We went out.| Was it cold?| Not at all!| Good."},
      Case{"One sentence without an end"}, Case{"Ends with a stop."});

GROUP(English, Titles,  //
      Case{"Mr. Hall met Mrs. Lane and Dr. Osei at noon.| They left."},
      Case{"Lt. Gen. Mark Reed and Sen. Ann Cole spoke.| Rep. Lee did not."},
      Case{"Prof. Ito wrote to Gov. Diaz.| The Rev. Stone read it."},
      Case{"He climbed Mt. Kenya near Ft. Ross.| It took days."});

GROUP(English, NumberAbbreviations,  //
      Case{"See No. 5 and Fig. 2 on p. 30.| Then stop."},
      Case{"Did you agree?| No. 7 of us did not."},  // "No." before a number
      Case{"I said no.| She said yes."}, Case{"It opens on Jan. 5 or Sept. 12.| Come early."},
      Case{"Chap. XII and Vol. IV are lost.| Look again."});

GROUP(English, InnerAbbreviations,  //
      Case{"Bring fruit, e.g. Fuji apples, i.e. Japanese ones.| Thanks."},
      Case{"It was Ali vs. Frazier again, cf. Miller (2001).| All watched."},
      Case{"It weighs approx. five tons.| It floats."});

GROUP(English, FinalAbbreviations,  //
      Case{"She joined Acme Inc. last year.| He runs Bolt Co. Ltd. in Leeds."},
      Case{"He works for Acme Inc.| The firm makes anvils."},
      Case{"The U.S. President met the U.K. Treasury team.| They agreed."},
      Case{"He moved to the U.S.| They stayed."},
      Case{"It starts at 5 p.m. Eastern time.| Be there."},
      Case{"It ended at 5 p.m.| We went home."},
      Case{"Ann Bell, Ph.D. and Tom Roy Jr. came.| Both left."},
      Case{"They live on Mill St. in St. Louis.| He lives on Elm St.| It is long."},
      Case{"They sell nuts, bolts, etc.| Prices vary."},
      Case{"They sell nuts, etc. in bulk.| Prices vary."});

GROUP(English, Initials,  //
      Case{"J. R. Hale and George W. Moss met.| They talked."},
      Case{"I read E. B. White.| He is good."}, Case{"She takes vitamin C.| Oranges have it."},
      Case{"Nobody is taller than I.| She is not."});

GROUP(English, Enumerators,  //
      Case{"1. Open the lid."}, Case{"a. Open the lid."}, Case{"IV. Results of the trial."},
      Case{"He was born in 1999.| Ten years later he sang."},
      Case{"It rose in 2005.| 25 people saw it."});

GROUP(English, Numbers,  //
      Case{"Pi is 3.14 and a thousand is 1,000.50 here.| Fine."},
      Case{"It cost $2.50.| $5 would be too much."}, Case{"Version 2.0.1 is out.| Get it."});

GROUP(English, Ellipsis,  //
      Case{"I thought ... perhaps not.| Yes."}, Case{"Well...| Then we left."},
      Case{"Wait . . .| It is late."}, Case{"So… maybe.| No…| They left."});

GROUP(English, QuotesAndBrackets,  //
      Case{"\"Come in,\" he said.| \"It is cold.\"| She did."},
      Case{"“Who is it?” she asked.| “Me.”| He smiled."},
      Case{"\"Really?\" Miller asked.| \"Yes!\"| Nobody spoke."},
      Case{"He left (it was late).| She stayed.| (They met later.)| Good."},
      Case{"She said it was \"fine.\"| Nobody agreed."},
      Case{"It was long ago.[12]| It is forgotten."}, Case{"Nice (really!) and cheap.| Buy it."});

GROUP(English, Continuation,  //
      Case{"She left Yahoo! and AOL.| Why?"}, Case{"The dept. of works paid.| Good."},
      Case{"\"Why?\" he asked.| \"Because!\" she said."});

GROUP(English, Addresses,  //
      Case{"See www.example.org/a.b?c=d for more.| Or ask."},
      Case{"Open index.html or main.cc in Node.js first.| Then write to a.b@example.org."},
      Case{"Read https://example.com/The.End?Of=It now.| Done."});

GROUP(English, Web,  //
      Case{"i went home.| they stayed there.| it was fun"}, Case{"Great!!!| so happy :)| See you"},
      Case{"I love it. :-)| Next one please"},
      Case{"nobody knows what it means| What is it called?"},
      Case{"The shop closed.|The owner left."}, Case{"That was all| *****| Next part"},
      Case{"Best regards,| Ann Bell"}, Case{"Dear Ms. Hall,| The goods came."});

GROUP(Indonesian, Plain,  //
      Case{"Hujan sudah reda.| Kami keluar.| Dingin?| Tidak sama sekali!| Baik."});

GROUP(Indonesian, Titles,  //
      Case{"Bpk. Ahmad dan Drs. Budi menemui dr. Sari.| Mereka pulang."},
      Case{"Letjen. Surya dan Kombes. Pol. Rudi hadir.| Acara selesai."},
      Case{"K.H. Mansur dan Hj. Aminah tiba.| Keduanya disambut."},
      Case{"Ia dirawat oleh Prof. Ir. Hasan.| Keadaannya membaik."},
      Case{"PT. Maju Jaya membeli CV. Sumber Rezeki.| Nilainya dirahasiakan."},
      Case{"Lamarannya tanpa CV.| Kami menolaknya."}, Case{"CV. Abadi menang lelang.| Hebat."},
      Case{"Kantornya di Jl. Melati No. 5, Kec. Sukasari, Kab. Bandung.| Silakan datang."});

GROUP(Indonesian, NumberAbbreviations,  //
      Case{"Lihat hlm. 12 dan No. 7 tgl. 3 Mei.| Lalu tutup."},
      Case{"Harganya Rp. 5.000 per buah.| Murah sekali."},
      Case{"Rapat dimulai pkl. 09.00 WIB.| Semua hadir."},
      Case{"Menurut Gbr. A dan Tab. IV, hasilnya naik.| Bagus."},
      Case{"Catat No. HP dan No. Rekening itu.| Simpan."}, Case{"Itu lain hal.| Kami setuju."});

GROUP(Indonesian, InnerAbbreviations,  //
      Case{"Surat itu a.n. Budi Santoso u.p. Kepala Bagian.| Sudah dikirim."},
      Case{"Laga Persib vs. Persija ditunda.| Penonton kecewa."},
      Case{"Berlaku tgl. 1 s.d. 5 Juni, yg. lain tidak.| Harap maklum."});

GROUP(Indonesian, FinalAbbreviations,  //
      Case{"Saham Maju Tbk. naik.| Saham Jaya Tbk. juga."},
      Case{"Ia memimpin PT Maju Tbk.| Perusahaan itu besar."},
      Case{"Mereka menjual beras, gula, dll.| Kami membeli semuanya."},
      Case{"Mereka menjual beras, dsb. di pasar.| Ramai."},
      Case{"Budi, S.H., M.H. dan Ani, S.Pd. hadir.| Mereka duduk."},
      Case{"Pengacaranya Budi, S.H.| Ia tidak datang."});

GROUP(Indonesian, Initials,  //
      Case{"Buku karya A. Damhuri dan H. B. Yasin itu laku.| Kami senang."},
      Case{"Pejabat itu bernama Joko P.| Menurut dia, semua beres."},
      Case{"Hujan reda.| Vivi pulang."}, Case{"Lihat bagian XI. B halaman itu.| Ada."},
      Case{"Kami masuk grup B.| Lawannya kuat."}, Case{"Ia kena hepatitis C.| Obatnya mahal."});

GROUP(Indonesian, Enumerators,  //
      Case{"1. Buka tutupnya."}, Case{"a. Buka tutupnya."}, Case{"II. Tinjauan pustaka."},
      Case{"Ia lahir pada 1945.| Sepuluh tahun kemudian ia pindah."});

GROUP(Indonesian, Numbers,  //
      Case{"Nilainya Rp1.500.000,50 atau 12,5 persen.| Cukup."},
      Case{"Pukul 19.30 WIB acara usai.| 20 orang tinggal."},
      Case{"Pasal 5 ayat (1).| Itu bunyinya."}, Case{"Jumlahnya 2.904. 678 orang.| Banyak."});

GROUP(Indonesian, QuotesAndBrackets,  //
      Case{"\"Kami siap,\" kata dia.| \"Semua beres.\"| Ia pulang."},
      Case{"“Siapa itu?” tanyanya.| “Saya.”| Ia diam."},
      Case{"\"Benarkah?\" Budi bertanya.| \"Ya!\" jawab Ani."},
      Case{"\"Kami datang. Kami menang,\" ujar dia.| Penonton bersorak."},
      Case{"Ia pulang (sudah malam).| Kami tidak.| (Mereka menyusul.)| Selesai."});

GROUP(Indonesian, Datelines,  //
      Case{"JAKARTA, Berita.com - Hujan turun.| Jalan tergenang."});

GROUP(Indonesian, Web,  //
      Case{"Saya sudah coba.| ternyata bagus"}, Case{"kok bisa begitu| Kami kan sudah bayar?"},
      Case{"Mantap!!!| lanjutkan :D| Semoga sukses"}, Case{"Kepalanya selesai.|Kami pulang lagi."});

TEST(SplitterTest, NothingInNothingOut) {
  EXPECT_THAT(Split("en", ""), IsEmpty());
  EXPECT_THAT(Split("en", " \t\r\n \n"), IsEmpty());
  EXPECT_THAT(Split("en", "\xEF\xBB\xBF"), IsEmpty());
  EXPECT_THAT(Split("en", "\u200b\n\u200b"), IsEmpty());
}

TEST(SplitterTest, StrayQuoteSwallowsNothing) {
  EXPECT_THAT(Split("id", "\"Kami datang. Kami menang. Lalu pulang."),
              ElementsAre("\"Kami datang.", "Kami menang.", "Lalu pulang."));
  EXPECT_THAT(Split("id", "\"Kami datang. Rapat \"terbuka. Lalu pulang."),
              ElementsAre("\"Kami datang.", "Rapat \"terbuka.", "Lalu pulang."));
  const std::string far(400, 'x');
  EXPECT_THAT(Split("id", "\"Kami datang. " + far + ". Pulang.\" Sepi."),
              ElementsAre("\"Kami datang.", far + ".", "Pulang.\"", "Sepi."));
}

TEST(SplitterTest, SpansAreBytesOfTheUntouchedText) {
  const std::string text = "\xEF\xBB\xBF  Caf\u00e9 buka.\u00a0\u00a0Silakan!\u3000\r\n";
  const auto sentences =
      SentenceSplitter::ForLanguage("id").Split(text, {SplitOptions::Paragraphs::kLine});
  ASSERT_EQ(sentences.size(), 2U);
  EXPECT_EQ(sentences[0].span, (Span{5, 16}));
  EXPECT_EQ(sentences[1].span.In(text), "Silakan!");
}

TEST(SplitterTest, InvisibleCharactersHideNoAbbreviation) {
  EXPECT_THAT(Split("id", "Ia ke P\u200bT\u00ad. Maju. Lalu pulang."),
              ElementsAre("Ia ke P\u200bT\u00ad. Maju.", "Lalu pulang."));
  EXPECT_THAT(Split("en", "Mr.\u00a0Hall left.\u00a0He ran."),
              ElementsAre("Mr.\u00a0Hall left.", "He ran."));
  EXPECT_THAT(Split("en", "It ended.\u200b Next came.").size(), 2);
}

TEST(SplitterTest, ComposedAndDecomposedTextSplitAlike) {
  EXPECT_THAT(Split("en", "She saw Rene\u0301. E\u0301mile left."),
              ElementsAre("She saw Rene\u0301.", "E\u0301mile left."));
  EXPECT_THAT(Split("en", "She saw Ren\u00e9. \u00c9mile left."),
              ElementsAre("She saw Ren\u00e9.", "\u00c9mile left."));
}

TEST(SplitterTest, OtherLanguagesFollowIcuOfTheirLocale) {
  EXPECT_THAT(Split("zh", "我是。你好！"), ElementsAre("我是。", "你好！"));
  EXPECT_THAT(Split("el", "Τι κάνεις; Καλά."), ElementsAre("Τι κάνεις;", "Καλά."));
  EXPECT_THAT(Split("es", "El Sr. Ruiz vino. ¿Quién? Nadie."),
              ElementsAre("El Sr. Ruiz vino.", "¿Quién?", "Nadie."));
}

TEST(SplitterTest, RegionAndCaseOfTheTagDoNotMatter) {
  const std::string text = "PT. Maju dkk. Mereka. Lalu itu.";
  for (const char* tag : {"id-ID", "ID", "in", "id-Latn-ID"}) {
    EXPECT_EQ(Split(tag, text), Split("id", text)) << tag;
  }
}

TEST(SplitterTest, HostileTagsMeanNeutralRules) {
  for (const char* tag :
       {"", "und", "x-\xff", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "-", "../../etc"}) {
    EXPECT_THAT(Split(tag, "Satu kata. Dua kata."), ElementsAre("Satu kata.", "Dua kata.")) << tag;
  }
}

TEST(SplitterTest, CopiesShareTheirRules) {
  const SentenceSplitter original = SentenceSplitter::ForLanguage("id");
  const SentenceSplitter copy = original;  // NOLINT(performance-unnecessary-copy-initialization)
  EXPECT_EQ(copy.Split("A b. C d.", {}), original.Split("A b. C d.", {}));
}

TEST(SegmentedLinesTest, EveryLineIsASentence) {
  const std::string text = "Satu. Dua.\r\n\n  tiga \n";
  EXPECT_THAT(SegmentedLines(text), ElementsAre(Sentence{{0, 10}, true}, Sentence{{15, 19}, true}));
  EXPECT_THAT(SegmentedLines("a\nb"), ElementsAre(Sentence{{0, 1}, true}, Sentence{{2, 3}, false}));
  EXPECT_THAT(SegmentedLines(""), IsEmpty());
}

}  // namespace
}  // namespace sejajar
