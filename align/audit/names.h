// A name or an acronym on one side only, or one that became another: "Jakarta" in the source where
// the target has "Surabaya".
#ifndef SEJAJAR_ALIGN_AUDIT_NAMES_H_
#define SEJAJAR_ALIGN_AUDIT_NAMES_H_

#include "align/audit/rules.h"

namespace sejajar {

PairRule FindNameMismatches;

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_AUDIT_NAMES_H_
