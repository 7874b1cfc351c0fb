#include "align/text/quantities.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

#include "align/text/quantity_rules.h"
#include "align/text/utf8.h"

namespace sejajar {
namespace {

using Role = QuantityWord::Role;

// A numeral longer than this is no number that anybody compares.
constexpr std::size_t kNumeralBytes = 64;
// Words that are looked up together at most: "km", "/", "h".
constexpr std::size_t kPhraseTokens = 3;
constexpr int kHalfDay = 12 * 60;

struct Token {
  enum class Type : std::uint8_t { kSymbol, kWord, kDigits };
  Span span;
  const QuantityWord* word = nullptr;  // of a word or symbol, if it means something to a number
  char32_t symbol = 0;
  Type type = Type::kSymbol;
  bool capital = false;  // begins with one
};

// What a run of digits with its marks may mean.
struct Numeral {
  double value = 0;
  std::optional<double> alternative;
  std::size_t digits = 0;
  bool whole = false;    // digits alone
  bool regular = false;  // one number; else its runs are read one by one
  int hour = -1;         // of "7", "19.30"
  int minute = 0;
};

// To 15 significant digits: 1.2 * 1e9 is 1,200,000,000 then.
double Rounded(double value) {
  std::array<char, 32> digits;
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                          std::chars_format::scientific, 14);
  std::from_chars(digits.data(), end, value);
  return value;
}

bool IsDash(char32_t c) { return c == '-' || c == U'–' || c == U'—' || c == U'‑' || c == U'−'; }

// A space that may group thousands; a plain one separates numbers more often.
bool IsGroupSpace(char32_t c) { return c == 0xA0 || c == 0x202F || c == 0x2009; }

double ToDouble(std::string_view digits) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool IsYear(const Numeral& numeral) {
  return numeral.whole && numeral.digits == 4 && numeral.value >= 1500 && numeral.value < 2100;
}

class Reader {
 public:
  Reader(std::string_view text, const QuantityRules& rules) : text_(text), rules_(rules) {}

  std::vector<Quantity> Read() {
    Tokenize();
    for (std::size_t i = 0; i < tokens_.size();) i = ReadAt(i);
    return std::move(quantities_);
  }

 private:
  // --- Tokens ---

  void Tokenize() {
    tokens_.reserve(text_.size() / 5 + 1);
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t begin = at;
      const char32_t c = NextCodePoint(text_, &at);
      if (IsBlank(c)) continue;
      Token token;
      if (IsDigit(c)) {
        token.type = Token::Type::kDigits;
        at = NumeralEnd(at);
      } else if (IsLetter(c)) {
        token.type = Token::Type::kWord;
        token.capital = IsUpper(c);
        at = WordEnd(at);
      } else {
        token.symbol = c;
      }
      token.span = {begin, at};
      if (token.type != Token::Type::kDigits) token.word = Find(token.span);
      tokens_.push_back(token);
    }
  }

  [[nodiscard]] std::size_t WordEnd(std::size_t at) const {
    for (std::size_t end = at; at < text_.size(); end = at) {
      const char32_t c = NextCodePoint(text_, &at);
      if (IsLetter(c)) continue;
      std::size_t next = at;
      if ((c != '\'' && c != U'’') || at >= text_.size() ||
          !IsLetter(NextCodePoint(text_, &next))) {
        return end;
      }
    }
    return text_.size();
  }

  [[nodiscard]] std::size_t DigitsEnd(std::size_t at) const {
    for (std::size_t end = at; at < text_.size(); end = at) {
      if (!IsDigit(NextCodePoint(text_, &at))) return end;
    }
    return at;
  }

  [[nodiscard]] std::size_t NumeralEnd(std::size_t at) const {
    for (;;) {
      const std::size_t end = DigitsEnd(at);
      at = end;
      if (at >= text_.size()) return end;
      const char32_t mark = NextCodePoint(text_, &at);
      if (mark != '.' && mark != ',' && !IsGroupSpace(mark)) return end;
      const std::size_t digits = at;
      if (at >= text_.size() || !IsDigit(NextCodePoint(text_, &at))) return end;
      if (IsGroupSpace(mark) && DigitsEnd(at) - digits != 3) return end;
    }
  }

  // Looks up `span` as a word; spaces count.
  [[nodiscard]] const QuantityWord* Find(Span span) {
    if (span.size() > rules_.longest_word) return nullptr;
    key_.clear();
    for (const char c : span.In(text_)) {
      if (static_cast<unsigned char>(c) >= 0x80) {
        key_ = FoldCase(span.In(text_));
        if (const std::size_t mark = key_.find("’"); mark != std::string::npos) {
          key_[mark] = '\'';
          key_.erase(mark + 1, std::string_view("’").size() - 1);
        }
        break;
      }
      key_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    }
    return rules_.Find(key_);
  }

