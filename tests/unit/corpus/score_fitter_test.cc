#include "align/corpus/score_fitter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace sejajar {
namespace {

using ::testing::Each;
using ::testing::Not;

std::vector<SentencePairText> Pairs() {
  std::vector<SentencePairText> pairs;
  for (int i = 0; i < 40; ++i) {
    const std::string number = std::to_string(100 + i);
    pairs.push_back({"", number, "The depot sent " + number + " sacks of rice to the village.",
                     "Gudang itu mengirim " + number + " karung beras ke desa tersebut."});
  }
  return pairs;
}

TEST(FaultyPairsTest, HasEachPairAsItIsAndOnceWithEachFault) {
  const std::vector<SentencePairText> pairs = Pairs();
  std::vector<std::size_t> counts(kFaults);
  for (const FaultyPair& made : MakeFaultyPairs(pairs, 1)) {
    ++counts[static_cast<std::size_t>(made.fault)];
    const SentencePairText& before = pairs[std::stoul(made.pair.key) - 100];
    const bool same_target = made.pair.target == before.target;
    const bool same_source = made.pair.source == before.source;
    switch (made.fault) {
      case Fault::kNone:
        EXPECT_TRUE(same_source && same_target);
        break;
      case Fault::kCopied:
        EXPECT_EQ(made.pair.target, before.source);
        break;
      case Fault::kTruncated:
        EXPECT_NE(same_source, same_target);
        EXPECT_LT(made.pair.source.size() + made.pair.target.size(),
                  before.source.size() + before.target.size());
        break;
      case Fault::kNumber:
        EXPECT_EQ(made.pair.target.size(), before.target.size());
        EXPECT_FALSE(same_target);
        break;
      default:
        EXPECT_TRUE(same_source);
        EXPECT_FALSE(same_target);
    }
  }
  // By chance a text may be its own stranger, and then there is no pair with that fault.
  EXPECT_THAT(counts, Each(::testing::AllOf(::testing::Ge(35U), ::testing::Le(40U))));
}

TEST(FaultyPairsTest, IsTheSameForTheSameSeed) {
  const auto texts = [](std::uint64_t seed) {
    std::string all;
    for (const FaultyPair& made : MakeFaultyPairs(Pairs(), seed)) all += made.pair.target + '\n';
    return all;
  };
  EXPECT_EQ(texts(3), texts(3));
  EXPECT_THAT(texts(4), Not(texts(3)));
}

// The features of a row are known functions of its figures, so rows that are drawn from weights
// tell the fit which these were.
TEST(ScoreFitTest, FindsTheWeightsThatRowsWereDrawnFrom) {
  ScoreWeights truth{};
  truth[0] = -1;
  for (std::size_t i = 0; i < kScoreFeatures; ++i) {
    if (ScoreFeatureName(i) == "numbers") truth[i] = -4;
    if (ScoreFeatureName(i) == "translation-for") truth[i] = 1;
    if (ScoreFeatureName(i) == "copied") truth[i] = -3;
  }
  std::mt19937_64 random(7);
  const auto share = [&] { return static_cast<double>(random() >> 11) * 0x1.0p-53; };
  std::vector<PairRow> rows;
  std::vector<Fault> faults;
  for (int i = 0; i < 20000; ++i) {
    PairRow row;
    row.source = "a.";
    row.target = "b.";
    row.translation = share();
    row.source_coverage = share();
    row.target_coverage = share();
    row.source_language = row.target_language = share();
    row.copied = share();
    row.numbers = share();
    row.source_length = static_cast<std::uint32_t>(10 + 100 * share());
    row.target_length = static_cast<std::uint32_t>(10 + 100 * share());
    const bool good = share() < PairScore(row, truth);
    rows.push_back(row);
    faults.push_back(good ? Fault::kNone : Fault::kPartner);
  }
  // Good and bad rows are made to weigh the same, which moves the bias alone.
  const ScoreWeights fitted = FitScoreWeights(rows, faults);
  for (std::size_t i = 1; i < kScoreFeatures; ++i) {
    if (ScoreFeatureName(i) == "ends-alone") continue;  // always 0 here
    EXPECT_NEAR(fitted[i], truth[i], 0.45) << ScoreFeatureName(i);
  }
}

}  // namespace
}  // namespace sejajar
