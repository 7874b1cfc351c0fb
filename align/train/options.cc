#include "align/train/options.h"

namespace sejajar {

Status TrainOptions::Validate() const {
  if (dimension < 2 || dimension > 4096) return UsageError("dimension is not in 2 .. 4096");
  if (buckets < 1 || buckets > (std::size_t{1} << 26))
    return UsageError("buckets are not in 1 .. 2^26");
  if (min_ngram < 1 || max_ngram < min_ngram || max_ngram > 12) {
    return UsageError("n-gram lengths are not in 1 .. 12, shortest first");
  }
  if (batch < 2) return UsageError("a batch needs at least 2 pairs");
  if (epochs < 1) return UsageError("epochs is 0");
  if (max_tokens < 1) return UsageError("max-tokens is 0");
  if (!(learning_rate > 0) || !(scale > 0))
    return UsageError("learning rate and scale must be over 0");
  for (const double share : {token_dropout, row_dropout, hard_batches}) {
    if (!(share >= 0 && share < 1))
      return UsageError("dropouts and the share of hard batches are in 0 .. 1");
  }
  return {};
}

}  // namespace sejajar
