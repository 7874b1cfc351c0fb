// The rules as CMake embeds them. Internal to align/audit.
#ifndef SEJAJAR_ALIGN_AUDIT_BOILERPLATE_DATA_H_
#define SEJAJAR_ALIGN_AUDIT_BOILERPLATE_DATA_H_

#include <string_view>

namespace sejajar {

extern const std::string_view kEnglishBoilerplateJson;
extern const std::string_view kIndonesianBoilerplateJson;
extern const std::string_view kAnyBoilerplateJson;

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_AUDIT_BOILERPLATE_DATA_H_
