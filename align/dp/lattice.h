// The search: all monotone alignments inside a band at once, each weighted by the exponential
// of the sum of its beads' scores. Forward and backward sums over the lattice give every bead
// its posterior probability; the alignment chosen is the one that gets most sentences right in
// expectation, not the single most probable one.
//
// Sources: semi-Markov conditional random fields (Sarawagi and Cohen 2004); posterior decoding
// as in Do et al. 2005, section 2.3. Nulls come in runs with a price to open and one to go on,
// omissions before additions, so that each alignment is counted once.
#ifndef SEJAJAR_ALIGN_DP_LATTICE_H_
#define SEJAJAR_ALIGN_DP_LATTICE_H_

#include <cstddef>
#include <vector>

#include "align/bitext/alignment.h"
#include "align/score/band.h"
#include "align/score/bead_scorer.h"

namespace sejajar {

// One piece of work: from the band's first boundaries to its last. Not thread-safe while it
// is being made. Memory: 4 bytes a bead shape and 48 bytes for each cell of the band.
class Lattice {
 public:
  // `band` and `scorer` must outlive it; the scorer was made for this band and `max_bead`.
  Lattice(const Band& band, const BeadScorer& scorer, std::size_t max_bead);

  // The chosen beads, with posteriors and cosines. A null bead holds one sentence; its
  // probability is that the sentence has no partner, wherever in the order it stands.
  [[nodiscard]] std::vector<Bead> Decode() const;

  // log of the sum over all alignments of their weights.
  [[nodiscard]] double LogPartition() const { return log_partition_; }
  // The sum of features over all beads, weighted by their posteriors: what fitting needs.
  [[nodiscard]] std::array<double, kFeatures> ExpectedFeatures() const;

 private:
  // What the last bead before a boundary was.
  enum State : std::size_t { kPair, kOmission, kAddition, kStates };
  struct Sums {
    std::array<double, kStates> log;
  };

  [[nodiscard]] std::size_t Cell(std::size_t source, std::size_t target) const {
    const std::size_t row = source - band_.source_begin;
    return offset_[row] + target - band_.rows[row].low;
  }
  [[nodiscard]] bool Holds(std::size_t source, std::size_t target) const {
    return source <= band_.source_end() && band_.At(source).Holds(target);
  }
  void ScoreBeads();
  void Forward();
  void Backward();
  template <typename Use>
  void ForEachPair(std::size_t source, std::size_t target, Use use) const;
  // Of the bead of that shape from one cell to another; `before` is the sum over all ways to
  // its first boundary.
  [[nodiscard]] double PairPosterior(double before, std::size_t begin, std::size_t shape,
                                     std::size_t end) const;

  const Band& band_;
  const BeadScorer& scorer_;
  std::vector<BeadShape> shapes_;
  std::vector<std::size_t> offset_;    // of a row's first cell
  std::vector<float> scores_;          // [cell][shape]: of the bead that begins there
  std::vector<float> source_null_[2];  // [sentence], open and more
  std::vector<float> target_null_[2];
  std::vector<Sums> forward_;   // [cell]
  std::vector<Sums> backward_;  // [cell]
  double log_partition_ = 0;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_DP_LATTICE_H_
