#include "align/text/boundary.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "align/text/utf8.h"

namespace sejajar {
namespace {

// Bounds on how far a decision looks, so that a megabyte without a space costs no more.
constexpr std::size_t kWordBytes = 64;
constexpr std::size_t kOpenerCodePoints = 12;
constexpr std::size_t kQuotationBytes = 600;
constexpr int kSpeakerWords = 4;

enum class Mark { kNone, kFullStop, kStrongStop, kQuote, kCloser, kOther };

// Unicode's own classes of UAX #29, with what they lack: the ellipsis, the backtick as a quote.
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
        return c == U'„' || c == U'‚' ? Mark::kQuote : Mark::kOther;
      }
      return u_charType(u) == U_END_PUNCTUATION ? Mark::kCloser : Mark::kQuote;
    default:
      return Mark::kNone;
  }
}

bool IsStop(char32_t c) {
  const Mark mark = MarkOf(c);
  return mark == Mark::kFullStop || mark == Mark::kStrongStop;
}

std::size_t SkipBlanks(std::string_view text, std::size_t from) {
  for (std::size_t after = from; from < text.size(); from = after) {
    if (!IsBlank(NextCodePoint(text, &after))) break;
  }
  return from;
}

// "[12]" at `from`, as encyclopedias put behind a full stop: its length, or 0.
std::size_t FootnoteMark(std::string_view text, std::size_t from) {
  if (from >= text.size() || text[from] != '[') return 0;
  std::size_t i = from + 1;
  while (i < text.size() && i < from + 4 && text[i] >= '0' && text[i] <= '9') ++i;
  return i > from + 1 && i < text.size() && text[i] == ']' ? i + 1 - from : 0;
}

// ":-)", ";D", "=(" or an emoji at `from`, standing by itself: its length, or 0.
std::size_t SmileyAt(std::string_view text, std::size_t from) {
  std::size_t i = from;
  if (i >= text.size()) return 0;
  if (static_cast<unsigned char>(text[i]) >= 0x80) {
    for (std::size_t after = i; after < text.size(); i = after) {
      const auto c = static_cast<UChar32>(NextCodePoint(text, &after));
      if (c != U'♥' && c != U'❤' && c != U'☺' && (i == from || !IsIgnorable(c)) &&
          !u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION)) {
        break;
      }
    }
    return i - from;
  }
  if (std::string_view(":;=").find(text[i]) == std::string_view::npos) return 0;
  ++i;
  if (i < text.size() && (text[i] == '-' || text[i] == '\'')) ++i;
  const std::size_t mouth = i;
  while (i < text.size() && std::string_view(")(DPp").find(text[i]) != std::string_view::npos) ++i;
  if (i == mouth) return 0;
  const std::size_t end = i;
  return end == text.size() || IsBlank(NextCodePoint(text, &i)) || IsStop(text[end]) ? end - from
                                                                                     : 0;
}

// Takes stops and closers from stop->end on.
void TakeRun(std::string_view text, Stop* stop) {
  std::size_t full_stops = stop->kind == StopKind::kEllipsis ? 2 : 0;
  while (stop->end < text.size()) {
    std::size_t after = stop->end;
    const char32_t c = NextCodePoint(text, &after);
    const Mark mark = MarkOf(c);
    if (mark == Mark::kStrongStop) {
      stop->kind = StopKind::kStrong;
    } else if (mark == Mark::kFullStop) {
      full_stops += c == U'…' ? 2 : 1;
    } else if (mark == Mark::kQuote) {
      stop->closes_quote = true;
    } else if (mark == Mark::kCloser) {
      stop->closes_bracket = true;
    } else if (const std::size_t footnote = FootnoteMark(text, stop->end); footnote > 0) {
      after = stop->end + footnote;
    } else if (c != '*' && c != '_') {
      break;
    }
    stop->end = after;
  }
  if (full_stops > 1 && stop->kind == StopKind::kFullStop) stop->kind = StopKind::kEllipsis;
}

