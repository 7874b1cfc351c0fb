// The text of an HTML page: a block (paragraph, heading, list item, cell) a line. Internal to
// align/io; document_text.h is the door.
//
// Main text is told from the page's furniture after Kohlschuetter, Fankhauser and Nejdl 2010,
// "Boilerplate Detection using Shallow Text Features": by the number of words and the share of link
// text of a block and its neighbours. Where the page itself says what is its article, that counts.
//
// The parser is libxml2's, as a stream of events: no tree is built and nothing recurses. Nothing
// is loaded from anywhere. Errors, all kMalformed: bytes in no encoding that they say or seem to be
// in, and pages made to keep a reader busy (nested too deep, or all of mistakes). Thread-safe.
#ifndef SEJAJAR_ALIGN_IO_HTML_PAGE_H_
#define SEJAJAR_ALIGN_IO_HTML_PAGE_H_

#include <cstddef>
#include <string>

#include "align/base/result.h"

namespace sejajar {

enum class HtmlPart {
  kMain,  // the main text and its title
  kBody,  // all but what is never text (scripts, navigation, ...)
};

// Elements inside one another.
inline constexpr std::size_t kMaxHtmlDepth = 2000;

// `name` is for messages. Valid UTF-8 without NUL; empty when the page holds no such text.
Result<std::string> HtmlPageText(const std::string& name, std::string bytes, HtmlPart part);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_HTML_PAGE_H_
