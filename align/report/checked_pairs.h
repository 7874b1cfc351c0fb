// Findings in pairs that were aligned already (`sejajar check`), one record a pair.
#ifndef SEJAJAR_ALIGN_REPORT_CHECKED_PAIRS_H_
#define SEJAJAR_ALIGN_REPORT_CHECKED_PAIRS_H_

#include <string>
#include <string_view>

#include "align/audit/pair_audit.h"

namespace sejajar {

struct CheckedPair {
  std::string_view key;
  std::string_view source;
  std::string_view target;
  const PairAudit& audit;
};

// {"key", "probability", "coverage", "target_coverage", "findings": [{"kind", "side", "begin",
// "end", "text", "severity", "confidence", "message"}]} and a line break. Offsets are UTF-8 bytes
// of the side. Thread-safe, as the others.
std::string CheckedPairJson(const CheckedPair& pair);

// A line a finding: key, severity, kind, side, begin, end, confidence, text, message.
std::string CheckedPairTsv(const CheckedPair& pair);
extern const std::string_view kCheckedPairTsvHeader;

// For a person: the key, then a line a finding with its words; nothing for a pair without any.
std::string CheckedPairText(const CheckedPair& pair);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_REPORT_CHECKED_PAIRS_H_
