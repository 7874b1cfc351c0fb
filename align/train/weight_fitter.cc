#include "align/train/weight_fitter.h"

#include <algorithm>
#include <array>

#include "align/base/parallel.h"
#include "align/dp/lattice.h"
#include "align/score/side.h"
#include "align/train/adam.h"

namespace sejajar {
namespace {

using Totals = std::array<double, kFeatures>;

struct Example {
  Side source;
  Side target;
  std::vector<Bead> gold;
};

Totals GoldFeatures(const Example& example, const BeadScorer& scorer) {
  Totals totals{};
  FeatureVector features;
  const Bead* before = nullptr;
  for (const Bead& bead : example.gold) {
    if (bead.target.empty()) {
      scorer.SourceNullFeatures(bead.source.begin, before != nullptr && before->target.empty(),
                                features);
    } else if (bead.source.empty()) {
      scorer.TargetNullFeatures(bead.target.begin, before != nullptr && before->source.empty(),
                                features);
    } else {
      scorer.PairFeatures(bead.source, bead.target, features);
    }
    for (std::size_t k = 0; k < kFeatures; ++k) totals[k] += features[k];
    before = &bead;
  }
  return totals;
}

// In a run of nulls the lattice has omissions before additions.
void OrderNulls(std::vector<Bead>& beads) {
  for (auto begin = beads.begin(); begin != beads.end();) {
    const auto end =
        std::find_if(begin, beads.end(), [](const Bead& bead) { return !bead.IsNull(); });
    std::stable_partition(begin, end, [](const Bead& bead) { return bead.target.empty(); });
    begin = end == beads.end() ? end : end + 1;
  }
}

}  // namespace

FeatureVector FitWeights(const std::vector<SyntheticDocument>& documents,
                         const SentenceEncoder& encoder, const FitOptions& options,
                         const std::function<void(std::size_t, double)>& progress) {
  std::vector<Example> examples;
  std::size_t sentences = 0;
  for (const SyntheticDocument& document : documents) {
    const bool fits =
        std::all_of(document.gold.begin(), document.gold.end(), [&](const Bead& bead) {
          return std::max(bead.source.size(), bead.target.size()) <= options.max_bead &&
                 bead.source.size() + bead.target.size() <= options.max_bead + 1;
        });
    if (!fits || document.source.size() == 0 || document.target.size() == 0) continue;
    examples.push_back({MakeSide(document.source, encoder, options.threads),
                        MakeSide(document.target, encoder, options.threads), document.gold});
    OrderNulls(examples.back().gold);
    sentences += document.source.size();
  }
  FeatureVector weights = DefaultWeights();
  Adam<kFeatures> adam(options.iterations, options.learning_rate, options.shrinkage);
  for (std::size_t iteration = 1; iteration <= options.iterations; ++iteration) {
    std::vector<Totals> gradients(examples.size());
    std::vector<double> likelihoods(examples.size());
    ParallelFor(examples.size(), options.threads, [&](std::size_t i) {
      const Example& example = examples[i];
      const Band band = FullBand(example.source.size(), example.target.size());
      const BeadScorer scorer(example.source, example.target, band, options.max_bead, weights);
      const Lattice lattice(band, scorer, options.max_bead);
      const Totals gold = GoldFeatures(example, scorer);
      const Totals expected = lattice.ExpectedFeatures();
      likelihoods[i] = -lattice.LogPartition();
      for (std::size_t k = 0; k < kFeatures; ++k) {
        gradients[i][k] = gold[k] - expected[k];
        likelihoods[i] += gold[k] * weights[k];
      }
    });
    double likelihood = 0;
    Totals gradient{};
    for (std::size_t i = 0; i < examples.size(); ++i) {
      likelihood += likelihoods[i];
      for (std::size_t k = 0; k < kFeatures; ++k) gradient[k] += gradients[i][k];
    }
    const auto count = static_cast<double>(std::max<std::size_t>(1, sentences));
    if (progress) progress(iteration, likelihood / count);
    for (double& slope : gradient) slope /= count;
    adam.Step(gradient, weights);
  }
  return weights;
}

}  // namespace sejajar
