// A negation on one side only: "did not sign" that became "menandatangani".
#ifndef SEJAJAR_ALIGN_AUDIT_NEGATION_H_
#define SEJAJAR_ALIGN_AUDIT_NEGATION_H_

#include "align/audit/rules.h"

namespace sejajar {

PairRule FindNegationMismatches;

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_AUDIT_NEGATION_H_
