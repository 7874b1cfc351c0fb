// PO files of gettext, through its library. See aligned_pairs.h.
#ifndef SEJAJAR_ALIGN_IO_PO_PAIRS_H_
#define SEJAJAR_ALIGN_IO_PO_PAIRS_H_

#include "align/io/aligned_pairs.h"

namespace sejajar {

Status ReadPoPairs(ByteStream& stream, const PairReadOptions& options, PairBatches& out);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_PO_PAIRS_H_
