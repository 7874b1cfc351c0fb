#include "align/audit/moved.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/sides.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;
using Numbers = std::vector<std::size_t>;

// A source of random sentences and a target that translates them in the given order.
struct Shuffled {
  Shuffled(std::size_t count, Numbers order_in, unsigned seed) : order(std::move(order_in)) {
    std::mt19937 random(seed);
    std::vector<Eigen::RowVectorXf> sources;
    for (std::size_t i = 0; i < count; ++i) sources.push_back(RandomVector(random));
    std::vector<Eigen::RowVectorXf> targets;
    for (const std::size_t i : order) targets.push_back(Translated(sources[i], random));
    source = SideOf(sources);
    target = SideOf(targets);
  }
  Numbers order;  // of each target sentence, its source
  Side source;
  Side target;
};

// The numbers of 0 .. count with [begin, end) put before `to`, which lies outside of it.
Numbers WithMoved(std::size_t count, std::size_t begin, std::size_t end, std::size_t to) {
  Numbers order(count);
  std::iota(order.begin(), order.end(), 0U);
  const auto at = [&](std::size_t i) { return order.begin() + static_cast<std::ptrdiff_t>(i); };
  if (to < begin) {
    std::rotate(at(to), at(begin), at(end));
  } else {
    std::rotate(at(begin), at(end), at(to));
  }
  return order;
}

Numbers Without(std::size_t size, const Numbers& taken) {
  Numbers left;
  for (std::size_t i = 0; i < size; ++i) {
    if (std::find(taken.begin(), taken.end(), i) == taken.end()) left.push_back(i);
  }
  return left;
}

// What the alignment leaves without a partner.
std::pair<Numbers, Numbers> LeftOf(const Side& source, const Side& target) {
  const Result<Alignment> alignment = AlignSides(source, target, AlignOptions());
  Numbers aligned_source;
  Numbers aligned_target;
  for (const Bead& bead : alignment->beads()) {
    if (bead.IsNull()) continue;
    for (std::size_t i = bead.source.begin; i < bead.source.end; ++i) aligned_source.push_back(i);
    for (std::size_t i = bead.target.begin; i < bead.target.end; ++i) aligned_target.push_back(i);
  }
  return {Without(source.size(), aligned_source), Without(target.size(), aligned_target)};
}

std::vector<MovedBlock> Find(const Side& source, const Side& target, const Numbers& source_left,
                             const Numbers& target_left, const MovedOptions& options = {}) {
  Result<std::vector<MovedBlock>> blocks =
      FindMovedBlocks(source, target, source_left, target_left, options);
  EXPECT_TRUE(blocks);
  return blocks ? *std::move(blocks) : std::vector<MovedBlock>();
}

// The beads of all blocks, which must be 1-1.
Pairs Beads(const std::vector<MovedBlock>& blocks) {
  Pairs pairs;
  for (const MovedBlock& block : blocks) {
    for (const Bead& bead : block.beads) {
      EXPECT_EQ(bead.source.size(), 1U);
      EXPECT_EQ(bead.target.size(), 1U);
      EXPECT_GE(bead.probability, MovedOptions().least_probability);
      pairs.emplace_back(bead.source.begin, bead.target.begin);
    }
  }
  return pairs;
}

// The true partners of the given source sentences.
Pairs Partners(const Shuffled& pair, const Numbers& sources) {
  Pairs partners;
  for (const std::size_t source : sources) {
    const auto target = std::find(pair.order.begin(), pair.order.end(), source);
    partners.emplace_back(source, target - pair.order.begin());
  }
  return partners;
}

TEST(Moved, FindsABlockThatMovedUpOrDown) {
  for (const auto& [begin, end, to] : {std::tuple(40, 48, 10), std::tuple(10, 18, 50)}) {
    const Shuffled pair(60, WithMoved(60, begin, end, to), 1);
    const auto [source_left, target_left] = LeftOf(pair.source, pair.target);
    EXPECT_THAT(source_left, testing::SizeIs(8));
    const auto blocks = Find(pair.source, pair.target, source_left, target_left);
    EXPECT_THAT(blocks, testing::SizeIs(1));
    EXPECT_EQ(Beads(blocks), Partners(pair, source_left));
  }
}

TEST(Moved, FindsTwoBlocks) {
  Numbers order = WithMoved(90, 30, 36, 5);
  std::rotate(order.begin() + 60, order.begin() + 66, order.begin() + 85);
  const Shuffled pair(90, order, 2);
  const auto [source_left, target_left] = LeftOf(pair.source, pair.target);
  const auto blocks = Find(pair.source, pair.target, source_left, target_left);
  EXPECT_THAT(blocks, testing::SizeIs(2));
  EXPECT_EQ(Beads(blocks), Partners(pair, source_left));
  EXPECT_EQ(Beads(blocks).size(), 12U);
}

TEST(Moved, WhatWasLostAndAddedDidNotMove) {
  const SidePair pair = LongPair(200, 90, 20, 3);
  const auto [source_left, target_left] = LeftOf(pair.source, pair.target);
  EXPECT_GT(source_left.size(), 20U);
  EXPECT_GT(target_left.size(), 5U);
  MovedOptions options;
  options.least_similarity = 0.8;  // among so few dimensions strangers are alike
  EXPECT_THAT(Find(pair.source, pair.target, source_left, target_left, options), IsEmpty());
}

TEST(Moved, NothingLeftOnASideMovedNowhere) {
  const Shuffled pair(20, WithMoved(20, 10, 14, 2), 4);
  EXPECT_THAT(Find(pair.source, pair.target, {}, {2, 3}), IsEmpty());
  EXPECT_THAT(Find(pair.source, pair.target, {10, 11}, {}), IsEmpty());
  EXPECT_THAT(Find(SideOf({}), SideOf({}), {}, {}), IsEmpty());
}