  [[nodiscard]] bool Has(std::size_t i, Token::Type type) const {
    return i < tokens_.size() && tokens_[i].type == type;
  }
  [[nodiscard]] bool IsSymbol(std::size_t i, char32_t c) const {
    return i < tokens_.size() && tokens_[i].symbol == c;
  }
  [[nodiscard]] bool Is(std::size_t i, QuantityWord::Flag flag) const {
    return i < tokens_.size() && tokens_[i].word != nullptr && tokens_[i].word->Is(flag);
  }
  // Nothing stands between token i and the one before it.
  [[nodiscard]] bool Glued(std::size_t i) const {
    return i > 0 && i < tokens_.size() && tokens_[i - 1].span.end == tokens_[i].span.begin;
  }
  [[nodiscard]] bool JoinsDash(std::size_t i) const {
    return i < tokens_.size() && IsDash(tokens_[i].symbol) && Glued(i) && Glued(i + 1);
  }
  // The token behind a hyphen, if there is one: "44-year-old".
  [[nodiscard]] std::size_t BehindHyphen(std::size_t i) const { return JoinsDash(i) ? i + 1 : i; }

  // --- Numerals ---

  [[nodiscard]] Numeral ReadNumeral(std::size_t i) const {
    Numeral numeral;
    const Span span = tokens_[i].span;
    if (span.size() > kNumeralBytes) return numeral;
    std::string digits;
    std::vector<std::pair<char, std::size_t>> groups(1);  // the mark before, number of digits
    for (std::size_t at = span.begin; at < span.end;) {
      const char32_t c = NextCodePoint(text_, &at);
      if (IsDigit(c)) {
        digits += static_cast<char>('0' + u_charDigitValue(static_cast<UChar32>(c)));
        ++groups.back().second;
      } else {
        groups.emplace_back(c == '.' || c == ',' ? static_cast<char>(c) : ' ', 0);
      }
    }
    numeral.digits = digits.size();
    numeral.whole = groups.size() == 1;
    const double joined = ToDouble(digits);
    if (numeral.whole) {
      numeral.value = joined;
      numeral.regular = true;
      if (numeral.digits <= 2 && joined <= 24) numeral.hour = static_cast<int>(joined);
      return numeral;
    }
    const std::size_t last = groups.size() - 1;
    const char last_mark = groups[last].first;
    // All marks but the last group thousands, and the last may.
    bool grouped = groups[0].second <= 3 && digits[0] != '0';
    for (std::size_t g = 1; g < last; ++g) {
      grouped &= groups[g].second == 3 && groups[g].first == groups[1].first;
    }
    const bool all_grouped =
        grouped && groups[last].second == 3 && (last == 1 || groups[last].first == groups[1].first);
    // Not both marks may be decimal in one numeral.
    const bool decimal =
        (last == 1 || (grouped && last_mark != groups[1].first)) && last_mark != ' ';
    const std::size_t point = digits.size() - groups[last].second;
    const std::string with_point = digits.substr(0, point) + '.' + digits.substr(point);
    numeral.regular = all_grouped || decimal;
    if (!numeral.regular) return numeral;
    const double fraction = ToDouble(with_point);
    if (all_grouped && decimal) {
      const bool is_decimal = rules_.marks_are_known && last_mark == rules_.decimal_mark;
      numeral.value = is_decimal ? fraction : joined;
      numeral.alternative = is_decimal ? joined : fraction;
    } else {
      numeral.value = all_grouped ? joined : fraction;
    }
    if (last == 1 && groups[0].second <= 2 && groups[1].second == 2) {
      const int hour = static_cast<int>(fraction);
      const int minute = static_cast<int>(std::lround((fraction - hour) * 100));
      if (hour <= 24 && minute < 60) numeral.hour = hour, numeral.minute = minute;
    }
    return numeral;
  }

  // --- Reading ---

  [[nodiscard]] Span Over(std::size_t first, std::size_t end) const {
    return {tokens_[first].span.begin, tokens_[end - 1].span.end};
  }

  Quantity& Emit(QuantityKind kind, Span span, double value) {
    Quantity quantity;
    quantity.span = quantity.phrase = span;
    quantity.kind = kind;
    quantity.value = value;
    quantities_.push_back(quantity);
    return quantities_.back();
  }

  // Gives the last `count` quantities the tokens [first, end) as their phrase.
  void SetPhrase(std::size_t count, std::size_t first, std::size_t end) {
    for (std::size_t k = quantities_.size() - count; k < quantities_.size(); ++k) {
      quantities_[k].phrase = Over(first, end);
      quantities_[k].approximate |= first > 0 && Is(first - 1, QuantityWord::kApproximation);
    }
  }

