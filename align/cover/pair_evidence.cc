#include "align/cover/pair_evidence.h"

#include <algorithm>
#include <cmath>

#include "align/cover/feature_groups.h"

namespace sejajar {
namespace {

constexpr std::array<float, 10> kCosineKnots = {0,    0.1F, 0.2F, 0.3F, 0.4F,
                                                0.5F, 0.6F, 0.7F, 0.8F, 0.9F};
constexpr std::array<float, 7> kCoveredKnots = {0.1F, 0.25F, 0.4F, 0.55F, 0.7F, 0.85F, 1};
constexpr std::array<float, 7> kRatioKnots = {-1.2F, -0.6F, -0.25F, 0, 0.25F, 0.6F, 1.2F};
constexpr std::array<float, 6> kWordsKnots = {1, 3, 6, 10, 18, 30};

constexpr FeatureGroup kBias = {"pair", kNoKnots, 0};
constexpr FeatureGroup kCosine = {"pair-cosine", kCosineKnots, 1};
constexpr FeatureGroup kMore = {"pair-covered-more", kCoveredKnots, 11};
constexpr FeatureGroup kLess = {"pair-covered-less", kCoveredKnots, 18};
constexpr FeatureGroup kRatio = {"pair-length", kRatioKnots, 25};
constexpr FeatureGroup kWords = {"pair-words", kWordsKnots, 32};  // times the cosine
static_assert(kWords.first + kWordsKnots.size() == kPairFeatures);
constexpr std::array kGroups = {kBias, kCosine, kMore, kLess, kRatio, kWords};

}  // namespace

std::string PairFeatureName(std::size_t feature) { return FeatureNameIn(kGroups, feature); }

PairWeights PairFeatures(const PairEvidence& evidence) {
  PairWeights features{};
  FeatureWriter add(0, features);
  const auto [less, more] = std::minmax(evidence.source_covered, evidence.target_covered);
  add(kBias, 1);
  add(kCosine, evidence.cosine);
  add(kMore, more);
  add(kLess, less);
  add(kRatio, std::log(evidence.length_ratio));
  add(kWords, evidence.words, evidence.cosine);
  return features;
}

double PairProbability(const PairEvidence& evidence, const PairWeights& weights) {
  const PairWeights features = PairFeatures(evidence);
  double score = 0;
  for (std::size_t k = 0; k < kPairFeatures; ++k) score += double{features[k]} * weights[k];
  return 1 / (1 + std::exp(-score));
}

}  // namespace sejajar
