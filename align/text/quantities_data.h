// The JSON of align/text/quantity_rules, embedded by CMake. Internal to align/text.
#ifndef SEJAJAR_ALIGN_TEXT_QUANTITIES_DATA_H_
#define SEJAJAR_ALIGN_TEXT_QUANTITIES_DATA_H_

#include <string_view>

namespace sejajar {

extern const std::string_view kEnglishQuantitiesJson;
extern const std::string_view kIndonesianQuantitiesJson;
extern const std::string_view kNeutralQuantitiesJson;

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_QUANTITIES_DATA_H_
