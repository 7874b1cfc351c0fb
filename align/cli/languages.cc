#include "align/cli/languages.h"

#include <algorithm>

namespace sejajar {
namespace {

constexpr double kSure = 0.8;  // below it a guess contradicts nobody

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool Sure(const SideLanguage& side) {
  return side.guess.language != "und" && side.guess.confidence >= kSure;
}

// Whether the text surely looks like something else than was said.
bool Contradicts(const SideLanguage& side) {
  return !side.said.empty() && PrimaryLanguage(side.said) != "und" && Sure(side) &&
         PrimaryLanguage(side.said) != side.guess.language;
}

}  // namespace

Status CheckLanguageTag(std::string_view tag) {
  if (tag.empty()) return {};
  const std::string_view primary = tag.substr(0, tag.find('-'));
  const bool good = primary.size() >= 2 && primary.size() <= 8 &&
                    std::all_of(primary.begin(), primary.end(), IsLetter) && tag.back() != '-' &&
                    std::all_of(tag.begin(), tag.end(),
                                [](char c) { return IsLetter(c) || IsDigit(c) || c == '-'; });
  if (!good) return UsageError("'" + std::string(tag) + "' is no language tag such as en or id-ID");
  return {};
}

std::string PrimaryLanguage(std::string_view tag) {
  std::string primary(tag.substr(0, tag.find('-')));
  for (char& c : primary) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return primary;
}

std::vector<std::string> LanguageWarnings(const SideLanguage& side) {
  if (Contradicts(side)) {
    return {side.name + ": seems to be in '" + side.guess.language + "', not in '" + side.said +
            "' as said"};
  }
  if (side.said.empty() && side.guess.language == "und") {
    return {side.name + ": cannot tell the language; going on with rules for any"};
  }
  return {};
}

std::vector<std::string> LanguageWarnings(const SideLanguage& source, const SideLanguage& target) {
  const bool both = Contradicts(source) && Contradicts(target);
  if (both && PrimaryLanguage(source.said) == target.guess.language &&
      PrimaryLanguage(target.said) == source.guess.language) {
    return {"the documents look swapped: " + source.name + " seems to be in '" +
            source.guess.language + "', " + target.name + " in '" + target.guess.language + "'"};
  }
  std::vector<std::string> warnings = LanguageWarnings(source);
  for (std::string& warning : LanguageWarnings(target)) warnings.push_back(std::move(warning));
  if (warnings.empty() && Sure(source) && Sure(target) &&
      source.guess.language == target.guess.language) {
    warnings.push_back(source.name + " and " + target.name + " seem to be in the same language, '" +
                       source.guess.language + "'");
  }
  return warnings;
}

}  // namespace sejajar
