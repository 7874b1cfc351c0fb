#include "align/text/marks.h"

#include <unicode/uchar.h>

#include "align/text/utf8.h"

namespace sejajar {

Mark MarkOf(char32_t c) {
  if (c < 0x80) {
    switch (c) {
      case '.':
        return Mark::kFullStop;
      case '!':
      case '?':
        return Mark::kStrongStop;
      case '"':
      case '\'':
      case '`':
        return Mark::kQuote;
      case '(':
      case '[':
      case '{':
        return Mark::kOpener;
      case ')':
      case ']':
      case '}':
        return Mark::kCloser;
      default:
        return Mark::kNone;
    }
  }
  if (c == U'…') return Mark::kFullStop;
  const auto u = static_cast<UChar32>(c);
  switch (u_getIntPropertyValue(u, UCHAR_SENTENCE_BREAK)) {
    case U_SB_ATERM:
      return Mark::kFullStop;
    case U_SB_STERM:
      return Mark::kStrongStop;
    case U_SB_CLOSE:
      if (u_charType(u) == U_START_PUNCTUATION) {
        return c == U'„' || c == U'‚' ? Mark::kQuote : Mark::kOpener;
      }
      return u_charType(u) == U_END_PUNCTUATION ? Mark::kCloser : Mark::kQuote;
    default:
      return Mark::kNone;
  }
}

std::size_t SkipBlanks(std::string_view text, std::size_t from) {
  for (std::size_t after = from; from < text.size(); from = after) {
    if (!IsBlank(NextCodePoint(text, &after))) break;
  }
  return from;
}

}  // namespace sejajar
