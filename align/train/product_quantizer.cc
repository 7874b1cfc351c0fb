#include "align/train/product_quantizer.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>

#include "align/base/parallel.h"
#include "align/embed/fasttext_file.h"

namespace sejajar {
namespace {

constexpr std::size_t kCentroids = 256;
constexpr std::size_t kIterations = 20;
constexpr std::size_t kSample = 40'000;  // rows that centroids are learned from
constexpr std::size_t kBlock = 1024;     // rows of one task

std::size_t Nearest(const float* point, const float* centroids, std::size_t width) {
  std::size_t best = 0;
  float least = std::numeric_limits<float>::max();
  for (std::size_t k = 0; k < kCentroids; ++k) {
    float distance = 0;
    for (std::size_t d = 0; d < width; ++d) {
      const float gap = point[d] - centroids[k * width + d];
      distance += gap * gap;
    }
    if (distance < least) {
      least = distance;
      best = k;
    }
  }
  return best;
}

// Lloyd's algorithm on `points` (count x width, row after row) -> kCentroids x width.
void Cluster(const std::vector<float>& points, std::size_t width, std::uint64_t seed,
             float* centroids) {
  const std::size_t count = points.size() / width;
  std::mt19937_64 random(seed);
  for (std::size_t k = 0; k < kCentroids; ++k) {
    const std::size_t pick = random() % count;
    std::copy_n(&points[pick * width], width, centroids + k * width);
  }
  std::vector<double> sums(kCentroids * width);
  std::vector<std::size_t> members(kCentroids);
  for (std::size_t iteration = 0; iteration < kIterations; ++iteration) {
    std::fill(sums.begin(), sums.end(), 0.0);
    std::fill(members.begin(), members.end(), 0);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t k = Nearest(&points[i * width], centroids, width);
      ++members[k];
      for (std::size_t d = 0; d < width; ++d) sums[k * width + d] += points[i * width + d];
    }
    for (std::size_t k = 0; k < kCentroids; ++k) {
      for (std::size_t d = 0; d < width; ++d) {
        // An empty cluster starts again somewhere else.
        centroids[k * width + d] =
            members[k] > 0
                ? static_cast<float>(sums[k * width + d] / static_cast<double>(members[k]))
                : points[(random() % count) * width + d];
      }
    }
  }
}

RowTable UnitRows(const RowTable& rows, Eigen::VectorXf* norms) {
  *norms = rows.rowwise().norm();
  RowTable unit = rows;
  for (Eigen::Index i = 0; i < rows.rows(); ++i) {
    if ((*norms)[i] > 0) unit.row(i) /= (*norms)[i];
  }
  return unit;
}

}  // namespace

ProductQuantizer::ProductQuantizer(const RowTable& sample, std::size_t subvector,
                                   std::uint64_t seed, std::size_t threads)
    : dimension_(static_cast<std::size_t>(sample.cols())),
      subvector_(subvector),
      centroids_(dimension_ * kCentroids),
      norm_centroids_(kCentroids) {
  std::vector<Eigen::Index> picked(static_cast<std::size_t>(sample.rows()));
  std::iota(picked.begin(), picked.end(), 0);
  std::mt19937_64 random(seed);
  const std::size_t count = std::min(picked.size(), kSample);
  for (std::size_t i = 0; i < count; ++i) {
    std::swap(picked[i], picked[i + random() % (picked.size() - i)]);
  }
  picked.resize(count);
  Eigen::VectorXf norms;
  const RowTable unit = UnitRows(sample(picked, Eigen::all), &norms);
  ParallelFor(Subvectors(), threads, [&](std::size_t part) {
    const std::size_t width = Width(part);
    std::vector<float> points;
    points.reserve(count * width);
    for (Eigen::Index i = 0; i < unit.rows(); ++i) {
      const float* row = unit.row(i).data() + part * subvector_;
      points.insert(points.end(), row, row + width);
    }
    Cluster(points, width, seed + part, centroids_.data() + part * kCentroids * subvector_);
  });
  Cluster(std::vector<float>(norms.begin(), norms.end()), 1, seed, norm_centroids_.data());
}

std::size_t ProductQuantizer::Width(std::size_t part) const {
  return std::min(subvector_, dimension_ - part * subvector_);
}

const float* ProductQuantizer::Centroid(std::size_t part, std::size_t code) const {
  return centroids_.data() + part * kCentroids * subvector_ + code * Width(part);
}

ProductQuantizer::Codes ProductQuantizer::Encode(const RowTable& rows, std::size_t threads) const {
  const auto count = static_cast<std::size_t>(rows.rows());
  Codes out;
  out.codes.resize(count * Subvectors());
  out.norm_codes.resize(count);
  ParallelFor((count + kBlock - 1) / kBlock, threads, [&](std::size_t block) {
    const std::size_t begin = block * kBlock;
    const std::size_t size = std::min(kBlock, count - begin);
    Eigen::VectorXf norms;
    const RowTable unit = UnitRows(
        rows.middleRows(static_cast<Eigen::Index>(begin), static_cast<Eigen::Index>(size)), &norms);
    for (std::size_t i = 0; i < size; ++i) {
      const float* row = unit.row(static_cast<Eigen::Index>(i)).data();
      char* codes = &out.codes[(begin + i) * Subvectors()];
      for (std::size_t part = 0; part < Subvectors(); ++part) {
        codes[part] =
            static_cast<char>(Nearest(row + part * subvector_, Centroid(part, 0), Width(part)));
      }
      out.norm_codes[begin + i] = static_cast<char>(
          Nearest(&norms[static_cast<Eigen::Index>(i)], norm_centroids_.data(), 1));
    }
  });
  return out;
}

RowTable ProductQuantizer::Decode(const Codes& codes, std::size_t threads) const {
  const QuantizedRows view{.rows = codes.norm_codes.size(),
                           .dimension = dimension_,
                           .subvector = subvector_,
                           .codes = codes.codes,
                           .centroids = centroids_,
                           .norm_codes = codes.norm_codes,
                           .norm_centroids = norm_centroids_};
  RowTable rows =
      RowTable::Zero(static_cast<Eigen::Index>(view.rows), static_cast<Eigen::Index>(dimension_));
  ParallelFor((view.rows + kBlock - 1) / kBlock, threads, [&](std::size_t block) {
    for (std::size_t i = block * kBlock; i < std::min((block + 1) * kBlock, view.rows); ++i) {
      view.AddTo(i, rows.row(static_cast<Eigen::Index>(i)).data());
    }
  });
  return rows;
}

}  // namespace sejajar
