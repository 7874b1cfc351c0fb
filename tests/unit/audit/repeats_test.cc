#include "align/audit/repeats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/audited_pair.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;

// "2-5 of 0" for each; sentences of `lines` with a '+' in `aligned` are aligned.
std::vector<std::string> Repeats(const std::string& lines, const std::string& aligned) {
  std::vector<bool> flags;
  for (const char flag : aligned) flags.push_back(flag == '+');
  std::vector<std::string> shown;
  for (const Repeat& repeat : FindRepeats(LineDocument("d", "en", lines), flags)) {
    shown.push_back(std::to_string(repeat.copy.begin) + "-" + std::to_string(repeat.copy.end) +
                    " of " + std::to_string(repeat.original));
  }
  return shown;
}

TEST(Repeats, ABodyThatStandsTwiceIsOneRepeat) {
  EXPECT_THAT(Repeats("The boat sank.\nNobody drowned.\nThe sea was calm.\n"
                      "The boat sank.\nNobody drowned.\nThe sea was calm.\n",
                      "+++---"),
              ElementsAre("3-6 of 0"));
}

TEST(Repeats, TheCopyMayComeBeforeTheOriginal) {
  EXPECT_THAT(
      Repeats("Nobody drowned, as far as we know.\nIt sank.\nNobody drowned, as far as we know.\n",
              "-++"),
      ElementsAre("0-1 of 2"));
}

TEST(Repeats, CasePunctuationAndSpaceMakeNoDifference) {
  EXPECT_THAT(
      Repeats("Nobody drowned, the mayor said.\n“NOBODY   drowned” – the mayor said\n", "+-"),
      ElementsAre("1-2 of 0"));
  EXPECT_THAT(Repeats("Nobody drowned.\nNobody drowned?\n", "+-"), ElementsAre());
  EXPECT_THAT(Repeats("Nobody drowned.\nNobody drowned yet.\n", "+-"), ElementsAre());
}

TEST(Repeats, OnlyWhatIsNotAlignedRepeatsAndOnlyWhatIs) {
  EXPECT_THAT(
      Repeats("It rained the whole day in the hills.\nIt rained the whole day in the hills.\n",
              "++"),
      ElementsAre());
  EXPECT_THAT(
      Repeats("It rained the whole day in the hills.\nIt rained the whole day in the hills.\n",
              "--"),
      ElementsAre());
}

TEST(Repeats, SentencesWithoutWordsRepeatNothing) {
  EXPECT_THAT(Repeats("* * *\n***\n—\n", "+--"), ElementsAre());
}

TEST(Repeats, WhatStandsBetweenPartsThem) {
  EXPECT_THAT(Repeats("It rained the whole day in the hills.\nIt rained the whole day in the "
                      "hills.\nThen the sun came.\nIt rained the whole day in the hills.\n",
                      "+---"),
              ElementsAre("1-2 of 0", "3-4 of 0"));
  EXPECT_THAT(Repeats("It rained the whole day in the hills.\nIt rained the whole day in the "
                      "hills.\nThen the sun came.\nIt rained the whole day in the hills.\n",
                      "+-+-"),
              ElementsAre("1-2 of 0", "3-4 of 0"));
}

TEST(Repeats, LittleIsNoCopy) {
  EXPECT_THAT(Repeats("He said so.\nHe said so.\n", "+-"), ElementsAre());
  EXPECT_THAT(Repeats("He said so.\nShe denied it.\nHe said so.\nShe denied it.\n", "++--"),
              ElementsAre());
  EXPECT_THAT(Repeats("He said that it was so.\nShe denied it.\n"
                      "He said that it was so.\nShe denied it.\n",
                      "++--"),
              ElementsAre("2-4 of 0"));
}

TEST(Repeats, OfNothingAreNone) { EXPECT_THAT(Repeats("", ""), ElementsAre()); }

}  // namespace
}  // namespace sejajar
