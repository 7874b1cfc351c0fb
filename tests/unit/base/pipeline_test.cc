#include "align/base/pipeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <memory>
#include <numeric>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "align/base/parallel.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Next = Result<std::optional<std::size_t>>;

// The numbers from 0 to `count`, then what `end` says.
std::function<Next()> Numbers(
    std::size_t count, std::function<Next()> end = [] { return Next(std::nullopt); }) {
  return [at = std::size_t{0}, count, end]() mutable { return at == count ? end() : Next(at++); };
}

// Pieces that come earlier take longer, so that they end out of order wherever they can.
std::size_t Square(std::size_t number) {
  for (std::size_t i = number % 7; i < 7; ++i) std::this_thread::yield();
  return number * number;
}

TEST(PipelineTest, HandsOnInOrderForAnyNumberOfThreads) {
  std::vector<std::size_t> expected(500);
  for (std::size_t i = 0; i < expected.size(); ++i) expected[i] = i * i;
  for (const std::size_t threads : {0, 1, 2, 8, 1000}) {
    std::vector<std::size_t> taken;
    const Status status = RunInOrder<std::size_t, std::size_t>(
        threads, Numbers(expected.size()), Square, [&](std::size_t square) -> Status {
          taken.push_back(square);
          return {};
        });
    EXPECT_TRUE(status);
    EXPECT_EQ(taken, expected) << threads;
  }
}

TEST(PipelineTest, TakesNothingOfNothing) {
  std::size_t taken = 0;
  EXPECT_TRUE((RunInOrder<std::size_t, std::size_t>(2, Numbers(0), Square, [&](std::size_t) {
    ++taken;
    return Status();
  })));
  EXPECT_EQ(taken, 0U);
}

TEST(PipelineTest, CarriesPiecesThatCannotBeCopied) {
  using Piece = std::unique_ptr<std::string>;
  int left = 3;
  std::string all;
  EXPECT_TRUE((RunInOrder<Piece, Piece>(
      2,
      [&]() -> Result<std::optional<Piece>> {
        if (left == 0) return std::optional<Piece>();
        return std::optional<Piece>(std::make_unique<std::string>(std::to_string(left--)));
      },
      [](Piece piece) {
        *piece += '.';
        return piece;
      },
      [&](Piece piece) -> Status {
        all += *piece;
        return {};
      })));
  EXPECT_EQ(all, "3.2.1.");
}

TEST(PipelineTest, ReturnsTheErrorOfNextWhenAllBeforeItIsTaken) {
  for (const std::size_t threads : {1, 2, 8}) {
    std::size_t calls = 0;
    std::vector<std::size_t> taken;
    const Status status =
        RunInOrder<std::size_t, std::size_t>(threads,
                                             Numbers(5,
                                                     [&]() -> Next {
                                                       ++calls;
                                                       return IoError("pieces", "is gone");
                                                     }),
                                             Square, [&](std::size_t square) -> Status {
                                               taken.push_back(square);
                                               return {};
                                             });
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().path, "pieces");
    EXPECT_EQ(calls, 1U);
    EXPECT_THAT(taken, ElementsAre(0, 1, 4, 9, 16));
  }
}

TEST(PipelineTest, EndsWithTheFirstErrorOfTake) {
  for (const std::size_t threads : {1, 2, 8}) {
    std::atomic<std::size_t> read = 0;
    std::vector<std::size_t> taken;
    const Status status = RunInOrder<std::size_t, std::size_t>(
        threads, [&]() -> Next { return std::optional<std::size_t>(read++); }, Square,
        [&](std::size_t square) -> Status {
          taken.push_back(square);
          if (square < 9) return {};
          return IoError("out", std::to_string(square));
        });
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().ToString(), "out: 9");
    EXPECT_THAT(taken, ElementsAre(0, 1, 4, 9));
    EXPECT_LE(read, 4 + 2 * threads) << "reads on when nothing is taken any more";
  }
}

// What was taken comes first, so its error is the one that counts.
TEST(PipelineTest, PrefersTheErrorOfTake) {
  const Status status = RunInOrder<std::size_t, std::size_t>(
      1, Numbers(1, []() -> Next { return IoError("next", "x"); }), Square,
      [](std::size_t) -> Status { return IoError("take", "y"); });
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().path, "take");
}

TEST(PipelineTest, HoldsTwoPiecesAThreadAtTheMost) {
  for (const std::size_t threads : {1, 2, 8}) {
    std::atomic<std::size_t> held = 0;
    std::atomic<std::size_t> most = 0;
    const auto next = Numbers(300);
    const Status status = RunInOrder<std::size_t, std::size_t>(
        threads,
        [&]() -> Next {
          Next piece = next();
          if (piece->has_value()) most = std::max<std::size_t>(most, ++held);
          return piece;
        },
        Square,
        [&](std::size_t) -> Status {
          --held;
          return {};
        });
    EXPECT_TRUE(status);
    EXPECT_LE(most, 2 * std::min(threads, HardwareThreads()));
  }
}

TEST(PipelineTest, CallsNextAndTakeFromOneThreadAtATime) {
  std::atomic<int> in_next = 0;
  std::atomic<int> in_take = 0;
  const auto next = Numbers(300);
  EXPECT_TRUE((RunInOrder<std::size_t, std::size_t>(
      8,
      [&]() -> Next {
        EXPECT_EQ(++in_next, 1);
        Next piece = next();
        std::this_thread::yield();
        --in_next;
        return piece;
      },
      Square,
      [&](std::size_t) -> Status {
        EXPECT_EQ(++in_take, 1);
        std::this_thread::yield();
        --in_take;
        return {};
      })));
}

}  // namespace
}  // namespace sejajar
