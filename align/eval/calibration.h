// Whether a bead's probability means one: of all beads that say 0.8, are 80 % right?
//
// A pair of groups is right when the gold has exactly it, a null bead when each of its sentences
// has no counterpart in the gold. Beads are sorted into ten bins by probability; the expected
// calibration error is the mean, over all beads, of how far their bin's mean probability lies
// from the share of it that is right.
#ifndef SEJAJAR_ALIGN_EVAL_CALIBRATION_H_
#define SEJAJAR_ALIGN_EVAL_CALIBRATION_H_

#include <array>
#include <cstddef>
#include <span>

#include "align/io/bead_reader.h"

namespace sejajar {

struct CalibrationBin {
  std::size_t beads = 0;
  std::size_t right = 0;
  double probabilities = 0;  // their sum
};

class Calibration {
 public:
  // Adds one document. Beads without probability are passed over.
  void Add(std::span<const ListedBead> gold, std::span<const ListedBead> hypothesis);

  // Bin i holds the probabilities in [i / 10, (i + 1) / 10); the last holds 1 too.
  [[nodiscard]] const std::array<CalibrationBin, 10>& bins() const { return bins_; }
  [[nodiscard]] std::size_t beads() const;
  // 0..1; 0 when there are no beads.
  [[nodiscard]] double ExpectedError() const;

 private:
  std::array<CalibrationBin, 10> bins_ = {};
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_EVAL_CALIBRATION_H_