// Whether what stands behind white space at `from` still belongs to the run before it: ". . .",
// "benar ?!", "end. )", but not "... .NET".
bool RunGoesOn(std::string_view text, std::size_t from) {
  std::size_t i = from;
  while (i < text.size()) {
    std::size_t after = i;
    const char32_t c = NextCodePoint(text, &after);
    if (!IsStop(c) && MarkOf(c) != Mark::kCloser) break;
    i = after;
  }
  return i > from && (i == text.size() || SkipBlanks(text, i) > i);
}

// --- What stands before a stop.

struct WordBefore {
  std::string folded;     // letters, digits, inner full stops and apostrophes
  std::size_t begin = 0;  // its first byte in the paragraph
  std::size_t letters = 0;
  bool capital = false;  // begins with a capital
  bool small_letters = false;
  bool is_number = false;  // begins with a digit
  bool suffix = false;     // a hyphen joins it to what stands before: "1960-an"
};

bool IsWordPart(char32_t c) {
  return IsLetter(c) || IsDigit(c) || IsIgnorable(c) || c == '.' || c == '\'' || c == U'’';
}

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

// "u.s", "s.h", "m.si", "p.m", "ph.d": short pieces between full stops. `dots` is set for "u.s".
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

// "1.", "12.", "IV.", "a.": what numbers a list when a sentence begins with it.
bool IsEnumerator(const WordBefore& word) {
  if (word.is_number) return word.folded.size() <= 3 || word.folded.find('.') != std::string::npos;
  return word.letters == 1 || (word.capital && word.folded.size() <= 5 &&
                               word.folded.find_first_not_of("ivxl") == std::string::npos);
}

// "Prkt.", "dng.": written without vowels, as only abbreviations are.
bool IsContracted(const WordBefore& word) {
  return word.letters >= 2 && word.letters <= 4 && word.small_letters && !word.is_number &&
         word.folded.find_first_of("aeiouy'.") == std::string::npos &&
         word.folded.size() == word.letters;
}

// --- What stands after a stop.

enum class Start { kEnd, kUpper, kLower, kDigit, kLetter, kSymbol };

struct WordAfter {
  Start start = Start::kEnd;
  bool opened = false;  // a quote or bracket stands before it
  std::string folded;
  std::size_t end = 0;  // behind it in the paragraph
  std::size_t letters = 0;
  bool small_letters = false;
};

bool IsOpener(char32_t c) {
  const Mark mark = MarkOf(c);
  return mark == Mark::kQuote || mark == Mark::kOther || c == '(' || c == '[' || c == '{' ||
         c == '*' || c == '_' || c == '#' || c == U'¿' || c == U'¡';
}

