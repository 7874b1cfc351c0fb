#include "align/train/pair_fitter.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "align/train/adam.h"

namespace sejajar {
namespace {

constexpr std::size_t kNeighbourhood = 3;  // pairs away, at most
constexpr std::size_t kTries = 20;         // at a stranger of like length

// A target that is wrong for the source: of a neighbour, of anyone, or of like length.
std::size_t WrongTarget(std::size_t source, const std::vector<SyntheticPair>& pairs,
                        std::mt19937_64& random) {
  const std::size_t kind = random() % 3;
  std::size_t best = random() % pairs.size();
  if (kind == 0) {
    const std::size_t step = 1 + random() % kNeighbourhood;
    return source + step < pairs.size() ? source + step : source - std::min(step, source);
  }
  if (kind == 1) return best;
  const auto distance = [&](std::size_t i) {
    const auto length = static_cast<double>(pairs[i].target.size());
    return std::abs(std::log(length / static_cast<double>(pairs[source].target.size())));
  };
  for (std::size_t k = 0; k < kTries; ++k) {
    const std::size_t other = random() % pairs.size();
    if (distance(other) < distance(best)) best = other;
  }
  return best;
}

}  // namespace

Result<PairWeights> FitPairWeights(const std::vector<SyntheticPair>& pairs,
                                   const CoverLanguage& source, const CoverLanguage& target,
                                   const CoverOptions& cover, const PairFitOptions& options,
                                   const std::function<void(std::size_t, double)>& progress) {
  std::mt19937_64 random(options.seed);
  std::vector<TextPair> texts;
  std::vector<bool> right;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    texts.push_back({pairs[i].source, pairs[i].target});
    right.push_back(true);
    const std::size_t wrong = WrongTarget(i, pairs, random);
    if (pairs[wrong].target == pairs[i].target) continue;
    texts.push_back({pairs[i].source, pairs[wrong].target});
    right.push_back(false);
  }
  const Result<std::vector<PairCoverage>> coverage = CoverPairs(texts, source, target, cover);
  if (!coverage) return coverage.error();
  std::vector<PairWeights> features;
  features.reserve(texts.size());
  for (const PairCoverage& pair : *coverage) features.push_back(PairFeatures(pair.evidence));

  PairWeights weights{};
  Adam<kPairFeatures> adam(options.iterations, options.learning_rate, options.shrinkage);
  const auto count = static_cast<double>(std::max<std::size_t>(1, texts.size()));
  for (std::size_t iteration = 1; iteration <= options.iterations; ++iteration) {
    std::array<double, kPairFeatures> gradient{};
    double likelihood = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      double score = 0;
      for (std::size_t k = 0; k < kPairFeatures; ++k) {
        score += double{features[i][k]} * weights[k];
      }
      const double probability = 1 / (1 + std::exp(-score));
      likelihood += std::log(std::max(right[i] ? probability : 1 - probability, 1e-12));
      const double slope = ((right[i] ? 1.0 : 0.0) - probability) / count;
      for (std::size_t k = 0; k < kPairFeatures; ++k) gradient[k] += slope * features[i][k];
    }
    if (progress) progress(iteration, likelihood / count);
    adam.Step(gradient, weights);
  }
  return weights;
}

}  // namespace sejajar
