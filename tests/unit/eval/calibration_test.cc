#include "align/eval/calibration.h"

#include <gtest/gtest.h>

#include <vector>

namespace sejajar {
namespace {

using Beads = std::vector<ListedBead>;

TEST(CalibrationTest, IsComputedByHand) {
  const Beads gold = {{{0}, {0}}, {{1}, {1}}, {{2}, {}}, {{3}, {}}, {{}, {2}}, {{4}, {3}}};
  const Beads answer = {
      {{0}, {0}, 0.95},    // right
      {{1}, {}, 0.95},     // wrong
      {{2, 3}, {}, 0.55},  // right: both are omitted
      {{}, {1, 2}, 0.5},   // wrong: one of them is not added
      {{4}, {3}, 1.0},     // right, in the last bin
      {{5}, {5}},          // says nothing
  };
  Calibration calibration;
  calibration.Add(gold, answer);
  EXPECT_EQ(calibration.beads(), 5U);
  EXPECT_EQ(calibration.bins()[9].beads, 3U);
  EXPECT_EQ(calibration.bins()[9].right, 2U);
  EXPECT_EQ(calibration.bins()[5].beads, 2U);
  EXPECT_EQ(calibration.bins()[5].right, 1U);
  // (|2.9 - 2| + |1.05 - 1|) / 5
  EXPECT_NEAR(calibration.ExpectedError(), 0.19, 1e-12);
}

TEST(CalibrationTest, IsPerfectWhenProbabilitiesMeanWhatTheySay) {
  Beads gold;
  Beads answer;
  for (std::size_t i = 0; i < 10; ++i) {
    if (i < 8) gold.push_back({{i}, {i}});
    answer.push_back({{i}, {i}, 0.8});
  }
  Calibration calibration;
  calibration.Add(gold, answer);
  EXPECT_NEAR(calibration.ExpectedError(), 0, 1e-12);
}

TEST(CalibrationTest, TakesProbabilitiesThatAreNone) {
  Calibration calibration;
  calibration.Add({}, Beads{{{0}, {0}, -3.0}, {{0}, {0}, 7.0}});
  EXPECT_EQ(calibration.bins()[0].beads, 1U);
  EXPECT_EQ(calibration.bins()[9].beads, 1U);
  EXPECT_EQ(Calibration().ExpectedError(), 0);
}

}  // namespace
}  // namespace sejajar
