#include "align/bitext/alignment.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <random>
#include <vector>

namespace sejajar {
namespace {

TEST(AlignmentTest, TakesBeadsThatTileBothSides) {
  const Result<Alignment> alignment =
      Alignment::Create(3, 2, {{{0, 1}, {0, 1}, .9, .8}, {{1, 2}, {1, 1}}, {{2, 3}, {1, 2}}});
  ASSERT_TRUE(alignment);
  EXPECT_EQ(alignment->source_size(), 3U);
  EXPECT_EQ(alignment->target_size(), 2U);
  EXPECT_FALSE(alignment->beads()[0].IsNull());
  EXPECT_TRUE(alignment->beads()[1].IsNull());
  EXPECT_TRUE(Alignment::Create(0, 0, {}));
}

TEST(AlignmentTest, RefusesBeadsThatDoNot) {
  const std::vector<std::vector<Bead>> wrong = {
      {},                                    // nothing covered
      {{{0, 1}, {0, 2}}},                    // the end is missing
      {{{0, 1}, {0, 1}}, {{0, 2}, {1, 2}}},  // overlap
      {{{0, 1}, {0, 1}}, {{2, 2}, {1, 2}}},  // gap
      {{{0, 2}, {0, 2}}, {{2, 2}, {2, 2}}},  // a bead of nothing
      {{{0, 3}, {0, 2}}},                    // more than there is
      {{{0, 2}, {0, 2}}, {{2, 1}, {2, 2}}},  // backwards
      {{{1, 2}, {1, 2}}, {{0, 1}, {0, 1}}},  // out of order
  };
  for (const auto& beads : wrong) {
    const Result<Alignment> alignment = Alignment::Create(2, 2, beads);
    ASSERT_FALSE(alignment);
    EXPECT_EQ(alignment.error().kind, ErrorKind::kMalformed);
  }
}

TEST(LadderTest, RefusesWhatDoesNotRise) {
  for (const Ladder& ladder :
       {Ladder{}, Ladder{{0, 1}}, Ladder{{0, 0}, {0, 0}}, Ladder{{0, 0}, {2, 1}, {1, 2}}}) {
    EXPECT_FALSE(AlignmentOf(ladder));
  }
}

// Beads to ladder to beads loses nothing, whatever the alignment.
TEST(LadderTest, IsLosslessWithTheBeads) {
  std::mt19937 random(20240611);
  std::uniform_int_distribution<std::size_t> step(0, 4);
  for (int round = 0; round < 500; ++round) {
    std::vector<Bead> beads;
    Rung at;
    for (int i = 0; i < round % 40; ++i) {
      const std::size_t source = step(random);
      const std::size_t target = source == 0 ? 1 + step(random) : step(random);
      beads.push_back({{at.source, at.source + source}, {at.target, at.target + target}});
      at = {at.source + source, at.target + target};
    }
    const Result<Alignment> alignment = Alignment::Create(at.source, at.target, beads);
    ASSERT_TRUE(alignment);
    const Ladder ladder = LadderOf(*alignment);
    ASSERT_EQ(ladder.size(), beads.size() + 1);
    const Result<Alignment> back = AlignmentOf(ladder);
    ASSERT_TRUE(back);
    ASSERT_EQ(back->source_size(), at.source);
    ASSERT_EQ(back->target_size(), at.target);
    ASSERT_EQ(back->beads().size(), beads.size());
    for (std::size_t i = 0; i < beads.size(); ++i) {
      ASSERT_EQ(back->beads()[i].source, beads[i].source);
      ASSERT_EQ(back->beads()[i].target, beads[i].target);
    }
    EXPECT_EQ(LadderOf(*back), ladder);
  }
}

}  // namespace
}  // namespace sejajar
