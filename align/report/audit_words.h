// What every report of an audit says in the same words. All functions are thread-safe.
#ifndef SEJAJAR_ALIGN_REPORT_AUDIT_WORDS_H_
#define SEJAJAR_ALIGN_REPORT_AUDIT_WORDS_H_

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "align/audit/audit.h"
#include "align/bitext/document.h"

namespace sejajar {

// The judgement in one line without a full stop: whether the target is a translation at all, is
// complete, or how many findings there are. Holds no control characters.
std::string AuditVerdict(const Document& source, const Document& target, const Audit& audit);

// A document's name, which is a path and may be any bytes, as valid UTF-8 without controls.
std::string ShownName(const Document& document);

// A share of 0..1 in percent with one digit, rounded down, so that only the whole is "100.0".
std::string PercentDown(double share);
// A confidence in whole percent, rounded: "93 %".
std::string ConfidencePercent(double confidence);

// "1 finding", "2 findings".
std::string CountOf(std::size_t count, std::string_view one);

// How many findings there are of each severity, by its number.
std::array<std::size_t, 3> CountSeverities(const Audit& audit);

// Whether a report for people should list it: when the target is no translation, that sentences
// have no counterpart says nothing more.
bool IsWorthListing(const Audit& audit, const Finding& finding);

// "Missing number", a sign for it as short as can be, and a sentence or two on what it means.
std::string_view TitleOf(FindingKind kind);
std::string_view SignOf(FindingKind kind);
std::string_view HelpOf(FindingKind kind);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_REPORT_AUDIT_WORDS_H_
