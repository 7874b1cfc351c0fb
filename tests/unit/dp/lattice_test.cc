#include "align/dp/lattice.h"

#include <gmock/gmock.h>

#include <cmath>
#include <functional>
#include <map>

#include "tests/support/sides.h"

namespace sejajar {
namespace {

constexpr std::size_t kMaxBead = 3;

SidePair SmallPair(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Eigen::RowVectorXf> source;
  std::vector<Eigen::RowVectorXf> target;
  for (int i = 0; i < 5; ++i) {
    source.push_back(RandomVector(random));
    if (random() % 4 != 0) target.push_back(Translated(source.back(), random));
  }
  if (target.empty()) target.push_back(RandomVector(random));
  return {SideOf(source), SideOf(target), {}};
}

// Weights so small that many alignments matter.
FeatureVector GentleWeights() {
  FeatureVector weights = DefaultWeights();
  for (float& weight : weights) weight *= 0.2F;
  return weights;
}

// Every alignment, one by one, with the sum of its scores.
class BruteForce {
 public:
  BruteForce(const Band& band, const BeadScorer& scorer) : band_(band), scorer_(scorer) {
    Extend(0, 0, 0, {});
  }

  double log_partition() const { return std::log(total_); }
  double Posterior(SentenceRange source, SentenceRange target) const {
    const auto at = weight_.find({source.begin, source.end, target.begin, target.end});
    return at == weight_.end() ? 0 : at->second / total_;
  }
  double NullPosterior(std::size_t sentence, bool on_source) const {
    const auto at = null_weight_.find({on_source, sentence});
    return at == null_weight_.end() ? 0 : at->second / total_;
  }

 private:
  void Extend(std::size_t i, std::size_t j, double score, std::vector<Bead> beads) {
    if (!band_.At(i).Holds(j)) return;
    if (i == band_.source_end() && j == band_.target_end()) {
      const double weight = std::exp(score);
      total_ += weight;
      for (const Bead& bead : beads) {
        weight_[{bead.source.begin, bead.source.end, bead.target.begin, bead.target.end}] += weight;
        if (bead.target.empty()) null_weight_[{true, bead.source.begin}] += weight;
        if (bead.source.empty()) null_weight_[{false, bead.target.begin}] += weight;
      }
      return;
    }
    const bool after_omission = !beads.empty() && beads.back().target.empty();
    const bool after_addition = !beads.empty() && beads.back().source.empty();
    const auto next = [&](SentenceRange source, SentenceRange target, double more) {
      beads.push_back({source, target});
      Extend(source.end, target.end, score + more, beads);
      beads.pop_back();
    };
    for (const BeadShape& shape : BeadShapes(kMaxBead)) {
      const SentenceRange source{i, i + shape.source};
      const SentenceRange target{j, j + shape.target};
      if (source.end > band_.source_end() || !band_.At(source.end).Holds(target.end)) continue;
      next(source, target, scorer_.ScorePair(source, target));
    }
    if (i < band_.source_end() && !after_addition) {
      next({i, i + 1}, {j, j}, scorer_.ScoreSourceNull(i, after_omission));
    }
    if (j < band_.target_end()) {
      next({i, i}, {j, j + 1}, scorer_.ScoreTargetNull(j, after_addition));
    }
  }

