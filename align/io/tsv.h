// A bead a line: both texts, probability, similarity; for spreadsheets, cut and awk.
#ifndef SEJAJAR_ALIGN_IO_TSV_H_
#define SEJAJAR_ALIGN_IO_TSV_H_

#include "align/bitext/alignment.h"
#include "align/bitext/document.h"
#include "align/io/sink.h"

namespace sejajar {

Status WriteTsv(const Document& source, const Document& target, const Alignment& alignment,
                const Sink& sink);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_TSV_H_
