// Two documents in, their alignment out.
//
// Short documents are searched whole. Long ones are first laid side by side roughly (dp/
// coarse_path.h), which leaves a band of constant width around a path; the band is cut at
// places where both sides are sure to meet, and the pieces are searched one by one, so that
// time and memory grow with the length of the documents and not with their product.
#ifndef SEJAJAR_ALIGN_DP_ALIGNER_H_
#define SEJAJAR_ALIGN_DP_ALIGNER_H_

#include <cstddef>

#include "align/base/result.h"
#include "align/bitext/alignment.h"
#include "align/bitext/document.h"
#include "align/embed/sentence_encoder.h"
#include "align/score/bead_scorer.h"
#include "align/score/side.h"

namespace sejajar {

struct AlignOptions {
  std::size_t max_bead = 4;  // most sentences on one side of a bead; 1 .. 8
  std::size_t threads = 0;   // 0: all cores; the result does not depend on it
  // Documents whose sentence counts multiply to no more than this are searched whole.
  std::size_t full_search_cells = std::size_t{80} * 80;
  FeatureVector weights = DefaultWeights();

  [[nodiscard]] Status Validate() const;
};

// Fails with kUsage for bad options or for encoders of different dimensions. Documents without
// sentences are aligned to nulls. Thread-safe.
Result<Alignment> Align(const Document& source, const Document& target,
                        const SentenceEncoder& source_encoder,
                        const SentenceEncoder& target_encoder, const AlignOptions& options);

// The same for sides that are already encoded.
Result<Alignment> AlignSides(const Side& source, const Side& target, const AlignOptions& options);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_DP_ALIGNER_H_
