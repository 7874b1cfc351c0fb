#include "align/dp/aligner.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "align/base/parallel.h"
#include "align/dp/coarse_path.h"
#include "align/dp/lattice.h"

namespace sejajar {
namespace {

constexpr std::size_t kPieceRows = 256;       // sentences between cuts that are looked for
constexpr std::size_t kMostPieceRows = 4096;  // a cut is made here even where none is sure

// How surely (i, j) and its neighbours before and after are 1-1 beads: the least cosine of the
// three if each is the best in its row of the band by a clear margin, else 0.
class CutJudge {
 public:
  CutJudge(const Side& source, const Side& target, const Band& band)
      : source_(source), target_(target), band_(band) {}

  // The best cut in rows [begin, end), as a boundary that is in the middle of a sure stretch.
  [[nodiscard]] std::optional<Rung> Best(std::size_t begin, std::size_t end) const {
    std::optional<Rung> best;
    float best_strength = kSure;
    std::optional<std::size_t> before[2];
    float strengths[3] = {0, 0, 0};
    for (std::size_t i = begin; i < end; ++i) {
      float strength = 0;
      const std::optional<std::size_t> partner = Partner(i, &strength);
      strengths[0] = strengths[1];
      strengths[1] = strengths[2];
      strengths[2] = partner ? strength : 0;
      const bool in_step = partner && before[0] && before[1] && *before[1] == *before[0] + 1 &&
                           *partner == *before[1] + 1;
      const float weakest = std::min({strengths[0], strengths[1], strengths[2]});
      // Both boundaries of the middle bead are sure; the one before it is the cut.
      if (in_step && weakest > best_strength && band_.At(i - 1).Holds(*before[1])) {
        best_strength = weakest;
        best = Rung{i - 1, *before[1]};
      }
      before[0] = before[1];
      before[1] = partner;
    }
    return best;
  }

 private:
  static constexpr float kSure = 0.5F;
  static constexpr float kMargin = 0.15F;

  // The target sentence in the band that is by far the most similar.
  [[nodiscard]] std::optional<std::size_t> Partner(std::size_t i, float* strength) const {
    const Band::Row& row = band_.At(i);
    const auto vector = source_.vectors.row(static_cast<Eigen::Index>(i));
    const float norm = vector.norm();
    std::size_t best = target_.size();
    float first = 0;
    float second = 0;
    for (std::size_t j = row.low; j < std::min(row.high, target_.size()); ++j) {
      const auto other = target_.vectors.row(static_cast<Eigen::Index>(j));
      const float scale = norm * other.norm();
      const float cosine = scale > 0 ? vector.dot(other) / scale : 0;
      if (cosine > first) {
        second = std::exchange(first, cosine);
        best = j;
      } else {
        second = std::max(second, cosine);
      }
    }
    *strength = first;
    if (best == target_.size() || first < second + kMargin) return std::nullopt;
    return best;
  }

  const Side& source_;
  const Side& target_;
  const Band& band_;
};

// The band between two rungs that lie in it.
Band Piece(const Band& band, Rung from, Rung to) {
  Band piece{from.source, {}};
  piece.rows.reserve(to.source - from.source + 1);
  for (std::size_t i = from.source; i <= to.source; ++i) {
    piece.rows.push_back({std::clamp(band.At(i).low, from.target, to.target),
                          std::clamp(band.At(i).high, from.target, to.target)});
  }
  piece.rows.front().low = from.target;
  piece.rows.back().high = to.target;
  return piece;
}

std::vector<Band> CutAtSurePlaces(const Side& source, const Side& target, const Band& band,
                                  std::size_t threads) {
  const std::size_t windows = source.size() / kPieceRows;
  std::vector<std::optional<Rung>> found(windows);
  const CutJudge judge(source, target, band);
  ParallelFor(windows, threads, [&](std::size_t window) {
    // Half of the window is enough to find a cut in; the other half keeps cuts apart.
    found[window] =
        judge.Best(window * kPieceRows + kPieceRows / 4, window * kPieceRows + 3 * kPieceRows / 4);
  });
  std::vector<Rung> cuts = {{0, 0}};
  for (std::size_t window = 0; window < windows; ++window) {
    const std::size_t row = window * kPieceRows + kPieceRows / 2;
    if (!found[window] && row - cuts.back().source >= kMostPieceRows) {
      found[window] = Rung{row, (band.At(row).low + band.At(row).high) / 2};
    }
    if (found[window] && found[window]->target >= cuts.back().target &&
        found[window]->source > cuts.back().source) {
      cuts.push_back(*found[window]);
    }
  }
  cuts.push_back({source.size(), target.size()});
  std::vector<Band> pieces;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    pieces.push_back(Piece(band, cuts[i], cuts[i + 1]));
  }
  return pieces;
}

}  // namespace

Status AlignOptions::Validate() const {
  if (max_bead < 1 || max_bead > 8)
    return UsageError("the largest bead is not in 1 .. 8 sentences");
  for (const float weight : weights) {
    if (!std::isfinite(weight)) return UsageError("a weight is not a number");
  }
  return {};
}

Result<Alignment> AlignSides(const Side& source, const Side& target, const AlignOptions& options) {
  if (Status status = options.Validate(); !status) return status.error();
  if (source.vectors.cols() != target.vectors.cols()) {
    return UsageError("the models of the two languages have " +
                      std::to_string(source.vectors.cols()) + " and " +
                      std::to_string(target.vectors.cols()) + " dimensions");
  }
  std::vector<Band> pieces;
  const bool is_short = source.size() == 0 || target.size() == 0 ||
                        source.size() <= options.full_search_cells / target.size();
  if (is_short) {
    pieces.push_back(FullBand(source.size(), target.size()));
  } else {
    pieces = CutAtSurePlaces(source, target, CoarseBand(source, target, options.threads),
                             options.threads);
  }
  std::vector<std::vector<Bead>> found(pieces.size());
  ParallelFor(pieces.size(), options.threads, [&](std::size_t i) {
    const BeadScorer scorer(source, target, pieces[i], options.max_bead, options.weights);
    found[i] = Lattice(pieces[i], scorer, options.max_bead).Decode();
  });
  std::vector<Bead> beads;
  for (const std::vector<Bead>& piece : found)
    beads.insert(beads.end(), piece.begin(), piece.end());
  return Alignment::Create(source.size(), target.size(), std::move(beads));
}

Result<Alignment> Align(const Document& source, const Document& target,
                        const SentenceEncoder& source_encoder,
                        const SentenceEncoder& target_encoder, const AlignOptions& options) {
  const Document* documents[] = {&source, &target};
  const SentenceEncoder* encoders[] = {&source_encoder, &target_encoder};
  Side sides[2];
  ParallelFor(2, options.threads, [&](std::size_t i) {
    sides[i] = MakeSide(*documents[i], *encoders[i], options.threads);
  });
  return AlignSides(sides[0], sides[1], options);
}

}  // namespace sejajar
