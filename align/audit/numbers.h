// Numbers that changed or got lost between a text and its translation.
//
//   const auto findings = FindNumberMismatches(source, FindQuantities(source, "en"),
//                                              target, FindQuantities(target, "id"));
//
// Quantities are paired by value: words with digits, "10,000" with "10.000", 7 p.m. with 19.00, in
// any order, and once for many if one side repeats itself. What is left on both sides is paired by
// likeness and called a changed number; what is left on one side only is called missing, or, if it
// is an impossible year in the target, changed.
#ifndef SEJAJAR_ALIGN_AUDIT_NUMBERS_H_
#define SEJAJAR_ALIGN_AUDIT_NUMBERS_H_

#include <string_view>
#include <vector>

#include "align/audit/finding.h"
#include "align/text/quantities.h"

namespace sejajar {

// `source` and `target` are a sentence or a few and their translation; quantities are as found in
// them, and spans are relative to them. Changed numbers and conversions (kNumber, kConversion) come
// first, in the order of the target, then the numbers that the target and the source have alone
// (kMissingNumber). The span of a changed number is the group of digits that differs, or the whole
// number where more than that does. n log n in the number of quantities. Thread-safe.
std::vector<Finding> FindNumberMismatches(std::string_view source,
                                          const std::vector<Quantity>& source_quantities,
                                          std::string_view target,
                                          const std::vector<Quantity>& target_quantities);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_AUDIT_NUMBERS_H_