  // Each reader returns the token behind what it read.
  std::size_t ReadAt(std::size_t i) {
    const Token& token = tokens_[i];
    if (token.type == Token::Type::kDigits) return ReadDigits(i);
    if (token.type != Token::Type::kWord) return i + 1;
    if (token.word == nullptr) {
      ReadRoman(i);
      return i + 1;
    }
    const QuantityWord& word = *token.word;
    if (word.month != 0) {
      if (const std::size_t end = ReadMonthFirst(i); end > i) return end;
    }
    if (word.weekday != 0 && (token.capital || !word.Is(QuantityWord::kSharedName))) {
      Emit(QuantityKind::kWeekday, token.span, word.weekday).spelled = true;
      quantities_.back().weak = word.Is(QuantityWord::kSharedName);
      return i + 1;
    }
    if (word.role == Role::kValue || word.role == Role::kOrdinal) return ReadSpelled(i);
    if (word.Is(QuantityWord::kArticle) && i + 1 < tokens_.size() && tokens_[i + 1].word) {
      const QuantityWord& next = *tokens_[i + 1].word;
      if (next.role == Role::kScale && next.value >= 12) return ReadSpelled(i);
      if (!next.unit.empty() && next.role == Role::kNone) {
        Quantity& one = Emit(QuantityKind::kMeasure, token.span, 1);
        one.unit = next.unit;
        one.spelled = one.weak = true;
        SetPhrase(1, i, i + 2);
        return i + 2;
      }
    }
    if (word.Is(QuantityWord::kOneUnit)) {
      Quantity& one = Emit(QuantityKind::kMeasure, token.span, 1);
      one.unit = word.unit;
      one.spelled = one.weak = true;
    }
    return i + 1;
  }

  // Kings, popes and wars; never a number for sure.
  void ReadRoman(std::size_t i) {
    const std::string_view word = tokens_[i].span.In(text_);
    if (word.size() < 2 || word.size() > 6 || Glued(i + 1)) return;
    int value = 0;
    int before = 10;
    for (const char c : word) {
      const int digit = c == 'I' ? 1 : c == 'V' ? 5 : c == 'X' ? 10 : 0;
      if (digit == 0) return;
      value += digit > before ? digit - 2 * before : digit;
      before = digit;
    }
    Quantity& roman = Emit(QuantityKind::kOrdinal, tokens_[i].span, value);
    roman.spelled = roman.weak = true;
  }

  [[nodiscard]] bool IsMonth(std::size_t i) const {
    if (i >= tokens_.size() || tokens_[i].word == nullptr) return false;
    const QuantityWord& word = *tokens_[i].word;
    return word.month != 0 && (tokens_[i].capital || !word.Is(QuantityWord::kSharedName));
  }

  // "October 7th, 2018", "October 2018", "October".
  std::size_t ReadMonthFirst(std::size_t i) {
    if (!IsMonth(i)) return i;
    const std::size_t count = quantities_.size();
    const std::size_t end = ReadMonth(i);
    if (quantities_.size() == count + 1 && tokens_[i].word->Is(QuantityWord::kSharedName)) {
      if (i == 0) {  // "May I"
        quantities_.pop_back();
        return i;
      }
      quantities_.back().weak = true;
    }
    SetPhrase(quantities_.size() - count, i, end);
    return end;
  }

  std::size_t ReadMonth(std::size_t i) {
    Emit(QuantityKind::kMonth, tokens_[i].span, tokens_[i].word->month).spelled = true;
    std::size_t at = i + 1;
    if (IsSymbol(at, '.') && Glued(at) && Has(at + 1, Token::Type::kDigits)) ++at;
    if (!rules_.day_first && Has(at, Token::Type::kDigits)) {
      const Numeral day = ReadNumeral(at);
      const std::size_t behind = BehindOrdinal(at + 1);
      if (day.whole && day.digits <= 2 && day.value <= 31 && !IsSymbol(behind, '%') &&
          !(IsSymbol(behind, ':') && Glued(behind))) {
        Emit(QuantityKind::kDay, tokens_[at].span, day.value);
        at = behind;
        if (JoinsDash(at) && Has(at + 1, Token::Type::kDigits)) {  // October 24-26
          const Numeral last = ReadNumeral(at + 1);
          if (last.whole && last.digits <= 2 && last.value <= 31) {
            Emit(QuantityKind::kDay, tokens_[at + 1].span, last.value);
            at += 2;
          }
        }
      }
    }
    return ReadYear(at);
  }

