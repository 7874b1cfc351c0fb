#include "align/io/pair_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sejajar {
namespace {

using ::testing::HasSubstr;

TEST(PairListTest, ReadsPairsWithTheirLines) {
  const auto pairs = ParsePairList("# comment\na.en\ta.id\ta\n\nb c.en\t/x/b.id\tb.2\r\n");
  ASSERT_EQ(pairs.size(), 2U);
  EXPECT_EQ(pairs[0].source, "a.en");
  EXPECT_EQ(pairs[0].target, "a.id");
  EXPECT_EQ(pairs[0].name, "a");
  EXPECT_EQ(pairs[0].line, 2U);
  EXPECT_EQ(pairs[0].problem, "");
  EXPECT_EQ(pairs[1].source, "b c.en");
  EXPECT_EQ(pairs[1].name, "b.2");
  EXPECT_EQ(pairs[1].line, 4U);
  EXPECT_EQ(pairs[1].problem, "");
}

TEST(PairListTest, SaysWhatIsWrongWithALineAndKeepsTheOthers) {
  const auto pairs = ParsePairList(
      "a\tb\tgood\n"
      "a\tb\n"
      "a b c\n"
      "a\tb\tc\td\n"
      "\tb\tc\n"
      "a\t\tc\n"
      "a\tb\t\n"
      "a\tb\t../c\n"
      "a\tb\t..\n"
      "a\tb\t/c\n"
      "a\tb\tgood\n"
      "-\tb\tc\n"
      "a\tb\tc\n");
  ASSERT_EQ(pairs.size(), 13U);
  EXPECT_EQ(pairs[0].problem, "");
  for (std::size_t i = 1; i < 4; ++i) EXPECT_THAT(pairs[i].problem, HasSubstr("tabs"));
  EXPECT_EQ(pairs[4].problem, "a path is empty");
  EXPECT_EQ(pairs[5].problem, "a path is empty");
  EXPECT_EQ(pairs[6].problem, "the name is empty");
  for (std::size_t i = 7; i < 10; ++i) EXPECT_THAT(pairs[i].problem, HasSubstr("plain file name"));
  EXPECT_THAT(pairs[10].problem, HasSubstr("twice"));
  EXPECT_THAT(pairs[11].problem, HasSubstr("standard input"));
  EXPECT_EQ(pairs[12].problem, "");
}

}  // namespace
}  // namespace sejajar
