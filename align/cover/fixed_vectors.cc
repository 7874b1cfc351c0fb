#include "align/cover/fixed_vectors.h"

#include <cmath>

// Code for wider registers beside that for all, chosen when the program starts.
#if defined(__x86_64__) && defined(__ELF__) && defined(__GLIBC__) && defined(__GNUC__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(__clang__)
#define SEJAJAR_FOR_WIDE_REGISTERS __attribute__((target_clones("avx2", "default")))
#else
#define SEJAJAR_FOR_WIDE_REGISTERS
#endif

namespace sejajar {
namespace {

constexpr float kScale = 1.0F / (static_cast<float>(kFixedOne) * static_cast<float>(kFixedOne));

// One row with four: each number of `a` is loaded once for four products.
SEJAJAR_FOR_WIDE_REGISTERS
void FourProducts(FixedRow a, const FixedRow* b, std::size_t dimension, std::int32_t* out) {
  const FixedRow b0 = b[0];
  const FixedRow b1 = b[1];
  const FixedRow b2 = b[2];
  const FixedRow b3 = b[3];
  std::int32_t sums[4] = {0, 0, 0, 0};
  for (std::size_t k = 0; k < dimension; ++k) {
    const std::int32_t value = a[k];
    sums[0] += value * b0[k];
    sums[1] += value * b1[k];
    sums[2] += value * b2[k];
    sums[3] += value * b3[k];
  }
  for (std::size_t j = 0; j < 4; ++j) out[j] = sums[j];
}

SEJAJAR_FOR_WIDE_REGISTERS
std::int32_t OneProduct(FixedRow a, FixedRow b, std::size_t dimension) {
  std::int32_t sum = 0;
  for (std::size_t k = 0; k < dimension; ++k) sum += std::int32_t{a[k]} * b[k];
  return sum;
}

// Of `a` with the first `count` of `b`.
void RowProducts(FixedRow a, const std::vector<FixedRow>& b, std::size_t count,
                 std::size_t dimension, float* out) {
  std::size_t j = 0;
  std::int32_t four[4];
  for (; j + 4 <= count; j += 4) {
    FourProducts(a, &b[j], dimension, four);
    for (std::size_t k = 0; k < 4; ++k) out[j + k] = static_cast<float>(four[k]) * kScale;
  }
  for (; j < count; ++j) out[j] = static_cast<float>(OneProduct(a, b[j], dimension)) * kScale;
}

}  // namespace

float ToFixed(std::span<const float> vector, std::int16_t* out) {
  double square = 0;
  for (const float value : vector) square += double{value} * value;
  const double length = std::sqrt(square);
  const double scale = length > 0 ? kFixedOne / length : 0;
  for (std::size_t k = 0; k < vector.size(); ++k) {
    out[k] = static_cast<std::int16_t>(std::lround(vector[k] * scale));
  }
  return static_cast<float>(length);
}

VectorMatrix FixedProducts(const std::vector<FixedRow>& a, const std::vector<FixedRow>& b,
                           std::size_t dimension) {
  VectorMatrix products(static_cast<Eigen::Index>(a.size()), static_cast<Eigen::Index>(b.size()));
  for (std::size_t i = 0; i < a.size(); ++i) {
    RowProducts(a[i], b, b.size(), dimension, products.row(static_cast<Eigen::Index>(i)).data());
  }
  return products;
}

VectorMatrix FixedProducts(const std::vector<FixedRow>& rows, std::size_t dimension) {
  const auto count = static_cast<Eigen::Index>(rows.size());
  VectorMatrix products(count, count);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowProducts(rows[i], rows, i + 1, dimension, products.row(static_cast<Eigen::Index>(i)).data());
  }
  products.triangularView<Eigen::StrictlyUpper>() = products.transpose();
  return products;
}

}  // namespace sejajar
