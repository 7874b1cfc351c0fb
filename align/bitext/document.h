// A text and where its sentences are. The text is owned here, once; everything that speaks of
// it elsewhere does so in byte offsets or sentence numbers.
#ifndef SEJAJAR_ALIGN_BITEXT_DOCUMENT_H_
#define SEJAJAR_ALIGN_BITEXT_DOCUMENT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "align/base/span.h"

namespace sejajar {

struct Sentence {
  Span span;  // UTF-8 bytes of the document's text, without surrounding white space
  bool starts_paragraph = false;

  friend bool operator==(const Sentence&, const Sentence&) = default;
};

// Neighbouring sentences [begin, end) of one document, by number from 0.
struct SentenceRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  friend bool operator==(const SentenceRange&, const SentenceRange&) = default;
};

// Invariants: the text is valid UTF-8 and never changes; sentences are not empty, lie inside
// the text, are in order and do not overlap. Reading is safe from many threads.
class Document {
 public:
  // `sentences` must keep the invariants; a programmer error otherwise.
  Document(std::string name, std::string language, std::string text,
           std::vector<Sentence> sentences);

  [[nodiscard]] const std::string& name() const { return name_; }  // for messages
  // BCP 47, "und" if unknown.
  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::vector<Sentence>& sentences() const { return sentences_; }
  [[nodiscard]] std::size_t size() const { return sentences_.size(); }

  [[nodiscard]] std::string_view SentenceText(std::size_t number) const {
    return sentences_[number].span.In(text_);
  }
  // From the first byte of the first sentence to the last of the last; `range` is not empty.
  [[nodiscard]] Span RangeSpan(SentenceRange range) const {
    return {sentences_[range.begin].span.begin, sentences_[range.end - 1].span.end};
  }
  [[nodiscard]] std::string_view RangeText(SentenceRange range) const {
    return RangeSpan(range).In(text_);
  }

 private:
  std::string name_;
  std::string language_;
  std::string text_;
  std::vector<Sentence> sentences_;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_BITEXT_DOCUMENT_H_