  // An optional comma and a year.
  std::size_t ReadYear(std::size_t at) {
    std::size_t year = at;
    if (IsSymbol(year, ',')) ++year;
    if (Is(year, QuantityWord::kYearBefore)) ++year;
    if (!Has(year, Token::Type::kDigits)) return at;
    const Numeral numeral = ReadNumeral(year);
    // Right behind the month it is a year, be it an impossible one.
    if (!IsYear(numeral) && !(year == at && numeral.whole && numeral.digits == 4)) return at;
    Emit(QuantityKind::kYear, tokens_[year].span, numeral.value);
    return year + 1;
  }

  [[nodiscard]] std::size_t BehindOrdinal(std::size_t i) const {
    return Glued(i) && Is(i, QuantityWord::kOrdinalSuffix) ? i + 1 : i;
  }

  std::size_t ReadDigits(std::size_t i) {
    if (const std::size_t end = ReadNumericDate(i); end > i) return end;
    if (const std::size_t end = ReadColonTime(i); end > i) return end;
    const Numeral numeral = ReadNumeral(i);
    if (!numeral.regular) return ReadRuns(i);
    if (const std::size_t end = ReadDayFirst(i, numeral); end > i) return end;
    if (const std::size_t end = ReadClock(i, numeral); end > i) return end;

    const std::size_t count = quantities_.size();
    Quantity& quantity = Emit(QuantityKind::kNumber, tokens_[i].span, numeral.value);
    quantity.alternative = numeral.alternative;
    std::size_t first = i;
    if (const std::size_t sign = CurrencyBefore(i); sign < i) {
      first = sign;
      quantity.kind = QuantityKind::kMoney;
      quantity.unit = currency_->currency;
    } else if (i > 1 && IsDash(tokens_[i - 1].symbol) && Glued(i) &&
               Is(i - 2, QuantityWord::kOrdinalPrefix)) {
      first = i - 2;
      quantity.kind = QuantityKind::kOrdinal;
    } else if (IsCodeBefore(i)) {
      quantity.kind = QuantityKind::kCode;
    }
    std::size_t end = BehindOrdinal(i + 1);
    if (end > i + 1) {
      quantity.kind = QuantityKind::kOrdinal;
    } else if (const std::size_t suffix = BehindHyphen(end);
               Glued(suffix) && Is(suffix, QuantityWord::kDecadeSuffix) && !Glued(suffix + 1)) {
      quantity.kind = QuantityKind::kYear;
      if (quantity.value < 100) quantity.alternative = 1900 + quantity.value;
      end = suffix + 1;
    } else if (quantity.kind == QuantityKind::kNumber || quantity.kind == QuantityKind::kMoney) {
      end = ReadTail(end, quantity);
      if (quantity.kind == QuantityKind::kNumber && end == i + 1) {
        const bool said = i > 0 && Is(i - 1, QuantityWord::kYearBefore);
        if (IsYear(numeral) || (said && numeral.whole && numeral.digits == 4)) {
          quantity.kind = QuantityKind::kYear;
        }
        if (Glued(end) && Has(end, Token::Type::kWord)) quantity.kind = QuantityKind::kCode;
      }
    }
    const bool leads = i == 0 || (i == 1 && IsSymbol(0, '('));
    quantity.weak = leads && (IsSymbol(end, '.') || IsSymbol(end, ')')) && !Glued(end + 1);
    SetPhrase(quantities_.size() - count, first, end);
    ShareWithRange(first);
    return end;
  }

  // "1.2.3": each run for itself.
  std::size_t ReadRuns(std::size_t i) {
    const Span whole = tokens_[i].span;
    for (std::size_t at = whole.begin; at < whole.end;) {
      const std::size_t begin = at;
      if (!IsDigit(NextCodePoint(text_, &at))) continue;
      at = DigitsEnd(at);
      if (at - begin > kNumeralBytes) continue;
      std::string digits;
      for (std::size_t k = begin; k < at;) {
        digits += static_cast<char>(
            '0' + u_charDigitValue(static_cast<UChar32>(NextCodePoint(text_, &k))));
      }
      Emit(QuantityKind::kCode, {begin, at}, ToDouble(digits)).phrase = whole;
    }
    return i + 1;
  }

  // "COVID-19", "B2": letters that belong to the number. Sets of words and years do not: mid-2018.
  [[nodiscard]] bool IsCodeBefore(std::size_t i) const {
    if (!Glued(i)) return false;
    if (tokens_[i - 1].type == Token::Type::kWord) return true;
    return i > 1 && IsDash(tokens_[i - 1].symbol) && Glued(i - 1) &&
           tokens_[i - 2].type == Token::Type::kWord && tokens_[i - 2].capital;
  }

