#include "align/report/completeness.h"

#include <gtest/gtest.h>

#include <string>

namespace sejajar {
namespace {

TEST(SummarizeTest, CountsSentencesAndCharacters) {
  // Three sentences of 4, 2 and 6 characters that are not white space; the accent is one.
  const Document source("a", "en", "ab cd  x\u00e9\nl m n op!",
                        {{{0, 5}, true}, {{7, 10}, false}, {{11, 20}, true}});
  const Alignment alignment = *Alignment::Create(
      3, 3, {{{0, 1}, {0, 1}}, {{1, 2}, {1, 1}}, {{2, 3}, {1, 2}}, {{3, 3}, {2, 3}}});
  const Summary summary = Summarize(source, alignment);
  EXPECT_EQ(summary.beads, 4U);
  EXPECT_EQ(summary.omitted, 1U);
  EXPECT_EQ(summary.added, 1U);
  EXPECT_EQ(summary.source_characters, 12U);
  EXPECT_EQ(summary.paired_characters, 10U);
  EXPECT_DOUBLE_EQ(summary.Completeness(), 10.0 / 12);
  EXPECT_EQ(summary.CompletenessPercent(), "83.3");
}

TEST(SummaryTest, OnlyTheWholeIsAHundredPercent) {
  Summary summary;
  EXPECT_EQ(summary.CompletenessPercent(), "100.0");
  summary.source_characters = 100000;
  summary.paired_characters = 99999;
  EXPECT_EQ(summary.CompletenessPercent(), "99.9");
  summary.paired_characters = 100000;
  EXPECT_EQ(summary.CompletenessPercent(), "100.0");
  summary.paired_characters = 0;
  EXPECT_EQ(summary.CompletenessPercent(), "0.0");
}

}  // namespace
}  // namespace sejajar
