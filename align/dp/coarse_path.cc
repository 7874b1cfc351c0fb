#include "align/dp/coarse_path.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "align/base/parallel.h"

namespace sejajar {
namespace {

constexpr std::size_t kMostWindows = 768;  // a side, on the first level
constexpr std::size_t kFinestStride = 4;   // sentences
constexpr std::size_t kRefinement = 4;     // strides of a level in one of the level before
constexpr std::size_t kRadius = 2;         // windows beside the path that the next level may visit
constexpr float kNoise = 0.15F;            // cosines up to this say nothing

// Windows of twice the stride, so that neighbours overlap by half and a path need not be in
// phase with the cuts. A row a window, of unit length.
VectorMatrix Windows(const Side& side, std::size_t stride) {
  const std::size_t count = (side.size() + stride - 1) / stride;
  VectorMatrix sums = VectorMatrix::Zero(static_cast<Eigen::Index>(count), side.vectors.cols());
  for (std::size_t i = 0; i < side.size(); ++i) {
    const auto vector = side.vectors.row(static_cast<Eigen::Index>(i));
    const float norm = vector.norm();
    if (norm > 0) sums.row(static_cast<Eigen::Index>(i / stride)) += vector / norm;
  }
  for (std::size_t i = 0; i + 1 < count; ++i) {
    sums.row(static_cast<Eigen::Index>(i)) += sums.row(static_cast<Eigen::Index>(i + 1));
  }
  const Eigen::RowVectorXf mean = sums.colwise().mean();
  sums.rowwise() -= mean;
  for (Eigen::Index i = 0; i < sums.rows(); ++i) {
    const float norm = sums.row(i).norm();
    if (norm > 0) sums.row(i) /= norm;
  }
  return sums;
}

// The path that collects the most similarity inside `band`, whose cells are windows here. One
// or more cells a row; both coordinates rise from (0, 0) to the last windows.
std::vector<std::pair<std::size_t, std::size_t>> BestPath(const VectorMatrix& source,
                                                          const VectorMatrix& target,
                                                          const Band& band, std::size_t threads) {
  enum Step : std::uint8_t { kDiagonal, kDown, kRight };
  const std::size_t rows = band.rows.size();
  std::vector<std::size_t> offset(rows + 1, 0);
  for (std::size_t i = 0; i < rows; ++i) offset[i + 1] = offset[i] + band.rows[i].width();
  std::vector<float> similarity(offset[rows]);
  ParallelFor((rows + 63) / 64, threads, [&](std::size_t block) {
    for (std::size_t i = block * 64; i < std::min((block + 1) * 64, rows); ++i) {
      const auto width = static_cast<Eigen::Index>(band.rows[i].width());
      Eigen::Map<Eigen::VectorXf>(&similarity[offset[i]], width).noalias() =
          target.middleRows(static_cast<Eigen::Index>(band.rows[i].low), width) *
          source.row(static_cast<Eigen::Index>(i)).transpose();
    }
  });
  std::vector<Step> step(offset[rows], kRight);
  std::vector<double> above;
  std::vector<double> here;
  for (std::size_t i = 0; i < rows; ++i) {
    const Band::Row& row = band.rows[i];
    here.assign(row.width(), 0);
    for (std::size_t j = row.low; j <= row.high; ++j) {
      const std::size_t k = j - row.low;
      const double gain = std::max(0.0F, similarity[offset[i] + k] - kNoise);
      double best = -1;
      Step way = kRight;
      if (k > 0) best = here[k - 1];
      if (i > 0 && band.rows[i - 1].Holds(j) && above[j - band.rows[i - 1].low] > best) {
        best = above[j - band.rows[i - 1].low];
        way = kDown;
      }
      const bool has_diagonal = i > 0 && j > 0 && band.rows[i - 1].Holds(j - 1);
      if (has_diagonal || (i == 0 && j == 0)) {
        const double collected = gain + (has_diagonal ? above[j - 1 - band.rows[i - 1].low] : 0.0);
        if (collected >= best) {
          best = collected;
          way = kDiagonal;
        }
      }
      here[k] = std::max(best, 0.0);
      step[offset[i] + k] = way;
    }
    above = here;
  }
  std::vector<std::pair<std::size_t, std::size_t>> path;
  std::size_t i = rows - 1;
  std::size_t j = band.rows[i].high;
  while (true) {
    path.emplace_back(i, j);
    if (i == 0 && j == 0) break;
    const Step way = step[offset[i] + j - band.rows[i].low];
    if (way != kRight && i > 0) --i;
    if (way != kDown && j > 0) --j;
  }
  std::reverse(path.begin(), path.end());
  return path;
}

// Cells of a finer grid (`fine` sentences a cell, `rows` by `columns` cells) that lie within
// kRadius of the path on the coarser one.
Band Around(const std::vector<std::pair<std::size_t, std::size_t>>& path, std::size_t coarse,
            std::size_t fine, std::size_t rows, std::size_t columns) {
  const std::size_t ratio = coarse / fine;
  const std::size_t reach = kRadius * ratio;
  Band band{0, std::vector<Band::Row>(rows, {columns, 0})};
  for (const auto& [i, j] : path) {
    const std::size_t first = i * ratio - std::min(i * ratio, reach);
    const std::size_t last = std::min(rows - 1, i * ratio + ratio - 1 + reach);
    const std::size_t low = j * ratio - std::min(j * ratio, reach);
    const std::size_t high = std::min(columns - 1, j * ratio + ratio - 1 + reach);
    for (std::size_t row = first; row <= last; ++row) {
      band.rows[row].low = std::min(band.rows[row].low, low);
      band.rows[row].high = std::max(band.rows[row].high, high);
    }
  }
  band.rows.front().low = 0;
  band.rows.back().high = columns - 1;
  return band;
}

}  // namespace

Band CoarseBand(const Side& source, const Side& target, std::size_t threads) {
  std::size_t stride = kFinestStride;
  while (std::max(source.size(), target.size()) > stride * kMostWindows) stride *= kRefinement;
  Band band;
  while (true) {
    const VectorMatrix source_windows = Windows(source, stride);
    const VectorMatrix target_windows = Windows(target, stride);
    const auto rows = static_cast<std::size_t>(source_windows.rows());
    const auto columns = static_cast<std::size_t>(target_windows.rows());
    if (band.rows.empty()) band = {0, std::vector<Band::Row>(rows, {0, columns - 1})};
    const auto path = BestPath(source_windows, target_windows, band, threads);
    if (stride == kFinestStride) {
      return Around(path, stride, 1, source.size() + 1, target.size() + 1);
    }
    const std::size_t finer = stride / kRefinement;
    band = Around(path, stride, finer, (source.size() + finer - 1) / finer,
                  (target.size() + finer - 1) / finer);
    stride = finer;
  }
}

}  // namespace sejajar
