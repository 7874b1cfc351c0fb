// An audit as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines. A kind of
// finding is a rule; high, medium and low are error, warning and note; an audit without findings
// has an empty list of results. Streams; errors are the sink's alone.
//
// Columns count UTF-16 code units, byteOffset counts bytes of the file. When the target is no
// translation of the source, a notification of the invocation says so.
#ifndef SEJAJAR_ALIGN_REPORT_AUDIT_SARIF_H_
#define SEJAJAR_ALIGN_REPORT_AUDIT_SARIF_H_

#include "align/audit/audit.h"
#include "align/bitext/alignment.h"
#include "align/bitext/document.h"
#include "align/io/sink.h"

namespace sejajar {

Status WriteAuditSarif(const Document& source, const Document& target, const Alignment& alignment,
                       const Audit& audit, const Sink& sink);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_REPORT_AUDIT_SARIF_H_
