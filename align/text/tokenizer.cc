#include "align/text/tokenizer.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <string>

namespace sejajar {
namespace {

enum class Kind { kSpace, kLetter, kDigit, kApostrophe, kHyphen, kNumberMark, kSymbol, kAlone };

bool IsWrittenWithoutSpaces(UChar32 c) {
  if (c < 0x0E00) return false;
  UErrorCode failure = U_ZERO_ERROR;
  switch (uscript_getScript(c, &failure)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return false;
  }
}

Kind KindOfSlow(UChar32 c) {
  if (IsWrittenWithoutSpaces(c) && u_isalpha(c)) return Kind::kAlone;
  if (u_isdigit(c)) return Kind::kDigit;
  if (u_isalpha(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0) return Kind::kLetter;
  if (c == 0x2019 || c == 0x2018 || c == 0x02BC) return Kind::kApostrophe;
  if (c == 0x2010 || c == 0x2011) return Kind::kHyphen;
  if ((U_GET_GC_MASK(c) & U_GC_SC_MASK) != 0) return Kind::kSymbol;
  return Kind::kSpace;
}

constexpr std::array<Kind, 128> kAsciiKinds = [] {
  std::array<Kind, 128> table{};
  table.fill(Kind::kSpace);
  for (char letter = 'a'; letter <= 'z'; ++letter) table[letter] = Kind::kLetter;
  for (char digit = '0'; digit <= '9'; ++digit) table[digit] = Kind::kDigit;
  for (char symbol : std::string_view("?!%$&+=#@")) table[symbol] = Kind::kSymbol;
  table['\''] = Kind::kApostrophe;
  table['-'] = Kind::kHyphen;
  table['.'] = table[','] = Kind::kNumberMark;
  return table;
}();

Kind KindOf(UChar32 c) { return c >= 0 && c < 128 ? kAsciiKinds[c] : KindOfSlow(c); }

// Case, width and compatibility folded, without invisible characters. `edits`, if given, learns
// which bytes became which; it stays empty for ASCII, where every byte stays in its place.
std::string Fold(std::string_view utf8, icu::Edits* edits = nullptr) {
  std::string folded;
  if (std::all_of(utf8.begin(), utf8.end(), [](char c) { return (c & 0x80) == 0; })) {
    folded.resize(utf8.size());
    std::transform(utf8.begin(), utf8.end(), folded.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    });
    return folded;
  }
  UErrorCode failure = U_ZERO_ERROR;
  const icu::Normalizer2* folding = icu::Normalizer2::getNFKCCasefoldInstance(failure);
  if (U_SUCCESS(failure)) {
    icu::StringByteSink<std::string> sink(&folded, static_cast<int32_t>(utf8.size()));
    folding->normalizeUTF8(0, {utf8.data(), static_cast<int32_t>(utf8.size())}, sink, edits,
                           failure);
  }
  if (U_SUCCESS(failure)) return folded;
  if (edits != nullptr) edits->reset();
  return std::string(utf8);
}

class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) { Decode(); }
  [[nodiscard]] bool AtEnd() const { return begin_ >= text_.size(); }
  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] std::string_view bytes() const { return text_.substr(begin_, end_ - begin_); }
  [[nodiscard]] Kind NextKind() const {
    Cursor next = *this;
    next.Advance();
    return next.AtEnd() ? Kind::kSpace : next.kind();
  }
  void Advance() {
    begin_ = end_;
    Decode();
  }

 private:
  void Decode() {
    if (begin_ >= text_.size()) return;
    const auto byte = static_cast<unsigned char>(text_[begin_]);
    if (byte < 0x80) {
      end_ = begin_ + 1;
      kind_ = kAsciiKinds[byte];
      return;
    }
    UChar32 c = 0;
    std::size_t at = begin_;
    U8_NEXT(text_.data(), at, text_.size(), c);
    end_ = at;
    kind_ = KindOf(c);
  }

  std::string_view text_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  Kind kind_ = Kind::kSpace;
};

struct Contraction {
  std::string_view tail;  // after the apostrophe
  std::string_view word;
};
constexpr std::array<Contraction, 5> kContractions = {
    {{"m", "am"}, {"re", "are"}, {"ve", "have"}, {"ll", "will"}, {"d", "would"}}};

// `word` holds letters and plain apostrophes.
template <typename Emit>
void EmitEnglishWord(std::string_view word, const Emit& emit) {
  const std::size_t apostrophe = word.rfind('\'');
  const std::string_view head = word.substr(0, apostrophe);
  const std::string_view tail = word.substr(apostrophe + 1);
  if (tail == "t" && head.size() > 1 && head.back() == 'n') {
    if (head == "won") {
      emit("will");
    } else if (head == "can" || head == "shan") {
      emit(head == "can" ? "can" : "shall");
    } else {
      emit(head.substr(0, head.size() - 1));
    }
    emit("not");
    return;
  }
  for (const Contraction& contraction : kContractions) {
    if (tail == contraction.tail) {
      emit(head);
      emit(contraction.word);
      return;
    }
  }
  emit(head);
  if (tail != "s") emit(tail);
}