  // Where the currency before token i begins, or i; its word is in currency_.
  std::size_t CurrencyBefore(std::size_t i) {
    if (i == 0) return i;
    std::size_t sign = i - 1;
    if (IsSymbol(sign, '.') && sign > 0 && Glued(sign)) --sign;  // Rp. 5
    if (!Is(sign, QuantityWord::kCurrencySign)) return i;
    currency_ = tokens_[sign].word;
    if (tokens_[sign].type == Token::Type::kSymbol && Glued(sign)) {  // US$
      if (const QuantityWord* longer = Find(Over(sign - 1, sign + 1)); longer != nullptr) {
        currency_ = longer;
        --sign;
      }
    }
    return sign;
  }

  // What follows a number: scales, then percent, a currency or a unit.
  std::size_t ReadTail(std::size_t end, Quantity& quantity) {
    bool scaled = false;
    for (;; scaled = true) {
      const std::size_t at = BehindHyphen(end);
      if (at >= tokens_.size() || tokens_[at].word == nullptr) break;
      const QuantityWord& word = *tokens_[at].word;
      double scale = word.role == Role::kScale && word.value >= 12 ? word.value : 0;
      if (quantity.kind == QuantityKind::kMoney && word.money_scale > 0 && scale == 0 && !scaled) {
        scale = word.money_scale;
      }
      if (scale == 0) break;
      quantity.scale *= scale;
      quantity.value = Rounded(quantity.value * scale);
      if (quantity.alternative) quantity.alternative = Rounded(*quantity.alternative * scale);
      end = at + 1;
    }
    if (quantity.kind == QuantityKind::kMoney && !quantity.unit.empty()) return end;
    const std::size_t at = BehindHyphen(end);
    for (std::size_t size = std::min(kPhraseTokens, tokens_.size() - std::min(at, tokens_.size()));
         size > 0; --size) {
      const QuantityWord* word = size == 1 ? tokens_[at].word : Find(Over(at, at + size));
      if (word == nullptr) continue;
      // "pukul 3 Minggu": a day, not weeks.
      if (word->weekday != 0 && tokens_[at].capital) continue;
      if (word->Is(QuantityWord::kPercent)) {
        quantity.kind = QuantityKind::kPercent;
      } else if (!word->currency.empty()) {
        quantity.kind = QuantityKind::kMoney;
        quantity.unit = word->currency;
      } else if (!word->unit.empty() && !word->Is(QuantityWord::kOneUnit)) {
        quantity.kind = QuantityKind::kMeasure;
        quantity.unit = word->unit;
        // "5m people" are no metres.
        if (word->money_scale > 0 && Glued(at)) {
          quantity.alternative = Rounded(quantity.value * word->money_scale);
        }
      } else {
        continue;
      }
      return at + size;
    }
    return end;
  }

  // "10-15 percent", "2 to 3 million": the first number is one of what the second is.
  void ShareWithRange(std::size_t first) {
    if (quantities_.size() < 2 || first < 2) return;
    Quantity& last = quantities_.back();
    Quantity& before = quantities_[quantities_.size() - 2];
    const Token& link = tokens_[first - 1];
    if (before.phrase.end != tokens_[first - 2].span.end ||
        !(IsDash(link.symbol) || Is(first - 1, QuantityWord::kJoin) ||
          Is(first - 1, QuantityWord::kApproximation))) {
      return;
    }
    if (before.kind == QuantityKind::kYear && IsDash(link.symbol) && last.value < 100 &&
        last.kind == QuantityKind::kNumber) {  // 2019-20
      last.kind = QuantityKind::kYear;
      last.alternative = before.value - std::fmod(before.value, 100) + last.value;
      return;
    }
    if (before.kind == QuantityKind::kMoney && last.kind == QuantityKind::kNumber &&
        IsDash(link.symbol)) {  // Rp1 - 15 juta
      last.kind = before.kind;
      last.unit = before.unit;
    }
    const bool same_money = before.kind == QuantityKind::kMoney && last.kind == before.kind;
    if (before.kind != QuantityKind::kNumber && !(same_money && before.unit == last.unit)) return;
    if (last.kind == QuantityKind::kDay && before.value > 31) return;
    if (last.kind == QuantityKind::kTime) {
      before.alternative = before.value;
      if (before.value > 24) return;
      before.value = std::fmod(before.value * 60, kHalfDay);
    } else if (last.kind != QuantityKind::kPercent && last.kind != QuantityKind::kMoney &&
               last.kind != QuantityKind::kMeasure && last.kind != QuantityKind::kNumber &&
               last.kind != QuantityKind::kDay) {
      return;
    } else if (last.scale > 1 && before.scale == 1) {
      before.alternative = Rounded(before.value * last.scale);
    }
    before.kind = last.kind;
    before.unit = last.unit;
  }

