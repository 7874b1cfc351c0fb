// The JSON of align/text/rules, embedded by CMake. Internal to align/text.
#ifndef SEJAJAR_ALIGN_TEXT_RULES_DATA_H_
#define SEJAJAR_ALIGN_TEXT_RULES_DATA_H_

#include <string_view>

namespace sejajar {

extern const std::string_view kEnglishRulesJson;
extern const std::string_view kIndonesianRulesJson;
extern const std::string_view kNeutralRulesJson;

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_RULES_DATA_H_
