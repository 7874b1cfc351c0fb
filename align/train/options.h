// What a training run can be told. Defaults are those of the shipped model.
#ifndef SEJAJAR_ALIGN_TRAIN_OPTIONS_H_
#define SEJAJAR_ALIGN_TRAIN_OPTIONS_H_

#include <cstddef>
#include <cstdint>

#include "align/base/result.h"

namespace sejajar {

struct TrainOptions {
  std::size_t dimension = 256;
  std::size_t buckets = std::size_t{1} << 19;  // rows that n-grams are hashed to
  int min_ngram = 3;                           // characters, boundary marks included
  int max_ngram = 5;
  std::size_t min_count = 2;     // a rarer word has no row of its own, n-grams only
  std::size_t max_tokens = 128;  // a side; what is longer is cut
  std::size_t batch = 1024;      // pairs; every other one in the batch is a negative
  std::size_t epochs = 12;
  double learning_rate = 3e-3;  // Adam's, at its highest; falls linearly to 0
  double initial = 0.01;        // rows start uniform in +- this
  double scale = 12;            // inverse temperature of the softmax over cosines
  double token_dropout = 0.1;   // chance that a token is left out of its sentence
  double row_dropout = 0.3;     // chance that a word's own row is left out, n-grams stay
  double hard_batches = 0.4;    // share of batches made of pairs that the model finds alike
  std::uint64_t seed = 1;
  std::size_t threads = 0;  // 0: all cores; the result does not depend on it

  [[nodiscard]] Status Validate() const;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TRAIN_OPTIONS_H_
