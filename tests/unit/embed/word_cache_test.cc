#include "align/embed/word_cache.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <string>
#include <vector>

#include "align/base/parallel.h"
#include "align/embed/sentence_encoder.h"
#include "align/embed/word_vectors.h"

namespace sejajar {
namespace {

TEST(WordCacheTest, KeepsWhatWasPut) {
  WordCache cache;
  std::vector<float> out(2);
  EXPECT_FALSE(cache.Find("feri", out));
  cache.Put("feri", std::vector<float>{1, 2});
  cache.Put("", std::vector<float>{3, 4});
  ASSERT_TRUE(cache.Find("feri", out));
  EXPECT_EQ(out, (std::vector<float>{1, 2}));
  ASSERT_TRUE(cache.Find("", out));
  EXPECT_EQ(out, (std::vector<float>{3, 4}));
  EXPECT_FALSE(cache.Find("pulau", out));
}

// More words than there are slots, so that they push one another out while others read.
TEST(WordCacheTest, NeverGivesOneWordTheVectorOfAnother) {
  constexpr std::size_t kWords = 100000;
  WordCache cache;
  std::atomic<std::size_t> found = 0;
  std::atomic<std::size_t> wrong = 0;
  ParallelFor(4 * kWords, 4, [&](std::size_t i) {
    const std::size_t number = i % 2 == 0 ? i % kWords : i % 100;
    const std::string word = std::to_string(number);
    const std::vector<float> vector(8, static_cast<float>(number));
    std::vector<float> out(8);
    if (cache.Find(word, out)) {
      ++found;
      if (out != vector) ++wrong;
    } else {
      cache.Put(word, vector);
    }
  });
  EXPECT_GT(found, kWords);
  EXPECT_EQ(wrong, 0U);
}

TEST(WordCacheTest, TheEncoderGivesWhatTheModelSays) {
  const std::string path = SEJAJAR_SOURCE_DIR "/models/en-id.ftz";
  const auto encoder = SentenceEncoder::Load(path);
  const auto model = LoadWordVectors(path);
  ASSERT_TRUE(encoder && model);
  std::atomic<std::size_t> wrong = 0;
  ParallelFor(3000, 4, [&](std::size_t i) {
    const std::string word = "kapal" + std::to_string(i % 1000);
    std::vector<float> expected(encoder->dimension());
    (*model)->Lookup(word, expected);
    std::vector<float> given(encoder->dimension());
    encoder->WordVector(word, given);
    if (given != expected) ++wrong;
  });
  EXPECT_EQ(wrong, 0U);
}

}  // namespace
}  // namespace sejajar
