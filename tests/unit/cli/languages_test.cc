#include "align/cli/languages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sejajar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(CheckLanguageTagTest, TellsTagsFromOtherThings) {
  for (const char* tag : {"", "en", "id-ID", "zh-Hant-TW", "und", "EN", "de-1996"}) {
    EXPECT_TRUE(CheckLanguageTag(tag)) << tag;
  }
  for (const char* tag : {"e", "en_US", "en-", "-en", "english language", "1n", "../en", "en\n"}) {
    const Status status = CheckLanguageTag(tag);
    ASSERT_FALSE(status) << tag;
    EXPECT_EQ(status.error().kind, ErrorKind::kUsage);
  }
}

TEST(PrimaryLanguageTest, IsTheFirstPartInSmallLetters) {
  EXPECT_EQ(PrimaryLanguage("ID-id"), "id");
  EXPECT_EQ(PrimaryLanguage("en"), "en");
}

TEST(SideLanguageTest, WhatIsSaidGoesBeforeWhatIsGuessed) {
  EXPECT_EQ((SideLanguage{"a", "", {"en", 1}}).Taken(), "en");
  EXPECT_EQ((SideLanguage{"a", "id", {"en", 1}}).Taken(), "id");
}

TEST(LanguageWarningsTest, IsSilentWhenAllIsWell) {
  EXPECT_THAT(LanguageWarnings({"a", "en", {"en", 1}}, {"b", "id", {"id", 1}}), IsEmpty());
  EXPECT_THAT(LanguageWarnings({"a", "", {"en", 1}}, {"b", "", {"id", 1}}), IsEmpty());
  EXPECT_THAT(LanguageWarnings({"a", "en-GB", {"en", 1}}, {"b", "id-ID", {"id", 1}}), IsEmpty());
  EXPECT_THAT(LanguageWarnings({"a", "fr", {"und", 0}}, {"b", "id", {"id", 1}}), IsEmpty());
}

TEST(LanguageWarningsTest, DoesNotContradictWithoutBeingSure) {
  EXPECT_THAT(LanguageWarnings({"a", "en", {"id", 0.5}}, {"b", "id", {"id", 1}}), IsEmpty());
}

TEST(LanguageWarningsTest, TellsAnotherLanguageThanSaid) {
  EXPECT_THAT(LanguageWarnings({"a", "en", {"en", 1}}, {"b", "id", {"en", 1}}),
              ElementsAre("b: seems to be in 'en', not in 'id' as said"));
}

TEST(LanguageWarningsTest, TellsSwappedDocumentsInOneLine) {
  EXPECT_THAT(LanguageWarnings({"a", "en", {"id", 1}}, {"b", "id", {"en", 1}}),
              ElementsAre(HasSubstr("look swapped")));
}

TEST(LanguageWarningsTest, TellsTwoDocumentsInOneLanguage) {
  EXPECT_THAT(LanguageWarnings({"a", "", {"id", 1}}, {"b", "", {"id", 1}}),
              ElementsAre(HasSubstr("same language, 'id'")));
}

TEST(LanguageWarningsTest, TellsWhatItCannotGuess) {
  EXPECT_THAT(LanguageWarnings({"a", "", {"und", 0}}, {"b", "id", {"id", 1}}),
              ElementsAre(HasSubstr("a: cannot tell the language")));
}

}  // namespace
}  // namespace sejajar
