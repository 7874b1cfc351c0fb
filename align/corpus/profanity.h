// Words that are nobody's idea of good manners, for those whose data must be without. They lie, a
// word a line, in align/corpus/profanity.
#ifndef SEJAJAR_ALIGN_CORPUS_PROFANITY_H_
#define SEJAJAR_ALIGN_CORPUS_PROFANITY_H_

#include <string_view>

namespace sejajar {

// Whether one of them stands in the text as a whole word, in any case. Thread-safe.
bool HasProfanity(std::string_view utf8);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_PROFANITY_H_
