// Which of the languages with rules of their own a text is written in.
#ifndef SEJAJAR_ALIGN_TEXT_LANGUAGE_H_
#define SEJAJAR_ALIGN_TEXT_LANGUAGE_H_

#include <string>
#include <string_view>

namespace sejajar {

struct LanguageGuess {
  std::string language;   // "en", "id"; "und" when unsure
  double confidence = 0;  // 0..1; how far the winner is ahead; 0 for "und"
};

// By the most frequent words and the typical affixes of each language, in the first 64 KB only.
// Any bytes are accepted. Thread-safe.
LanguageGuess GuessLanguage(std::string_view utf8);

// How sure it is that the text is in `language`, a BCP 47 tag: 0..1, and 0.5 where nothing speaks
// for or against it, as in a few words or for a language without rules.
double LanguageScore(std::string_view utf8, std::string_view language);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_LANGUAGE_H_
