// Sentence pairs of which one side says more than the other, and where: what the weights of
// coverage (cover/span_field.h) are fitted on.
#ifndef SEJAJAR_ALIGN_TRAIN_SYNTHETIC_PAIRS_H_
#define SEJAJAR_ALIGN_TRAIN_SYNTHETIC_PAIRS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "align/base/span.h"
#include "align/train/sentence_pairs.h"

namespace sejajar {

// Shares of the pairs, as far as a sentence allows; the rest stays as it is.
struct SyntheticPairOptions {
  double inserted_source = 0.2;  // words of another sentence are put in
  double inserted_target = 0.2;
  double dropped_source = 0.15;  // a clause is left out
  double dropped_target = 0.15;
  std::size_t least_words = 5;  // of a sentence
  std::size_t copies = 4;       // of every pair, each changed anew
  std::uint64_t seed = 1;
};

// What stands on one side alone.
enum class Surplus {
  kNone,
  kKnown,    // the words of `span`
  kUnknown,  // something, but nobody marked it: its translation was dropped
};

struct SyntheticPair {
  std::string source;
  std::string target;
  Surplus source_surplus = Surplus::kNone;
  Surplus target_surplus = Surplus::kNone;
  Span span;  // bytes of the side whose surplus is known
};

std::vector<SyntheticPair> MakeSyntheticPairs(const std::vector<SentencePair>& pairs,
                                              const SyntheticPairOptions& options);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TRAIN_SYNTHETIC_PAIRS_H_
