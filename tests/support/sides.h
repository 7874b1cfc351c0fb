// Documents as vectors, made up, for tests of the search.
#ifndef SEJAJAR_TESTS_SUPPORT_SIDES_H_
#define SEJAJAR_TESTS_SUPPORT_SIDES_H_

#include <cstddef>
#include <random>
#include <vector>

#include "align/score/side.h"

namespace sejajar {

inline constexpr Eigen::Index kTestDimension = 24;

inline Eigen::RowVectorXf RandomVector(std::mt19937& random) {
  Eigen::RowVectorXf vector(kTestDimension);
  for (float& value : vector) value = static_cast<float>(random() % 2001) / 1000 - 1;
  return vector;
}

// A side from its vectors, with lengths that follow their norms.
inline Side SideOf(const std::vector<Eigen::RowVectorXf>& vectors) {
  Side side;
  side.vectors.resize(static_cast<Eigen::Index>(vectors.size()), kTestDimension);
  side.evidence.resize(vectors.size());
  for (std::size_t i = 0; i < vectors.size(); ++i) {
    side.vectors.row(static_cast<Eigen::Index>(i)) = vectors[i];
    side.evidence[i].length = 20 * vectors[i].norm();
  }
  side.median_length = 60;
  return side;
}

// The same with a little noise: a translation.
inline Eigen::RowVectorXf Translated(const Eigen::RowVectorXf& vector, std::mt19937& random) {
  return vector + 0.3F * RandomVector(random);
}

struct SidePair {
  Side source;
  Side target;
  std::vector<std::pair<std::size_t, std::size_t>> partners;  // the true 1-1 beads
};

// `count` sentences, of which every 17th is omitted and every 23rd added, and a block of
// `lost` of them, from `lost_at` on, has no translation.
inline SidePair LongPair(std::size_t count, std::size_t lost_at, std::size_t lost, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Eigen::RowVectorXf> source;
  std::vector<Eigen::RowVectorXf> target;
  SidePair pair;
  for (std::size_t i = 0; i < count; ++i) {
    source.push_back(RandomVector(random));
    if (i % 23 == 22) target.push_back(RandomVector(random));
    if (i % 17 == 16 || (i >= lost_at && i < lost_at + lost)) continue;
    pair.partners.emplace_back(i, target.size());
    target.push_back(Translated(source.back(), random));
  }
  pair.source = SideOf(source);
  pair.target = SideOf(target);
  return pair;
}

}  // namespace sejajar

#endif  // SEJAJAR_TESTS_SUPPORT_SIDES_H_
