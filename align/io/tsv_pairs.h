// Three columns a line: key, source, target. See aligned_pairs.h.
#ifndef SEJAJAR_ALIGN_IO_TSV_PAIRS_H_
#define SEJAJAR_ALIGN_IO_TSV_PAIRS_H_

#include "align/io/aligned_pairs.h"

namespace sejajar {

Status ReadTsvPairs(ByteStream& stream, const PairReadOptions& options, PairBatches& out);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_TSV_PAIRS_H_
