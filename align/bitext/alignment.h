// Beads, the ladder, and the alignment of two documents that they make up.
#ifndef SEJAJAR_ALIGN_BITEXT_ALIGNMENT_H_
#define SEJAJAR_ALIGN_BITEXT_ALIGNMENT_H_

#include <cstddef>
#include <vector>

#include "align/base/result.h"
#include "align/bitext/document.h"

namespace sejajar {

// A group of source sentences paired with a group of target sentences; one side may be empty
// (a null bead), never both.
struct Bead {
  SentenceRange source;
  SentenceRange target;
  double probability = 0;  // posterior: of beads with probability p, a share p is right
  double similarity = 0;   // cosine of the two groups' vectors, -1..1; 0 for a null bead

  [[nodiscard]] bool IsNull() const { return source.empty() || target.empty(); }
};

// A boundary that both sides share: `source` sentences and `target` sentences lie before it.
struct Rung {
  std::size_t source = 0;
  std::size_t target = 0;
  friend bool operator==(const Rung&, const Rung&) = default;
};
using Ladder = std::vector<Rung>;

// A monotone alignment. Invariant: the beads, in order, tile [0, source_size) and
// [0, target_size) without gap or overlap. An empty range stands at the place where its
// sentences would be. Immutable; reading is safe from many threads.
class Alignment {
 public:
  // Fails with kMalformed when the beads do not tile both sides.
  static Result<Alignment> Create(std::size_t source_size, std::size_t target_size,
                                  std::vector<Bead> beads);

  [[nodiscard]] const std::vector<Bead>& beads() const { return beads_; }
  [[nodiscard]] std::size_t source_size() const { return source_size_; }
  [[nodiscard]] std::size_t target_size() const { return target_size_; }

 private:
  Alignment(std::size_t source_size, std::size_t target_size, std::vector<Bead> beads);

  std::size_t source_size_;
  std::size_t target_size_;
  std::vector<Bead> beads_;
};

// The ladder has one rung more than the alignment has beads: first (0, 0), last the two sizes.
Ladder LadderOf(const Alignment& alignment);
// The inverse. Fails with kMalformed unless rungs rise on at least one side and fall on none,
// from (0, 0) on. Probabilities and similarities are 0.
Result<Alignment> AlignmentOf(const Ladder& ladder);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_BITEXT_ALIGNMENT_H_
