// Which languages a pair of documents is taken to be in, and what is odd about that.
#ifndef SEJAJAR_ALIGN_CLI_LANGUAGES_H_
#define SEJAJAR_ALIGN_CLI_LANGUAGES_H_

#include <string>
#include <string_view>
#include <vector>

#include "align/base/result.h"
#include "align/text/language.h"

namespace sejajar {

// Fails with kUsage unless `tag` looks like a BCP 47 tag ("en", "id-ID") or is empty.
Status CheckLanguageTag(std::string_view tag);

// "en" of "en-GB", in small letters.
std::string PrimaryLanguage(std::string_view tag);

// One side of a pair: what the user said (empty when nothing) and what the text looks like.
struct SideLanguage {
  std::string name;  // of the document
  std::string said;
  LanguageGuess guess;

  // What the side is taken for.
  [[nodiscard]] const std::string& Taken() const { return said.empty() ? guess.language : said; }
};

// A line for a document that seems to be in another language than said, for a pair that seems
// swapped or in one language only, for a language that can be neither heard nor guessed.
// At most one line about the same thing.
std::vector<std::string> LanguageWarnings(const SideLanguage& source, const SideLanguage& target);
// Of a document alone.
std::vector<std::string> LanguageWarnings(const SideLanguage& side);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CLI_LANGUAGES_H_
