// What words can be to a number: the tables that FindQuantities() looks into, made once a language
// from ICU's spelled numbers and calendars and the JSON of align/text/quantity_rules. Internal to
// align/text. Immutable, and lives as long as the program; thread-safe.
#ifndef SEJAJAR_ALIGN_TEXT_QUANTITY_RULES_H_
#define SEJAJAR_ALIGN_TEXT_QUANTITY_RULES_H_

#include <absl/container/flat_hash_map.h>
#include <absl/strings/string_view.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sejajar {

// A word can be several things: "second" is an ordinal and a unit, "Minggu" a day and a week.
struct QuantityWord {
  enum class Role : std::uint8_t {
    kNone,
    kValue,    // "five", "seratus": adds
    kOrdinal,  // "fifth", "kelima": adds, and makes the number an ordinal
    kTeen,     // "belas": adds ten
    kScale,    // "puluh", "hundred", "juta": multiplies
  };
  enum Flag : std::uint16_t {
    kWeak = 1 << 0,
    kJoin = 1 << 1,
    kArticle = 1 << 2,
    kSharedName = 1 << 3,
    kOrdinalSuffix = 1 << 4,
    kOrdinalPrefix = 1 << 5,
    kDecadeSuffix = 1 << 6,
    kPercent = 1 << 7,
    kClockBefore = 1 << 8,
    kClockAfter = 1 << 9,
    kYearBefore = 1 << 10,
    kApproximation = 1 << 11,
    kOneUnit = 1 << 12,       // "setahun": the number one is part of it
    kCurrencySign = 1 << 13,  // stands before the amount as well
    kDateJoin = 1 << 14,
  };

  double value = 0;
  double money_scale = 0;  // 0 if none
  std::string unit;
  std::string currency;
  std::uint16_t flags = 0;
  Role role = Role::kNone;
  std::uint8_t month = 0;    // 1..12
  std::uint8_t weekday = 0;  // 1..7, Sunday is 1

  [[nodiscard]] bool Is(Flag flag) const { return (flags & flag) != 0; }
};

struct QuantityRules {
  absl::flat_hash_map<std::string, QuantityWord> words;  // by folded spelling
  std::size_t longest_word = 0;
  char decimal_mark = '.';      // the other of full stop and comma groups thousands
  bool marks_are_known = true;  // else both marks may be either
  bool day_first = true;

  // Null if the word is nothing to a number. `folded` may hold several words.
  [[nodiscard]] const QuantityWord* Find(std::string_view folded) const {
    if (folded.size() > longest_word) return nullptr;
    const auto found = words.find(absl::string_view(folded.data(), folded.size()));
    return found == words.end() ? nullptr : &found->second;
  }
};

const QuantityRules& QuantityRulesFor(std::string_view language);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_QUANTITY_RULES_H_
