// Where paragraphs end: the cuts that no sentence crosses. Internal to align/text.
#ifndef SEJAJAR_ALIGN_TEXT_PARAGRAPHS_H_
#define SEJAJAR_ALIGN_TEXT_PARAGRAPHS_H_

#include <string>
#include <string_view>
#include <vector>

#include "align/base/span.h"
#include "align/text/splitter.h"

namespace sejajar {

// The lines of a text, trimmed; blank ones in a row as one empty span. LF, CR, CRLF, VT, FF, NEL,
// U+2028 and U+2029 end a line; the two that end a page or a paragraph leave a blank one behind.
std::vector<Span> TrimmedLines(std::string_view utf8);

// Paragraphs in order, trimmed, none empty. A heading or list item on a line of its own is one.
std::vector<Span> CutParagraphs(std::string_view utf8, SplitOptions::Paragraphs mode);

// A copy of the text, byte for byte as long, in which every line end is white space that ICU does
// not take for the end of a paragraph.
std::string MaskLineEnds(std::string_view utf8);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_PARAGRAPHS_H_
