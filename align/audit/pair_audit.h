// Findings inside pairs that are taken for translations of one another: sentences of a file of
// aligned pairs, or the beads of a document.
#ifndef SEJAJAR_ALIGN_AUDIT_PAIR_AUDIT_H_
#define SEJAJAR_ALIGN_AUDIT_PAIR_AUDIT_H_

#include <cstddef>
#include <span>
#include <vector>

#include "align/audit/finding.h"
#include "align/audit/rules.h"
#include "align/base/result.h"
#include "align/cover/coverage.h"

namespace sejajar {

struct PairAuditOptions {
  double least_confidence = 0.6;  // findings that are less sure are not made
  // Pairs may turn out to be none. Where context has told what belongs together (the beads of a
  // document), a short free translation is not to be doubted.
  bool doubt_pairs = true;
  std::size_t threads = 0;  // 0: all cores; the result does not depend on it

  [[nodiscard]] Status Validate() const;
};

struct PairAudit {
  double probability = 0;     // that the two are translations of one another
  double source_covered = 1;  // expected share of the side's content, 0..1
  double target_covered = 1;
  std::vector<Finding> findings;  // most severe first, then surest, then by place
};

// One a pair; spans are relative to the pair's two texts. A pair that is none has one omission and
// one addition, of all that it holds. Fails as CoverPairs does. Thread-safe.
Result<std::vector<PairAudit>> AuditPairs(std::span<const TextPair> pairs,
                                          const CoverLanguage& source, const CoverLanguage& target,
                                          const PairAuditOptions& options);

// Numbers that changed or got lost (numbers.h) but for those that stand in what the coverage calls
// open: they are lost with it.
std::vector<Finding> FindNumbersOutsideGaps(const TextPair& pair, const PairCoverage& coverage,
                                            const RuleLanguages& languages);

// Most severe first, then surest, then by place.
void SortFindings(std::vector<Finding>& findings);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_AUDIT_PAIR_AUDIT_H_
