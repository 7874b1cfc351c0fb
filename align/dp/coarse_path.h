// Where in the target a place in the source lies, roughly, for documents too long to search
// whole. Both sides are cut into windows of neighbouring sentences, windows are compared by the
// cosine of their summed vectors (less the document's mean, which all windows share), and a
// monotone path is found that collects the most similarity; then again with smaller windows
// near that path, until a window is a few sentences. A lost block of any length is a straight
// stretch of the path and costs nothing; a repeated line is one weak voice in its window.
//
// Coarse to fine after Thompson and Koehn 2019 (Vecalign), section 3.3, and FastDTW (Salvador
// and Chan 2007). Time and memory are linear in the number of sentences but for the first
// level, whose number of windows is bounded.
#ifndef SEJAJAR_ALIGN_DP_COARSE_PATH_H_
#define SEJAJAR_ALIGN_DP_COARSE_PATH_H_

#include <cstddef>

#include "align/score/band.h"
#include "align/score/side.h"

namespace sejajar {

// A band around the path, wide enough for what its last level left open. The same for any
// number of threads.
Band CoarseBand(const Side& source, const Side& target, std::size_t threads);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_DP_COARSE_PATH_H_
