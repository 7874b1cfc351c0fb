#include "align/text/honorifics.h"

#include <string>

#include "align/text/rules.h"

namespace sejajar {

bool IsHonorific(std::string_view word, std::string_view language) {
  const LanguageRules& rules = RulesFor(language.substr(0, 2));
  const std::string folded(word);
  return rules.honorifics.contains(folded) ||
         rules.AbbreviationOf(folded, true) == Abbreviation::kTitle;
}

}  // namespace sejajar
