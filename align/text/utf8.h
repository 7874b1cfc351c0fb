// Walking over UTF-8 one code point at a time, and the few questions that this room asks of
// one. Internal to align/text. Invalid bytes read as U+FFFD. No state; thread-safe.
#ifndef SEJAJAR_ALIGN_TEXT_UTF8_H_
#define SEJAJAR_ALIGN_TEXT_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "align/base/span.h"

namespace sejajar {

// The code point that begins at `position`, which moves behind it. position < text.size().
char32_t NextCodePoint(std::string_view text, std::size_t* position);
// The code point that ends at `position`, which moves before it. position > 0.
char32_t PreviousCodePoint(std::string_view text, std::size_t* position);

// Unicode's white space and the ASCII separators, line ends included.
bool IsSpace(char32_t c);
// Invisible characters that may stand inside a word: zero-width ones, soft hyphen, BOM.
bool IsIgnorable(char32_t c);
// Nothing to see: one of the two.
inline bool IsBlank(char32_t c) { return IsSpace(c) || IsIgnorable(c); }
// A letter, or a mark that belongs to one.
bool IsLetter(char32_t c);
bool IsDigit(char32_t c);
bool IsUpper(char32_t c);  // title case included
bool IsLower(char32_t c);

// `span` of `text` without white space at both ends; empty, at span.begin, if only blanks are left.
Span Trim(std::string_view text, Span span);

// NFKC_Casefold: what differs only by case, composition, width or invisible characters is equal.
std::string FoldCase(std::string_view text);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_UTF8_H_
