#include "align/text/tokenizer.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace sejajar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Words(std::string_view text, std::string_view language = "en") {
  std::vector<std::string> words;
  Tokenize(text, language, [&](std::string_view word) { words.emplace_back(word); });
  return words;
}

TEST(TokenizerTest, FoldsCaseAndDropsPunctuation) {
  EXPECT_THAT(Words("The Ferry, \"Nusa\" (1998)."), ElementsAre("the", "ferry", "nusa", "1998"));
}

TEST(TokenizerTest, KeepsSymbolsThatCarryMeaning) {
  EXPECT_THAT(Words("Up 5%? $3!"), ElementsAre("up", "5", "%", "?", "$", "3", "!"));
}

TEST(TokenizerTest, ReadsNumbersOfBothCountriesAlike) {
  EXPECT_EQ(Words("10,000"), Words("10.000", "id"));
  EXPECT_EQ(Words("3.5"), Words("3,5", "id"));
  EXPECT_THAT(Words("Rp1.234.567,5"), ElementsAre("rp", "1234567.5"));
  EXPECT_THAT(Words("in 2024."), ElementsAre("in", "2024"));
}

TEST(TokenizerTest, SpellsOutEnglishContractions) {
  EXPECT_THAT(Words("I'm sure they don't"), ElementsAre("i", "am", "sure", "they", "do", "not"));
  EXPECT_THAT(Words("can't won\u2019t he'll she'd"),
              ElementsAre("can", "not", "will", "not", "he", "will", "she", "would"));
  EXPECT_THAT(Words("the city's"), ElementsAre("the", "city"));
}

TEST(TokenizerTest, KeepsIndonesianApostrophesInTheWord) {
  EXPECT_THAT(Words("Jum'at ma\u2019af", "id"), ElementsAre("jumat", "maaf"));
}

TEST(TokenizerTest, CountsReduplicationOnce) {
  EXPECT_THAT(Words("buku-buku itu", "id"), ElementsAre("buku", "itu"));
  EXPECT_THAT(Words("well-known"), ElementsAre("well", "known"));
  EXPECT_THAT(Words("bye bye"), ElementsAre("bye", "bye"));
}

TEST(TokenizerTest, SeesThroughInvisibleAndCompatibilityForms) {
  EXPECT_EQ(Words("co\u00ADop \uFEFFcafe\u0301"), Words("coop caf\u00E9"));
  EXPECT_EQ(Words("\uFF21\uFF22\uFF23 \uFB01sh"), Words("abc fish"));
}

TEST(TokenizerTest, TakesScriptsWithoutSpacesCharacterByCharacter) {
  EXPECT_THAT(Words("東京2020"), ElementsAre("東", "京", "2020"));
}

// "<word> <the bytes it came from>" of each word.
std::vector<std::string> Placed(std::string_view text, std::string_view language = "en") {
  std::vector<std::string> words;
  TokenizeInPlace(text, language, [&](std::string_view word, Span span) {
    words.push_back(std::string(word) + '<' + std::string(span.In(text)) + '>');
  });
  return words;
}

TEST(TokenizerTest, KnowsWhereWordsStand) {
  EXPECT_THAT(Placed("The Ferry, 10,000!"),
              ElementsAre("the<The>", "ferry<Ferry>", "10000<10,000>", "!<!>"));
  EXPECT_THAT(Placed("they don't"), ElementsAre("they<they>", "do<don't>", "not<don't>"));
  EXPECT_THAT(Placed("Buku-buku itu", "id"), ElementsAre("buku<Buku>", "itu<itu>"));
  EXPECT_THAT(Placed("“\uFF21pi” \uFB01re\u00ADfly 5\u2009%"),
              ElementsAre("api<\uFF21pi>", "firefly<\uFB01re\u00ADfly>", "5<5>", "%<%>"));
}

TEST(TokenizerTest, FindsTheSameWordsInPlace) {
  for (const std::string text :
       {"Plain words, no more.", "“Ça” n\u2019est \u00BD fa\u0301cil \u1E9E \u0130stanbul",
        "\xFF\xFE broken \xC3", "\u4E2D\u6587 and \u0E44\u0E17\u0E22", ""}) {
    std::vector<std::string> words;
    std::size_t last = 0;
    TokenizeInPlace(text, "en", [&](std::string_view word, Span span) {
      words.emplace_back(word);
      EXPECT_LT(span.begin, span.end) << text;
      EXPECT_LE(span.end, text.size()) << text;
      EXPECT_LE(last, span.begin) << text;
      last = span.begin;
    });
    EXPECT_EQ(words, Words(text)) << text;
  }
}

TEST(TokenizerTest, TakesAnyBytes) {
  EXPECT_THAT(Words(""), IsEmpty());
  EXPECT_THAT(Words("' - '' ,,"), IsEmpty());
  EXPECT_THAT(Words("a\xFF\xC3(b"), ElementsAre("a", "b"));
}

}  // namespace
}  // namespace sejajar
