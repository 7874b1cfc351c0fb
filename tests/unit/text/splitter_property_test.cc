// What holds of every split, whatever the text: checked on random texts from fixed seeds.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "align/text/splitter.h"
#include "align/text/utf8.h"

namespace sejajar {
namespace {

constexpr SplitOptions::Paragraphs kModes[] = {SplitOptions::Paragraphs::kGuess,
                                               SplitOptions::Paragraphs::kBlankLine,
                                               SplitOptions::Paragraphs::kLine};

bool IsAllSpace(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (!IsSpace(NextCodePoint(text, &i))) return false;
  }
  return true;
}

// White space, or a line of nothing but what cannot be seen.
bool IsGap(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (std::size_t i = 0; i < text.size();) {
    if (!IsBlank(NextCodePoint(text, &i))) return false;
  }
  return true;
}

void ExpectInvariants(std::string_view text, const std::vector<Sentence>& sentences) {
  std::size_t end = 0;
  for (const Sentence& sentence : sentences) {
    const Span span = sentence.span;
    ASSERT_LE(end, span.begin);
    ASSERT_LT(span.begin, span.end);
    ASSERT_LE(span.end, text.size());
    ASSERT_TRUE(IsGap(text.substr(end, span.begin - end)));
    ASSERT_EQ(Trim(text, span), span) << span.In(text);
    ASSERT_FALSE(IsAllSpace(span.In(text)));
    end = span.end;
  }
  ASSERT_TRUE(IsGap(text.substr(end)));
  ASSERT_TRUE(sentences.empty() || sentences.front().starts_paragraph);
}

void ExpectInvariantsEverywhere(std::string_view text) {
  for (const char* language : {"en", "id", "de"}) {
    const SentenceSplitter splitter = SentenceSplitter::ForLanguage(language);
    for (const auto mode : kModes) {
      ASSERT_NO_FATAL_FAILURE(ExpectInvariants(text, splitter.Split(text, {.paragraphs = mode})))
          << language << ": " << testing::PrintToString(std::string(text));
    }
  }
  ASSERT_NO_FATAL_FAILURE(ExpectInvariants(text, SegmentedLines(text)));
}

std::string RandomText(std::mt19937& random, const std::vector<std::string>& pieces) {
  std::string text;
  for (auto count = random() % 40; count > 0; --count) text += pieces[random() % pieces.size()];
  return text;
}

TEST(SplitterPropertyTest, HoldsOnRandomProse) {
  const std::vector<std::string> pieces = {" ",       " ",
                                           " ",       "\n",
                                           "\n\n",    "\r\n",
                                           "\u00a0",  "\u200b",
                                           "\u2029",  "\f",
                                           "Kami",    "pergi",
                                           "PT",      "dll",
                                           "No",      "a.n",
                                           "U.S",     "5",
                                           "1.500",   "II",
                                           "A",       "É",
                                           "e\u0301", "我",
                                           "。",      ".",
                                           ".",       ".",
                                           ",",       "!",
                                           "?",       "...",
                                           "…",       "\"",
                                           "“",       "”",
                                           "''",      "``",
                                           "(",       ")",
                                           "[1]",     "-",
                                           "****",    ":-)",
                                           "😀",       "http://a.b/c?d",
                                           "Dear",    "said"};
  std::mt19937 random(20240501);
  for (int i = 0; i < 1500; ++i) {
    ASSERT_NO_FATAL_FAILURE(ExpectInvariantsEverywhere(RandomText(random, pieces)));
  }
}

TEST(SplitterPropertyTest, HoldsOnRandomBytes) {
  std::mt19937 random(7);
  for (int i = 0; i < 1000; ++i) {
    std::string text;
    for (auto count = random() % 60; count > 0; --count) text += static_cast<char>(random() % 256);
    ASSERT_NO_FATAL_FAILURE(ExpectInvariantsEverywhere(text));
  }
}

TEST(SplitterPropertyTest, HoldsOnCutUtf8) {
  const std::string text = "Ia “datang”. É… 😀 我。 Lalu\u2029pulang\u0085";
  for (std::size_t begin = 0; begin <= text.size(); ++begin) {
    for (std::size_t end = begin; end <= text.size(); ++end) {
      ASSERT_NO_FATAL_FAILURE(
          ExpectInvariantsEverywhere(std::string_view(text).substr(begin, end - begin)));
    }
  }
}

// Paragraphs do not see each other: in line mode the whole splits as its lines do.
TEST(SplitterPropertyTest, LinesSplitOnTheirOwn) {
  const std::vector<std::string> pieces = {" ", " ",  "Ia", "pulang", "dll", ".",
                                           "?", "\"", "(",  ")",      "Jl",  "7"};
  const SentenceSplitter splitter = SentenceSplitter::ForLanguage("id");
  const SplitOptions line_mode{.paragraphs = SplitOptions::Paragraphs::kLine};
  std::mt19937 random(99);
  for (int i = 0; i < 500; ++i) {
    const std::string first = RandomText(random, pieces);
    const std::string second = RandomText(random, pieces);
    std::vector<Sentence> expected = splitter.Split(first, line_mode);
    for (Sentence s : splitter.Split(second, line_mode)) {
      s.span.begin += first.size() + 1;
      s.span.end += first.size() + 1;
      expected.push_back(s);
    }
    ASSERT_EQ(splitter.Split(first + "\n" + second, line_mode), expected) << first << "\n"
                                                                          << second;
  }
}

// Monsters that a quadratic or recursive splitter would not survive.
TEST(SplitterPropertyTest, SurvivesMonsters) {
  const std::vector<std::string> pieces = {"a",      ".",   ". ",       "\"A b. ", "a \"A ",
                                           "(",      ":-",  ".[1]",     ". ) ",    ". .a ",
                                           "\u200b", "a\n", "A.\u200b", "PT. "};
  for (const std::string& piece : pieces) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    for (const char* language : {"en", "id"}) {
      const auto sentences = SentenceSplitter::ForLanguage(language).Split(text, {});
      ASSERT_NO_FATAL_FAILURE(ExpectInvariants(text, sentences)) << piece;
    }
  }
}

}  // namespace
}  // namespace sejajar
