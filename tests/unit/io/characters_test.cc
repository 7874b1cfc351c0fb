#include "align/io/characters.h"

#include <gtest/gtest.h>

#include <string>

namespace sejajar {
namespace {

TEST(CharactersTest, AreTakenAndAppendedWhole) {
  const std::string text = "a\u00e9\u20ac\U0001F600";
  std::string_view rest = text;
  std::string back;
  std::size_t count = 0;
  for (; !rest.empty(); ++count) AppendCharacter(TakeCharacter(rest), back);
  EXPECT_EQ(count, 4U);
  EXPECT_EQ(back, text);
}

TEST(CharactersTest, CountLeavesWhiteSpaceOut) {
  EXPECT_EQ(CountCharacters(""), 0U);
  EXPECT_EQ(CountCharacters(" a\u00a0\u00e9\n\t\u3000\u2009b "), 3U);
}

TEST(OneLineTest, ChangesNothingThatFitsOnOne) {
  EXPECT_EQ(OneLine(""), "");
  EXPECT_EQ(OneLine("Two  spaces, \u00a0 stay."), "Two  spaces, \u00a0 stay.");
  EXPECT_EQ(OneLine(" both ends "), " both ends ");
}

TEST(OneLineTest, MakesBreaksASpaceWithWhatIsAround) {
  EXPECT_EQ(OneLine("one\ntwo"), "one two");
  EXPECT_EQ(OneLine("one \r\n  two"), "one two");
  EXPECT_EQ(OneLine("one\ttwo"), "one two");
  EXPECT_EQ(OneLine("a\u2028b\u0085c\fd\x1b[2Je"), "a b c d [2Je");
  EXPECT_EQ(OneLine("end\n"), "end ");
}

TEST(ValidUtf8Test, MarksWhatIsNoUtf8) {
  EXPECT_EQ(ValidUtf8("caf\u00e9 \xF0\x9F\x98\x80"), "caf\u00e9 \xF0\x9F\x98\x80");
  EXPECT_EQ(ValidUtf8("caf\xe9"), "caf\uFFFD");
  EXPECT_EQ(ValidUtf8("\xe9.txt"), "\uFFFD.txt");
  EXPECT_EQ(ValidUtf8(""), "");
}

}  // namespace
}  // namespace sejajar
