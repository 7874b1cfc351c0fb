// Walking over UTF-8 one code point at a time, and the few questions that this room asks of
// one. Internal to align/text. Invalid bytes read as U+FFFD. No state; thread-safe.
#ifndef SEJAJAR_ALIGN_TEXT_UTF8_H_
#define SEJAJAR_ALIGN_TEXT_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "align/base/span.h"

namespace sejajar {

// Beyond ASCII, of which most text is made and which is read inline below.
char32_t NextCodePointSlow(std::string_view text, std::size_t* position);
bool IsSpaceSlow(char32_t c);
bool IsIgnorableSlow(char32_t c);
bool IsLetterSlow(char32_t c);
bool IsDigitSlow(char32_t c);

// The code point that begins at `position`, which moves behind it. position < text.size().
inline char32_t NextCodePoint(std::string_view text, std::size_t* position) {
  const auto byte = static_cast<unsigned char>(text[*position]);
  if (byte >= 0x80) return NextCodePointSlow(text, position);
  ++*position;
  return byte;
}
// The code point that ends at `position`, which moves before it. position > 0.
char32_t PreviousCodePoint(std::string_view text, std::size_t* position);

// Unicode's white space and the ASCII separators, line ends included.
inline bool IsSpace(char32_t c) {
  if (c >= 0x80) return IsSpaceSlow(c);
  return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);
}
// Invisible characters that may stand inside a word: zero-width ones, soft hyphen, BOM.
inline bool IsIgnorable(char32_t c) { return c >= 0x80 && IsIgnorableSlow(c); }
// Nothing to see: one of the two.
inline bool IsBlank(char32_t c) { return IsSpace(c) || IsIgnorable(c); }
// A letter, or a mark that belongs to one.
inline bool IsLetter(char32_t c) {
  return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : IsLetterSlow(c);
}
inline bool IsDigit(char32_t c) { return c < 0x80 ? c >= '0' && c <= '9' : IsDigitSlow(c); }
bool IsUpper(char32_t c);  // title case included
bool IsLower(char32_t c);

// `span` of `text` without white space at both ends; empty, at span.begin, if only blanks are left.
Span Trim(std::string_view text, Span span);

// NFKC_Casefold: what differs only by case, composition, width or invisible characters is equal.
std::string FoldCase(std::string_view text);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_UTF8_H_
