// fastText's binary model format, version 12: reading it, memory-mapped and distrustful, and
// writing it, so that stock libfasttext (0.9.2) reads what we write. models/FORMAT.md describes
// the bytes. The library itself is not used for reading: it allocates what a damaged file says,
// and takes seconds over what can be mapped in milliseconds; the tests use it as the oracle.
#ifndef SEJAJAR_ALIGN_EMBED_FASTTEXT_FILE_H_
#define SEJAJAR_ALIGN_EMBED_FASTTEXT_FILE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "align/base/mapped_file.h"
#include "align/base/result.h"
#include "align/embed/word_vectors.h"

namespace sejajar {

inline constexpr std::int32_t kFastTextMagic = 793712314;

// A matrix cut into sub-vectors, each replaced by the number of the nearest of 256 centroids
// (Jegou et al. 2011, section II); with `norms`, rows are of unit length and their lengths are
// quantised apart. The codes are views of memory that somebody else owns.
struct QuantizedRows {
  std::size_t rows = 0;
  std::size_t dimension = 0;
  std::size_t subvector = 0;          // dimensions of each but the last
  std::string_view codes;             // rows x subvectors(), a byte each
  std::vector<float> centroids;       // dimension x 256, in fastText's order
  std::string_view norm_codes;        // rows, a byte each; or empty
  std::vector<float> norm_centroids;  // 256; or empty
  [[nodiscard]] std::size_t subvectors() const { return (dimension + subvector - 1) / subvector; }
  // Adds the row to `sum` (dimension floats).
  void AddTo(std::size_t row, float* sum) const;
  void Prefetch(std::size_t row) const;  // soon to be added
};

// What a file holds beside its matrix.
struct FastTextDictionary {
  struct Word {
    std::string_view text;
    std::int64_t count = 0;
  };
  std::vector<Word> words;
  std::int64_t tokens = 0;  // of the text that was counted
  std::int32_t buckets = 0;
  std::int32_t min_ngram = 0;
  std::int32_t max_ngram = 0;
  // The buckets that a pruned model kept, rising; the i-th has matrix row words.size() + i.
  std::optional<std::vector<std::int32_t>> kept_buckets;
};

class FastTextFile final : public WordVectors {
 public:
  static Result<std::unique_ptr<FastTextFile>> Open(const std::string& path);

  [[nodiscard]] std::size_t dimension() const override { return dimension_; }
  [[nodiscard]] std::size_t words() const override { return dictionary_.words.size(); }
  void Lookup(std::string_view word, std::span<float> out) const override;
  [[nodiscard]] double Frequency(std::string_view word) const override;
  [[nodiscard]] const ModelMetadata* metadata() const override {
    return metadata_ ? &*metadata_ : nullptr;
  }
  [[nodiscard]] const FastTextDictionary& dictionary() const { return dictionary_; }

 private:
  class Index;

  explicit FastTextFile(MappedFile file);
  Status Parse();

  MappedFile file_;
  FastTextDictionary dictionary_;
  std::vector<std::int32_t> kept_rows_;  // of kept_buckets, when the file has another order
  std::size_t dimension_ = 0;
  std::string_view dense_;  // rows x dimension floats, or empty when quantised
  QuantizedRows quantized_;
  std::optional<ModelMetadata> metadata_;
  std::unique_ptr<const Index, void (*)(const Index*)> index_;
};

// The bytes of a model file: dictionary and matrix, then `metadata` if there is any.
// `dense` holds rows x dimension floats, words first, then buckets.
std::string SerializeFastText(const FastTextDictionary& dictionary, std::size_t dimension,
                              std::string_view dense, const ModelMetadata* metadata);
std::string SerializeFastText(const FastTextDictionary& dictionary, const QuantizedRows& rows,
                              const ModelMetadata* metadata);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_EMBED_FASTTEXT_FILE_H_
