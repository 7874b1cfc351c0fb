#include "align/report/audit_tsv.h"

#include <string>

#include "align/io/characters.h"
#include "align/io/numbers.h"
#include "align/report/line_index.h"

namespace sejajar {
namespace {

void AppendPlace(const Document& document, const LineIndex& lines, Span span, std::string& line) {
  line += '\t' + std::to_string(lines.At(span.begin).line) + '\t' + std::to_string(span.begin) +
          '\t' + std::to_string(span.end) + '\t' + OneLine(span.In(document.text()));
}

}  // namespace

Status WriteAuditTsv(const Document& source, const Document& target, const Alignment& /*alignment*/,
                     const Audit& audit, const Sink& sink) {
  if (Status status = sink("severity\tkind\tconfidence\tside\tmessage\tfingerprint"
                           "\tsource_line\tsource_begin\tsource_end\tsource_text"
                           "\ttarget_line\ttarget_begin\ttarget_end\ttarget_text\n");
      !status) {
    return status;
  }
  const LineIndex source_lines(source.text());
  const LineIndex target_lines(target.text());
  for (std::size_t i = 0; i < audit.findings.size(); ++i) {
    const Finding& finding = audit.findings[i];
    std::string line(NameOf(finding.severity));
    line.append(1, '\t').append(NameOf(finding.kind));
    line += '\t' + Fixed(finding.confidence, 4) + '\t';
    line.append(NameOf(finding.side));
    line += '\t' + OneLine(finding.message) + '\t' + audit.fingerprints[i];
    AppendPlace(source, source_lines, finding.source, line);
    AppendPlace(target, target_lines, finding.target, line);
    if (Status status = sink(line + '\n'); !status) return status;
  }
  return {};
}

}  // namespace sejajar
