// A vector for every word: what any embedding file, ours or a public one, is to the encoder.
#ifndef SEJAJAR_ALIGN_EMBED_WORD_VECTORS_H_
#define SEJAJAR_ALIGN_EMBED_WORD_VECTORS_H_

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "align/base/result.h"
#include "align/embed/model_metadata.h"

namespace sejajar {

// Immutable once loaded; safe to read from many threads.
class WordVectors {
 public:
  virtual ~WordVectors() = default;

  [[nodiscard]] virtual std::size_t dimension() const = 0;
  [[nodiscard]] virtual std::size_t words() const = 0;  // that have a row of their own

  // Writes the word's vector to `out` (dimension() floats); zeros when nothing is known of it.
  virtual void Lookup(std::string_view word, std::span<float> out) const = 0;
  // The share of running text that the word makes up, or 0 when that is not known.
  [[nodiscard]] virtual double Frequency(std::string_view word) const = 0;
  // What our trainer wrote into the file; null for a foreign model.
  [[nodiscard]] virtual const ModelMetadata* metadata() const { return nullptr; }
};

// Reads a fastText binary (.bin, .ftz: by its magic) or a text file of vectors (.vec). Every
// size is checked against the file before anything is allocated for it.
Result<std::unique_ptr<WordVectors>> LoadWordVectors(const std::string& path);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_EMBED_WORD_VECTORS_H_
