#include "align/corpus/frequent_keys.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <unordered_map>

namespace sejajar {
namespace {

TEST(FrequentKeysTest, CountsFewKeysExactly) {
  FrequentKeys keys(3);
  for (const std::uint64_t key : {7, 8, 7, 9, 7, 8}) keys.Add(key);
  EXPECT_EQ(keys.Count(7), 3U);
  EXPECT_EQ(keys.Count(8), 2U);
  EXPECT_EQ(keys.Count(9), 1U);
  EXPECT_EQ(keys.Count(10), 0U);
}

TEST(FrequentKeysTest, ForgetsTheRareOnes) {
  FrequentKeys keys(2);
  for (const std::uint64_t key : {1, 1, 1, 2, 3}) keys.Add(key);
  EXPECT_EQ(keys.Count(1), 2U);
  EXPECT_EQ(keys.Count(2), 0U);
  EXPECT_EQ(keys.Count(3), 0U);
  keys.Add(4);
  EXPECT_EQ(keys.Count(4), 1U);
}

// Against exact counts of a stream with a few frequent keys and many rare ones.
TEST(FrequentKeysTest, IsNeverFurtherOffThanItSays) {
  std::mt19937 random(1);
  for (const std::size_t capacity : {1, 10, 100, 1000}) {
    FrequentKeys keys(capacity);
    std::unordered_map<std::uint64_t, std::size_t> exact;
    for (std::size_t added = 1; added <= 20'000; ++added) {
      const double uniform = (static_cast<double>(random()) + 1) / 4294967296.0;
      const auto key = static_cast<std::uint64_t>(1 / uniform);
      keys.Add(key);
      ++exact[key];
      if (added % 4'000 != 0) continue;
      for (const auto& [known, count] : exact) {
        ASSERT_LE(keys.Count(known), count);
        ASSERT_GE(keys.Count(known) + added / (capacity + 1), count) << capacity;
      }
    }
  }
}

}  // namespace
}  // namespace sejajar