bool IsDash(char32_t c) {
  return c == '-' || c == U'–' || c == U'—' || c == U'•' || c == U'·' || c == '>' || c == '.' ||
         c == U'…';
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
    if (skipped == kOpenerCodePoints) break;
    if (IsOpener(c)) {
      word.opened = true;
      i = SkipBlanks(text, i);
    } else if (IsDash(c)) {
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
  const std::size_t begin = word.end;
  for (i = begin; i < text.size() && i - begin < kWordBytes; word.end = i) {
    c = NextCodePoint(text, &i);
    if (!IsWordPart(c) || c == '.') break;
    word.letters += IsLetter(c);
    word.small_letters |= IsLower(c);
  }
  word.folded = FoldCase(text.substr(begin, word.end - begin));
  return word;
}

template <typename Word>
bool IsRoman(const Word& word) {
  return word.letters >= 2 && word.letters <= 5 &&
         word.folded.find_first_not_of("ivx") == std::string::npos;
}

// "678" as in "2. 678": a group of digits that a stray space cut off.
bool IsThousands(const WordBefore& before, const WordAfter& after) {
  const std::size_t group = before.folded.size() - (before.folded.rfind('.') + 1);
  return before.is_number && before.letters == 0 && group <= 3 && after.start == Start::kDigit &&
         after.letters == 0 && after.folded.size() == 3;
}

bool IsRomanOrSingle(const WordAfter& word) {
  return word.start == Start::kUpper &&
         (word.letters == 1 || word.folded.find_first_not_of("ivxlc") == std::string::npos);
}

class Judge {
 public:
  Judge(std::string_view paragraph, std::size_t sentence_begin, const Stop& stop, bool icu_breaks,
        const LanguageRules& rules)
      : paragraph_(paragraph),
        sentence_begin_(sentence_begin),
        stop_(stop),
        icu_breaks_(icu_breaks),
        rules_(rules),
        before_(ReadWordBefore(paragraph, stop.begin)),
        after_(ReadWordAfter(paragraph, stop.next)) {}

  bool Breaks() const {
    if (after_.start == Start::kEnd) return false;
    if (InsideQuotation()) return false;
    if (!stop_.spaced()) return BreaksUnspaced();
    switch (stop_.kind) {
      case StopKind::kGap:
        return BreaksAtGap();
      case StopKind::kStrong:
        return BreaksAfterStrong();
      case StopKind::kSmiley:
        return after_.start == Start::kUpper;
      case StopKind::kEllipsis:
        return BreaksBefore();
      case StopKind::kFullStop:
        return BreaksAfterFullStop();
    }
    return icu_breaks_;
  }

 private:
  // "selesai.Kami pulang", but not "Node.js" or "index.php?id=5".
  bool BreaksUnspaced() const {
    if (!icu_breaks_ && !rules_.openers.contains(after_.folded)) return false;
    if (InsideAddress()) return false;
    if (after_.start == Start::kLetter) return icu_breaks_;
    if (after_.start != Start::kUpper || after_.end >= paragraph_.size()) return false;
    if (stop_.closes_quote || stop_.closes_bracket || stop_.kind == StopKind::kStrong) {
      return icu_breaks_;
    }
    std::size_t i = after_.end;
    return !before_.capital && before_.letters >= 3 && IsBlank(NextCodePoint(paragraph_, &i));
  }

  // Whether the run of non-blanks before the stop looks like a URL, a path or an address.
  bool InsideAddress() const {
    std::size_t begin = stop_.begin;
    for (std::size_t i = begin; i > 0 && stop_.begin - i < kWordBytes; begin = i) {
      if (IsBlank(PreviousCodePoint(paragraph_, &i))) break;
    }
    const std::string_view run = paragraph_.substr(begin, stop_.begin - begin);
    return run.find_first_of("/@=\\_") != run.npos || run.starts_with("www.");
  }

  // A quotation that the sentence began with is still open and closes soon, in a language that
  // keeps it whole.
  bool InsideQuotation() const {
    const std::size_t quote = QuoteAt(sentence_begin_);
    if (quote == 0) return false;
    const std::size_t close = ClosingQuote(sentence_begin_ + quote, rules_.whole_quotation_bytes);
    return close != 0 && stop_.end <= close;
  }

  // The length of the double quote at `position`, or 0.
  std::size_t QuoteAt(std::size_t position) const {
    for (const std::string_view quote : {"\"", "“", "”", "„", "``", "''", "«", "»"}) {
      if (paragraph_.substr(position).starts_with(quote)) return quote.size();
    }
    return 0;
  }

  // Where the quotation whose text begins at `begin` closes: the next double quote, if it closes
  // something and is near. 0 if not: a stray quote opens nothing.
  std::size_t ClosingQuote(std::size_t begin, std::size_t within) const {
    const std::size_t limit = std::min(paragraph_.size(), begin + within);
    for (std::size_t i = begin; i < limit; ++i) {
      const std::size_t quote = QuoteAt(i);
      if (quote == 0) continue;
      std::size_t after = i + quote;
      const bool closes = !IsBlank(PreviousCodePoint(paragraph_, &(begin = i)));
      return closes && (after == paragraph_.size() || !IsLetter(NextCodePoint(paragraph_, &after)))
                 ? i
                 : 0;
    }
    return 0;
  }

  // The web forgets full stops: "no idea what that means What is it", "katanya singkat "Kami
  // siap," ujarnya".
  bool BreaksAtGap() const {
    if (after_.start != Start::kUpper) return false;
    if (QuoteAt(stop_.next) > 0) return AttributionFollows(stop_.next);
    return !after_.opened && before_.letters >= 2 && !before_.capital && after_.small_letters &&
           SecondWordAfter().start == Start::kLower && rules_.bare_openers.contains(after_.folded);
  }

  // The quotation that opens at `position` closes with a comma and a speaker: it began a sentence.
  bool AttributionFollows(std::size_t position) const {
    if (rules_.speech_verbs.contains(before_.folded)) return false;
    const std::size_t close = ClosingQuote(position + QuoteAt(position), kQuotationBytes);
    if (close == 0 || paragraph_[close - 1] != ',') return false;
    const std::string_view quoted = paragraph_.substr(position, close - position);
    if (std::count(quoted.begin(), quoted.end(), ' ') < 2) return false;  // a name in quotes
    return SpeakerFollows(SkipBlanks(paragraph_, close + QuoteAt(close)));
  }

  WordAfter SecondWordAfter() const {
    const std::size_t next = SkipBlanks(paragraph_, after_.end);
    return next > after_.end ? ReadWordAfter(paragraph_, next) : WordAfter();
  }

  bool BreaksAfterStrong() const {
    if (after_.start == Start::kUpper) {
      return !stop_.closes_quote || after_.opened || OpenerFollows() || !SpeakerFollows(stop_.next);
    }
    if (after_.start == Start::kLower) {
      return icu_breaks_ && !stop_.closes_quote && !stop_.closes_bracket &&
             !SpeakerFollows(stop_.next);
    }
    return icu_breaks_;
  }

  // "Budi bertanya": within a few words of one clause from `position` comes a verb of speech.
  bool SpeakerFollows(std::size_t position) const {
    WordAfter word = ReadWordAfter(paragraph_, position);
    for (int i = 0; i < kSpeakerWords && !word.folded.empty(); ++i) {
      if (rules_.speech_verbs.contains(word.folded)) return true;
      const std::size_t next = SkipBlanks(paragraph_, word.end);
      if (next == word.end) return false;
      word = ReadWordAfter(paragraph_, next);
    }
    return false;
  }

  bool BreaksAfterFullStop() const {
    if (before_.begin == sentence_begin_ && IsEnumerator(before_)) return false;
    const auto kind = rules_.AbbreviationOf(before_.folded, before_.capital);
    if (kind.has_value() && !before_.suffix) {
      switch (*kind) {
        case Abbreviation::kTitle:
          return before_.letters > 1 && !before_.small_letters && OpenerFollows();  // "PT", "KH"
        case Abbreviation::kInner:
          return false;
        case Abbreviation::kNumber:
          if (after_.start == Start::kDigit) return false;
          if (IsRomanOrSingle(after_) && !OpenerFollows()) return false;
          break;
        case Abbreviation::kFinal:
          return NewSentenceFollows();
        case Abbreviation::kListEnd:
          return after_.start == Start::kUpper;
      }
    }
    if (before_.letters == 1 && before_.folded.size() == 1 && !before_.suffix) {
      return IsDesignation() ? BreaksBefore() : OpenerFollows();
    }
    if (IsDotted(before_) || IsContracted(before_)) return OpenerFollows();
    if (after_.start == Start::kUpper && IsRoman(after_)) return false;
    if (before_.capital && IsRoman(before_) && after_.letters == 1 && !OpenerFollows())
      return false;
    if (IsThousands(before_, after_)) return false;
    if (after_.start == Start::kLower) return BreaksBeforeSmall();
    return BreaksBefore();
  }

  // Edited text goes on in small letters after an abbreviation only; the web also after the end of
  // a sentence. So an ordinary word must stand before the stop, or at least an opener behind it.
  bool BreaksBeforeSmall() const {
    if (stop_.closes_quote || stop_.closes_bracket) return false;
    if (before_.letters >= 3 && !before_.capital) return true;
    if (before_.is_number && before_.folded.size() >= 3) return true;
    return before_.letters >= 4 && rules_.openers.contains(after_.folded);
  }

  bool OpenerFollows() const {
    return after_.start == Start::kUpper && (after_.small_letters || after_.letters == 1) &&
           rules_.openers.contains(after_.folded);
  }

  // A new sentence rather than more of a name: "Tbk. Saham itu", but not "Inc. Chairman Bob" or
  // "Co. Ltd of Japan".
  bool NewSentenceFollows() const {
    return OpenerFollows() ||
           (after_.start == Start::kUpper && SecondWordAfter().start == Start::kLower &&
            !rules_.abbreviations.contains(after_.folded));
  }

  // "hepatitis C", "Blok A", "World War I": a letter that is no initial.
  bool IsDesignation() const {
    const std::size_t end = TrimmedEnd(before_.begin);
    return end < before_.begin &&
           rules_.designators.contains(ReadWordBefore(paragraph_, end).folded);
  }

  std::size_t TrimmedEnd(std::size_t end) const {
    return Trim(paragraph_, {end - std::min(end, kWordBytes), end}).end;
  }

  // By what follows alone.
  bool BreaksBefore() const {
    switch (after_.start) {
      case Start::kUpper:
        return true;
      case Start::kDigit:
        return stop_.kind != StopKind::kEllipsis && (before_.letters >= 3 || before_.is_number);
      case Start::kLower:
      case Start::kEnd:
        return false;
      case Start::kLetter:
      case Start::kSymbol:
        return icu_breaks_;
    }
    return icu_breaks_;
  }

  std::string_view paragraph_;
  std::size_t sentence_begin_;
  const Stop& stop_;
  bool icu_breaks_;
  const LanguageRules& rules_;
  WordBefore before_;
  WordAfter after_;
};

}  // namespace

