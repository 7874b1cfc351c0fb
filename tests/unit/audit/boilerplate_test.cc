#include "align/audit/boilerplate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/support/temporary_file.h"

namespace sejajar {
namespace {

using ::testing::HasSubstr;

std::string NameOf(std::string_view sentence, std::string_view language) {
  static const Result<BoilerplateRules> rules = BoilerplateRules::Load();
  return rules ? rules->Match(sentence, language).value_or("") : rules.error().ToString();
}

using Lines = std::vector<std::pair<const char*, const char*>>;

TEST(BoilerplateTest, KnowsItInEnglish) {
  for (const auto& [sentence, name] : Lines{
           {"CLICK HERE TO GET THE DAILY RIVER APP", "click-here"},
           {"Click here for more on the flood.", "click-here"},
           {"Download our free app today!", "app"},
           {"Get the Daily River app from your app store", "app"},
           {"Read more", "read-more"},
           {"READ MORE: Ferry runs aground near the harbour", "read-more"},
           {"Also read | Rice prices fall for a third week", "read-more"},
           {"ALSO READ: Why the ferry was late", "read-more"},
           {"Read more about the flood on our live page", "read-more"},
           {"Story continues below", "read-more"},
           {"Scroll down to continue reading", "read-more"},
           {"Related stories", "related"},
           {"You might also like:", "related"},
           {"Follow us on Facebook and Instagram", "follow-us"},
           {"Follow The Daily River on X @dailyriver.", "follow-us"},
           {"Sign up for our newsletter", "newsletter"},
           {"Subscribe now", "newsletter"},
           {"Sign up here to get our morning briefing, free, every day.", "newsletter"},
           {"Get the best stories delivered to your inbox every morning", "newsletter"},
           {"Share", "share"},
           {"Share this article on Facebook", "share"},
           {"12 comments", "comments"},
           {"Leave a comment", "comments"},
           {"By JANE ROE", "byline"},
           {"By Jane Roe and Joko Santoso, Harbour Correspondent", "byline"},
           {"Written by Jane Roe", "byline"},
           {"(Reporting by Jane Roe in Jakarta; editing by Joko Santoso)", "byline"},
           {"(Photo: AFP)", "photo-credit"},
           {"Photo by Jane Roe", "photo-credit"},
           {"[Image credit: Jane Roe/Daily River]", "photo-credit"},
           {"Source: Reuters", "source"},
           {"(AP)", "photo-credit"},
           {"Copyright © 2021 The Daily River", "copyright"},
           {"© 2021 The Daily River. All rights reserved.", "copyright"},
           {"All rights reserved.", "copyright"},
           {"This material may not be published, broadcast or redistributed.", "copyright"},
           {"ADVERTISEMENT", "advertisement"},
           {"- Advertisement -", "advertisement"},
           {"#flood #harbour", "hashtags"},
           {"Tags: flood, harbour", "tags"},
           {"HARBOUR CITY (AP) —", "dateline"},
           {"LONDON –", "dateline"},
           {"Next page", "pagination"},
           {"Page 2 of 5", "pagination"},
       }) {
    EXPECT_EQ(NameOf(sentence, "en"), name) << sentence;
  }
}

TEST(BoilerplateTest, KnowsItInIndonesian) {
  for (const auto& [sentence, name] : Lines{
           {"KLIK DI SINI UNTUK MENDAPATKAN APLIKASI HARIAN SUNGAI", "click-here"},
           {"Unduh aplikasi Harian Sungai di Play Store", "app"},
           {"Baca juga: Harga beras turun tiga pekan berturut-turut", "read-more"},
           {"BACA JUGA", "read-more"},
           {"Baca selengkapnya >>", "read-more"},
           {"Simak Video: Kapal Feri Kandas", "read-more"},
           {"Gulir ke bawah untuk melanjutkan membaca", "read-more"},
           {"Berita terkait", "related"},
           {"Artikel ini telah tayang di Sungai.com dengan judul Feri Kandas", "syndicated"},
           {"Ikuti kami di Google News", "follow-us"},
           {"Mari bergabung di grup Telegram Harian Sungai", "follow-us"},
           {"Daftar sekarang!", "newsletter"},
           {"Dapatkan berita pilihan setiap hari dari Sungai.com", "newsletter"},
           {"Bagikan artikel ini", "share"},
           {"Bagikan ke WhatsApp", "share"},
           {"Tulis komentar", "comments"},
           {"Halaman selanjutnya", "pagination"},
           {"Halaman 2 dari 3", "pagination"},
           {"Oleh: Rini Lestari", "byline"},
           {"Oleh RINI LESTARI", "byline"},
           {"Reporter: Rini Lestari", "byline"},
           {"Penulis: Rini Lestari Editor: Joko Santoso", "byline"},
           {"Pewarta: Rini Lestari | Editor: Joko Santoso COPYRIGHT © SUNGAI 2021", "byline"},
           {"(Foto: ANTARA/Rini Lestari)", "photo-credit"},
           {"Foto: Dok Pribadi", "photo-credit"},
           {"(Istimewa)", "photo-credit"},
           {"ANTARA FOTO/Rini Lestari/rwa", "photo-credit"},
           {"Hak cipta © 2021 Harian Sungai", "copyright"},
           {"Iklan", "advertisement"},
           {"#banjir, #pelabuhan", "hashtags"},
           {"Topik: banjir", "tags"},
           {"JAKARTA, SUNGAI.com -", "dateline"},
           {"Jakarta (ANTARA) -", "dateline"},
           {"Bandung, Jawa Barat (ANTARA) –", "dateline"},
       }) {
    EXPECT_EQ(NameOf(sentence, "id"), name) << sentence;
  }
}

// Ordinary sentences that begin, end or look as boilerplate does.
TEST(BoilerplateTest, LeavesOrdinarySentencesAlone) {
  for (const char* sentence : {
           "Read more books this year, the minister told pupils.",
           "Read the instructions before you start the engine.",
           "Read also means understood in this dialect.",
           "By Monday the water had gone down.",
           "By law, every ferry carries life jackets.",
           "By the time Jane Roe arrived, the harbour was closed.",
           "Click the button to close the window.",
           "Share prices fell on Tuesday.",
           "Share the food with your neighbours, she said.",
           "Follow the road to the harbour.",
           "Follow the instructions on the box.",
           "Sign up to a class if you want to learn.",
           "Subscribe to the view of the majority and you will be safe.",
           "Photographs of the ferry were on every front page.",
           "The image: a burning boat, was on every front page.",
           "Copyright law is older than the printing press in some countries.",
           "Advertisement revenue fell by a third.",
           "Source: the origin of a river.",
           "Editor Jane Roe resigned on Friday.",
           "Next page numbers are printed in red.",
           "Comments from the minister were not available.",
           "Tags are sewn into the collar.",
           "JAKARTA, SUNGAI.com - The ferry ran aground on Friday.",
           "Jakarta (ANTARA) - The ferry ran aground on Friday.",
           "\"No,\" he said -",
           "(c) the third of these cases;",
           "#1 in the list is rice.",
           "Watch out for falling rocks.",
           "Images: all of them have a caption",
           "Download speeds doubled within a year.",
           "Reporting by journalists has become dangerous there.",
           "Recommended",
           "",
           " ",
           "-",
       }) {
    EXPECT_EQ(NameOf(sentence, "en"), "") << sentence;
  }
  for (const char* sentence : {
           "Baca buku adalah kegemarannya.",
           "Baca juga pelajaran itu, kata gurunya.",
           "Bagikan masker ke warga, kata gubernur.",
           "Bagikan makanan ini kepada tetangga.",
           "Oleh karena itu, feri dihentikan.",
           "Oleh Pemerintah, harga beras diturunkan.",
           "Iklan rokok dilarang di televisi.",
           "Ikuti jalan ini sampai pelabuhan.",
           "Klik tombol itu untuk menutup jendela.",
           "Foto itu diambil di pelabuhan.",
           "Editor koran itu mengundurkan diri.",
           "Daftar nama korban belum lengkap.",
           "Daftar akun surel kini kosong",
           "Halaman selanjutnya dicetak dengan tinta merah.",
           "Hak cipta adalah hak eksklusif pencipta.",
           "Dapatkan berita itu dari sumber lain.",
           "Simak baik-baik penjelasannya.",
           "JAKARTA, SUNGAI.com - Feri kandas pada hari Jumat.",
       }) {
    EXPECT_EQ(NameOf(sentence, "id"), "") << sentence;
  }
}

TEST(BoilerplateTest, FoldsWhiteSpaceAndCase) {
  EXPECT_EQ(NameOf("\n  read \t\u00a0more\r\n", "en"), "read-more");
  EXPECT_EQ(NameOf("rEAD mORE", "en-GB"), "read-more");
  // In a byline capitals are what counts.
  EXPECT_EQ(NameOf("By Jane Roe", "en"), "byline");
  EXPECT_EQ(NameOf("by and by", "en"), "");
}

TEST(BoilerplateTest, GoesByTheLanguage) {
  EXPECT_EQ(NameOf("Read more", "id"), "");
  EXPECT_EQ(NameOf("Baca juga", "en"), "");
  EXPECT_EQ(NameOf("Baca juga", "in-ID"), "read-more");
  for (const char* language : {"en", "id", "fr", "und", ""}) {
    EXPECT_EQ(NameOf("ADVERTISEMENT", language), "advertisement") << language;
  }
}

TEST(BoilerplateTest, LongSentencesAreContent) {
  EXPECT_EQ(NameOf("Read more: " + std::string(389, 'x'), "en"), "read-more");
  EXPECT_EQ(NameOf("Read more: " + std::string(390, 'x'), "en"), "");
  EXPECT_EQ(NameOf("Read more: " + std::string(50'000'000, 'x'), "en"), "");
  EXPECT_EQ(NameOf(std::string(1'000, ' ') + "Read more", "en"), "read-more");
}

TEST(BoilerplateTest, TakesRulesOfTheUser) {
  const TemporaryFile english(R"({"language": "en", "rules": [
      {"name": "horoscope", "pattern": "your horoscope( for .*)?"}]})");
  const TemporaryFile french(R"({"language": "fr", "rules": [
      {"name": "lire", "pattern": "lire aussi ?: .*"}]})");
  const TemporaryFile any(R"({"rules": [{"name": "rule", "pattern": "[*]+"}]})");
  const auto rules = BoilerplateRules::Load({english.path(), french.path(), any.path()});
  ASSERT_TRUE(rules) << rules.error().ToString();
  EXPECT_EQ(rules->Match("YOUR HOROSCOPE for May", "en"), "horoscope");
  EXPECT_EQ(rules->Match("My horoscope for May", "en"), std::nullopt);
  EXPECT_EQ(rules->Match("Read more", "en"), "read-more");
  EXPECT_EQ(rules->Match("Lire aussi : la suite", "fr-CA"), "lire");
  EXPECT_EQ(rules->Match("Lire aussi : la suite", "en"), std::nullopt);
  for (const char* language : {"en", "fr", "de"}) {
    EXPECT_EQ(rules->Match("***", language), "rule") << language;
    EXPECT_EQ(rules->Match("Iklan", language), "advertisement") << language;
  }
}

TEST(BoilerplateTest, SaysWhatIsWrongWithAFile) {
  for (const auto& [json, problem] : Lines{
           {"", "is not a JSON object with a list \"rules\""},
           {"[]", "is not a JSON object with a list \"rules\""},
           {"{\"rules\": {}}", "is not a JSON object with a list \"rules\""},
           {"{\"rules\": [", "is not a JSON object with a list \"rules\""},
           {"{\"language\": 3, \"rules\": []}", "\"language\" is not a language tag"},
           {"{\"rules\": [{\"name\": \"a\", \"pattern\": \"b\"}, {\"name\": \"c\"}]}",
            "rule 2 has no \"name\" and \"pattern\""},
           {"{\"rules\": [[]]}", "rule 1 has no \"name\" and \"pattern\""},
           {"{\"rules\": [{\"name\": \"x\", \"pattern\": \"(a\"}]}", "rule 'x': missing ): (a"},
           {"{\"rules\": [{\"name\": \"x\", \"pattern\": \"(a{1000}){1000}\"}]}", "rule 'x': "},
           {"{\"rules\": [{\"name\": \"x\", \"pattern\": \"(?=a)\"}]}", "rule 'x': "},
       }) {
    const TemporaryFile file(json);
    const auto rules = BoilerplateRules::Load({file.path()});
    ASSERT_FALSE(rules) << json;
    EXPECT_EQ(rules.error().path, file.path());
    EXPECT_THAT(rules.error().message, HasSubstr(problem));
  }
  EXPECT_EQ(BoilerplateRules::Load({"/no/such.json"}).error().kind, ErrorKind::kIo);
  const TemporaryFile deep("{\"rules\": " + std::string(1'000'000, '['));
  EXPECT_FALSE(BoilerplateRules::Load({deep.path()}));
  const TemporaryFile huge(std::string(1'100'000, ' '));
  EXPECT_THAT(BoilerplateRules::Load({huge.path()}).error().message, HasSubstr("longer than"));
}

// Each rule alone is small enough; all of them are not.
TEST(BoilerplateTest, RefusesMoreRulesThanFit) {
  std::string json = "{\"rules\": [";
  for (int i = 0; i < 500; ++i) {
    json += std::string(i == 0 ? "" : ",") + R"({"name": "x", "pattern": "\\pL{500}a)" +
            std::to_string(i) + "\"}";
  }
  const TemporaryFile file(json + "]}");
  const auto rules = BoilerplateRules::Load({file.path()});
  ASSERT_FALSE(rules);
  EXPECT_THAT(rules.error().message, HasSubstr("too large"));
}

}  // namespace
}  // namespace sejajar
