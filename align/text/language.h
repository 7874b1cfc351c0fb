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

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_LANGUAGE_H_
