// XLIFF 1.2 and 2.x, what translation tools work on. See aligned_pairs.h.
#ifndef SEJAJAR_ALIGN_IO_XLIFF_PAIRS_H_
#define SEJAJAR_ALIGN_IO_XLIFF_PAIRS_H_

#include "align/io/aligned_pairs.h"

namespace sejajar {

Status ReadXliffPairs(ByteStream& stream, const PairReadOptions& options, PairBatches& out);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_XLIFF_PAIRS_H_
