// The rules that are embedded say what their authors meant.
#include "align/text/rules.h"

#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "align/text/rules_data.h"
#include "align/text/utf8.h"

namespace sejajar {
namespace {

TEST(RulesTest, UnknownLanguagesShareTheNeutralRules) {
  EXPECT_EQ(&RulesFor("de"), &RulesFor(""));
  EXPECT_NE(&RulesFor("en"), &RulesFor("id"));
  EXPECT_NE(&RulesFor("en"), &RulesFor("und"));
}

TEST(RulesTest, CapitalOnlyEntriesNeedTheirCapital) {
  const LanguageRules& rules = RulesFor("en");
  EXPECT_EQ(rules.AbbreviationOf("mass", true), Abbreviation::kFinal);
  EXPECT_EQ(rules.AbbreviationOf("mass", false), std::nullopt);
  EXPECT_EQ(rules.AbbreviationOf("etc", false), Abbreviation::kListEnd);
  EXPECT_EQ(rules.AbbreviationOf("etc", true), Abbreviation::kListEnd);
  EXPECT_EQ(rules.AbbreviationOf("river", true), std::nullopt);
}

TEST(RulesTest, NoAbbreviationStandsTwiceAndNoneEndsInAFullStop) {
  for (const std::string_view text : {kEnglishRulesJson, kIndonesianRulesJson, kNeutralRulesJson}) {
    const nlohmann::json json = nlohmann::json::parse(text);
    std::map<std::string, std::string> seen;
    for (const auto& [list, words] : json.at("abbreviations").items()) {
      for (const std::string word : words) {
        EXPECT_FALSE(word.empty() || word.ends_with('.') || word.find(' ') != word.npos) << word;
        std::string key = FoldCase(word);  // capital and small entries are two
        if (key != word) key += '^';
        const auto [at, fresh] = seen.emplace(key, list);
        EXPECT_TRUE(fresh) << word << " in " << at->second << " and " << list;
      }
    }
  }
}

TEST(RulesTest, OnlyKnownListsAreThere) {
  const std::set<std::string> known = {"abbreviations",
                                       "openers",
                                       "bare_openers",
                                       "designators",
                                       "honorifics",
                                       "salutations",
                                       "valedictions",
                                       "prefixes",
                                       "suffixes",
                                       "breaks_before_small",
                                       "whole_quotation_bytes",
                                       "function_words",
                                       "speech_verbs",
                                       "icu_abbreviations"};
  for (const std::string_view text : {kEnglishRulesJson, kIndonesianRulesJson, kNeutralRulesJson}) {
    const nlohmann::json json = nlohmann::json::parse(text);
    for (const auto& [list, words] : json.items()) {
      EXPECT_TRUE(known.contains(list)) << list;
    }
  }
}

}  // namespace
}  // namespace sejajar
