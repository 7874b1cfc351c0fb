#include "align/audit/pair_audit.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <tuple>
#include <utility>

#include "align/audit/names.h"
#include "align/audit/negation.h"
#include "align/audit/numbers.h"
#include "align/audit/quotations.h"
#include "align/audit/rules.h"
#include "align/audit/untranslated.h"
#include "align/text/quantities.h"

namespace sejajar {
namespace {

// Under this probability a pair is no translation and is not looked into.
constexpr double kLeastPairProbability = 0.05;

// A gap of a few words is as often a matter of wording.
constexpr std::size_t kWordsOfMedium = 4;
constexpr std::size_t kWordsOfHigh = 8;
constexpr double kSureOfMedium = 0.985;
constexpr double kSureOfHigh = 0.995;

Severity SeverityOfGap(const OpenSpan& gap) {
  if (gap.words >= kWordsOfHigh && gap.probability >= kSureOfHigh) return Severity::kHigh;
  if (gap.words >= kWordsOfMedium && gap.probability >= kSureOfMedium) return Severity::kMedium;
  return Severity::kLow;
}

bool IsSpace(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

Span Trimmed(std::string_view text) {
  Span span = {0, text.size()};
  while (span.begin < span.end && IsSpace(text[span.begin])) ++span.begin;
  while (span.begin < span.end && IsSpace(text[span.end - 1])) --span.end;
  return span;
}

Finding GapFinding(BitextSide side, const OpenSpan& gap) {
  Finding finding;
  finding.side = side;
  finding.severity = SeverityOfGap(gap);
  finding.confidence = gap.probability;
  const std::string words = gap.words == 1 ? "a word" : std::to_string(gap.words) + " words";
  if (side == BitextSide::kSource) {
    finding.kind = FindingKind::kOmission;
    finding.source = gap.span;
    finding.target = {gap.place, gap.place};
    finding.message = words + " of the source have no counterpart in the target";
  } else {
    finding.kind = FindingKind::kAddition;
    finding.target = gap.span;
    finding.source = {gap.place, gap.place};
    finding.message = words + " of the target have no counterpart in the source";
  }
  return finding;
}

void AddUnrelated(const TextPair& pair, const PairCoverage& coverage,
                  std::vector<Finding>& findings) {
  const Span source = Trimmed(pair.source);
  const Span target = Trimmed(pair.target);
  Finding finding;
  finding.confidence = 1 - coverage.probability;
  const bool is_short = !source.empty() && !target.empty() &&
                        coverage.evidence.words < static_cast<float>(kWordsOfMedium);
  finding.severity = is_short                            ? Severity::kLow
                     : finding.confidence >= kSureOfHigh ? Severity::kHigh
                                                         : Severity::kMedium;
  finding.source = source;
  finding.target = target;
  if (!source.empty()) {
    finding.kind = FindingKind::kOmission;
    finding.side = BitextSide::kSource;
    finding.message =
        target.empty() ? "there is no translation" : "the target is no translation of this";
    findings.push_back(finding);
  }
  if (!target.empty()) {
    finding.kind = FindingKind::kAddition;
    finding.side = BitextSide::kTarget;
    finding.message =
        source.empty() ? "there is no source" : "the source is not what this translates";
    findings.push_back(finding);
  }
}

bool Overlaps(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

// What stands in a gap is the gap's business.
bool StandsIn(const std::vector<OpenSpan>& gaps, Span span) {
  return std::any_of(gaps.begin(), gaps.end(),
                     [&](const OpenSpan& gap) { return Overlaps(gap.span, span); });
}

// Quotations come behind names, which they may turn into their own.
constexpr PairRule* kRules[] = {FindNameMismatches, FindQuotationMismatches, FindNegationMismatches,
                                FindUntranslated};

// Of text that is there, but in the wrong language, that is all there is to say.
void DropWhatIsUntranslated(std::vector<Finding>& findings) {
  std::vector<Finding> untranslated;
  std::copy_if(findings.begin(), findings.end(), std::back_inserter(untranslated),
               [](const Finding& finding) { return finding.kind == FindingKind::kUntranslated; });
  std::erase_if(findings, [&](const Finding& finding) {
    if (finding.kind == FindingKind::kUntranslated) return false;
    return std::any_of(untranslated.begin(), untranslated.end(), [&](const Finding& text) {
      return Overlaps(finding.OwnSpan(),
                      finding.side == BitextSide::kSource ? text.source : text.target);
    });
  });
}

}  // namespace

Status PairAuditOptions::Validate() const {
  if (!(least_confidence > 0 && least_confidence <= 1)) {
    return UsageError("a confidence lies between 0 and 1");
  }
  return {};
}

std::vector<Finding> FindNumbersOutsideGaps(const TextPair& pair, const PairCoverage& coverage,
                                            const RuleLanguages& languages) {
  std::vector<Finding> findings =
      FindNumberMismatches(pair.source, FindQuantities(pair.source, languages.source), pair.target,
                           FindQuantities(pair.target, languages.target));
  std::erase_if(findings, [&](const Finding& finding) {
    const bool is_source = finding.side == BitextSide::kSource;
    return StandsIn(is_source ? coverage.source.open : coverage.target.open, finding.OwnSpan());
  });
  return findings;
}

void SortFindings(std::vector<Finding>& findings) {
  const auto order = [](const Finding& finding) {
    return std::tuple(-static_cast<int>(finding.severity), -finding.confidence,
                      finding.source.begin, finding.target.begin, finding.kind);
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const Finding& a, const Finding& b) { return order(a) < order(b); });
}

Result<std::vector<PairAudit>> AuditPairs(std::span<const TextPair> pairs,
                                          const CoverLanguage& source, const CoverLanguage& target,
                                          const PairAuditOptions& options) {
  if (Status status = options.Validate(); !status) return status.error();
  std::vector<PairAudit> audits(pairs.size());
  CoverOptions cover;
  cover.least_probability = options.least_confidence;
  cover.threads = options.threads;
  const RuleLanguages languages = {source.tag, target.tag};
  const auto visit = [&](std::size_t i, const PairWords& words, const PairCoverage& coverage) {
    if (options.doubt_pairs && coverage.probability < kLeastPairProbability) return;
    std::vector<Finding>& findings = audits[i].findings;
    for (const OpenSpan& gap : coverage.source.open) {
      findings.push_back(GapFinding(BitextSide::kSource, gap));
    }
    for (const OpenSpan& gap : coverage.target.open) {
      findings.push_back(GapFinding(BitextSide::kTarget, gap));
    }
    for (Finding& finding : FindNumbersOutsideGaps(words.texts, coverage, languages)) {
      findings.push_back(std::move(finding));
    }
    for (PairRule* rule : kRules) rule(words, coverage, languages, findings);
    DropWhatIsUntranslated(findings);
  };
  const Result<std::vector<PairCoverage>> coverage =
      CoverPairs(pairs, source, target, cover, visit);
  if (!coverage) return coverage.error();
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const PairCoverage& covered = (*coverage)[i];
    PairAudit& audit = audits[i];
    audit.probability = covered.probability;
    audit.source_covered = covered.source.covered;
    audit.target_covered = covered.target.covered;
    if (options.doubt_pairs && covered.probability < kLeastPairProbability) {
      AddUnrelated(pairs[i], covered, audit.findings);
    }
    std::erase_if(audit.findings, [&](const Finding& finding) {
      return finding.confidence < options.least_confidence;
    });
    SortFindings(audit.findings);
  }
  return audits;
}

}  // namespace sejajar
