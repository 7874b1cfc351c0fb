// Target text that is still in the source's language: copied, with words in it that only that
// language has.
#ifndef SEJAJAR_ALIGN_AUDIT_UNTRANSLATED_H_
#define SEJAJAR_ALIGN_AUDIT_UNTRANSLATED_H_

#include "align/audit/rules.h"

namespace sejajar {

// Unlike the other rules it looks into what the coverage calls open, too: a text that is there,
// but in another language, is no omission.
PairRule FindUntranslated;

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_AUDIT_UNTRANSLATED_H_
