// A trained table as a model file: whole, or small enough to ship.
#ifndef SEJAJAR_ALIGN_TRAIN_MODEL_EXPORT_H_
#define SEJAJAR_ALIGN_TRAIN_MODEL_EXPORT_H_

#include <cstddef>
#include <string>

#include "align/base/result.h"
#include "align/embed/model_metadata.h"
#include "align/train/options.h"
#include "align/train/trainer.h"
#include "align/train/training_set.h"

namespace sejajar {

struct QuantizeOptions {
  std::size_t words = 75'000;   // the most frequent ones keep a row
  std::size_t ngrams = 63'000;  // those that the most words have keep a row
  std::size_t subvector = 2;    // dimensions that share a byte
  std::uint64_t seed = 1;
  std::size_t threads = 0;
};

// Every row as it was learned, as floats.
std::string ExportFloatModel(const TrainingSet& set, const TrainOptions& options,
                             const RowTable& table, const ModelMetadata& metadata);

// Pruned and product-quantised. What pruning takes from a kept word, its own row gets back: it
// is set so that the mean with the n-grams that stay, as they read after quantisation, is the
// word's vector from before. So the loss for known words is the rounding of one row, and only
// words never seen feel the n-grams that went.
std::string ExportQuantizedModel(const TrainingSet& set, const TrainOptions& options,
                                 const RowTable& table, const QuantizeOptions& quantize,
                                 const ModelMetadata& metadata);

// Adds to the metadata of a model file on disk samples of what it says of some sentences, so
// that any reader can test itself, and writes the file anew.
Status AddSelfTestSamples(const std::string& path);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TRAIN_MODEL_EXPORT_H_
