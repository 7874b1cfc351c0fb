// What model made some rows.
#ifndef SEJAJAR_ALIGN_CORPUS_FINGERPRINT_H_
#define SEJAJAR_ALIGN_CORPUS_FINGERPRINT_H_

#include <string>

#include "align/base/result.h"
#include "align/corpus/row_maker.h"

namespace sejajar {

// Name and a hash of the bytes of the files, one or two, that the maker's encoders come from.
Result<std::string> ModelFingerprint(const RowMaker& maker);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_FINGERPRINT_H_
