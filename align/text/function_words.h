// The most frequent words of a language, by which its text is told from another's.
#ifndef SEJAJAR_ALIGN_TEXT_FUNCTION_WORDS_H_
#define SEJAJAR_ALIGN_TEXT_FUNCTION_WORDS_H_

#include <string>
#include <string_view>
#include <unordered_set>

namespace sejajar {

// Folded; empty for a language without rules of its own. Lives as long as the program; thread-safe.
const std::unordered_set<std::string>& FunctionWords(std::string_view language);
// "said", "kata": verbs that stand beside a quotation. As above.
const std::unordered_set<std::string>& SpeechVerbs(std::string_view language);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_FUNCTION_WORDS_H_
