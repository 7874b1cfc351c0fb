// Vectors of length 1 in fixed point, and their products: integers add up to the same sum in any
// order, so that a processor with wide registers gives the same cosines as one without, sooner.
#ifndef SEJAJAR_ALIGN_COVER_FIXED_VECTORS_H_
#define SEJAJAR_ALIGN_COVER_FIXED_VECTORS_H_

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "align/embed/sentence_encoder.h"

namespace sejajar {

// A row a vector; 1.0 is kFixedOne. The error of a product is some 1e-4.
inline constexpr std::int32_t kFixedOne = 1 << 14;
using FixedMatrix = Eigen::Matrix<std::int16_t, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using FixedRow = const std::int16_t*;

// `vector` scaled to length 1, or zeros for zeros. Returns its length.
float ToFixed(std::span<const float> vector, std::int16_t* out);

// The cosines of every row of `a` with every row of `b`, all of `dimension` numbers.
VectorMatrix FixedProducts(const std::vector<FixedRow>& a, const std::vector<FixedRow>& b,
                           std::size_t dimension);
// The same of rows with themselves.
VectorMatrix FixedProducts(const std::vector<FixedRow>& rows, std::size_t dimension);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_COVER_FIXED_VECTORS_H_