// `word` has an apostrophe, at least.
template <typename Emit>
void EmitApostrophe(std::string_view word, bool english, const Emit& emit) {
  if (english) {
    EmitEnglishWord(word, emit);
  } else {  // Jum'at, Qur'an: one word
    std::string joined(word);
    std::erase(joined, '\'');
    emit(std::string_view(joined));
  }
}

std::string_view ReadLetters(Cursor& at, std::string_view text) {
  const std::size_t begin = at.begin();
  while (!at.AtEnd() && at.kind() == Kind::kLetter) at.Advance();
  return text.substr(begin, at.begin() - begin);
}

// The cursor stands on an apostrophe between letters.
bool JoinsLetters(const Cursor& at) {
  return !at.AtEnd() && at.kind() == Kind::kApostrophe && at.NextKind() == Kind::kLetter;
}

// Reads digits with the marks between them. A mark before exactly three digits groups
// thousands and goes; any other becomes a point.
std::string ReadNumber(Cursor& at) {
  std::string number;
  std::size_t since_mark = 0;
  std::size_t mark = std::string::npos;
  const auto close_group = [&] {
    if (mark != std::string::npos && since_mark == 3) number.erase(mark, 1);
    since_mark = 0;
  };
  while (!at.AtEnd()) {
    if (at.kind() == Kind::kDigit) {
      number += at.bytes();
      ++since_mark;
    } else if (at.kind() == Kind::kNumberMark && at.NextKind() == Kind::kDigit) {
      close_group();
      mark = number.size();
      number += '.';
    } else {
      break;
    }
    at.Advance();
  }
  close_group();
  return number;
}

// Calls emit(token, span), the span in `folded`.
template <typename Emit>
void TokenizeFolded(std::string_view folded, std::string_view language, const Emit& emit) {
  const bool english =
      language.substr(0, 2) == "en" && (language.size() == 2 || language[2] == '-');
  Cursor at(folded);
  std::string before;  // the word that a hyphen joins to the next
  std::string joined;  // a word with apostrophes
  while (!at.AtEnd()) {
    const std::size_t begin = at.begin();
    switch (at.kind()) {
      case Kind::kApostrophe:  // a stray one is punctuation
      case Kind::kSpace:
      case Kind::kNumberMark:
        before.clear();
        at.Advance();
        break;
      case Kind::kHyphen:
        if (at.NextKind() != Kind::kLetter) before.clear();
        at.Advance();
        break;
      case Kind::kLetter: {
        std::string_view word = ReadLetters(at, folded);
        const bool has_apostrophe = JoinsLetters(at);
        if (has_apostrophe) {
          joined = word;
          while (JoinsLetters(at)) {
            joined += '\'';
            at.Advance();
            joined += ReadLetters(at, folded);
          }
          word = joined;
        }
        const Span span = {begin, at.begin()};
        if (word != before && has_apostrophe) {
          EmitApostrophe(word, english, [&](std::string_view token) { emit(token, span); });
        } else if (word != before) {
          emit(word, span);
        }
        before.clear();
        if (!at.AtEnd() && at.kind() == Kind::kHyphen) before = word;
        break;
      }
      case Kind::kDigit: {
        before.clear();
        const std::string number = ReadNumber(at);
        emit(std::string_view(number), Span{begin, at.begin()});
        break;
      }
      case Kind::kSymbol:
      case Kind::kAlone:
        before.clear();
        emit(at.bytes(), Span{begin, begin + at.bytes().size()});
        at.Advance();
        break;
    }
  }
}

// From bytes of the folded text to those of the text itself that they came from.
class Unfolding {
 public:
  explicit Unfolding(const icu::Edits& edits)
      : changed_(edits.hasChanges() != 0), at_(edits.getFineIterator()) {}

  Span Of(Span folded) {
    if (!changed_) return folded;
    return {Of(folded.begin).begin, Of(folded.end - 1).end};
  }

 private:
  // Of one byte: a byte where nothing changed, all of the old text where something did.
  Span Of(std::size_t byte) {
    UErrorCode failure = U_ZERO_ERROR;
    const auto folded = static_cast<int32_t>(byte);
    at_.findDestinationIndex(folded, failure);
    const auto begin = static_cast<std::size_t>(at_.sourceIndex());
    if (at_.hasChange() != 0) return {begin, begin + static_cast<std::size_t>(at_.oldLength())};
    const std::size_t at = begin + static_cast<std::size_t>(folded - at_.destinationIndex());
    return {at, at + 1};
  }

  bool changed_;
  icu::Edits::Iterator at_;
};

}  // namespace

void Tokenize(std::string_view utf8, std::string_view language,
              const std::function<void(std::string_view)>& emit) {
  TokenizeFolded(Fold(utf8), language, [&](std::string_view token, Span) { emit(token); });
}

void TokenizeInPlace(std::string_view utf8, std::string_view language,
                     const std::function<void(std::string_view, Span)>& emit) {
  icu::Edits edits;
  const std::string folded = Fold(utf8, &edits);
  Unfolding unfolding(edits);
  TokenizeFolded(folded, language,
                 [&](std::string_view token, Span span) { emit(token, unfolding.Of(span)); });
}

}  // namespace sejajar
