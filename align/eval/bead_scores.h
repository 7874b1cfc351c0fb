// How well an alignment agrees with gold: counts that add up over documents, and the precision,
// recall and F1 that follow from them.
//
// strict: a bead is right when the gold has exactly it; null beads are left out on both sides.
// lax: a bead is right when it shares a source and a target sentence with one gold bead.
// omission (addition): source (target) sentences without counterpart, found as such.
//
//   BeadCounts total;
//   for (...) total += CountBeads(gold, hypothesis);
//   double f1 = total.Strict().f1;
#ifndef SEJAJAR_ALIGN_EVAL_BEAD_SCORES_H_
#define SEJAJAR_ALIGN_EVAL_BEAD_SCORES_H_

#include <cstddef>
#include <span>

#include "align/io/bead_reader.h"

namespace sejajar {

// All 0..1; 0 where there is nothing to divide by.
struct Scores {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
};

struct HitCounts {
  std::size_t hits = 0;
  std::size_t answered = 0;  // in the hypothesis
  std::size_t wanted = 0;    // in the gold

  HitCounts& operator+=(const HitCounts& other);
  [[nodiscard]] Scores Rates() const;
};

struct BeadCounts {
  HitCounts strict;
  std::size_t lax_answered_hits = 0;  // beads of the hypothesis that touch the gold
  std::size_t lax_wanted_hits = 0;    // beads of the gold that the hypothesis touches
  HitCounts omission;
  HitCounts addition;
  std::size_t documents = 0;

  BeadCounts& operator+=(const BeadCounts& other);
  [[nodiscard]] Scores Strict() const { return strict.Rates(); }
  [[nodiscard]] Scores Lax() const;
  [[nodiscard]] Scores Omission() const { return omission.Rates(); }
  [[nodiscard]] Scores Addition() const { return addition.Rates(); }
};

// Of one document. A bead that the gold lists twice counts once; one that the hypothesis lists
// twice counts twice. Beads may cross. Of several beads on one side that hold the same source
// sentence, the last one stands for it in the lax count. Thread-safe.
BeadCounts CountBeads(std::span<const ListedBead> gold, std::span<const ListedBead> hypothesis);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_EVAL_BEAD_SCORES_H_
