#include "align/eval/bead_scores.h"

#include <gtest/gtest.h>

#include <vector>

namespace sejajar {
namespace {

using Beads = std::vector<ListedBead>;

void ExpectScores(const Scores& scores, double precision, double recall, double f1) {
  EXPECT_DOUBLE_EQ(scores.precision, precision);
  EXPECT_DOUBLE_EQ(scores.recall, recall);
  EXPECT_DOUBLE_EQ(scores.f1, f1);
}

TEST(CountBeadsTest, CountsByHand) {
  // Of four gold pairs the answer has one exactly, touches two more, and splits one of those.
  const Beads gold = {{{0}, {0}}, {{1, 2}, {1}}, {{3}, {}}, {{4}, {2}},
                      {{5}, {4}}, {{}, {3}},     {{6}, {}}};
  const Beads answer = {{{0}, {0}},    {{1}, {1}}, {{2}, {}}, {{3}, {}},
                        {{4}, {2, 3}}, {{5}, {5}}, {{}, {4}}, {{6}, {6}}};
  const BeadCounts counts = CountBeads(gold, answer);
  EXPECT_EQ(counts.documents, 1U);
  ExpectScores(counts.Strict(), 1.0 / 5, 1.0 / 4, 2 * (1.0 / 5) * (1.0 / 4) / (1.0 / 5 + 1.0 / 4));
  const double lax_precision = 3.0 / 5;
  const double lax_recall = 3.0 / 4;
  ExpectScores(counts.Lax(), lax_precision, lax_recall,
               2 * lax_precision * lax_recall / (lax_precision + lax_recall));
  ExpectScores(counts.Omission(), 1.0 / 2, 1.0 / 2, 1.0 / 2);  // 3 of {2, 3}, of {3, 6}
  ExpectScores(counts.Addition(), 0, 0, 0);                    // {4} for {3}
}

TEST(CountBeadsTest, GoldAgainstItselfIsPerfect) {
  const Beads gold = {{{0, 1}, {0}}, {{2}, {}}, {{}, {1}}, {{3}, {2, 3}}};
  const BeadCounts counts = CountBeads(gold, gold);
  ExpectScores(counts.Strict(), 1, 1, 1);
  ExpectScores(counts.Lax(), 1, 1, 1);
  ExpectScores(counts.Omission(), 1, 1, 1);
  ExpectScores(counts.Addition(), 1, 1, 1);
}

TEST(CountBeadsTest, NothingAgainstNothingIsZero) {
  const BeadCounts counts = CountBeads({}, {});
  ExpectScores(counts.Strict(), 0, 0, 0);
  ExpectScores(counts.Lax(), 0, 0, 0);
  ExpectScores(counts.Omission(), 0, 0, 0);
}

TEST(CountBeadsTest, AnEmptyAnswerMissesEverything) {
  const BeadCounts counts = CountBeads(Beads{{{0}, {0}}, {{1}, {}}}, {});
  EXPECT_EQ(counts.strict.wanted, 1U);
  EXPECT_EQ(counts.strict.answered, 0U);
  EXPECT_EQ(counts.omission.wanted, 1U);
  ExpectScores(counts.Strict(), 0, 0, 0);
}

TEST(CountBeadsTest, GoldCountsOnceAndAnswersAsOftenAsGiven) {
  const BeadCounts counts =
      CountBeads(Beads{{{0}, {0}}, {{0}, {0}}, {{1}, {1}}}, Beads{{{0}, {0}}, {{0}, {0}}});
  EXPECT_EQ(counts.strict.hits, 2U);
  EXPECT_EQ(counts.strict.answered, 2U);
  EXPECT_EQ(counts.strict.wanted, 2U);
}

TEST(CountBeadsTest, TakesCrossingBeads) {
  const Beads gold = {{{0}, {1}}, {{1}, {0}}};
  ExpectScores(CountBeads(gold, gold).Strict(), 1, 1, 1);
  ExpectScores(CountBeads(gold, Beads{{{0}, {0}}, {{1}, {1}}}).Lax(), 0, 0, 0);
}

TEST(BeadCountsTest, AddUpOverDocuments) {
  const Beads gold = {{{0}, {0}}, {{1}, {}}};
  BeadCounts total = CountBeads(gold, gold);
  total += CountBeads(gold, {});
  EXPECT_EQ(total.documents, 2U);
  ExpectScores(total.Strict(), 1, 0.5, 2.0 / 3);
  ExpectScores(total.Lax(), 1, 0.5, 2.0 / 3);
  ExpectScores(total.Omission(), 1, 0.5, 2.0 / 3);
}

}  // namespace
}  // namespace sejajar
