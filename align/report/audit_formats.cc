#include "align/report/audit_formats.h"

#include <algorithm>

#include "align/report/audit_html.h"
#include "align/report/audit_jsonl.h"
#include "align/report/audit_sarif.h"
#include "align/report/audit_tsv.h"

namespace sejajar {
namespace {

constexpr AuditFormat kAuditFormats[] = {
    {"html", ".html", WriteAuditHtml},
    {"jsonl", ".jsonl", WriteAuditJsonl},
    {"tsv", ".tsv", WriteAuditTsv},
    {"sarif", ".sarif", WriteAuditSarif},
};

}  // namespace

std::span<const AuditFormat> AuditFormats() { return kAuditFormats; }

const AuditFormat* FindAuditFormat(std::string_view name) {
  const auto* const found = std::find_if(std::begin(kAuditFormats), std::end(kAuditFormats),
                                         [&](const auto& format) { return format.name == name; });
  return found == std::end(kAuditFormats) ? nullptr : found;
}

}  // namespace sejajar
