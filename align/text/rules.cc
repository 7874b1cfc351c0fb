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
      rules.abbreviations.emplace(folded, kind);
      if (folded != word) rules.capital_only.insert(folded);
    }
  }
  rules.function_words = Folded(words("function_words"));
  rules.openers = Folded(words("openers"));
  rules.bare_openers = Folded(words("bare_openers"));
  rules.whole_quotation_bytes = json.value("whole_quotation_bytes", 0U);
  rules.designators = Folded(words("designators"));
  rules.speech_verbs = Folded(words("speech_verbs"));
  rules.prefixes = words("prefixes");
  rules.suffixes = words("suffixes");
  return rules;
}

}  // namespace

std::optional<Abbreviation> LanguageRules::AbbreviationOf(const std::string& folded,
                                                          bool capital) const {
  const auto found = abbreviations.find(folded);
  if (found == abbreviations.end()) return std::nullopt;
  if (!capital && capital_only.contains(folded)) return std::nullopt;
  return found->second;
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
