// Text of documents as HTML. Internal to align/report. Thread-safe; takes valid UTF-8.
#ifndef SEJAJAR_ALIGN_REPORT_HTML_TEXT_H_
#define SEJAJAR_ALIGN_REPORT_HTML_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "align/audit/finding.h"
#include "align/bitext/document.h"

namespace sejajar {

// Inert in an element and in a quoted attribute: on one line, with controls and the marks that
// turn the direction of writing in a visible form, and without characters that HTML reads as
// its own.
std::string HtmlText(std::string_view text);

// A finding under the number that the page gives it.
struct NumberedFinding {
  const Finding* finding;
  std::size_t number;  // from 1
};

// One side's text with the findings' spans as <mark class="SEVERITY k-KIND fNUMBER">, its empty
// spans as <span class="place ...">; the first of a finding carries its sign and number in data-n.
// Spans may nest and cross. Where more than eight lie over each other, the further ones are not
// marked, so that the output stays linear in the text and the findings.
class MarkedText {
 public:
  // The document and what `findings` point at must outlive this.
  MarkedText(const Document& document, BitextSide side,
             const std::vector<NumberedFinding>& findings);

  // The HTML of a span of the text. Calls go forwards: no span begins before the last one's end.
  std::string Next(Span span);

 private:
  struct Mark {
    Span span;
    std::string classes;
    std::string label;  // of the first element; empty afterwards
  };
  void Begin(Mark& mark, std::string& out);
  void EndUntil(std::size_t position, std::string& out);

  std::string_view text_;
  std::vector<Mark> marks_;  // by place, of those that begin together the longest first
  std::size_t next_ = 0;     // of marks_
  std::vector<Mark*> open_;  // the innermost last
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_REPORT_HTML_TEXT_H_
