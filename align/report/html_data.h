// The style and script of align/report/html, embedded by CMake. Internal to align/report.
#ifndef SEJAJAR_ALIGN_REPORT_HTML_DATA_H_
#define SEJAJAR_ALIGN_REPORT_HTML_DATA_H_

#include <string_view>

namespace sejajar {

extern const std::string_view kReportCss;
extern const std::string_view kReportCssHash;  // "sha256-...", as a Content-Security-Policy wants
extern const std::string_view kReportJs;
extern const std::string_view kReportJsHash;

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_REPORT_HTML_DATA_H_
