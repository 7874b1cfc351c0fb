// The text form of word vectors: a first line "words dimension", then a line a word with its
// numbers, in order of falling frequency. Source: the format of word2vec and fastText's .vec.
#ifndef SEJAJAR_ALIGN_EMBED_VEC_FILE_H_
#define SEJAJAR_ALIGN_EMBED_VEC_FILE_H_

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "align/base/mapped_file.h"
#include "align/base/result.h"
#include "align/embed/word_vectors.h"

namespace sejajar {

class VecFile final : public WordVectors {
 public:
  // An error names the line. Holds words x dimension floats in memory.
  static Result<std::unique_ptr<VecFile>> Open(const std::string& path);

  [[nodiscard]] std::size_t dimension() const override { return dimension_; }
  [[nodiscard]] std::size_t words() const override { return numbers_.size(); }
  void Lookup(std::string_view word, std::span<float> out) const override;
  // By Zipf's law, from the word's place in the file.
  [[nodiscard]] double Frequency(std::string_view word) const override;

 private:
  explicit VecFile(MappedFile file) : file_(std::move(file)) {}
  Status Parse();

  MappedFile file_;  // the words are views into it
  std::size_t dimension_ = 0;
  std::vector<float> rows_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  double zipf_sum_ = 0;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_EMBED_VEC_FILE_H_
