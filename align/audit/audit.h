// The judgement of a document and its translation.
#ifndef SEJAJAR_ALIGN_AUDIT_AUDIT_H_
#define SEJAJAR_ALIGN_AUDIT_AUDIT_H_

#include <cstddef>
#include <string>
#include <vector>

#include "align/audit/finding.h"

namespace sejajar {

// Completeness is the share of the source's content that the target covers, faithfulness the share
// of the target's content that the source supports; both 0..1, in characters without white space:
// what stands in an omission, an addition or untranslated text of medium or high severity is not
// covered.
// Repetitions and boilerplate do not count as content.
struct Audit {
  std::vector<Finding> findings;          // most severe first, then surest, then by place
  std::vector<std::string> fingerprints;  // one a finding, all different
  double completeness = 1;
  double faithfulness = 1;
  double translation_probability = 1;  // that the target is a version of the source at all
  std::size_t known = 0;               // findings that a baseline took out

  [[nodiscard]] bool IsTranslation() const { return translation_probability >= 0.5; }
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_AUDIT_AUDIT_H_
