// Numbers, amounts, dates and times in a text, as values that can be compared across languages.
//
//   FindQuantities("On 7 October it paid $1.2bn.", "en")
//     kDay 7 "7", kMonth 10 "October", kMoney 1.2e9 USD "1.2"
//   FindQuantities("Pada 7 Oktober ia membayar 1,2 miliar dolar AS.", "id")
//     the same three values
//
// A date comes as its parts, so that 7 October is 7 October in any order and with or without its
// year. A code (F-16, COVID-19, 1.2.3) comes as one quantity for each of its runs of digits. Signs
// are left aside: a dash is more often a dash than a minus. Spelled numbers, names of months and
// decimal marks are ICU's; the rest of what is known of a language lies in quantity_rules/. Of a
// language without rules, only what is written in digits is read.
#ifndef SEJAJAR_ALIGN_TEXT_QUANTITIES_H_
#define SEJAJAR_ALIGN_TEXT_QUANTITIES_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "align/base/span.h"

namespace sejajar {

enum class QuantityKind : std::uint8_t {
  kNumber,
  kOrdinal,
  kPercent,
  kMoney,    // unit: ISO 4217 code
  kMeasure,  // unit: see Convert()
  kCode,     // part of a name, a version, an address
  kYear,     // 90 for "the 90s"
  kMonth,    // 1..12
  kDay,      // of a month
  kWeekday,  // 1..7 from Sunday
  kTime,     // minutes of the half day, 0..719: 7 p.m. and 19.00 are both 420
};

struct Quantity {
  Span span;    // the numeral or the words of the number alone: "1.2", "dua puluh", "October"
  Span phrase;  // with its sign, unit, or the rest of its date: "$1.2bn", "7 October 2024"
  QuantityKind kind = QuantityKind::kNumber;
  // With its scale ("2 million" is 2e6), rounded so that equal amounts compare equal.
  double value = 0;
  // The number that it may be as well: 3.5 for "3.500", 7 for 7 o'clock, 2e6 in "2-3 million".
  std::optional<double> alternative;
  double scale = 1;       // of "million", which `value` has in it and `span` has not
  std::string_view unit;  // lives as long as the program; empty if none is said
  bool spelled = false;   // in letters, or in Roman numerals
  bool weak = false;  // a number as often as not: "one", "sebuah", "kedua", "1." before a list item
  bool approximate = false;  // "about", "more than" stands before it
};

// In order of their spans, which do not overlap. `language` is a BCP 47 tag. Any bytes are
// accepted; linear in the length of the text. Thread-safe.
std::vector<Quantity> FindQuantities(std::string_view utf8, std::string_view language);

// `value` of unit `from` in unit `to`, if both measure the same.
std::optional<double> Convert(double value, std::string_view from, std::string_view to);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_QUANTITIES_H_
