// Findings that are known already, so that an audit can speak of the new ones alone.
//
//   Result<Baseline> baseline = ReadBaseline("verdicts.json");
//   if (!baseline) return baseline.error();
//   TakeOutKnown(*baseline, audit);
#ifndef SEJAJAR_ALIGN_REPORT_BASELINE_H_
#define SEJAJAR_ALIGN_REPORT_BASELINE_H_

#include <set>
#include <string>
#include <string_view>

#include "align/audit/audit.h"
#include "align/base/result.h"

namespace sejajar {

// Fingerprints of findings.
using Baseline = std::set<std::string, std::less<>>;

// From a file of verdicts that the HTML report exported (whatever the verdict: a finding that a
// person accepted is known as well as one that was rejected) or from an earlier audit's jsonl.
// In jsonl, lines of a "type" other than "finding" are passed over. `path` may be "-".
//
// Errors: those of ReadText; kMalformed when the file is longer than 64 MiB, is neither of the
// two, or has a finding whose fingerprint is not 16 hexadecimal digits, with the line where there
// is one. Thread-safe.
Result<Baseline> ReadBaseline(const std::string& path);
// The same of a text in memory; `name` is for messages.
Result<Baseline> ParseBaseline(const std::string& name, std::string_view text);

// Takes the findings that the baseline holds out of the audit and counts them as known. What the
// audit says of the documents as a whole stays: what was left out on purpose is still left out.
void TakeOutKnown(const Baseline& baseline, Audit& audit);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_REPORT_BASELINE_H_
