#include "align/train/pair_fitter.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "align/train/synthetic_pairs.h"
#include "tests/support/shipped_encoder.h"

namespace sejajar {
namespace {

std::vector<SyntheticPair> SomePairs() {
  const std::vector<std::pair<std::string, std::string>> texts = {
      {"The potter sells her bowls at the northern gate.",
       "Pembuat tembikar itu menjual mangkuknya di gerbang utara."},
      {"Two goats ate the flowers in front of the school.",
       "Dua ekor kambing memakan bunga di depan sekolah."},
      {"The lake is too cold for swimming in July.", "Danau itu terlalu dingin untuk berenang."},
      {"My uncle repairs radios and old clocks.", "Paman saya memperbaiki radio dan jam tua."},
      {"The road to the mine was closed after the flood.",
       "Jalan menuju tambang ditutup setelah banjir."},
      {"She wrote a song about the fishermen of her village.",
       "Ia menulis lagu tentang nelayan di desanya."},
      {"The doctor comes on the first Monday of the month.",
       "Dokter datang pada hari Senin pertama setiap bulan."},
      {"Rice is planted when the first rain has fallen.",
       "Padi ditanam setelah hujan pertama turun."},
  };
  std::vector<SentencePair> pairs;
  for (const auto& [source, target] : texts) pairs.push_back({"test", source, target});
  return MakeSyntheticPairs(pairs, {.copies = 8});
}

CoverLanguage Language(const char* tag) { return {tag, ShippedEncoder()}; }

double Share(const PairWeights& weights, bool right) {
  const std::vector<SyntheticPair> pairs = SomePairs();
  std::vector<TextPair> texts;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    texts.push_back({pairs[i].source, pairs[right ? i : (i + 3) % pairs.size()].target});
  }
  const auto coverage =
      CoverPairs(texts, Language("en"), Language("id"), {.pair_weights = weights});
  std::size_t count = 0;
  for (const PairCoverage& pair : *coverage) count += (pair.probability >= 0.5) == right ? 1 : 0;
  return static_cast<double>(count) / static_cast<double>(texts.size());
}

TEST(PairFitter, LearnsToTellTranslationsFromStrangers) {
  std::vector<double> likelihoods;
  const auto weights =
      FitPairWeights(SomePairs(), Language("en"), Language("id"), {}, {.threads = 1},
                     [&](std::size_t, double likelihood) { likelihoods.push_back(likelihood); });
  ASSERT_TRUE(weights);
  ASSERT_EQ(likelihoods.size(), PairFitOptions().iterations);
  EXPECT_NEAR(likelihoods.front(), std::log(0.5), 1e-9);  // weights of 0 know nothing
  EXPECT_GT(likelihoods.back(), -0.2);
  EXPECT_GT(Share(*weights, true), 0.9);
  EXPECT_GT(Share(*weights, false), 0.9);
}

TEST(PairFitter, TheSameForAnyThreadsAndOneSeed) {
  const auto fitted = [](std::size_t threads, std::uint64_t seed) {
    const auto weights =
        FitPairWeights(SomePairs(), Language("en"), Language("id"), {},
                       {.iterations = 20, .seed = seed, .threads = threads}, nullptr);
    return weights ? *weights : PairWeights();
  };
  EXPECT_EQ(fitted(1, 1), fitted(4, 1));
  EXPECT_NE(fitted(1, 1), fitted(1, 2));
}

TEST(PairFitter, OfNoPairsLearnsNothing) {
  const auto weights = FitPairWeights({}, Language("en"), Language("id"), {}, {}, nullptr);
  ASSERT_TRUE(weights);
  EXPECT_EQ(*weights, PairWeights());
}

TEST(PairFitter, FailsAsCoverageDoes) {
  const auto weights = FitPairWeights(SomePairs(), Language("en"), Language("id"),
                                      {.least_probability = 2}, {}, nullptr);
  ASSERT_FALSE(weights);
  EXPECT_EQ(weights.error().kind, ErrorKind::kUsage);
}

}  // namespace
}  // namespace sejajar
