// An audit for a person at a terminal: the verdict, the two shares, the findings with their words
// in context, a count at the end.
//
// Whatever stands in the documents, no control character of theirs reaches the terminal.
// Streams; errors are the sink's alone. Thread-safe.
#ifndef SEJAJAR_ALIGN_REPORT_AUDIT_TEXT_H_
#define SEJAJAR_ALIGN_REPORT_AUDIT_TEXT_H_

#include <cstddef>

#include "align/audit/audit.h"
#include "align/bitext/document.h"
#include "align/io/sink.h"

namespace sejajar {

struct AuditTextOptions {
  std::size_t width = 100;  // of the terminal in columns; fewer than 40 are taken for 40
  bool color = false;       // ANSI colours; everything can be read without
};

Status WriteAuditText(const Document& source, const Document& target, const Audit& audit,
                      const AuditTextOptions& options, const Sink& sink);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_REPORT_AUDIT_TEXT_H_
