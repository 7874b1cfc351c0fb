// Text as a terminal shows it: what it may contain, how wide it is, where its lines break.
// All functions are thread-safe and take valid UTF-8.
#ifndef SEJAJAR_ALIGN_REPORT_WRAP_H_
#define SEJAJAR_ALIGN_REPORT_WRAP_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sejajar {

// The text on one line, made harmless: runs of white space are one space, controls have a
// visible form (ESC is U+241B), and so have the marks that turn the direction of writing
// ("<U+202E>"), with which a document could make the other column read as something else.
std::string Visible(std::string_view text);

// Columns that a terminal gives a text without controls: East Asian wide characters take two,
// combining ones none.
std::size_t DisplayWidth(std::string_view text);

// The lines of a text that Visible() made, each at most `width` (at least 2) columns wide. Breaks
// at spaces, which then vanish, and between wide characters; inside a word only when it is wider
// than a line. Never without a line: an empty text is one empty line.
std::vector<std::string> Wrap(std::string_view text, std::size_t width);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_REPORT_WRAP_H_
