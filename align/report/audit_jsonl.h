// An audit as JSON Lines: an object that sums it up, then an object a finding.
// align/io/formats.md says what each field holds. Streams; errors are the sink's alone.
#ifndef SEJAJAR_ALIGN_REPORT_AUDIT_JSONL_H_
#define SEJAJAR_ALIGN_REPORT_AUDIT_JSONL_H_

#include "align/audit/audit.h"
#include "align/bitext/alignment.h"
#include "align/bitext/document.h"
#include "align/io/sink.h"

namespace sejajar {

Status WriteAuditJsonl(const Document& source, const Document& target, const Alignment& alignment,
                       const Audit& audit, const Sink& sink);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_REPORT_AUDIT_JSONL_H_
