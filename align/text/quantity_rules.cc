#include "align/text/quantity_rules.h"

#include <unicode/dcfmtsym.h>
#include <unicode/dtfmtsym.h>
#include <unicode/rbnf.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "align/text/quantities_data.h"
#include "align/text/utf8.h"

namespace sejajar {
namespace {

using Role = QuantityWord::Role;

std::string Utf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return FoldCase(utf8);
}

// The words of spelled numbers are found by comparing spellings: what 2000 has beside 2 multiplies
// by 1000, what 12 has beside 2 adds ten, and a number of a single word adds itself.
class Speller {
 public:
  explicit Speller(const icu::Locale& locale) : format_(icu::URBNF_SPELLOUT, locale, status_) {}

  [[nodiscard]] std::vector<std::string> Words(double number, const char* rules) {
    icu::UnicodeString spelled;
    icu::FieldPosition position;
    UErrorCode status = status_;
    format_.format(number, rules, spelled, position, status);
    if (U_FAILURE(status)) return {};
    std::vector<std::string> words(1);
    for (const char c : Utf8(spelled)) {
      if (c != ' ' && c != '-') {
        words.back() += c;
      } else if (!words.back().empty()) {
        words.emplace_back();
      }
    }
    return words;
  }

 private:
  UErrorCode status_ = U_ZERO_ERROR;
  icu::RuleBasedNumberFormat format_;
};

void AddNumber(QuantityRules& rules, const std::string& word, Role role, double value) {
  QuantityWord& entry = rules.words[word];
  if (entry.role == Role::kNone) {
    entry.role = role;
    entry.value = value;
  }
}

void AddSpelledNumbers(const icu::Locale& locale, QuantityRules& rules) {
  constexpr const char* kCardinal = "%spellout-cardinal";
  constexpr const char* kOrdinal = "%spellout-ordinal";
  Speller speller(locale);
  const auto two = speller.Words(2, kCardinal);
  const auto add_single = [&](double number) {
    std::string joined;  // "duapuluh", as it is often written
    for (const std::string& word : speller.Words(number, kCardinal)) joined += word;
    AddNumber(rules, joined, Role::kValue, number);
    joined.clear();
    for (const std::string& word : speller.Words(number, kOrdinal)) joined += word;
    AddNumber(rules, joined, Role::kOrdinal, number);
  };
  for (int number = 1; number <= 100; ++number) add_single(number);
  for (const double number : {200.0, 300.0, 400.0, 500.0, 600.0, 700.0, 800.0, 900.0, 1000.0}) {
    add_single(number);
  }
  const auto add_beside_two = [&](double number, Role role, double value) {
    const auto words = speller.Words(number, kCardinal);
    if (words.size() == 2 && two.size() == 1 && words[0] == two[0]) {
      AddNumber(rules, words[1], role, value);
    }
  };
  add_beside_two(12, Role::kTeen, 10);
  for (const double scale : {1e1, 1e2, 1e3, 1e6, 1e9, 1e12, 1e15}) {
    add_beside_two(2 * scale, Role::kScale, scale);
  }
}

void AddCalendar(const icu::Locale& locale, QuantityRules& rules) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(locale, status);
  if (U_FAILURE(status)) return;
  using Symbols = icu::DateFormatSymbols;
  std::int32_t count = 0;
  for (const Symbols::DtWidthType width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
    const icu::UnicodeString* months = symbols.getMonths(count, Symbols::FORMAT, width);
    for (int i = 0; i < count; ++i) {
      rules.words[Utf8(months[i])].month = static_cast<std::uint8_t>(i + 1);
    }
  }
  // Short names of days are words of other meanings too often: sun, sat, min, sen.
  const icu::UnicodeString* days = symbols.getWeekdays(count, Symbols::FORMAT, Symbols::WIDE);
  for (int i = 1; i < count; ++i) {
    rules.words[Utf8(days[i])].weekday = static_cast<std::uint8_t>(i);
  }
}

