#include "align/report/audit_jsonl.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "align/report/line_index.h"

namespace sejajar {
namespace {

using Json = nlohmann::ordered_json;

double Rounded(double value) { return std::round(value * 1e6) / 1e6; }

Json PlaceOf(const Document& document, const LineIndex& lines, Span span) {
  return {{"begin", span.begin},
          {"end", span.end},
          {"line", lines.At(span.begin).line},
          {"text", span.In(document.text())}};
}

// Names are paths and need not be UTF-8.
std::string Line(const Json& object) {
  return object.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace

Status WriteAuditJsonl(const Document& source, const Document& target,
                       const Alignment& /*alignment*/, const Audit& audit, const Sink& sink) {
  const Json summary = {{"type", "summary"},
                        {"source", source.name()},
                        {"target", target.name()},
                        {"completeness", Rounded(audit.completeness)},
                        {"faithfulness", Rounded(audit.faithfulness)},
                        {"translation", audit.IsTranslation()},
                        {"probability", Rounded(audit.translation_probability)},
                        {"findings", audit.findings.size()},
                        {"known", audit.known}};
  if (Status status = sink(Line(summary)); !status) return status;
  const LineIndex source_lines(source.text());
  const LineIndex target_lines(target.text());
  for (std::size_t i = 0; i < audit.findings.size(); ++i) {
    const Finding& finding = audit.findings[i];
    const Json object = {{"type", "finding"},
                         {"kind", NameOf(finding.kind)},
                         {"severity", NameOf(finding.severity)},
                         {"confidence", Rounded(finding.confidence)},
                         {"message", finding.message},
                         {"fingerprint", audit.fingerprints[i]},
                         {"side", NameOf(finding.side)},
                         {"source", PlaceOf(source, source_lines, finding.source)},
                         {"target", PlaceOf(target, target_lines, finding.target)}};
    if (Status status = sink(Line(object)); !status) return status;
  }
  return {};
}

}  // namespace sejajar
