#include "align/text/function_words.h"

#include "align/text/rules.h"

namespace sejajar {
namespace {

// The neutral rules mix many languages: as good as none.
const LanguageRules& OwnRules(std::string_view language) {
  static const LanguageRules none;
  const LanguageRules& rules = RulesFor(language.substr(0, language.find('-')));
  return &rules == &RulesFor("und") ? none : rules;
}

}  // namespace

const std::unordered_set<std::string>& FunctionWords(std::string_view language) {
  return OwnRules(language).function_words;
}

const std::unordered_set<std::string>& SpeechVerbs(std::string_view language) {
  return OwnRules(language).speech_verbs;
}

}  // namespace sejajar
