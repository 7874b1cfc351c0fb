// Vecalign's format: beads by sentence number and a cost, no text.
#ifndef SEJAJAR_ALIGN_IO_VECALIGN_H_
#define SEJAJAR_ALIGN_IO_VECALIGN_H_

#include "align/bitext/alignment.h"
#include "align/bitext/document.h"
#include "align/io/sink.h"

namespace sejajar {

Status WriteVecalign(const Document& source, const Document& target, const Alignment& alignment,
                     const Sink& sink);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_VECALIGN_H_
