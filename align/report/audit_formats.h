// The formats of an audit, as a table; align/io/formats.md says what each field holds. The view
// for a terminal is made in audit_text.h.
//
//   const AuditFormat* format = FindAuditFormat("sarif");
//   Status status = format->write(source, target, alignment, audit, sink);
//
// Every writer streams: it holds one finding's or one bead's output at a time. Same input, same
// bytes, whatever the locale. The alignment and the audit must be of these two documents (a
// programmer error otherwise). Errors are the sink's alone. Thread-safe.
#ifndef SEJAJAR_ALIGN_REPORT_AUDIT_FORMATS_H_
#define SEJAJAR_ALIGN_REPORT_AUDIT_FORMATS_H_

#include <span>
#include <string_view>

#include "align/audit/audit.h"
#include "align/bitext/alignment.h"
#include "align/bitext/document.h"
#include "align/io/sink.h"

namespace sejajar {

using AuditWriter = Status (*)(const Document& source, const Document& target,
                               const Alignment& alignment, const Audit& audit, const Sink& sink);

struct AuditFormat {
  std::string_view name;
  std::string_view extension;  // with its dot
  AuditWriter write;
};

std::span<const AuditFormat> AuditFormats();
// Null when there is none of that name.
const AuditFormat* FindAuditFormat(std::string_view name);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_REPORT_AUDIT_FORMATS_H_
