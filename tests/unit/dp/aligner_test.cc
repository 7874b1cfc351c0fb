#include "align/dp/aligner.h"

#include <gmock/gmock.h>

#include <set>

#include "tests/support/sides.h"

namespace sejajar {
namespace {

using BeadKey = std::array<std::size_t, 4>;

std::set<BeadKey> Keys(const Alignment& alignment) {
  std::set<BeadKey> keys;
  for (const Bead& bead : alignment.beads()) {
    keys.insert({bead.source.begin, bead.source.end, bead.target.begin, bead.target.end});
  }
  return keys;
}

double Recall(const Alignment& alignment, const SidePair& pair) {
  const std::set<BeadKey> keys = Keys(alignment);
  std::size_t found = 0;
  for (const auto& [i, j] : pair.partners) found += keys.count({i, i + 1, j, j + 1});
  return static_cast<double>(found) / static_cast<double>(pair.partners.size());
}

Alignment AlignPair(const SidePair& pair, const AlignOptions& options) {
  Result<Alignment> alignment = AlignSides(pair.source, pair.target, options);
  EXPECT_TRUE(alignment) << alignment.error().ToString();
  return *alignment;
}

TEST(AlignerTest, BandAndCutsFindWhatTheFullSearchFinds) {
  const SidePair pair = LongPair(1500, 700, 120, 3);
  AlignOptions whole;
  whole.full_search_cells = 10'000'000;
  AlignOptions banded;
  banded.full_search_cells = 0;
  const std::set<BeadKey> full = Keys(AlignPair(pair, whole));
  const std::set<BeadKey> narrow = Keys(AlignPair(pair, banded));
  std::size_t same = 0;
  for (const BeadKey& key : full) same += narrow.count(key);
  EXPECT_GE(static_cast<double>(same), 0.998 * static_cast<double>(full.size()));
  EXPECT_GT(Recall(AlignPair(pair, banded), pair), 0.99);
}

TEST(AlignerTest, ThreadsDoNotChangeABit) {
  const SidePair pair = LongPair(2500, 0, 0, 4);
  AlignOptions one;
  one.threads = 1;
  AlignOptions many;
  many.threads = 4;
  const Alignment a = AlignPair(pair, one);
  const Alignment b = AlignPair(pair, many);
  ASSERT_EQ(a.beads().size(), b.beads().size());
  for (std::size_t i = 0; i < a.beads().size(); ++i) {
    EXPECT_EQ(a.beads()[i].source, b.beads()[i].source);
    EXPECT_EQ(a.beads()[i].target, b.beads()[i].target);
    EXPECT_EQ(a.beads()[i].probability, b.beads()[i].probability);
    EXPECT_EQ(a.beads()[i].similarity, b.beads()[i].similarity);
  }
}

TEST(AlignerTest, SurvivesIdenticalSentences) {
  std::mt19937 random(9);
  const Eigen::RowVectorXf line = RandomVector(random);
  const Side side = SideOf(std::vector<Eigen::RowVectorXf>(3000, line));
  const Result<Alignment> alignment = AlignSides(side, side, {});
  ASSERT_TRUE(alignment);
  EXPECT_EQ(alignment->source_size(), 3000U);
}

TEST(AlignerTest, SurvivesVeryUnequalSides) {
  const SidePair pair = LongPair(4000, 40, 3900, 10);
  const Result<Alignment> alignment = AlignSides(pair.source, pair.target, {});
  ASSERT_TRUE(alignment);
  EXPECT_GT(Recall(*alignment, pair), 0.9);
  EXPECT_TRUE(AlignSides(pair.target, pair.source, {}));
}

TEST(AlignerTest, EmptySides) {
  const Side none = SideOf({});
  const SidePair pair = LongPair(5, 0, 0, 1);
  EXPECT_EQ(AlignSides(none, none, {})->beads().size(), 0U);
  EXPECT_EQ(AlignSides(pair.source, none, {})->beads().size(), 5U);
  EXPECT_EQ(AlignSides(none, pair.source, {})->beads().size(), 5U);
}

TEST(AlignerTest, RefusesWhatMakesNoSense) {
  const SidePair pair = LongPair(5, 0, 0, 1);
  AlignOptions options;
  options.max_bead = 0;
  EXPECT_EQ(AlignSides(pair.source, pair.target, options).error().kind, ErrorKind::kUsage);
  Side other = pair.target;
  other.vectors = VectorMatrix::Zero(other.vectors.rows(), kTestDimension + 1);
  EXPECT_EQ(AlignSides(pair.source, other, {}).error().kind, ErrorKind::kUsage);
}

}  // namespace
}  // namespace sejajar
