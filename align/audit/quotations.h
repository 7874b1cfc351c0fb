// A quotation that got lost, or that somebody else says.
#ifndef SEJAJAR_ALIGN_AUDIT_QUOTATIONS_H_
#define SEJAJAR_ALIGN_AUDIT_QUOTATIONS_H_

#include "align/audit/rules.h"

namespace sejajar {

// Runs behind FindNameMismatches: of its findings of this pair in `findings`, the names that
// became another beside a verb of speech and a quotation turn into this rule's, since there the
// error is who said it. Unlike the other rules it does look into what the coverage calls open:
// a quotation there is not merely without its marks. Quotations have some words; one or two in
// quotes are a title or irony.
PairRule FindQuotationMismatches;

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_AUDIT_QUOTATIONS_H_
