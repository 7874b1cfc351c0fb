// Which pairs of sentence boundaries a search may visit.
#ifndef SEJAJAR_ALIGN_SCORE_BAND_H_
#define SEJAJAR_ALIGN_SCORE_BAND_H_

#include <cstddef>
#include <vector>

namespace sejajar {

// For every source boundary i in [source_begin, source_end] the target boundaries
// [low, high], both inclusive. Invariants: low and high never fall from one row to the next;
// the first row holds the piece's first target boundary and the last row its last.
struct Band {
  struct Row {
    std::size_t low = 0;
    std::size_t high = 0;
    [[nodiscard]] bool Holds(std::size_t target) const { return low <= target && target <= high; }
    [[nodiscard]] std::size_t width() const { return high - low + 1; }
  };

  std::size_t source_begin = 0;
  std::vector<Row> rows;

  [[nodiscard]] std::size_t source_end() const { return source_begin + rows.size() - 1; }
  [[nodiscard]] std::size_t target_begin() const { return rows.front().low; }
  [[nodiscard]] std::size_t target_end() const { return rows.back().high; }
  [[nodiscard]] const Row& At(std::size_t source) const { return rows[source - source_begin]; }
};

// Everything: `sources` by `targets` sentences.
inline Band FullBand(std::size_t sources, std::size_t targets) {
  return {0, std::vector<Band::Row>(sources + 1, {0, targets})};
}

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_SCORE_BAND_H_