  const Band& band_;
  const BeadScorer& scorer_;
  double total_ = 0;
  std::map<std::array<std::size_t, 4>, double> weight_;
  std::map<std::pair<bool, std::size_t>, double> null_weight_;
};

void ExpectLikeBruteForce(const SidePair& pair, const Band& band) {
  const BeadScorer scorer(pair.source, pair.target, band, kMaxBead, GentleWeights());
  const Lattice lattice(band, scorer, kMaxBead);
  const BruteForce oracle(band, scorer);
  EXPECT_NEAR(lattice.LogPartition(), oracle.log_partition(), 1e-6);
  double expected_right = 0;
  for (const Bead& bead : lattice.Decode()) {
    const double posterior = bead.target.empty()   ? oracle.NullPosterior(bead.source.begin, true)
                             : bead.source.empty() ? oracle.NullPosterior(bead.target.begin, false)
                                                   : oracle.Posterior(bead.source, bead.target);
    EXPECT_NEAR(bead.probability, posterior, 1e-6);
    expected_right += posterior * static_cast<double>(bead.source.size() + bead.target.size());
  }
  // No alignment gets more sentences right in expectation.
  std::function<double(std::size_t, std::size_t)> best = [&](std::size_t i, std::size_t j) {
    if (!band.At(i).Holds(j)) return -1e9;
    if (i == band.source_end() && j == band.target_end()) return 0.0;
    double value = -1e9;
    for (const BeadShape& shape : BeadShapes(kMaxBead)) {
      const SentenceRange source{i, i + shape.source};
      const SentenceRange target{j, j + shape.target};
      if (source.end > band.source_end() || target.end > band.target_end()) continue;
      value = std::max(value, best(source.end, target.end) +
                                  oracle.Posterior(source, target) *
                                      static_cast<double>(shape.source + shape.target));
    }
    if (i < band.source_end())
      value = std::max(value, best(i + 1, j) + oracle.NullPosterior(i, true));
    if (j < band.target_end())
      value = std::max(value, best(i, j + 1) + oracle.NullPosterior(j, false));
    return value;
  };
  EXPECT_NEAR(expected_right, best(0, 0), 1e-6);
}

TEST(LatticeTest, AgreesWithEveryAlignmentCountedOneByOne) {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const SidePair pair = SmallPair(seed);
    ExpectLikeBruteForce(pair, FullBand(pair.source.size(), pair.target.size()));
  }
}

TEST(LatticeTest, AgreesInsideABand) {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const SidePair pair = SmallPair(seed);
    Band band = FullBand(pair.source.size(), pair.target.size());
    for (std::size_t i = 0; i < band.rows.size(); ++i) {
      band.rows[i].low = std::min(i > 2 ? i - 2 : 0, pair.target.size());
      band.rows[i].high = std::min(i + 1, pair.target.size());
    }
    band.rows.back().high = pair.target.size();
    ExpectLikeBruteForce(pair, band);
  }
}

TEST(LatticeTest, ExpectedFeaturesAreTheSlopeOfThePartition) {
  const SidePair pair = SmallPair(4);
  const Band band = FullBand(pair.source.size(), pair.target.size());
  const FeatureVector weights = GentleWeights();
  const BeadScorer scorer(pair.source, pair.target, band, kMaxBead, weights);
  const std::array<double, kFeatures> expected = Lattice(band, scorer, kMaxBead).ExpectedFeatures();
  for (std::size_t k = 0; k < kFeatures; ++k) {
    constexpr float kStep = 0.01F;
    double partition[2];
    for (const int side : {0, 1}) {
      FeatureVector moved = weights;
      moved[k] += side == 0 ? -kStep : kStep;
      const BeadScorer other(pair.source, pair.target, band, kMaxBead, moved);
      partition[side] = Lattice(band, other, kMaxBead).LogPartition();
    }
    EXPECT_NEAR(expected[k], (partition[1] - partition[0]) / (2 * kStep), 2e-2)
        << FeatureName(static_cast<Feature>(k));
  }
}

TEST(LatticeTest, OneEmptySideIsAllNulls) {
  const SidePair pair = SmallPair(2);
  const Side none = SideOf({});
  const Band band = FullBand(pair.source.size(), 0);
  const BeadScorer scorer(pair.source, none, band, kMaxBead, DefaultWeights());
  const std::vector<Bead> beads = Lattice(band, scorer, kMaxBead).Decode();
  ASSERT_EQ(beads.size(), pair.source.size());
  for (const Bead& bead : beads) {
    EXPECT_TRUE(bead.target.empty());
    EXPECT_NEAR(bead.probability, 1, 1e-9);
  }
}

}  // namespace
}  // namespace sejajar
