#include "align/text/language.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>

#include "align/text/rules.h"
#include "align/text/utf8.h"

namespace sejajar {
namespace {

constexpr std::size_t kBytesRead = 64 * 1024;
// A frequent word is evidence; an affix, which strangers share now and then, is less.
constexpr double kWordWeight = 1;
constexpr double kAffixWeight = 0.4;
constexpr std::size_t kAffixedLetters = 5;  // shorter words have no affix worth speaking of
// Below this score a word on average, it is some third language; an affix apart (0.4 a word)
// a line of running text has over .3.
constexpr double kLeastScore = 0.15;
// The winner must have this share of both scores.
constexpr double kLeastShare = 0.55;

// The neutral rules know frequent words of third languages, which must not win by their "in".
constexpr std::array<const char*, 3> kLanguages = {"en", "id", "und"};

// Which of the languages have the word among their most frequent ones, a bit each.
unsigned LanguagesOf(std::string_view word) {
  static const auto languages = [] {
    absl::flat_hash_map<std::string_view, unsigned> made;
    for (std::size_t k = 0; k < kLanguages.size(); ++k) {
      for (const std::string& known : RulesFor(kLanguages[k]).function_words)
        made[known] |= 1U << k;
    }
    return made;
  }();
  const auto found = languages.find(word);
  return found == languages.end() ? 0 : found->second;
}

bool HasAffix(const LanguageRules& rules, std::string_view word) {
  if (word.size() < kAffixedLetters) return false;
  // A byte compared first spares most calls.
  const auto begins = [&](const std::string& prefix) {
    return word.front() == prefix.front() && word.starts_with(prefix);
  };
  const auto ends = [&](const std::string& suffix) {
    return word.back() == suffix.back() && word.ends_with(suffix);
  };
  return std::any_of(rules.prefixes.begin(), rules.prefixes.end(), begins) ||
         std::any_of(rules.suffixes.begin(), rules.suffixes.end(), ends);
}

}  // namespace

LanguageGuess GuessLanguage(std::string_view utf8) {
  const std::string_view text = utf8.substr(0, kBytesRead);
  static const std::array<const LanguageRules*, kLanguages.size()> rules = [] {
    std::array<const LanguageRules*, kLanguages.size()> made{};
    for (std::size_t k = 0; k < made.size(); ++k) made[k] = &RulesFor(kLanguages[k]);
    return made;
  }();
  std::array<double, kLanguages.size()> scores{};
  std::size_t words = 0;
  for (std::size_t begin = 0, i = 0; i <= text.size();) {
    std::size_t after = i;
    if (i < text.size() && IsLetter(NextCodePoint(text, &after))) {
      i = after;
      continue;
    }
    if (i > begin) {
      const std::string word = FoldCase(text.substr(begin, i - begin));
      const unsigned frequent_in = LanguagesOf(word);
      for (std::size_t k = 0; k < kLanguages.size(); ++k) {
        if ((frequent_in >> k & 1U) != 0) {
          scores[k] += kWordWeight;
        } else if (HasAffix(*rules[k], word)) {
          scores[k] += kAffixWeight;
        }
      }
      ++words;
    }
    i = begin = std::max(after, i + 1);
  }
  const auto best = std::max_element(scores.begin(), scores.end());
  const double total = std::accumulate(scores.begin(), scores.end(), 0.0);
  const char* language = kLanguages[static_cast<std::size_t>(best - scores.begin())];
  if (words == 0 || *best < kLeastScore * static_cast<double>(words) ||
      *best < kLeastShare * total || language == kLanguages.back()) {
    return {"und", 0};
  }
  return {language, *best / total};
}

double LanguageScore(std::string_view utf8, std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  if (&RulesFor(primary) == &RulesFor("und")) return 0.5;
  const LanguageGuess guess = GuessLanguage(utf8);
  if (guess.language == "und") return 0.5;
  return guess.language == primary ? guess.confidence : 1 - guess.confidence;
}

}  // namespace sejajar