std::optional<Stop> NextStop(std::string_view paragraph, std::size_t from) {
  char32_t previous = 0;
  for (std::size_t after = from; from < paragraph.size(); from = after) {
    const char32_t c = NextCodePoint(paragraph, &after);
    Stop stop;
    stop.begin = stop.end = stop.next = from;
    if (IsStop(c)) {
      for (bool first = true; first || RunGoesOn(paragraph, stop.next); first = false) {
        stop.end = stop.next;
        TakeRun(paragraph, &stop);
        stop.next = SkipBlanks(paragraph, stop.end);
        if (stop.next == stop.end) break;
      }
      if (const std::size_t smiley = SmileyAt(paragraph, stop.next)) {
        stop.end = stop.next + smiley;
        stop.next = SkipBlanks(paragraph, stop.end);
      }
      return stop;
    }
    if (const std::size_t smiley = SmileyAt(paragraph, from)) {
      stop.kind = StopKind::kSmiley;
      stop.end += smiley;
      stop.next = SkipBlanks(paragraph, stop.end);
      return stop;
    }
    if (IsBlank(c) && (IsLetter(previous) || IsDigit(previous))) {
      stop.kind = StopKind::kGap;
      stop.next = SkipBlanks(paragraph, after);
      std::size_t i = stop.next;
      if (i < paragraph.size()) {
        const char32_t first = NextCodePoint(paragraph, &i);
        if (IsUpper(first) || MarkOf(first) == Mark::kQuote) return stop;
      }
    }
    previous = c;
  }
  return std::nullopt;
}

bool EndsSentence(std::string_view paragraph, std::size_t sentence_begin, const Stop& stop,
                  bool icu_breaks, const LanguageRules& rules) {
  return Judge(paragraph, sentence_begin, stop, icu_breaks, rules).Breaks();
}

}  // namespace sejajar
