// Sentences to vectors: a sentence is the sum of its words' vectors, not normalised, so that
// the vector of an overlap is the sum of those of its sentences.
//
// With a model of ours a word's vector is what the model says. A foreign model knows nothing of
// sentences; there a word counts with unit length times a / (a + frequency), a = 1e-3, which
// quiets function words (Arora et al. 2017, "A Simple but Tough-to-Beat Baseline", section 3).
#ifndef SEJAJAR_ALIGN_EMBED_SENTENCE_ENCODER_H_
#define SEJAJAR_ALIGN_EMBED_SENTENCE_ENCODER_H_

#include <Eigen/Core>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "align/base/result.h"
#include "align/embed/word_cache.h"
#include "align/embed/word_vectors.h"

namespace sejajar {

// A row a sentence.
using VectorMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// Cheap to copy: copies share the model, and the vectors of words that were looked up lately. Safe
// to use from many threads.
class SentenceEncoder {
 public:
  // A fastText binary or a .vec file. Fails with kMalformed for a model of ours that was
  // trained with another tokeniser than this program's.
  static Result<SentenceEncoder> Load(const std::string& path);

  [[nodiscard]] std::size_t dimension() const { return vectors_->dimension(); }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const WordVectors& vectors() const { return *vectors_; }

  // Called with every word that the tokeniser makes of a sentence, in order; for different
  // sentences from many threads at once. The view ends with the call.
  using WordVisitor = std::function<void(std::size_t sentence, std::string_view word)>;

  // One row a sentence; zeros for a sentence without a known word. The same bytes for any
  // number of threads (0: all cores).
  [[nodiscard]] VectorMatrix Encode(std::span<const std::string_view> sentences,
                                    std::string_view language, std::size_t threads,
                                    const WordVisitor& visit = nullptr) const;

  // The vector that one of the tokeniser's words adds to its sentence's. `out` has dimension()
  // floats; zeros when nothing is known of the word.
  void WordVector(std::string_view word, std::span<float> out) const;

  // Encodes the model's own samples and compares. Fails with kMalformed when they differ, and
  // with kUsage when the model has none.
  [[nodiscard]] Status SelfTest() const;

 private:
  SentenceEncoder(std::string path, std::shared_ptr<const WordVectors> vectors);
  void EncodeBatch(std::span<const std::string_view> sentences, std::string_view language,
                   std::size_t threads, const WordVisitor& visit,
                   Eigen::Ref<VectorMatrix> out) const;

  std::string path_;
  std::shared_ptr<const WordVectors> vectors_;
  std::shared_ptr<WordCache> cache_;  // of WordVector()
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_EMBED_SENTENCE_ENCODER_H_
