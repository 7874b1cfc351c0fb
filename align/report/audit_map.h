// A picture of an alignment. Internal to align/report.
#ifndef SEJAJAR_ALIGN_REPORT_AUDIT_MAP_H_
#define SEJAJAR_ALIGN_REPORT_AUDIT_MAP_H_

#include <string>

#include "align/audit/audit.h"
#include "align/bitext/alignment.h"
#include "align/bitext/document.h"

namespace sejajar {

inline constexpr int kMapSize = 1000;  // units of either side of the picture

// Where a byte stands in a text, in the map's units.
int MapUnits(const Document& document, std::size_t offset);

// The alignment as a path through a square, as SVG: the source runs to the right, the target
// downwards. Null beads are strokes of classes "omitted" and "added", moved passages lines of
// class "moved", findings ticks of their severity on the edges. A few thousand points at most,
// however long the documents are. Thread-safe.
std::string AlignmentMapSvg(const Document& source, const Document& target,
                            const Alignment& alignment, const Audit& audit);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_REPORT_AUDIT_MAP_H_
