// Hunalign's ladder: the rungs by number, no text.
#ifndef SEJAJAR_ALIGN_IO_LADDER_H_
#define SEJAJAR_ALIGN_IO_LADDER_H_

#include "align/bitext/alignment.h"
#include "align/bitext/document.h"
#include "align/io/sink.h"

namespace sejajar {

Status WriteLadder(const Document& source, const Document& target, const Alignment& alignment,
                   const Sink& sink);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_LADDER_H_
