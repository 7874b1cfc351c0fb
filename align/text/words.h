// The words next to a stop, and what their shapes say. Internal to align/text. Both readers look no
// farther than some dozens of bytes. Thread-safe.
#ifndef SEJAJAR_ALIGN_TEXT_WORDS_H_
#define SEJAJAR_ALIGN_TEXT_WORDS_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace sejajar {

// The longest word that is read whole.
inline constexpr std::size_t kWordBytes = 64;

struct WordBefore {
  std::string folded;     // letters, digits, inner full stops and apostrophes
  std::size_t begin = 0;  // its first byte
  std::size_t letters = 0;
  bool capital = false;  // begins with a capital
  bool small_letters = false;
  bool is_number = false;  // begins with a digit
  bool suffix = false;     // a hyphen joins it to what stands before: "1960-an"
};

// The word that ends at `end`, without the quotes and full stops that it begins with.
WordBefore ReadWordBefore(std::string_view text, std::size_t end);

enum class Start { kEnd, kUpper, kLower, kDigit, kLetter, kSymbol };

struct WordAfter {
  Start start = Start::kEnd;
  bool opened = false;    // a quote or bracket stands before it
  std::string folded;     // empty for a symbol
  std::size_t begin = 0;  // its first byte, behind quotes, brackets and dashes
  std::size_t end = 0;
  std::size_t letters = 0;
  bool small_letters = false;
};

// The first word at or behind `from`, with the quotes, brackets and dashes before it passed over.
WordAfter ReadWordAfter(std::string_view text, std::size_t from);

// "u.s", "s.h", "m.si", "p.m", "ph.d": short pieces between full stops.
bool IsDotted(const WordBefore& word);
// "1.", "12.", "IV.", "a.": what numbers a list when a sentence begins with it.
bool IsEnumerator(const WordBefore& word);
// "Prkt.", "dng.": written without vowels, as only abbreviations are.
bool IsContracted(const WordBefore& word);
// "II", "XIV", but not "Vivi".
bool IsRoman(const WordBefore& word);
bool IsRoman(const WordAfter& word);
// "2. 678": a group of digits that a stray space cut off.
bool IsThousands(const WordBefore& before, const WordAfter& after);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_WORDS_H_
