// How likely two texts are translations of one another: a logistic model of their similarity, of
// what is covered on either side, and of their lengths.
#ifndef SEJAJAR_ALIGN_COVER_PAIR_EVIDENCE_H_
#define SEJAJAR_ALIGN_COVER_PAIR_EVIDENCE_H_

#include <array>
#include <cstddef>
#include <string>

namespace sejajar {

struct PairEvidence {
  float cosine = 0;          // of the two sums of words
  float source_covered = 0;  // expected share of the words' weight, 0..1
  float target_covered = 0;
  float length_ratio = 1;  // source bytes by target bytes
  float words = 0;         // of the shorter side
};

inline constexpr std::size_t kPairFeatures = 38;
using PairWeights = std::array<float, kPairFeatures>;

std::string PairFeatureName(std::size_t feature);
PairWeights PairFeatures(const PairEvidence& evidence);

// 0..1; of pairs with probability p, a share p are translations where every second pair is one.
double PairProbability(const PairEvidence& evidence, const PairWeights& weights);

// Fitted on held-out pairs of the training text by `sejajar fit`; models/README.md says how.
const PairWeights& DefaultPairWeights();

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_COVER_PAIR_EVIDENCE_H_
