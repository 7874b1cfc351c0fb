#include "align/corpus/neighbours.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <set>
#include <utility>
#include <vector>

namespace sejajar {
namespace {

using ::testing::Each;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Points around `clusters` centres, each of length 1, as documents lie around their topics.
VectorMatrix Clustered(Eigen::Index rows, int clusters, std::mt19937& random,
                       const VectorMatrix* centres = nullptr) {
  constexpr Eigen::Index kDimension = 24;
  std::normal_distribution<float> normal;
  VectorMatrix own(clusters, kDimension);
  for (float& value : own.reshaped()) value = normal(random);
  if (centres != nullptr) own = *centres;
  VectorMatrix vectors(rows, kDimension);
  for (Eigen::Index i = 0; i < rows; ++i) {
    vectors.row(i) = own.row(static_cast<Eigen::Index>(random() % static_cast<unsigned>(clusters)));
    for (float& value : vectors.row(i)) value += 0.5F * normal(random);
    vectors.row(i).normalize();
  }
  return vectors;
}

// All cosines in double, the nearest first.
std::vector<std::pair<double, std::uint32_t>> BruteForce(const VectorMatrix& queries,
                                                         Eigen::Index query,
                                                         const VectorMatrix& base) {
  std::vector<std::pair<double, std::uint32_t>> all;
  for (Eigen::Index j = 0; j < base.rows(); ++j) {
    const double cosine = queries.row(query).cast<double>().dot(base.row(j).cast<double>());
    all.emplace_back(-cosine, static_cast<std::uint32_t>(j));
  }
  std::sort(all.begin(), all.end());
  return all;
}

bool Same(const std::vector<std::vector<Neighbour>>& a,
          const std::vector<std::vector<Neighbour>>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                      [](const Neighbour& m, const Neighbour& n) {
                        return m.number == n.number && m.cosine == n.cosine;
                      });
  });
}

TEST(NeighboursTest, AreTheNearestOfAll) {
  std::mt19937 random(1);
  for (const Eigen::Index rows : {1, 3, 200, 2500}) {  // more than a block
    const VectorMatrix base = Clustered(rows, 10, random);
    const VectorMatrix queries = Clustered(70, 10, random);
    for (const std::size_t count : {1, 4, 9}) {
      const auto found = FindNeighbours(queries, base, {.count = count});
      ASSERT_EQ(found.size(), 70U);
      for (Eigen::Index i = 0; i < queries.rows(); ++i) {
        const auto exact = BruteForce(queries, i, base);
        const auto& own = found[static_cast<std::size_t>(i)];
        ASSERT_EQ(own.size(), std::min(count, exact.size()));
        for (std::size_t k = 0; k < own.size(); ++k) {
          // In float two of them may change places only where they are as near as can be told.
          EXPECT_NEAR(own[k].cosine, -exact[k].first, 1e-5);
        }
      }
    }
  }
}

TEST(NeighboursTest, OfOneDistanceComeByNumber) {
  VectorMatrix base = VectorMatrix::Zero(6, 8);
  base(0, 1) = base(1, 0) = base(2, 1) = base(3, 0) = base(4, 0) = base(5, 1) = 1;
  VectorMatrix query = VectorMatrix::Zero(1, 8);
  query(0, 0) = 1;
  const auto found = FindNeighbours(query, base, {.count = 4});
  std::vector<std::uint32_t> numbers;
  for (const Neighbour& neighbour : found[0]) numbers.push_back(neighbour.number);
  EXPECT_THAT(numbers, testing::ElementsAre(1, 3, 4, 0));
}

TEST(NeighboursTest, OfNothingAreNone) {
  std::mt19937 random(2);
  const VectorMatrix some = Clustered(5, 2, random);
  const VectorMatrix none(0, some.cols());
  for (const std::size_t exact_rows : {0, 100}) {
    EXPECT_THAT(FindNeighbours(some, none, {.exact_rows = exact_rows}),
                AllOf(SizeIs(5), Each(IsEmpty())));
    EXPECT_THAT(FindNeighbours(none, some, {.exact_rows = exact_rows}), IsEmpty());
  }
}

TEST(NeighboursTest, OfZerosAreNotNear) {
  std::mt19937 random(3);
  const VectorMatrix base = Clustered(50, 3, random);
  const VectorMatrix zeros = VectorMatrix::Zero(1, base.cols());
  for (const std::size_t exact_rows : {0, 100}) {
    const auto found = FindNeighbours(zeros, base, {.exact_rows = exact_rows});
    for (const Neighbour& neighbour : found.front()) EXPECT_EQ(neighbour.cosine, 0);
  }
}

class GraphTest : public ::testing::Test {
 protected:
  GraphTest() {
    std::mt19937 random(4);
    const VectorMatrix centres = Clustered(60, 60, random);
    base_ = Clustered(6000, 60, random, &centres);
    queries_ = Clustered(500, 60, random, &centres);
  }

  VectorMatrix base_;
  VectorMatrix queries_;
};

TEST_F(GraphTest, FindsMostOfTheNearest) {
  const auto found = FindNeighbours(queries_, base_, {.count = 4, .exact_rows = 0});
  std::size_t right = 0;
  for (Eigen::Index i = 0; i < queries_.rows(); ++i) {
    const auto exact = BruteForce(queries_, i, base_);
    std::set<std::uint32_t> nearest;
    for (std::size_t k = 0; k < 4; ++k) nearest.insert(exact[k].second);
    const auto& own = found[static_cast<std::size_t>(i)];
    ASSERT_EQ(own.size(), 4U);
    for (const Neighbour& neighbour : own) {
      right += nearest.count(neighbour.number);
      EXPECT_NEAR(neighbour.cosine,
                  queries_.row(i).dot(base_.row(static_cast<Eigen::Index>(neighbour.number))),
                  1e-5);
    }
    EXPECT_TRUE(std::is_sorted(own.begin(), own.end(), [](const Neighbour& a, const Neighbour& b) {
      return a.cosine > b.cosine;
    }));
  }
  EXPECT_GE(static_cast<double>(right), 0.95 * 4 * static_cast<double>(queries_.rows()));
}

TEST_F(GraphTest, IsAsShortAsItsBase) {
  const VectorMatrix two = base_.topRows(2);
  EXPECT_THAT(FindNeighbours(queries_, two, {.count = 4, .exact_rows = 0}), Each(SizeIs(2)));
}

TEST_F(GraphTest, IsTheSameForAnyNumberOfThreads) {
  for (const std::size_t exact_rows : {std::size_t{0}, std::size_t{10'000}}) {
    const auto one = FindNeighbours(queries_, base_, {.exact_rows = exact_rows, .threads = 1});
    for (const std::size_t threads : {2, 4, 0}) {
      EXPECT_TRUE(Same(
          one, FindNeighbours(queries_, base_, {.exact_rows = exact_rows, .threads = threads})))
          << threads;
    }
  }
}

}  // namespace
}  // namespace sejajar
