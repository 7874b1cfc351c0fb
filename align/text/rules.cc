#include "align/text/rules.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "align/text/rules_data.h"
#include "align/text/utf8.h"

namespace sejajar {
namespace {

using Words = std::vector<std::string>;

constexpr std::array<std::pair<const char*, Abbreviation>, 5> kAbbreviationLists = {{
    {"title", Abbreviation::kTitle},
    {"inner", Abbreviation::kInner},
    {"number", Abbreviation::kNumber},
    {"final", Abbreviation::kFinal},
    {"list_end", Abbreviation::kListEnd},
}};

LanguageRules::WordSet Folded(const Words& words) {
  LanguageRules::WordSet folded;
  for (const std::string& word : words) folded.insert(FoldCase(word));
  return folded;
}

// The data is our own, embedded and parsed by a unit test: failure to read it is a bug.
LanguageRules Parse(std::string_view json_text) {
  const nlohmann::json json = nlohmann::json::parse(json_text);
  const auto words = [&json](const char* name) { return json.value(name, Words()); };
  LanguageRules rules;
  for (const auto& [name, kind] : kAbbreviationLists) {
    for (const std::string& word : json.at("abbreviations").value(name, Words())) {
      const std::string folded = FoldCase(word);
      (folded == word ? rules.abbreviations : rules.capital_abbreviations).emplace(folded, kind);
    }
  }
  rules.function_words = Folded(words("function_words"));
  rules.honorifics = Folded(words("honorifics"));
  rules.openers = Folded(words("openers"));
  rules.bare_openers = Folded(words("bare_openers"));
  rules.icu_abbreviations = json.value("icu_abbreviations", false);
  rules.whole_quotation_bytes = json.value("whole_quotation_bytes", 0U);
  rules.breaks_before_small = json.value("breaks_before_small", false);
  rules.designators = Folded(words("designators"));
  rules.salutations = Folded(words("salutations"));
  rules.valedictions = Folded(words("valedictions"));
  rules.speech_verbs = Folded(words("speech_verbs"));
  rules.prefixes = words("prefixes");
  rules.suffixes = words("suffixes");
  return rules;
}

}  // namespace

std::optional<Abbreviation> LanguageRules::AbbreviationOf(const std::string& folded,
                                                          bool capital) const {
  for (const AbbreviationMap* map : {&capital_abbreviations, &abbreviations}) {
    if (map == &capital_abbreviations && !capital) continue;
    if (const auto found = map->find(folded); found != map->end()) return found->second;
  }
  return std::nullopt;
}

const LanguageRules& RulesFor(std::string_view language) {
  static const LanguageRules english = Parse(kEnglishRulesJson);
  static const LanguageRules indonesian = Parse(kIndonesianRulesJson);
  static const LanguageRules neutral = Parse(kNeutralRulesJson);
  if (language == "en") return english;
  if (language == "id") return indonesian;
  return neutral;
}

}  // namespace sejajar
