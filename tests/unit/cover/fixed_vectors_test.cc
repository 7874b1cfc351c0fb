#include "align/cover/fixed_vectors.h"

#include <gtest/gtest.h>

#include <random>

namespace sejajar {
namespace {

// The oracle is Eigen's product of the same vectors in floating point.
TEST(FixedVectors, ProductsAreCosines) {
  std::mt19937 random(11);
  std::normal_distribution<float> normal;
  for (const std::size_t dimension : {1, 7, 64, 250, 256}) {
    for (const std::size_t count : {1, 3, 4, 9}) {
      VectorMatrix vectors(static_cast<Eigen::Index>(count), static_cast<Eigen::Index>(dimension));
      FixedMatrix fixed(vectors.rows(), vectors.cols());
      std::vector<FixedRow> rows;
      for (Eigen::Index i = 0; i < vectors.rows(); ++i) {
        for (Eigen::Index k = 0; k < vectors.cols(); ++k) vectors(i, k) = normal(random);
        const float length = ToFixed({vectors.row(i).data(), dimension}, fixed.row(i).data());
        EXPECT_NEAR(length, vectors.row(i).norm(), 1e-4);
        vectors.row(i).normalize();
        rows.push_back(fixed.row(i).data());
      }
      const VectorMatrix expected = vectors * vectors.transpose();
      EXPECT_LT((FixedProducts(rows, rows, dimension) - expected).cwiseAbs().maxCoeff(), 1e-3);
      EXPECT_EQ(FixedProducts(rows, dimension), FixedProducts(rows, rows, dimension));
    }
  }
}

TEST(FixedVectors, NothingStaysNothing) {
  const std::vector<float> zeros(8);
  std::vector<std::int16_t> fixed(8, 5);
  EXPECT_EQ(ToFixed(zeros, fixed.data()), 0);
  EXPECT_EQ(fixed, std::vector<std::int16_t>(8));
}

}  // namespace
}  // namespace sejajar
