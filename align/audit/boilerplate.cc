#include "align/audit/boilerplate.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "align/audit/boilerplate_data.h"
#include "align/io/characters.h"
#include "align/io/language_tag.h"
#include "align/io/text_reader.h"

namespace sejajar {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxSentenceBytes = 400;
constexpr std::size_t kMaxFileBytes = std::size_t{1} << 20;
constexpr std::string_view kAnyLanguage = "und";

struct Rule {
  std::string name;
  std::string pattern;
};
using Rules = std::map<std::string, std::vector<Rule>, std::less<>>;  // by language

RE2::Options MatchOptions() {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);  // to standard error, that is
  options.set_never_capture(true);
  return options;
}

// Rules that are looked for together, in one pass.
class RuleSet {
 public:
  explicit RuleSet(const std::vector<Rule>& rules)
      : set_(std::make_unique<RE2::Set>(MatchOptions(), RE2::ANCHOR_BOTH)) {
    for (const Rule& rule : rules) {
      names_.push_back(rule.name);
      set_->Add(rule.pattern, nullptr);  // was tried by AddRules
    }
  }

  // False when they are too large together, which the first match may be the one to say.
  bool Compile() {
    std::vector<int> matches;
    RE2::Set::ErrorInfo error;
    return set_->Compile() &&
           (set_->Match("x", &matches, &error) || error.kind != RE2::Set::kOutOfMemory);
  }

  [[nodiscard]] std::optional<std::string> Match(const std::string& sentence) const {
    std::vector<int> matches;
    if (!set_->Match(sentence, &matches)) return std::nullopt;
    return names_[static_cast<std::size_t>(*std::min_element(matches.begin(), matches.end()))];
  }

 private:
  std::unique_ptr<RE2::Set> set_;
  std::vector<std::string> names_;  // of the patterns, in order
};

// Every run of white space as one space, and none at the ends.
std::string Folded(std::string_view text) {
  std::string folded;
  bool space = false;
  while (!text.empty()) {
    const char32_t character = TakeCharacter(text);
    if (IsWhiteSpace(character)) {
      space = true;
      continue;
    }
    if (space && !folded.empty()) folded += ' ';
    space = false;
    AppendCharacter(character, folded);
  }
  return folded;
}

// A text of `object`; empty when there is none.
std::string Field(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Status AddRules(const std::string& path, std::string_view text, Rules& rules) {
  const auto bad = [&](const std::string& cause) { return MalformedError(path, 0, cause); };
  const Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object() || !json.contains("rules") || !json["rules"].is_array()) {
    return bad("is not a JSON object with a list \"rules\"");
  }
  if (json.contains("language") && Field(json, "language").empty()) {
    return bad("\"language\" is not a language tag");
  }
  const std::string language = PrimaryTag(Field(json, "language"));
  std::vector<Rule>& added = rules[language.empty() ? std::string(kAnyLanguage) : language];
  std::size_t number = 0;
  for (const Json& entry : json["rules"]) {
    ++number;
    Rule rule;
    if (entry.is_object()) rule = {Field(entry, "name"), Field(entry, "pattern")};
    if (rule.name.empty() || rule.pattern.empty()) {
      return bad("rule " + std::to_string(number) + " has no \"name\" and \"pattern\"");
    }
    if (const RE2 pattern(rule.pattern, MatchOptions()); !pattern.ok()) {
      return bad("rule '" + rule.name + "': " + pattern.error());
    }
    added.push_back(std::move(rule));
  }
  return {};
}

}  // namespace

struct BoilerplateRules::Sets {
  std::map<std::string, RuleSet, std::less<>> by_language;  // each with the rules for any
};

Result<BoilerplateRules> BoilerplateRules::Load(const std::vector<std::string>& extra_paths) {
  Rules rules;
  for (const auto& [path, json] : {std::pair("en.json", kEnglishBoilerplateJson),
                                   std::pair("id.json", kIndonesianBoilerplateJson),
                                   std::pair("und.json", kAnyBoilerplateJson)}) {
    if (Status status = AddRules(path, json, rules); !status) return status.error();
  }
  for (const std::string& path : extra_paths) {
    const Result<std::string> json = ReadText(path, {.max_bytes = kMaxFileBytes});
    if (!json) return json.error();
    if (Status status = AddRules(DisplayName(path), *json, rules); !status) return status.error();
  }
  auto sets = std::make_shared<Sets>();
  const std::vector<Rule>& any = rules.find(kAnyLanguage)->second;
  for (auto& [language, own] : rules) {
    std::vector<Rule> all = own;
    if (language != kAnyLanguage) all.insert(all.end(), any.begin(), any.end());
    RuleSet set(all);
    if (!set.Compile()) return UsageError("the rules for '" + language + "' are too large");
    sets->by_language.emplace(language, std::move(set));
  }
  return BoilerplateRules(std::move(sets));
}

std::optional<std::string> BoilerplateRules::Match(std::string_view sentence,
                                                   std::string_view language) const {
  // White space is folded first, but never of a whole book.
  if (sentence.size() > 4 * kMaxSentenceBytes) return std::nullopt;
  const std::string folded = Folded(sentence);
  if (folded.empty() || folded.size() > kMaxSentenceBytes) return std::nullopt;
  auto found = sets_->by_language.find(PrimaryTag(language));
  if (found == sets_->by_language.end()) found = sets_->by_language.find(kAnyLanguage);
  return found->second.Match(folded);
}

}  // namespace sejajar
