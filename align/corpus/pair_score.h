// How good a pair is as training data, all in all: a logistic model of the figures of its row.
#ifndef SEJAJAR_ALIGN_CORPUS_PAIR_SCORE_H_
#define SEJAJAR_ALIGN_CORPUS_PAIR_SCORE_H_

#include <array>
#include <cstddef>
#include <string_view>

#include "align/corpus/pair_row.h"

namespace sejajar {

inline constexpr std::size_t kScoreFeatures = 14;
using ScoreWeights = std::array<double, kScoreFeatures>;

std::string_view ScoreFeatureName(std::size_t feature);
std::array<double, kScoreFeatures> ScoreFeatures(const PairRow& row);

// The probability that nothing is wrong with the pair, times that of its bead; 0..1, and 0 where
// the two texts are the same. `row.score` is not read.
double PairScore(const PairRow& row, const ScoreWeights& weights);

// Fitted on held-out pairs of the training text and on what was made bad of them, by `sejajar fit
// --score`; models/README.md says how.
const ScoreWeights& DefaultScoreWeights();

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_PAIR_SCORE_H_
