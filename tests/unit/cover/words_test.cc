#include "align/cover/words.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/unit/cover/small_model.h"

namespace sejajar {
namespace {

std::vector<std::string> LightWords(std::string_view text, std::string_view language) {
  std::vector<std::string> light;
  const WordedTexts read = ReadOne(text, language);
  for (const PlacedWord& word : read.texts[0]) {
    if (word.light) light.emplace_back(word.span.In(text));
  }
  return light;
}

TEST(Words, AreLightWhenATranslationMayLeaveThemOut) {
  EXPECT_THAT(LightWords("Mr Wibowo told the U.N. so", "en"),
              ::testing::ElementsAre("Mr", "U", "N"));
  EXPECT_THAT(LightWords("Bapak Wibowo", "id"), ::testing::ElementsAre("Bapak"));
  EXPECT_THAT(LightWords("the bapak of all", "en"), ::testing::IsEmpty());
  EXPECT_THAT(LightWords("the National Weather Office (NWO) said", "en"),
              ::testing::ElementsAre("NWO"));
  EXPECT_THAT(LightWords("the weather office (NWO) said", "en"), ::testing::IsEmpty());
}

TEST(Words, KnowBreaksCapitalsAndNumbers) {
  const std::string_view text = "On 3 May, Rina left - alone";
  const WordedTexts read = ReadOne(text, "en");
  std::vector<std::string> breaks;
  std::vector<std::string> numbers;
  for (const PlacedWord& word : read.texts[0]) {
    if (word.breaks) breaks.emplace_back(word.span.In(text));
    if (read.table.numbers[word.row]) numbers.emplace_back(word.span.In(text));
    EXPECT_EQ(word.capital, word.span.In(text).front() < 'a' && word.span.In(text) != "3");
  }
  EXPECT_THAT(breaks, ::testing::ElementsAre("On", "Rina"));
  EXPECT_THAT(numbers, ::testing::ElementsAre("3"));
}

TEST(Words, AreTheSameForAnyNumberOfThreads) {
  std::vector<std::string> texts;
  for (int i = 0; i < 700; ++i) texts.push_back("line " + std::to_string(i % 97) + " of a text");
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  const WordedTexts one = ReadWords(views, "en", ShippedEncoder(), 1);
  const WordedTexts four = ReadWords(views, "en", ShippedEncoder(), 4);
  EXPECT_EQ(one.table.vectors, four.table.vectors);
  ASSERT_EQ(one.texts.size(), four.texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    ASSERT_EQ(one.texts[i].size(), four.texts[i].size());
    for (std::size_t k = 0; k < one.texts[i].size(); ++k) {
      EXPECT_EQ(one.texts[i][k].row, four.texts[i][k].row);
    }
  }
}

}  // namespace
}  // namespace sejajar
