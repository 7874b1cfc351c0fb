#include "align/cover/feature_groups.h"

#include <gtest/gtest.h>

#include <array>
#include <numeric>
#include <random>

namespace sejajar {
namespace {

constexpr std::array<float, 4> kKnots = {-1, 0, 0.5F, 2};
constexpr FeatureGroup kLinear = {"linear", kNoKnots, 0};
constexpr FeatureGroup kBent = {"bent", kKnots, 1};
constexpr std::array kGroups = {kLinear, kBent};
using Weights = std::array<float, 5>;

Weights Written(const FeatureGroup& group, float value, float scale = 1) {
  Weights features{};
  FeatureWriter writer(0, features);
  writer(group, value, scale);
  return features;
}

TEST(FeatureGroups, AValueIsSharedByTheKnotsAroundIt) {
  EXPECT_EQ(Written(kBent, 0), (Weights{0, 0, 1, 0, 0}));
  EXPECT_EQ(Written(kBent, 0.25F), (Weights{0, 0, 0.5F, 0.5F, 0}));
  EXPECT_EQ(Written(kBent, 0.25F, 3), (Weights{0, 0, 1.5F, 1.5F, 0}));
  EXPECT_EQ(Written(kLinear, 0.25F, 3), (Weights{0.75F, 0, 0, 0, 0}));
}

TEST(FeatureGroups, BeyondTheKnotsTheLastOneHolds) {
  EXPECT_EQ(Written(kBent, -5), (Weights{0, 1, 0, 0, 0}));
  EXPECT_EQ(Written(kBent, 2), (Weights{0, 0, 0, 0, 1}));
  EXPECT_EQ(Written(kBent, 1e30F), (Weights{0, 0, 0, 0, 1}));
}

TEST(FeatureGroups, AWriterMayBeginAtALaterFeature) {
  std::array<float, 4> features{};
  FeatureWriter writer(1, features);
  writer(kBent, 2);
  EXPECT_EQ(features, (std::array<float, 4>{0, 0, 0, 1}));
}

// Weights times what the writer wrote is the oracle of the weigher.
TEST(FeatureGroups, TheWeigherGivesWhatTheWrittenFeaturesWeigh) {
  std::mt19937 random(7);
  const auto draw = [&](float least, float most) {
    return least + (most - least) * static_cast<float>(random() % 10001) / 10000;
  };
  for (int round = 0; round < 500; ++round) {
    Weights weights;
    for (float& weight : weights) weight = draw(-3, 3);
    const Curves<5> curves(weights, kGroups);
    FeatureWeigher<5> weigher(curves);
    Weights features{};
    FeatureWriter writer(0, features);
    for (int k = 0; k < 4; ++k) {
      const float value = k == 0 ? kKnots[random() % kKnots.size()] : draw(-2, 3);
      const float scale = draw(-1, 1);
      const FeatureGroup& group = kGroups[random() % kGroups.size()];
      writer(group, value, scale);
      weigher(group, value, scale);
    }
    EXPECT_NEAR(weigher.score(),
                std::inner_product(features.begin(), features.end(), weights.begin(), 0.0), 1e-4);
  }
}

TEST(FeatureGroups, NamesSayTheKnot) {
  EXPECT_EQ(FeatureNameIn(kGroups, 0), "linear");
  EXPECT_EQ(FeatureNameIn(kGroups, 1), "bent@-1.00");
  EXPECT_EQ(FeatureNameIn(kGroups, 4), "bent@2.00");
  EXPECT_EQ(FeatureNameIn(kGroups, 5), "");
}

}  // namespace
}  // namespace sejajar
