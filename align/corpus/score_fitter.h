// Learns the weights of pair_score.h from good pairs and from what is made bad of them.
#ifndef SEJAJAR_ALIGN_CORPUS_SCORE_FITTER_H_
#define SEJAJAR_ALIGN_CORPUS_SCORE_FITTER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "align/corpus/pair_row.h"
#include "align/corpus/pair_score.h"
#include "align/corpus/row_maker.h"

namespace sejajar {

// What is wrong with a pair.
enum class Fault : std::uint8_t {
  kNone,
  kPartner,    // the translation of another text, often of a neighbour
  kTruncated,  // a half or so of one side is gone
  kNumber,     // a number of the target became another
  kCopied,     // the target is the source
  kLanguage,   // the target is another text of the source's language
};
inline constexpr std::size_t kFaults = 6;

struct FaultyPair {
  SentencePairText pair;
  Fault fault = Fault::kNone;
};

// Each pair as it is and once with each fault that it can have. The same for the same seed.
std::vector<FaultyPair> MakeFaultyPairs(std::span<const SentencePairText> pairs,
                                        std::uint64_t seed);

// Logistic regression by iteratively reweighted least squares, with a small ridge; every fault
// weighs as much as every other, and all of them as much as the good pairs. `rows[i]` is the row of
// a pair that is good or not. Both kinds must be there.
ScoreWeights FitScoreWeights(std::span<const PairRow> rows, std::span<const Fault> faults);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_SCORE_FITTER_H_
