#include "align/report/audit_words.h"

#include <utf8.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "align/report/wrap.h"

namespace sejajar {
namespace {

struct KindWords {
  std::string_view title;
  std::string_view sign;
  std::string_view help;
};

constexpr std::array<KindWords, kFindingKinds> kWords = {{
    {"Omission", "\u2212",
     "The source says something that the translation leaves out. Translate it, or make sure that "
     "it was cut on purpose."},
    {"Addition", "+",
     "The translation says something that the source does not. Take it out, or make sure that it "
     "was added on purpose."},
    {"Number", "#",
     "A number, amount, date or time became another one. Compare the two and correct the wrong "
     "one."},
    {"Missing number", "#?",
     "A number, amount, date or time stands on one side only. Look whether it got lost or was "
     "made up."},
    {"Conversion", "\u2248",
     "The same amount in another unit or currency. No error; check that the conversion is right."},
    {"Name", "@",
     "A name or an acronym stands on one side only. Look whether it got lost or changed."},
    {"Quotation", "\u201d",
     "A quoted passage was lost, or was given to another speaker. Check who said what."},
    {"Negation", "\u00ac",
     "One side denies what the other states. Check which of them means what was written."},
    {"Untranslated", "=",
     "A passage of the translation is still in the source's language. Translate it, unless it is "
     "meant to stay."},
    {"Duplicate", "2\u00d7", "A passage stands twice on one side. Take one of the two out."},
    {"Moved", "\u21c5",
     "The passage is translated, but stands at another place than in the source. Check that the "
     "order is meant."},
}};

bool IsSentenceLevel(FindingKind kind) {
  return kind == FindingKind::kOmission || kind == FindingKind::kAddition ||
         kind == FindingKind::kMoved;
}

}  // namespace

std::string AuditVerdict(const Document& source, const Document& target, const Audit& audit) {
  const std::string a = ShownName(source);
  const std::string b = ShownName(target);
  if (!audit.IsTranslation()) {
    return b + " is no translation of " + a + " (probability " +
           PercentDown(audit.translation_probability) + " %)";
  }
  const std::string known =
      audit.known == 0 ? "" : " (" + std::to_string(audit.known) + " known not counted)";
  if (!audit.findings.empty())
    return CountOf(audit.findings.size(), "finding") + " in " + b + known;
  if (audit.completeness < 1 || audit.faithfulness < 1) return "no findings in " + b + known;
  return b + " is complete: all of " + a + " is there, and nothing else" + known;
}

std::string ShownName(const Document& document) {
  std::string valid;
  utf8::replace_invalid(document.name().begin(), document.name().end(), std::back_inserter(valid));
  return Visible(valid);
}

std::string PercentDown(double share) {
  if (share >= 1) return "100.0";
  // What is a whole number but for the rounding of binary fractions stays one.
  const auto permille =
      share > 0 ? static_cast<std::size_t>(std::min(999.0, share * 1000 + 1e-9)) : 0;
  return std::to_string(permille / 10) + '.' + std::to_string(permille % 10);
}

std::string ConfidencePercent(double confidence) {
  return std::to_string(std::lround(std::clamp(confidence, 0.0, 1.0) * 100)) + " %";
}

std::string CountOf(std::size_t count, std::string_view one) {
  return std::to_string(count) + ' ' + std::string(one) + (count == 1 ? "" : "s");
}

std::array<std::size_t, 3> CountSeverities(const Audit& audit) {
  std::array<std::size_t, 3> counts = {};
  for (const Finding& finding : audit.findings) {
    ++counts[static_cast<std::size_t>(finding.severity)];
  }
  return counts;
}

bool IsWorthListing(const Audit& audit, const Finding& finding) {
  return audit.IsTranslation() || !IsSentenceLevel(finding.kind);
}

std::string_view TitleOf(FindingKind kind) { return kWords[static_cast<std::size_t>(kind)].title; }

std::string_view SignOf(FindingKind kind) { return kWords[static_cast<std::size_t>(kind)].sign; }

std::string_view HelpOf(FindingKind kind) { return kWords[static_cast<std::size_t>(kind)].help; }

}  // namespace sejajar
