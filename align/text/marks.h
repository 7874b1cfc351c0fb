// What a punctuation mark is to a sentence. Internal to align/text. No state; thread-safe.
#ifndef SEJAJAR_ALIGN_TEXT_MARKS_H_
#define SEJAJAR_ALIGN_TEXT_MARKS_H_

#include <cstddef>
#include <string_view>

namespace sejajar {

enum class Mark {
  kNone,
  kFullStop,    // . and …
  kStrongStop,  // ! and ? and the stops of other scripts
  kQuote,       // opening or closing
  kOpener,      // an opening bracket
  kCloser,      // a closing bracket
};

// By Unicode's classes of UAX #29, with what they lack: the ellipsis, the backtick as a quote.
Mark MarkOf(char32_t c);

inline bool IsStop(char32_t c) {
  const Mark mark = MarkOf(c);
  return mark == Mark::kFullStop || mark == Mark::kStrongStop;
}

// The first position at or behind `from` that holds no blank, or the end.
std::size_t SkipBlanks(std::string_view text, std::size_t from);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_MARKS_H_