constexpr std::array<std::pair<const char*, QuantityWord::Flag>, 12> kFlagLists = {{
    {"joins", QuantityWord::kJoin},
    {"articles", QuantityWord::kArticle},
    {"shared_names", QuantityWord::kSharedName},
    {"ordinal_suffixes", QuantityWord::kOrdinalSuffix},
    {"ordinal_prefixes", QuantityWord::kOrdinalPrefix},
    {"decade_suffixes", QuantityWord::kDecadeSuffix},
    {"percent", QuantityWord::kPercent},
    {"clock_before", QuantityWord::kClockBefore},
    {"clock_after", QuantityWord::kClockAfter},
    {"year_before", QuantityWord::kYearBefore},
    {"approximations", QuantityWord::kApproximation},
    {"date_joins", QuantityWord::kDateJoin},
}};

// The data is our own, embedded and parsed by a unit test: failure to read it is a bug.
void AddJson(std::string_view json_text, QuantityRules& rules) {
  using Numbers = std::map<std::string, double>;
  using Lists = std::map<std::string, std::vector<std::string>>;
  const nlohmann::json json = nlohmann::json::parse(json_text);
  const auto each_number = [&](const char* name, auto&& set) {
    for (const auto& [word, value] : json.value(name, Numbers())) set(rules.words[word], value);
  };
  const auto number_as = [](Role role) {
    return [role](QuantityWord& word, double value) { word.role = role, word.value = value; };
  };
  each_number("values", number_as(Role::kValue));
  each_number("scales", number_as(Role::kScale));
  each_number("weak", [](QuantityWord& word, double value) {
    if (word.role == Role::kNone) word.role = Role::kValue, word.value = value;
    word.flags |= QuantityWord::kWeak;
  });
  each_number("money_scales", [](QuantityWord& word, double scale) { word.money_scale = scale; });
  each_number("months", [](QuantityWord& word, double month) {
    word.month = static_cast<std::uint8_t>(month);
  });
  each_number("weekdays", [](QuantityWord& word, double day) {
    word.weekday = static_cast<std::uint8_t>(day);
  });
  const auto each_unit = [&](const char* name, auto&& set) {
    for (const auto& [unit, words] : json.value(name, Lists())) {
      for (const std::string& word : words) set(rules.words[word], unit);
    }
  };
  each_unit("units", [](QuantityWord& word, const std::string& unit) { word.unit = unit; });
  each_unit("single_units", [](QuantityWord& word, const std::string& unit) {
    word.unit = unit;
    word.flags |= QuantityWord::kOneUnit;
  });
  each_unit("currencies",
            [](QuantityWord& word, const std::string& code) { word.currency = code; });
  each_unit("currency_signs", [](QuantityWord& word, const std::string& code) {
    word.currency = code;
    word.flags |= QuantityWord::kCurrencySign;
  });
  for (const auto& [name, flag] : kFlagLists) {
    if (!json.contains(name) || !json.at(name).is_array()) continue;
    for (const std::string word : json.at(name)) rules.words[word].flags |= flag;
  }
  rules.day_first = json.value("day_first", rules.day_first);
}

QuantityRules MakeRules(const char* language, std::string_view json) {
  QuantityRules rules;
  AddJson(kNeutralQuantitiesJson, rules);
  rules.marks_are_known = language != nullptr;
  if (language != nullptr) {
    const icu::Locale locale(language);
    AddSpelledNumbers(locale, rules);
    AddCalendar(locale, rules);
    AddJson(json, rules);
    UErrorCode status = U_ZERO_ERROR;
    const icu::DecimalFormatSymbols symbols(locale, status);
    if (U_SUCCESS(status) &&
        symbols.getConstSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol) == u",") {
      rules.decimal_mark = ',';
    }
  }
  for (const auto& [word, entry] : rules.words) {
    rules.longest_word = std::max(rules.longest_word, word.size());
  }
  return rules;
}

}  // namespace

const QuantityRules& QuantityRulesFor(std::string_view language) {
  static const QuantityRules english = MakeRules("en", kEnglishQuantitiesJson);
  static const QuantityRules indonesian = MakeRules("id", kIndonesianQuantitiesJson);
  static const QuantityRules neutral = MakeRules(nullptr, {});
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  if (primary == "en") return english;
  if (primary == "id") return indonesian;
  return neutral;
}

}  // namespace sejajar