  // --- Dates ---

  // "7 October 2018", "7th of October".
  std::size_t ReadDayFirst(std::size_t i, const Numeral& day) {
    if (!day.whole || day.digits > 2 || day.value < 1 || day.value > 31) return i;
    std::size_t month = BehindOrdinal(i + 1);
    if (Is(month, QuantityWord::kDateJoin)) ++month;
    month = BehindHyphen(month);
    if (!IsMonth(month)) return i;
    const std::size_t count = quantities_.size();
    Emit(QuantityKind::kDay, tokens_[i].span, day.value);
    ShareWithRange(i);
    Emit(QuantityKind::kMonth, tokens_[month].span, tokens_[month].word->month).spelled = true;
    std::size_t end = month + 1;
    if (IsSymbol(end, '.') && Glued(end) && Has(end + 1, Token::Type::kDigits)) ++end;
    end = ReadYear(BehindHyphen(end));
    if (JoinsDash(end - 1)) --end;
    SetPhrase(quantities_.size() - count, i, end);
    return end;
  }

  // "2018-10-07", "7/10/2018", "(7/10)".
  std::size_t ReadNumericDate(std::size_t i) {
    if (i + 2 >= tokens_.size() || !Has(i + 2, Token::Type::kDigits) || !Glued(i + 1) ||
        !Glued(i + 2)) {
      return i;
    }
    const char32_t mark = tokens_[i + 1].symbol;
    if (mark != '/' && !IsDash(mark)) return i;
    const bool third = i + 4 < tokens_.size() && tokens_[i + 3].symbol == mark && Glued(i + 3) &&
                       Glued(i + 4) && Has(i + 4, Token::Type::kDigits);
    std::array<std::size_t, 3> at = {i, i + 2, i + 4};  // day, month, year
    if (third && ReadNumeral(i).digits == 4) std::swap(at[0], at[2]);
    Numeral day = ReadNumeral(at[0]);
    Numeral month = ReadNumeral(at[1]);
    const bool month_leads =
        at[0] == i && (rules_.day_first ? month.value > 12 && day.value <= 12 : day.value <= 12);
    if (month_leads) {
      std::swap(day, month);
      std::swap(at[0], at[1]);
    }
    if (!day.whole || !month.whole || day.digits > 2 || month.digits > 2 || day.value < 1 ||
        day.value > 31 || month.value < 1 || month.value > 12) {
      return i;
    }
    std::size_t end = i + 3;
    Numeral year;
    if (third) {
      year = ReadNumeral(at[2]);
      if (!IsYear(year) && !(mark == '/' && year.whole && year.digits == 2)) return i;
      end = i + 5;
    } else {
      if (mark != '/' || month_leads == rules_.day_first) return i;
      // Without a year, only where news writes them: "Kamis (1/10)", "Sabtu lalu 17/3".
      const bool bracketed = i > 0 && IsSymbol(i - 1, '(') && IsSymbol(end, ')');
      const auto is_day = [&](std::size_t back) {
        return i >= back && tokens_[i - back].word != nullptr && tokens_[i - back].word->weekday;
      };
      if (!bracketed && !is_day(1) && !is_day(2)) return i;
    }
    const std::size_t count = quantities_.size();
    const auto emit_day = [&] { Emit(QuantityKind::kDay, tokens_[at[0]].span, day.value); };
    const auto emit_month = [&] {
      Emit(QuantityKind::kMonth, tokens_[at[1]].span, month.value).alternative = month.value;
    };
    const auto emit_year = [&] {
      Quantity& quantity = Emit(QuantityKind::kYear, tokens_[at[2]].span, year.value);
      if (year.digits == 2) quantity.alternative = 2000 + year.value;
    };
    if (third && at[2] == i) emit_year();
    if (at[0] < at[1]) {
      emit_day();
      emit_month();
    } else {
      emit_month();
      emit_day();
    }
    if (third && at[2] > i) emit_year();
    SetPhrase(quantities_.size() - count, i, end);
    return end;
  }

  // --- Times of day ---

  std::size_t EmitTime(std::size_t first, std::size_t i, std::size_t numeral_end, std::size_t end,
                       int hour, int minute) {
    Quantity& time =
        Emit(QuantityKind::kTime, Over(i, numeral_end), (hour * 60 + minute) % kHalfDay);
    if (minute == 0) time.alternative = hour;
    SetPhrase(1, first, end);
    ShareWithRange(first);
    return end;
  }

