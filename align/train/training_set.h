// Sentence pairs as numbers: every distinct word is a type, a type is a list of table rows.
#ifndef SEJAJAR_ALIGN_TRAIN_TRAINING_SET_H_
#define SEJAJAR_ALIGN_TRAIN_TRAINING_SET_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "align/train/options.h"
#include "align/train/sentence_pairs.h"

namespace sejajar {

// Lists of numbers, end to end. Row i is values[begins[i] .. begins[i + 1]).
class JaggedArray {
 public:
  void Append(std::span<const std::uint32_t> row) {
    values_.insert(values_.end(), row.begin(), row.end());
    begins_.push_back(values_.size());
  }
  [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t row) const {
    return std::span(values_).subspan(begins_[row], begins_[row + 1] - begins_[row]);
  }
  [[nodiscard]] std::size_t size() const { return begins_.size() - 1; }

 private:
  std::vector<std::uint32_t> values_;
  std::vector<std::size_t> begins_ = {0};
};

// Table rows are numbered as in a fastText file: words first, in order of falling count, then
// buckets. The first `words.size()` types are those words, in that order; the others are too
// rare for a row of their own.
struct TrainingSet {
  std::vector<std::string> words;
  std::vector<std::uint64_t> counts;  // of each type, over both sides
  JaggedArray type_rows;              // the rows of each type, its word row (if any) first
  JaggedArray source;                 // the types of each pair's source side
  JaggedArray target;
  std::vector<std::uint64_t> source_key;  // equal keys: equal text
  std::vector<std::uint64_t> target_key;

  [[nodiscard]] std::size_t pairs() const { return source.size(); }
};

// Pairs of which one side has no words are left out.
TrainingSet BuildTrainingSet(const std::vector<SentencePair>& pairs,
                             const std::string& source_language, const std::string& target_language,
                             const TrainOptions& options);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TRAIN_TRAINING_SET_H_
