// Fits the weights of the bead scorer: the conditional likelihood of the gold alignments of
// synthetic documents, a concave function of the weights, by Adam on its exact gradient
// (expected features under the gold less those under the model; Sarawagi and Cohen 2004,
// section 2.2).
#ifndef SEJAJAR_ALIGN_TRAIN_WEIGHT_FITTER_H_
#define SEJAJAR_ALIGN_TRAIN_WEIGHT_FITTER_H_

#include <cstddef>
#include <functional>
#include <vector>

#include "align/embed/sentence_encoder.h"
#include "align/score/bead_scorer.h"
#include "align/train/synthetic_documents.h"

namespace sejajar {

struct FitOptions {
  std::size_t iterations = 120;
  double learning_rate = 0.3;  // falls to 0
  double shrinkage = 1e-5;     // of each weight, a sentence: a wide normal prior around 0
  std::size_t max_bead = 4;
  std::size_t threads = 0;
};

// `progress` gets the iteration and the log-likelihood a sentence. Documents whose gold holds a
// bead that max_bead forbids are left out. The same for any number of threads.
FeatureVector FitWeights(const std::vector<SyntheticDocument>& documents,
                         const SentenceEncoder& encoder, const FitOptions& options,
                         const std::function<void(std::size_t, double)>& progress);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TRAIN_WEIGHT_FITTER_H_
