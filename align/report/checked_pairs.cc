#include "align/report/checked_pairs.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "align/io/characters.h"
#include "align/io/numbers.h"
#include "align/report/wrap.h"

namespace sejajar {
namespace {

using Json = nlohmann::ordered_json;

double Rounded(double value) { return std::round(value * 1e4) / 1e4; }

std::string_view WordsOf(const Finding& finding, const CheckedPair& pair) {
  return finding.OwnSpan().In(finding.side == BitextSide::kSource ? pair.source : pair.target);
}

}  // namespace

const std::string_view kCheckedPairTsvHeader =
    "key\tseverity\tkind\tside\tbegin\tend\tconfidence\ttext\tmessage\n";

std::string CheckedPairJson(const CheckedPair& pair) {
  Json findings = Json::array();
  for (const Finding& finding : pair.audit.findings) {
    const Span span = finding.OwnSpan();
    findings.push_back({{"kind", NameOf(finding.kind)},
                        {"side", NameOf(finding.side)},
                        {"begin", span.begin},
                        {"end", span.end},
                        {"text", WordsOf(finding, pair)},
                        {"severity", NameOf(finding.severity)},
                        {"confidence", Rounded(finding.confidence)},
                        {"message", finding.message}});
  }
  const Json line = {{"key", pair.key},
                     {"probability", Rounded(pair.audit.probability)},
                     {"coverage", Rounded(pair.audit.source_covered)},
                     {"target_coverage", Rounded(pair.audit.target_covered)},
                     {"findings", std::move(findings)}};
  return line.dump() + '\n';
}

std::string CheckedPairTsv(const CheckedPair& pair) {
  std::string out;
  for (const Finding& finding : pair.audit.findings) {
    const Span span = finding.OwnSpan();
    for (const std::string& field :
         {OneLine(pair.key), std::string(NameOf(finding.severity)),
          std::string(NameOf(finding.kind)), std::string(NameOf(finding.side)),
          std::to_string(span.begin), std::to_string(span.end), Fixed(finding.confidence, 4),
          OneLine(WordsOf(finding, pair)), OneLine(finding.message)}) {
      out.append(field).append(1, '\t');
    }
    out.back() = '\n';
  }
  return out;
}

std::string CheckedPairText(const CheckedPair& pair) {
  if (pair.audit.findings.empty()) return {};
  std::string out = Visible(pair.key) + '\n';
  for (const Finding& finding : pair.audit.findings) {
    out.append("  ")
        .append(NameOf(finding.severity))
        .append(" ")
        .append(NameOf(finding.kind))
        .append(": ")
        .append(Visible(finding.message))
        .append(" (")
        .append(std::to_string(std::lround(finding.confidence * 100)))
        .append(" % sure)\n    ")
        .append(NameOf(finding.side))
        .append(": ")
        .append(Visible(OneLine(WordsOf(finding, pair))))
        .append("\n");
  }
  return out;
}

}  // namespace sejajar
