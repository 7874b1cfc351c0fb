// Fits the weights by which two texts are told to be translations of one another
// (cover/pair_evidence.h): logistic regression by Adam, on pairs, those with a surplus too, and on
// as many wrong ones: a source with the target of a neighbour, of a stranger, or of like length.
#ifndef SEJAJAR_ALIGN_TRAIN_PAIR_FITTER_H_
#define SEJAJAR_ALIGN_TRAIN_PAIR_FITTER_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "align/cover/coverage.h"
#include "align/train/synthetic_pairs.h"

namespace sejajar {

struct PairFitOptions {
  std::size_t iterations = 300;
  double learning_rate = 0.2;  // falls to 0
  double shrinkage = 1e-4;     // of each weight, a pair
  std::uint64_t seed = 1;
  std::size_t threads = 0;
};

// `cover` says how coverage is weighed. Fails as CoverPairs does. The same for any number of
// threads.
Result<PairWeights> FitPairWeights(const std::vector<SyntheticPair>& pairs,
                                   const CoverLanguage& source, const CoverLanguage& target,
                                   const CoverOptions& cover, const PairFitOptions& options,
                                   const std::function<void(std::size_t, double)>& progress);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TRAIN_PAIR_FITTER_H_
