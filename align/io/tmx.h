// TMX 1.4b, what translation memories exchange. Null beads have no place in it.
#ifndef SEJAJAR_ALIGN_IO_TMX_H_
#define SEJAJAR_ALIGN_IO_TMX_H_

#include "align/bitext/alignment.h"
#include "align/bitext/document.h"
#include "align/io/sink.h"

namespace sejajar {

Status WriteTmx(const Document& source, const Document& target, const Alignment& alignment,
                const Sink& sink);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_TMX_H_
