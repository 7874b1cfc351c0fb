// A rule asked about one English sentence and its Indonesian translation, with the shipped model.
#ifndef SEJAJAR_TESTS_UNIT_AUDIT_PAIR_RULE_H_
#define SEJAJAR_TESTS_UNIT_AUDIT_PAIR_RULE_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "align/audit/rules.h"
#include "tests/unit/cover/small_model.h"

namespace sejajar {

inline std::vector<Finding> Ask(PairRule& rule, const TextPair& pair,
                                const RuleLanguages& languages = {"en", "id"}) {
  std::vector<Finding> findings;
  CoverOptions options;
  options.threads = 1;
  const auto coverage =
      CoverPairs(std::span(&pair, 1), {languages.source, ShippedEncoder()},
                 {languages.target, ShippedEncoder()}, options,
                 [&](std::size_t, const PairWords& words, const PairCoverage& covered) {
                   rule(words, covered, languages, findings);
                 });
  return coverage ? findings : std::vector<Finding>(1);
}

// "source: not", a line a finding.
inline std::string Flags(const std::vector<Finding>& findings, const TextPair& pair) {
  std::string flags;
  for (const Finding& finding : findings) {
    const bool source = finding.side == BitextSide::kSource;
    if (!flags.empty()) flags += "; ";
    flags += std::string(NameOf(finding.side)) + ": " +
             std::string(finding.OwnSpan().In(source ? pair.source : pair.target));
    const Span other = source ? finding.target : finding.source;
    if (!other.empty()) flags += " > " + std::string(other.In(source ? pair.target : pair.source));
  }
  return flags;
}

// What every finding keeps: spans lie inside of their texts, a message on one line.
inline bool IsSound(const Finding& finding, const TextPair& pair) {
  return finding.source.begin <= finding.source.end && finding.source.end <= pair.source.size() &&
         finding.target.begin <= finding.target.end && finding.target.end <= pair.target.size() &&
         !finding.OwnSpan().empty() && !finding.message.empty() &&
         finding.message.find('\n') == std::string::npos && finding.confidence > 0 &&
         finding.confidence <= 1;
}

// Texts that nobody would write; a rule must say something sound or nothing about each with each.
inline std::vector<std::string> HostileTexts() {
  std::string many;
  for (int i = 0; i < 300; ++i) many += i % 3 == 0 ? "not " : "Not\"A ";
  return {"",
          " ",
          "\"",
          "not",
          "A",
          "No",
          "\xFF\xFE\xC3 not \x80",
          std::string("the\0cat", 7),
          "\"\"\"\"\"\"",
          "“““““ the cat and the dog ”",
          std::string(5000, '"'),
          many,
          std::string(3000, 'A'),
          "A B C D E F G H I J K",
          "\n\n The \n\n of the and to in \n",
          "ß ẞ İ ı ﬁ ½ A½B"};
}

}  // namespace sejajar

#endif  // SEJAJAR_TESTS_UNIT_AUDIT_PAIR_RULE_H_
