#include "align/text/language.h"

#include <gtest/gtest.h>

#include <string>

namespace sejajar {
namespace {

TEST(LanguageTest, TellsEnglishAndIndonesianApart) {
  for (const char* text :
       {"The mayor said on Monday that the bridge would be open before the rain came.",
        "Why don't you come with us?", "Installing the package from source",
        "Floods hit the villages of the north", "I've got no idea what he was thinking about."}) {
    EXPECT_EQ(GuessLanguage(text).language, "en") << text;
  }
  for (const char* text :
       {"Wali kota mengatakan pada Senin bahwa jembatan itu akan dibuka sebelum musim hujan.",
        "Kenapa kamu tidak ikut dengan kami?", "Memasang paket dari kode sumber",
        "Pemerintah Siapkan Bantuan Untuk Korban Banjir", "gue nggak tahu sih dia mikirin apa"}) {
    EXPECT_EQ(GuessLanguage(text).language, "id") << text;
  }
}

TEST(LanguageTest, OtherLanguagesAreUnknown) {
  for (const char* text :
       {"Der Bürgermeister sagte am Montag, die Brücke werde in der Stadt vor dem Regen geöffnet.",
        "Le maire a dit lundi que le pont serait ouvert avant les pluies dans la ville.",
        "De burgemeester zei maandag dat de brug open is en dat het in de stad gaat regenen.",
        "El alcalde dijo el lunes que el puente se abriría antes de las lluvias en la ciudad.",
        "Sinabi ng alkalde noong Lunes na bubuksan ang tulay bago ang ulan sa lungsod.",
        "Бургомистр сказал в понедельник, что мост откроют до дождей.",
        "市长星期一说，桥将在雨季之前开放。"}) {
    EXPECT_EQ(GuessLanguage(text).language, "und") << text;
    EXPECT_EQ(GuessLanguage(text).confidence, 0) << text;
  }
}

TEST(LanguageTest, NoWordsNoLanguage) {
  for (const char* text : {"", "   ", "12 345 !?", "\xff\xfe\x80", "\xEF\xBB\xBF"}) {
    EXPECT_EQ(GuessLanguage(text).language, "und");
  }
}

TEST(LanguageTest, MoreEvidenceMoreConfidence) {
  const double pure = GuessLanguage("The river is wide and the boat is on it.").confidence;
  const double mixed =
      GuessLanguage("The river is wide dan itu untuk kami and it is deep.").confidence;
  EXPECT_GT(pure, mixed);
  EXPECT_LE(pure, 1);
  EXPECT_GT(mixed, 0.5);
}

TEST(LanguageTest, ReadsTheBeginningOnly) {
  std::string text;
  while (text.size() < 100'000) text += "The river is wide and the boat is on it. ";
  const LanguageGuess before = GuessLanguage(text);
  while (text.size() < 1'000'000) text += "Sungai itu lebar dan perahunya ada di sana. ";
  EXPECT_EQ(GuessLanguage(text).language, "en");
  EXPECT_EQ(GuessLanguage(text).confidence, before.confidence);
}

}  // namespace
}  // namespace sejajar
