// Blocks of sentences that are translated, but at another place: what a monotone alignment must
// leave out on both sides. A second search over its leftovers.
//
// Long runs of leftovers are aligned with one another whole. Of the rest, those that are each
// other's nearest in meaning seed a block, neighbouring seeds grow it, and the block is then
// aligned as a document of its own.
#ifndef SEJAJAR_ALIGN_AUDIT_MOVED_H_
#define SEJAJAR_ALIGN_AUDIT_MOVED_H_

#include <cstddef>
#include <vector>

#include "align/base/result.h"
#include "align/bitext/alignment.h"
#include "align/dp/aligner.h"
#include "align/score/side.h"

namespace sejajar {

struct MovedBlock {
  std::vector<Bead> beads;  // none null; sentences numbered as in the documents, in order
};

struct MovedOptions {
  // Of a sentence's candidates in long documents: leftovers at about the same place. A block
  // that went farther in a document with more leftovers than that stays unseen.
  std::size_t most_candidates = 4000;
  double least_similarity = 0.4;   // cosine of a seed
  double least_probability = 0.6;  // of a bead
  AlignOptions align;
};

// `source_left` and `target_left`: the numbers of the sentences that have no partner, rising.
// Blocks in the order of the source; no sentence is in two. Fails as AlignSides does. The same for
// any number of threads. Time: leftovers times the fewer of leftovers and most_candidates.
Result<std::vector<MovedBlock>> FindMovedBlocks(const Side& source, const Side& target,
                                                const std::vector<std::size_t>& source_left,
                                                const std::vector<std::size_t>& target_left,
                                                const MovedOptions& options);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_AUDIT_MOVED_H_
