#include "align/base/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace sejajar {
namespace {

TEST(ParallelForTest, CallsEveryIndexOnce) {
  for (const std::size_t threads : {0, 1, 2, 7}) {
    for (const std::size_t count : {0, 1, 2, 1000}) {
      std::vector<std::atomic<int>> calls(count);
      ParallelFor(count, threads, [&](std::size_t i) { ++calls[i]; });
      for (std::size_t i = 0; i < count; ++i) {
        ASSERT_EQ(calls[i], 1) << i << " of " << count << " on " << threads;
      }
    }
  }
}

TEST(ParallelForBlocksTest, CutsTheWorkWithoutGap) {
  for (const std::size_t count : {0, 1, 9, 10, 11, 95}) {
    std::vector<std::atomic<int>> calls(count);
    ParallelForBlocks(count, 10, 2, [&](std::size_t block, std::size_t begin, std::size_t end) {
      EXPECT_EQ(begin, block * 10);
      EXPECT_GT(end, begin);
      for (std::size_t i = begin; i < end; ++i) ++calls[i];
    });
    for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(calls[i], 1) << i << " of " << count;
  }
}

TEST(ParallelForTest, NeverRunsMoreAtOnceThanAsked) {
  std::atomic<int> now = 0;
  std::atomic<int> most = 0;
  ParallelFor(200, 2, [&](std::size_t) {
    const int running = ++now;
    int seen = most;
    while (seen < running && !most.compare_exchange_weak(seen, running)) {
    }
    std::this_thread::yield();  // lets another one in, if there is one too many
    --now;
  });
  EXPECT_LE(most, 2);
  EXPECT_GE(most, 1);
}

TEST(ParallelForTest, MayBeNested) {
  std::vector<std::atomic<int>> calls(20 * 30);
  ParallelFor(20, 3, [&](std::size_t i) {
    ParallelFor(30, 3, [&](std::size_t j) { ++calls[i * 30 + j]; });
  });
  for (const auto& count : calls) ASSERT_EQ(count, 1);
}

TEST(HardwareThreadsTest, IsAtLeastOne) { EXPECT_GE(HardwareThreads(), 1U); }

}  // namespace
}  // namespace sejajar
