// An audit as one HTML file for a person: both documents side by side, the findings in place and
// in the margin, a map of the alignment, filters, and verdicts that can be exported
// (baseline.h reads them).
//
// The file is self-contained and asks no network for anything. It is inert: no text of a document
// is ever markup, and a Content-Security-Policy lets nothing run but the one script of ours, by
// its hash. Without script, everything can still be read.
//
// Linear in the documents, also in the browser: passages out of sight are not laid out.
// Streams; errors are the sink's alone. Thread-safe.
#ifndef SEJAJAR_ALIGN_REPORT_AUDIT_HTML_H_
#define SEJAJAR_ALIGN_REPORT_AUDIT_HTML_H_

#include "align/audit/audit.h"
#include "align/bitext/alignment.h"
#include "align/bitext/document.h"
#include "align/io/sink.h"

namespace sejajar {

Status WriteAuditHtml(const Document& source, const Document& target, const Alignment& alignment,
                      const Audit& audit, const Sink& sink);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_REPORT_AUDIT_HTML_H_