  // The token behind "pm", "p.m.", "WIB", or i.
  [[nodiscard]] std::size_t BehindClock(std::size_t i) const {
    if (Is(i, QuantityWord::kClockAfter)) return i + 1;
    if (i + 2 < tokens_.size() && IsSymbol(i + 1, '.') && tokens_[i].span.size() == 1 &&
        tokens_[i + 2].span.size() == 1) {
      const char half = text_[tokens_[i].span.begin];
      const char m = text_[tokens_[i + 2].span.begin];
      if ((half == 'a' || half == 'p' || half == 'A' || half == 'P') && (m == 'm' || m == 'M') &&
          rules_.Find("pm") != nullptr) {
        return IsSymbol(i + 3, '.') && Glued(i + 3) ? i + 4 : i + 3;
      }
    }
    return i;
  }

  [[nodiscard]] std::size_t ClockBefore(std::size_t i) const {
    return i > 0 && Is(i - 1, QuantityWord::kClockBefore) ? i - 1 : i;
  }

  std::size_t ReadColonTime(std::size_t i) {
    if (!IsSymbol(i + 1, ':') || !Glued(i + 1) || !Has(i + 2, Token::Type::kDigits) ||
        !Glued(i + 2)) {
      return i;
    }
    const Numeral hour = ReadNumeral(i);
    const Numeral minute = ReadNumeral(i + 2);
    if (hour.hour < 0 || !hour.whole || !minute.whole || minute.digits != 2 || minute.value > 59) {
      return i;
    }
    return EmitTime(ClockBefore(i), i, i + 3, BehindClock(i + 3), hour.hour,
                    static_cast<int>(minute.value));
  }

  // "7 p.m.", "1930 GMT", "pukul 19.30".
  std::size_t ReadClock(std::size_t i, const Numeral& numeral) {
    const std::size_t first = ClockBefore(i);
    const std::size_t end = BehindClock(i + 1);
    if (first == i && end == i + 1) return i;
    int hour = numeral.hour;
    int minute = numeral.minute;
    if (numeral.whole && numeral.digits == 4) {
      hour = static_cast<int>(numeral.value) / 100;
      minute = static_cast<int>(numeral.value) % 100;
    }
    if (hour < 0 || hour > 24 || minute > 59) return i;
    return EmitTime(first, i, i + 1, end, hour, minute);
  }

  // --- Spelled numbers ---

  std::size_t ReadSpelled(std::size_t i) {
    double total = 0;           // closed groups: the thousands of "two thousand five"
    double group = 0;           // the open one
    double last_scale = 1e300;  // each closing scale is smaller than the one before it
    std::size_t words = 0;
    bool ordinal = false;
    std::size_t end = i;
    if (Is(i, QuantityWord::kArticle)) {
      group = 1;
      end = i + 1;
    }
    for (std::size_t at = end; at < tokens_.size(); at = end) {
      if (words > 0) {
        at = BehindHyphen(at);
        if (const std::size_t half = BehindHalf(at); half > at && std::fmod(group, 1) == 0) {
          group += 0.5;
          ++words;
          end = half;
          continue;
        }
        if (Is(at, QuantityWord::kJoin) && (total > 0 || group >= 100)) ++at;
        if (group < 1) at = BehindArticle(at);
      }
      if (at >= tokens_.size() || tokens_[at].word == nullptr) break;
      if (!Add(*tokens_[at].word, words == 0, total, group, last_scale)) break;
      ordinal |= tokens_[at].word->role == Role::kOrdinal;
      ++words;
      end = at + 1;
    }
    if (end == i) return i + 1;
    Quantity& quantity =
        Emit(ordinal ? QuantityKind::kOrdinal : QuantityKind::kNumber, Over(i, end), total + group);
    quantity.spelled = true;
    quantity.weak = words == 1 && tokens_[end - 1].word->Is(QuantityWord::kWeak);
    if (!ordinal) {
      end = ReadTail(end, quantity);
      quantity.weak &= quantity.kind != QuantityKind::kPercent;
    }
    SetPhrase(1, i, end);
    ShareWithRange(i);
    return end;
  }

  // The million of "half a million", "a quarter of a million", or i.
  [[nodiscard]] std::size_t BehindArticle(std::size_t i) const {
    const std::size_t article = Is(i, QuantityWord::kDateJoin) ? i + 1 : i;
    const std::size_t at = article + 1;
    const bool scale = at < tokens_.size() && tokens_[at].word != nullptr &&
                       tokens_[at].word->role == Role::kScale;
    return scale && Is(article, QuantityWord::kArticle) ? at : i;
  }

