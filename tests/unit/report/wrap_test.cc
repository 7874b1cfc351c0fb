#include "align/report/wrap.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "align/io/characters.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;

TEST(VisibleTest, LeavesTextAlone) {
  EXPECT_EQ(Visible("Rp 5.000, \u201cbagus\u201d \u4f60\u597d \U0001F600"),
            "Rp 5.000, \u201cbagus\u201d \u4f60\u597d \U0001F600");
}

TEST(VisibleTest, MakesWhiteSpaceOneSpace) { EXPECT_EQ(Visible("a \n\t b\u00a0\u2028c"), "a b c"); }

TEST(VisibleTest, ShowsWhatATerminalWouldObey) {
  EXPECT_EQ(Visible("\x1b[31mred\x07\x08"), "\u241b[31mred\u2407\u2408");
  EXPECT_EQ(Visible("\x7f"), "\u2421");
  EXPECT_EQ(Visible("\u009b2J"), "<U+009B>2J");  // the one-character form of ESC [
  EXPECT_EQ(Visible("a\u202eb\u2066c"), "a<U+202E>b<U+2066>c");
}

TEST(DisplayWidthTest, KnowsWideAndCombiningCharacters) {
  EXPECT_EQ(DisplayWidth(""), 0U);
  EXPECT_EQ(DisplayWidth("caf\u00e9"), 4U);
  EXPECT_EQ(DisplayWidth("cafe\u0301"), 4U);
  EXPECT_EQ(DisplayWidth("\u4f60\u597d"), 4U);
  EXPECT_EQ(DisplayWidth("\u2500\u241b"), 2U);
}

TEST(WrapTest, BreaksAtSpaces) {
  EXPECT_THAT(Wrap("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(Wrap("one two three", 8), ElementsAre("one two", "three"));
  EXPECT_THAT(Wrap("one two three", 13), ElementsAre("one two three"));
  EXPECT_THAT(Wrap("", 5), ElementsAre(""));
}

TEST(WrapTest, BreaksInsideAWordOnlyWhenItMust) {
  EXPECT_THAT(Wrap("a abcdefghij k", 4), ElementsAre("a", "abcd", "efgh", "ij k"));
}

TEST(WrapTest, BreaksBetweenWideCharacters) {
  EXPECT_THAT(Wrap("\u4f60\u597d\u4f60", 5), ElementsAre("\u4f60\u597d", "\u4f60"));
}

TEST(WrapTest, KeepsCombiningCharactersWithTheirBase) {
  EXPECT_THAT(Wrap("abe\u0301d", 3), ElementsAre("abe\u0301", "d"));
}

// No line is too wide, and only spaces get lost.
TEST(WrapTest, HoldsItsPromiseOnRandomText) {
  const std::vector<std::string> pieces = {"a",      "bc",         " ", "\u00e9", "e\u0301",
                                           "\u4f60", "\U0001F600", "-", "word",   " "};
  std::mt19937 random(11);
  std::uniform_int_distribution<std::size_t> piece(0, pieces.size() - 1);
  std::uniform_int_distribution<std::size_t> any_width(2, 12);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += pieces[piece(random)];
    text = Visible(text);
    const std::size_t width = any_width(random);
    std::string joined;
    for (const std::string& line : Wrap(text, width)) {
      ASSERT_LE(DisplayWidth(line), width) << text;
      joined += line;
    }
    std::erase(joined, ' ');
    std::erase(text, ' ');
    ASSERT_EQ(joined, text);
  }
}

}  // namespace
}  // namespace sejajar
