// The words that sentence splitting and language guessing know of a language. They live as JSON
// in align/text/rules and are embedded at build time; rules/README.md says what each list means.
// Internal to align/text. Rules are immutable and live as long as the program; thread-safe.
#ifndef SEJAJAR_ALIGN_TEXT_RULES_H_
#define SEJAJAR_ALIGN_TEXT_RULES_H_

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace sejajar {

// How an abbreviation with a full stop behaves at the end of a sentence.
enum class Abbreviation {
  kTitle,    // stands before a name: never ends a sentence
  kInner,    // "e.g.", "a.n.": never ends a sentence
  kNumber,   // "No.", "hlm.": an abbreviation only before a number
  kFinal,    // "Inc.", "Tbk.": ends one if the next word is a typical opener
  kListEnd,  // "etc.", "dll.": ends one before any capital
};

struct LanguageRules {
  using WordSet = std::unordered_set<std::string>;

  // By folded spelling without the last full stop. "Mass." is none when written small, and "SD."
  // is another than "sd.": the second map holds for words that begin with a capital and wins.
  using AbbreviationMap = std::unordered_map<std::string, Abbreviation>;
  AbbreviationMap abbreviations;
  AbbreviationMap capital_abbreviations;
  WordSet honorifics;      // of address; a translation may leave them out
  WordSet openers;         // capitalised, they typically begin a sentence
  WordSet bare_openers;    // so typically that no full stop is needed before one
  WordSet designators;     // "Blok A", "vitamin C": the single letter after one is no initial
  WordSet salutations;     // first words of "Dear John,", after which a letter begins
  WordSet valedictions;    // "best regards", after which it is signed
  WordSet speech_verbs;    // "said", "kata": after a quotation, the sentence goes on
  WordSet function_words;  // the most frequent words
  bool icu_abbreviations = false;  // rely on the few abbreviations that ICU has for the locale
  // "A. B," he said: a quotation up to this long is one sentence by the country's habit.
  std::size_t whole_quotation_bytes = 0;
  // Whether any word may begin a sentence with a small letter, or an opener only.
  bool breaks_before_small = false;
  std::vector<std::string> prefixes;  // of content words; weak evidence for the language
  std::vector<std::string> suffixes;

  // What `word` is as written, or nothing if it is no known abbreviation.
  [[nodiscard]] std::optional<Abbreviation> AbbreviationOf(const std::string& folded,
                                                           bool capital) const;
};

// "en", "id"; the neutral rules for everything else.
const LanguageRules& RulesFor(std::string_view language);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_RULES_H_
