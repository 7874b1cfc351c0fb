#include "align/text/words.h"

#include <unicode/uchar.h>

#include "align/text/marks.h"
#include "align/text/utf8.h"

namespace sejajar {
namespace {

// Quotes, brackets and dashes that are passed over before a word; more is no prose.
constexpr std::size_t kMostOpeners = 12;

bool IsWordPart(char32_t c) {
  return IsLetter(c) || IsDigit(c) || IsIgnorable(c) || c == '.' || c == '\'' || c == U'’';
}

bool OpensSentence(char32_t c) {
  const Mark mark = MarkOf(c);
  return mark == Mark::kQuote || mark == Mark::kOpener || c == '*' || c == '_' || c == '#' ||
         c == U'¿' || c == U'¡';
}

bool LeadsSentence(char32_t c) {
  return c == '-' || c == U'–' || c == U'—' || c == U'•' || c == U'·' || c == '>' || c == '.' ||
         c == U'…';
}

template <typename Word>
bool IsRomanSpelling(const Word& word) {
  return word.letters >= 2 && word.letters <= 5 && !word.small_letters &&
         word.folded.find_first_not_of("ivx") == std::string::npos;
}

}  // namespace

WordBefore ReadWordBefore(std::string_view text, std::size_t end) {
  WordBefore word;
  word.begin = end;
  for (std::size_t i = end; i > 0 && end - i < kWordBytes; word.begin = i) {
    if (!IsWordPart(PreviousCodePoint(text, &i))) break;
  }
  while (word.begin < end && (text[word.begin] == '.' || text[word.begin] == '\'')) ++word.begin;
  const std::string_view written = text.substr(word.begin, end - word.begin);
  for (std::size_t i = 0; i < written.size();) {
    const bool first = i == 0;
    const char32_t c = NextCodePoint(written, &i);
    if (first) {
      word.capital = IsUpper(c);
      word.is_number = IsDigit(c);
    }
    word.letters += IsLetter(c);
    word.small_letters |= IsLower(c);
  }
  word.suffix = word.begin > 0 && text[word.begin - 1] == '-';
  word.folded = FoldCase(written);
  return word;
}

bool IsDotted(const WordBefore& word) {
  std::size_t dots = 0;
  std::size_t piece = 0;
  for (const char c : word.folded) {
    if (c == '.') {
      if (piece == 0 || (dots == 0 && piece > 2)) return false;
      ++dots;
      piece = 0;
    } else if (++piece > 4) {
      return false;
    }
  }
  if (dots == 0 || piece == 0 || word.is_number) return false;
  return word.capital || word.letters == dots + 1;
}

bool IsEnumerator(const WordBefore& word) {
  if (word.is_number) return word.folded.size() <= 3 || word.folded.find('.') != std::string::npos;
  return word.letters == 1 || IsRoman(word);
}

bool IsContracted(const WordBefore& word) {
  return word.letters >= 2 && word.letters <= 4 && word.small_letters && !word.is_number &&
         word.folded.find_first_of("aeiouy'.") == std::string::npos &&
         word.folded.size() == word.letters;
}

WordAfter ReadWordAfter(std::string_view text, std::size_t from) {
  WordAfter word;
  word.end = from;
  std::size_t i = from;
  char32_t c = 0;
  for (std::size_t skipped = 0;; ++skipped) {
    if (i >= text.size()) return word;
    word.end = i;
    c = NextCodePoint(text, &i);
    if (skipped == kMostOpeners) break;
    if (OpensSentence(c)) {
      word.opened = true;
      i = SkipBlanks(text, i);
    } else if (LeadsSentence(c)) {
      i = SkipBlanks(text, i);
    } else if (!IsIgnorable(c)) {
      break;
    }
  }
  const bool currency = u_charType(static_cast<UChar32>(c)) == U_CURRENCY_SYMBOL;
  word.start = IsDigit(c) || currency ? Start::kDigit
               : IsUpper(c)           ? Start::kUpper
               : IsLower(c)           ? Start::kLower
               : IsLetter(c)          ? Start::kLetter
                                      : Start::kSymbol;
  if (word.start == Start::kSymbol) return word;
  word.begin = word.end;
  for (i = word.begin; i < text.size() && i - word.begin < kWordBytes; word.end = i) {
    c = NextCodePoint(text, &i);
    if (!IsWordPart(c) || c == '.') break;
    word.letters += IsLetter(c);
    word.small_letters |= IsLower(c);
  }
  word.folded = FoldCase(text.substr(word.begin, word.end - word.begin));
  return word;
}

bool IsRoman(const WordBefore& word) { return IsRomanSpelling(word); }
bool IsRoman(const WordAfter& word) { return IsRomanSpelling(word); }

bool IsThousands(const WordBefore& before, const WordAfter& after) {
  const std::size_t group = before.folded.size() - (before.folded.rfind('.') + 1);
  return before.is_number && before.letters == 0 && group <= 3 && after.start == Start::kDigit &&
         after.letters == 0 && after.folded.size() == 3;
}

}  // namespace sejajar
