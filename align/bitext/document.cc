#include "align/bitext/document.h"

#include <cassert>
#include <utility>

namespace sejajar {

Document::Document(std::string name, std::string language, std::string text,
                   std::vector<Sentence> sentences)
    : name_(std::move(name)),
      language_(std::move(language)),
      text_(std::move(text)),
      sentences_(std::move(sentences)) {
#ifndef NDEBUG
  std::size_t at = 0;
  for (const Sentence& sentence : sentences_) {
    assert(at <= sentence.span.begin && sentence.span.begin < sentence.span.end);
    at = sentence.span.end;
  }
  assert(at <= text_.size());
#endif
}

}  // namespace sejajar
