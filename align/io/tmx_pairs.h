// TMX 1.4, what translation memories exchange. See aligned_pairs.h.
#ifndef SEJAJAR_ALIGN_IO_TMX_PAIRS_H_
#define SEJAJAR_ALIGN_IO_TMX_PAIRS_H_

#include "align/io/aligned_pairs.h"

namespace sejajar {

Status ReadTmxPairs(ByteStream& stream, const PairReadOptions& options, PairBatches& out);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_TMX_PAIRS_H_
