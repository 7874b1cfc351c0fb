#include "align/train/adam.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace sejajar {
namespace {

TEST(Adam, ClimbsToTheTop) {
  // -(x - 3)^2 - 100 (y + 2)^2: the axes differ, the pace is the same.
  Adam<2> adam(400, 0.2, 0);
  std::array<float, 2> weights{};
  for (int i = 0; i < 400; ++i) {
    adam.Step({-2.0 * (weights[0] - 3), -200.0 * (weights[1] + 2)}, weights);
  }
  EXPECT_NEAR(weights[0], 3, 1e-2);
  EXPECT_NEAR(weights[1], -2, 1e-2);
}

TEST(Adam, TheFirstStepIsTheLearningRateWhateverTheSlope) {
  for (const double slope : {1e-3, 1.0, 1e3}) {
    Adam<2> adam(10, 0.2, 0);
    std::array<float, 2> weights = {1, 1};
    adam.Step({slope, -slope}, weights);
    EXPECT_NEAR(weights[0], 1.2, 1e-5);
    EXPECT_NEAR(weights[1], 0.8, 1e-5);
  }
}

TEST(Adam, ThePaceFallsToNothing) {
  constexpr std::size_t kSteps = 50;
  Adam<1> adam(kSteps, 0.2, 0);
  std::array<float, 1> weights{};
  float last = 1;
  for (std::size_t i = 0; i < kSteps; ++i) {
    const float before = weights[0];
    adam.Step({1.0}, weights);
    EXPECT_GT(weights[0], before);
    EXPECT_LT(weights[0] - before, last);
    last = weights[0] - before;
  }
  EXPECT_NEAR(last, 0.2 / kSteps, 1e-4);
}

TEST(Adam, ShrinkagePullsTowardsNothing) {
  Adam<1> adam(300, 0.1, 0.5);
  std::array<float, 1> weights = {4};
  // -(x - 3)^2 with a pull of 0.5 x: at rest where 6 = 2.5 x.
  for (int i = 0; i < 300; ++i) adam.Step({-2.0 * (weights[0] - 3)}, weights);
  EXPECT_NEAR(weights[0], 2.4, 1e-2);
}

// Algorithm 1 of the paper as it stands there, in double, for one weight.
TEST(Adam, IsThePapersAlgorithm) {
  Adam<1> adam(1000000, 0.01, 0);  // so many that the pace hardly falls
  std::array<float, 1> weights = {0.3F};
  double m = 0;
  double v = 0;
  double x = 0.3F;
  for (int t = 1; t <= 20; ++t) {
    const double slope = std::cos(t * 1.7);
    m = 0.9 * m + 0.1 * slope;
    v = 0.99 * v + 0.01 * slope * slope;
    x += 0.01 * (m / (1 - std::pow(0.9, t))) / (std::sqrt(v / (1 - std::pow(0.99, t))) + 1e-9);
    adam.Step({slope}, weights);
    EXPECT_NEAR(weights[0], x, 1e-5) << t;
  }
}

}  // namespace
}  // namespace sejajar
