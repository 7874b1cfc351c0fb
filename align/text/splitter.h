// Sentences of a text, as spans of its bytes. Candidates come from ICU's sentence BreakIterator
// of the language; rules (align/text/rules, data per language) then veto or add boundaries.
//
// Invariants of what Split returns: spans are in order, do not overlap, are never empty and hold
// no white space at either end; every byte that is not white space lies in exactly one span, but
// for a byte order mark at the start and lines of nothing but zero-width characters; the text
// itself is never changed, so offsets are those of the input as it was, NFD, NBSP and all. Any
// bytes are accepted: invalid UTF-8 is read as U+FFFD. Time and memory are linear in the length of
// the text.
//
//   const SentenceSplitter splitter = SentenceSplitter::ForLanguage("id");
//   for (const Sentence& s : splitter.Split(text, {})) Use(s.span.In(text));
#ifndef SEJAJAR_ALIGN_TEXT_SPLITTER_H_
#define SEJAJAR_ALIGN_TEXT_SPLITTER_H_

#include <memory>
#include <string_view>
#include <vector>

#include "align/bitext/document.h"

namespace sejajar {

struct SplitOptions {
  // What ends a paragraph, and with it a sentence. Form feeds and U+2029 always do.
  enum class Paragraphs {
    kGuess,      // kBlankLine for text with hard line ends inside sentences, else kLine
    kBlankLine,  // a blank line; headings and list items on lines of their own stay apart
    kLine,       // every line end
  };
  Paragraphs paragraphs = Paragraphs::kGuess;
};

// Immutable and cheap to copy; Split may be called from many threads at once.
class SentenceSplitter {
 public:
  // `bcp47` as in "en", "id-ID". A language without rules of its own gets neutral ones on top of
  // ICU's for its locale; so does a tag that cannot be read, with the root locale.
  static SentenceSplitter ForLanguage(std::string_view bcp47);

  [[nodiscard]] std::vector<Sentence> Split(std::string_view utf8,
                                            const SplitOptions& options) const;

 private:
  struct Language;
  explicit SentenceSplitter(std::shared_ptr<const Language> language);

  std::shared_ptr<const Language> language_;
};

// No splitting: every line that is not blank is a sentence. A blank line ends a paragraph.
std::vector<Sentence> SegmentedLines(std::string_view utf8);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_SPLITTER_H_
