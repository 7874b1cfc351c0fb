// The JSON of align/audit/lexicon, embedded by CMake. Internal to align/audit.
#ifndef SEJAJAR_ALIGN_AUDIT_LEXICON_DATA_H_
#define SEJAJAR_ALIGN_AUDIT_LEXICON_DATA_H_

#include <string_view>

namespace sejajar {

extern const std::string_view kEnglishLexiconJson;
extern const std::string_view kIndonesianLexiconJson;

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_AUDIT_LEXICON_DATA_H_
