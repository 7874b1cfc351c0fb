#include "align/corpus/row_keys.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <set>
#include <vector>

namespace sejajar {
namespace {

using Words = std::vector<std::uint32_t>;

Words RandomWords(std::size_t count, std::mt19937& random) {
  Words words(count);
  for (std::uint32_t& word : words) word = static_cast<std::uint32_t>(random());
  return words;
}

bool SharesBand(const RowKeys& a, const RowKeys& b) {
  for (std::size_t i = 0; i < kBands; ++i) {
    if (a.bands[i] == b.bands[i]) return true;
  }
  return false;
}

// The Jaccard similarity of what bands are made of, counted out.
double Jaccard(const Words (&a)[2], const Words (&b)[2]) {
  const auto pairs = [](const Words(&row)[2]) {
    std::set<std::array<std::uint32_t, 3>> found;
    for (std::uint32_t side = 0; side < 2; ++side) {
      std::uint32_t before = 0;
      for (std::size_t i = 0; i <= row[side].size(); ++i) {
        const std::uint32_t word = i < row[side].size() ? row[side][i] : 0;
        found.insert({side, before, word});
        before = word;
      }
    }
    return found;
  };
  const auto of_a = pairs(a);
  const auto of_b = pairs(b);
  std::vector<std::array<std::uint32_t, 3>> both;
  std::set_intersection(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(),
                        std::back_inserter(both));
  return static_cast<double>(both.size()) /
         static_cast<double>(of_a.size() + of_b.size() - both.size());
}

TEST(RowKeysTest, AreEqualForTheSameWords) {
  std::mt19937 random(1);
  for (const std::size_t count : {0, 1, 2, 30}) {
    const Words source = RandomWords(count, random);
    const Words target = RandomWords(count + 1, random);
    const RowKeys a = KeysOf(source, target);
    const RowKeys b = KeysOf(Words(source), Words(target));
    EXPECT_EQ(a.pair, b.pair);
    EXPECT_EQ(a.source, b.source);
    EXPECT_EQ(a.target, b.target);
    EXPECT_EQ(a.bands, b.bands);
    EXPECT_EQ(a.document, 0U);
  }
}

// Parts of one build may be made on several machines.
TEST(RowKeysTest, AreTheSameOnEveryMachine) {
  const RowKeys keys = KeysOf(Words{1, 2, 3}, Words{4, 5});
  EXPECT_EQ(keys.pair, 0xB228BD4DA2B185B2U);
  EXPECT_EQ(keys.bands[0], 0x4729FAE96EC25B86U);
}

TEST(RowKeysTest, TellWhichSideATextStandsOn) {
  std::mt19937 random(2);
  const Words one = RandomWords(8, random);
  const Words other = RandomWords(8, random);
  const RowKeys keys = KeysOf(one, other);
  const RowKeys swapped = KeysOf(other, one);
  EXPECT_NE(keys.pair, swapped.pair);
  EXPECT_FALSE(SharesBand(keys, swapped));
  EXPECT_EQ(keys.source, swapped.target);
}

TEST(RowKeysTest, TellOrderAndNumberOfWords) {
  const RowKeys keys = KeysOf(Words{1, 2, 3}, Words{4});
  for (const Words& other : {Words{1, 3, 2}, Words{1, 2}, Words{1, 2, 3, 3}, Words{1, 2, 3, 0}}) {
    EXPECT_NE(keys.source, KeysOf(other, Words{4}).source);
    EXPECT_NE(keys.pair, KeysOf(other, Words{4}).pair);
    EXPECT_EQ(keys.target, KeysOf(other, Words{4}).target);
  }
  // A word does not wander from one side to the other.
  EXPECT_NE(keys.pair, KeysOf(Words{1, 2}, Words{3, 4}).pair);
}

TEST(RowKeysTest, NeverMeetInDifferentBands) {
  const RowKeys keys = KeysOf(Words{7}, Words{8});
  EXPECT_EQ(std::set<std::uint64_t>(keys.bands.begin(), keys.bands.end()).size(), kBands);
}

// What the header promises of rows so much alike: 1 - (1 - J^6)^4.
TEST(RowKeysTest, ShareABandAsOftenAsTheirLikenessSays) {
  std::mt19937 random(3);
  constexpr int kRows = 4000;
  struct Case {
    double jaccard;
    std::size_t words;    // of a side
    std::size_t changed;  // of both sides together, none beside another
  };
  for (const auto& [jaccard, words, changed] :
       {Case{0.9, 18, 1}, Case{0.8, 17, 2}, Case{0.5, 17, 6}, Case{0, 10, 10}}) {
    int shared = 0;
    for (int row = 0; row < kRows; ++row) {
      const Words before[2] = {RandomWords(words, random), RandomWords(words, random)};
      Words after[2] = {before[0], before[1]};
      for (std::size_t i = 0; i < changed; ++i) {
        after[i % 2][1 + 2 * (i / 2)] = static_cast<std::uint32_t>(random());
      }
      if (jaccard == 0) after[0] = RandomWords(words, random), after[1] = after[0];
      if (row < 20) ASSERT_NEAR(Jaccard(before, after), jaccard, 1e-9);
      shared += SharesBand(KeysOf(before[0], before[1]), KeysOf(after[0], after[1])) ? 1 : 0;
    }
    const double theory = 1 - std::pow(1 - std::pow(jaccard, kBandRows), kBands);
    EXPECT_NEAR(static_cast<double>(shared) / kRows, theory, 0.02) << jaccard;
  }
}

}  // namespace
}  // namespace sejajar
