// The lists of align/corpus/profanity, one behind the other, which the build puts into the library.
#ifndef SEJAJAR_ALIGN_CORPUS_PROFANITY_DATA_H_
#define SEJAJAR_ALIGN_CORPUS_PROFANITY_DATA_H_

#include <string_view>

namespace sejajar {

extern const std::string_view kProfanity;

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_PROFANITY_DATA_H_
