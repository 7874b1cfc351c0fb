// Fits the weights of coverage: the conditional likelihood of what is open in synthetic pairs, by
// Adam on its gradient (expected features of the right labellings less those of all;
// Sarawagi and Cohen 2004, section 2.2). Where something is open but nobody knows what, every
// labelling with a run is right.
#ifndef SEJAJAR_ALIGN_TRAIN_SPAN_FITTER_H_
#define SEJAJAR_ALIGN_TRAIN_SPAN_FITTER_H_

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "align/cover/span_field.h"
#include "align/embed/sentence_encoder.h"
#include "align/train/synthetic_pairs.h"

namespace sejajar {

struct SpanFitOptions {
  std::size_t iterations = 120;
  double learning_rate = 0.2;  // falls to 0
  double shrinkage = 1e-5;     // of each weight, a side: a wide normal prior around 0
  std::size_t threads = 0;
};

// `progress` gets the iteration and the log-likelihood a side. The same for any number of threads.
// Memory: some 50 KB a pair.
SpanWeights FitSpanWeights(const std::vector<SyntheticPair>& pairs,
                           const std::string& source_language, const std::string& target_language,
                           const SentenceEncoder& encoder, const SpanFitOptions& options,
                           const std::function<void(std::size_t, double)>& progress);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TRAIN_SPAN_FITTER_H_
