#include "align/cover/pair_evidence.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>
#include <set>
#include <string>

namespace sejajar {
namespace {

PairEvidence RandomEvidence(std::mt19937& random) {
  const auto share = [&] { return static_cast<float>(random() % 1001) / 1000; };
  return {2 * share() - 1, share(), share(), std::exp(4 * share() - 2), 1 + 40 * share()};
}

TEST(PairEvidence, ProbabilityIsTheLogisticOfTheWeighedFeatures) {
  std::mt19937 random(1);
  PairWeights weights;
  for (float& weight : weights) weight = static_cast<float>(random() % 200) / 100 - 1;
  for (int round = 0; round < 100; ++round) {
    const PairEvidence evidence = RandomEvidence(random);
    const PairWeights features = PairFeatures(evidence);
    const double score = std::inner_product(features.begin(), features.end(), weights.begin(), 0.0);
    EXPECT_NEAR(PairProbability(evidence, weights), 1 / (1 + std::exp(-score)), 1e-6);
  }
  EXPECT_EQ(PairProbability(RandomEvidence(random), {}), 0.5);
}

TEST(PairEvidence, FeaturesHaveNamesOfTheirOwn) {
  std::set<std::string> names;
  for (std::size_t k = 0; k < kPairFeatures; ++k) names.insert(PairFeatureName(k));
  EXPECT_EQ(names.size(), kPairFeatures);
  EXPECT_FALSE(names.contains(""));
  EXPECT_EQ(PairFeatureName(kPairFeatures), "");
  EXPECT_EQ(PairFeatureName(0), "pair");
}

TEST(PairEvidence, TheTwoSidesCountAlike) {
  PairEvidence evidence = {0.7F, 0.9F, 0.4F, 1, 12};
  const double probability = PairProbability(evidence, DefaultPairWeights());
  std::swap(evidence.source_covered, evidence.target_covered);
  EXPECT_EQ(PairProbability(evidence, DefaultPairWeights()), probability);
}

TEST(PairEvidence, WhatIsAlikeAndCoveredIsATranslation) {
  const auto probability = [](float cosine, float covered) {
    return PairProbability({cosine, covered, covered, 1, 12}, DefaultPairWeights());
  };
  EXPECT_GT(probability(0.9F, 0.98F), 0.99);
  EXPECT_LT(probability(0.1F, 0.2F), 0.01);
  EXPECT_LT(probability(0.2F, 0.3F), probability(0.5F, 0.6F));
  EXPECT_LT(probability(0.5F, 0.6F), probability(0.8F, 0.9F));
}

}  // namespace
}  // namespace sejajar