// Lone sentences anywhere: no neighbour of one is free, so a block is one seed. The oracle of the
// seeds is every sentence against every other.
TEST(Moved, SeedsAreEachOthersNearest) {
  for (unsigned seed = 0; seed < 10; ++seed) {
    constexpr std::size_t kCount = 300;
    Numbers order(kCount);
    std::iota(order.begin(), order.end(), 0U);
    std::mt19937 random(seed);
    std::shuffle(order.begin(), order.end(), random);
    const Shuffled pair(kCount, order, seed);
    Numbers source_left;
    Numbers target_left;
    for (std::size_t i = seed % 2; i < kCount; i += 2 + random() % 3) source_left.push_back(i);
    for (std::size_t i = seed % 3; i < kCount; i += 2 + random() % 3) target_left.push_back(i);
    const auto cosine = [&](std::size_t s, std::size_t t) {
      const auto a = pair.source.vectors.row(static_cast<Eigen::Index>(s));
      const auto b = pair.target.vectors.row(static_cast<Eigen::Index>(t));
      return a.dot(b) / (a.norm() * b.norm());
    };
    Pairs nearest;
    for (const std::size_t s : source_left) {
      const std::size_t t = *std::max_element(
          target_left.begin(), target_left.end(),
          [&](std::size_t a, std::size_t b) { return cosine(s, a) < cosine(s, b); });
      const std::size_t back = *std::max_element(
          source_left.begin(), source_left.end(),
          [&](std::size_t a, std::size_t b) { return cosine(a, t) < cosine(b, t); });
      if (back == s && cosine(s, t) >= 0.4) nearest.emplace_back(s, t);
    }
    Pairs translations;
    for (const auto& [s, t] : nearest) {
      if (pair.order[t] == s) translations.emplace_back(s, t);
    }
    EXPECT_GT(translations.size(), 15U);
    const Pairs found = Beads(Find(pair.source, pair.target, source_left, target_left));
    EXPECT_TRUE(std::includes(nearest.begin(), nearest.end(), found.begin(), found.end()));
    EXPECT_TRUE(std::includes(found.begin(), found.end(), translations.begin(), translations.end()))
        << seed;
  }
}

TEST(Moved, NoSentenceIsInTwoBlocks) {
  for (unsigned seed = 0; seed < 10; ++seed) {
    std::mt19937 random(seed);
    Numbers order = WithMoved(80, 50, 60, 10);
    for (std::size_t i = 0; i + 1 < order.size(); i += 1 + random() % 7) {
      std::swap(order[i], order[i + 1]);
    }
    const Shuffled pair(80, order, seed);
    const auto [source_left, target_left] = LeftOf(pair.source, pair.target);
    Numbers sources;
    Numbers targets;
    for (const MovedBlock& block : Find(pair.source, pair.target, source_left, target_left)) {
      ASSERT_FALSE(block.beads.empty());
      for (const Bead& bead : block.beads) {
        ASSERT_FALSE(bead.IsNull());
        for (std::size_t i = bead.source.begin; i < bead.source.end; ++i) sources.push_back(i);
        for (std::size_t i = bead.target.begin; i < bead.target.end; ++i) targets.push_back(i);
      }
    }
    EXPECT_TRUE(std::includes(source_left.begin(), source_left.end(), sources.begin(),
                              sources.end()));  // in order, too
    std::sort(targets.begin(), targets.end());
    EXPECT_EQ(std::adjacent_find(sources.begin(), sources.end()), sources.end());
    EXPECT_EQ(std::adjacent_find(targets.begin(), targets.end()), targets.end());
    EXPECT_TRUE(
        std::includes(target_left.begin(), target_left.end(), targets.begin(), targets.end()));
  }
}

TEST(Moved, InLongDocumentsBlocksGoOnlySoFar) {
  constexpr std::size_t kCount = 900;
  const auto found = [&](std::size_t to, std::size_t most_candidates) {
    const Shuffled pair(kCount, WithMoved(kCount, 100, 110, to), 5);
    Numbers all(kCount);
    std::iota(all.begin(), all.end(), 0U);
    MovedOptions options;
    options.most_candidates = most_candidates;
    Numbers moved;
    for (const auto& [s, t] : Beads(Find(pair.source, pair.target, all, all, options))) {
      if (s >= 100 && s < 110 && pair.order[t] == s) moved.push_back(s);
    }
    return moved.size();
  };
  EXPECT_EQ(found(150, 200), 10U);
  EXPECT_EQ(found(800, 200), 0U);
  EXPECT_EQ(found(800, kCount), 10U);
}

TEST(Moved, ThreadsDoNotMatter) {
  const Shuffled pair(400, WithMoved(400, 200, 230, 20), 6);
  Numbers all(400);
  std::iota(all.begin(), all.end(), 0U);
  std::vector<Pairs> found;
  for (const std::size_t threads : {1, 4}) {
    MovedOptions options;
    options.align.threads = threads;
    found.push_back(Beads(Find(pair.source, pair.target, all, all, options)));
  }
  EXPECT_EQ(found[0], found[1]);
  EXPECT_EQ(found[0].size(), 400U);
}

TEST(Moved, FailsAsTheAlignerDoes) {
  const Shuffled pair(10, WithMoved(10, 6, 8, 1), 7);
  MovedOptions options;
  options.align.max_bead = 0;
  const auto blocks = FindMovedBlocks(pair.source, pair.target, {6, 7}, {1, 2}, options);
  ASSERT_FALSE(blocks);
  EXPECT_EQ(blocks.error().kind, ErrorKind::kUsage);
}

}  // namespace
}  // namespace sejajar
