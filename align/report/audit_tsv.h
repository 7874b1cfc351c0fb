// An audit as a table with a heading and a line a finding; for spreadsheets, cut and awk.
// align/io/formats.md says what each column holds. Streams; errors are the sink's alone.
#ifndef SEJAJAR_ALIGN_REPORT_AUDIT_TSV_H_
#define SEJAJAR_ALIGN_REPORT_AUDIT_TSV_H_

#include "align/audit/audit.h"
#include "align/bitext/alignment.h"
#include "align/bitext/document.h"
#include "align/io/sink.h"

namespace sejajar {

Status WriteAuditTsv(const Document& source, const Document& target, const Alignment& alignment,
                     const Audit& audit, const Sink& sink);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_REPORT_AUDIT_TSV_H_