  // The token behind "and a half", "setengah", or i.
  [[nodiscard]] std::size_t BehindHalf(std::size_t i) const {
    std::size_t at = i;
    if (Is(at, QuantityWord::kJoin)) {
      at = BehindHyphen(at + 1);
      if (!Is(at, QuantityWord::kArticle)) return i;
      at = BehindHyphen(at + 1);
    }
    const bool half = at < tokens_.size() && tokens_[at].word != nullptr &&
                      tokens_[at].word->role == Role::kValue && tokens_[at].word->value == 0.5;
    return half ? at + 1 : i;
  }

  // Takes the next word into the number, if it can belong to it.
  static bool Add(const QuantityWord& word, bool first, double& total, double& group,
                  double& last_scale) {
    const double value = word.value;
    switch (word.role) {
      case Role::kNone:
        return false;
      case Role::kValue:
      case Role::kOrdinal: {
        if (first && group == 0) {
          (value >= 1000 ? total : group) = value;
          return true;
        }
        if (value < 1 || value >= 1000) return false;
        // It must fit behind the digits that are there: 5 behind 20, not behind 19.
        const double room = value < 10 ? 10 : value < 100 ? 100 : 1000;
        if (std::fmod(group, room) != 0 || (group == 0 && total == 0)) return false;
        group += value;
        return true;
      }
      case Role::kTeen:
        if (std::fmod(group, 10) == 0 || std::fmod(group, 100) >= 10) return false;
        group += value;
        return true;
      case Role::kScale:
        if (group == 0) return false;
        if (value < 12) {  // "dua puluh", also behind "seratus"
          const double digit = std::fmod(group, 10);
          if (digit == 0 || std::fmod(group, 100) >= 10) return false;
          group += digit * (value - 1);
        } else if (value < 1000) {
          if (group >= 100) return false;
          group *= value;
        } else {
          if (value >= last_scale) return false;
          total += group * value;
          group = 0;
          last_scale = value;
        }
        return true;
    }
    return false;
  }

  std::string_view text_;
  const QuantityRules& rules_;
  std::vector<Token> tokens_;
  std::vector<Quantity> quantities_;
  std::string key_;
  const QuantityWord* currency_ = nullptr;
};

// Canonical units: what they measure, and value * factor + offset in its basic unit.
struct Unit {
  std::string_view name;
  std::string_view measures;
  double factor;
  double offset;
};
constexpr std::array<Unit, 36> kUnits = {{
    {"mm", "length", 0.001, 0},
    {"cm", "length", 0.01, 0},
    {"m", "length", 1, 0},
    {"km", "length", 1000, 0},
    {"in", "length", 0.0254, 0},
    {"ft", "length", 0.3048, 0},
    {"yd", "length", 0.9144, 0},
    {"mi", "length", 1609.344, 0},
    {"mg", "mass", 1e-6, 0},
    {"g", "mass", 1e-3, 0},
    {"kg", "mass", 1, 0},
    {"t", "mass", 1000, 0},
    {"lb", "mass", 0.45359237, 0},
    {"oz", "mass", 0.0283495, 0},
    {"ml", "volume", 0.001, 0},
    {"l", "volume", 1, 0},
    {"gal", "volume", 3.785412, 0},
    {"m2", "area", 1, 0},
    {"ha", "area", 1e4, 0},
    {"acre", "area", 4046.856, 0},
    {"km2", "area", 1e6, 0},
    {"mi2", "area", 2589988.11, 0},
    {"ft2", "area", 0.09290304, 0},
    {"kph", "speed", 1, 0},
    {"mph", "speed", 1.609344, 0},
    {"C", "temperature", 1, 0},
    {"F", "temperature", 5. / 9, -160. / 9},
    {"s", "time", 1, 0},
    {"min", "time", 60, 0},
    {"h", "time", 3600, 0},
    {"day", "time", 86400, 0},
    {"week", "time", 604800, 0},
    {"month", "years", 1, 0},
    {"year", "years", 12, 0},
    {"decade", "years", 120, 0},
    {"century", "years", 1200, 0},
}};

const Unit* FindUnit(std::string_view name) {
  const auto* found = std::find_if(kUnits.begin(), kUnits.end(),
                                   [&](const Unit& unit) { return unit.name == name; });
  return found == kUnits.end() ? nullptr : found;
}

}  // namespace

std::vector<Quantity> FindQuantities(std::string_view utf8, std::string_view language) {
  return Reader(utf8, QuantityRulesFor(language)).Read();
}

std::optional<double> Convert(double value, std::string_view from, std::string_view to) {
  const Unit* source = FindUnit(from);
  const Unit* target = FindUnit(to);
  if (source == nullptr || target == nullptr || source->measures != target->measures) return {};
  return (value * source->factor + source->offset - target->offset) / target->factor;
}

}  // namespace sejajar
