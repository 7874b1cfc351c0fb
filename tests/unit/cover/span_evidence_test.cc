#include "align/cover/span_evidence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <random>
#include <set>
#include <string>

#include "tests/unit/cover/small_model.h"

namespace sejajar {
namespace {

float RunScore(const SpanEvidence& evidence, WordRun run, const SpanCurves& curves) {
  return evidence.SideScore(curves) + evidence.StartScore(run.begin, curves) +
         evidence.EndScore(run.end, curves) + SpanEvidence::SizeScore(run.size(), curves) +
         (evidence.StartsClause(run.begin) ? evidence.ClauseScore(run.end, curves) : 0) +
         evidence.SumScore(run, curves) + evidence.MatchScore(run, curves);
}

TEST(SpanEvidence, ScoresAreWeighedFeatures) {
  const PairOfSides pair;
  const SpanEvidence evidence(pair.source, pair.target, pair.matches);
  std::mt19937 random(5);
  SpanWeights weights;
  for (float& weight : weights) weight = static_cast<float>(random() % 2001) / 1000 - 1;
  const SpanCurves curves = MakeSpanCurves(weights);
  std::array<float, kWordFeatures> of_word;
  std::array<float, kRunFeatures> of_run;
  for (std::size_t begin = 0; begin < evidence.words(); ++begin) {
    evidence.WordFeatures(begin, of_word);
    float score = 0;
    for (std::size_t k = 0; k < kWordFeatures; ++k) score += of_word[k] * weights[k];
    EXPECT_NEAR(evidence.WordScore(begin, curves), score, 1e-4);
    for (std::size_t end = begin + 1; end <= evidence.words(); ++end) {
      evidence.RunFeatures({begin, end}, of_run);
      score = 0;
      for (std::size_t k = 0; k < kRunFeatures; ++k) {
        score += of_run[k] * weights[kWordFeatures + k];
      }
      EXPECT_NEAR(RunScore(evidence, {begin, end}, curves), score, 1e-4);
      EXPECT_LE(evidence.SumScore({begin, end}, curves), SpanEvidence::MostOfSums(weights) + 1e-4);
      EXPECT_LE(evidence.MatchScore({begin, end}, curves),
                SpanEvidence::MostOfMatches(weights) + 1e-4);
    }
  }
}

// The deletion test by sums must be that of a sentence which is really encoded without the run.
TEST(SpanEvidence, DeletionTestIsThatOfTheShorterSentence) {
  const PairOfSides pair;
  const SpanEvidence evidence(pair.source, pair.target, pair.matches);
  const auto sum = [](const SideVectors& side, WordRun without) {
    Eigen::RowVectorXf total = Eigen::RowVectorXf::Zero(side.table.vectors.cols());
    for (std::size_t i = 0; i < side.words.size(); ++i) {
      if (i >= without.begin && i < without.end) continue;
      const auto at = static_cast<Eigen::Index>(i);
      total += side.weights[at] * side.table.vectors.row(side.words[i].row).cast<float>();
    }
    return total;
  };
  const auto cosine = [&](WordRun without) {
    return sum(pair.source, without).normalized().dot(sum(pair.target, {}).normalized());
  };
  SpanWeights gain_of_tenth{};
  for (std::size_t k = 0; k < kSpanFeatures; ++k) {
    const std::string name = SpanFeatureName(k);
    if (name.starts_with("gain@")) {
      std::from_chars(name.data() + 5, name.data() + name.size(), gain_of_tenth[k]);
    }
  }
  const SpanCurves curves = MakeSpanCurves(gain_of_tenth);
  for (std::size_t begin = 0; begin < evidence.words(); ++begin) {
    for (std::size_t end = begin + 1; end < evidence.words(); ++end) {
      const float gain = std::clamp(cosine({begin, end}) - cosine({}), -0.2F, 0.2F);
      EXPECT_NEAR(RunScore(evidence, {begin, end}, curves), gain, 2e-4);
    }
  }
}

TEST(SpanEvidence, FeaturesHaveNamesOfTheirOwn) {
  std::set<std::string> names;
  for (std::size_t k = 0; k < kSpanFeatures; ++k) names.insert(SpanFeatureName(k));
  EXPECT_EQ(names.size(), kSpanFeatures);
  EXPECT_FALSE(names.contains(""));
}

TEST(MatchWords, PairsChangedNumbersAndSameWords) {
  const WordedTexts english = ReadOne("Rina has 10 cats and 3 dogs", "en");
  const WordedTexts indonesian = ReadOne("Rina punya 3 anjing dan 12 kucing", "id");
  const SideVectors source(english.texts[0], english.table);
  const SideVectors target(indonesian.texts[0], indonesian.table);
  const VectorMatrix matches = MatchWords(source, target);
  EXPECT_EQ(matches(0, 0), 1);     // Rina
  EXPECT_EQ(matches(5, 2), 1);     // 3
  EXPECT_GT(matches(2, 5), 0.9F);  // 10, 12
  EXPECT_LT(matches(2, 2), 0.9F);  // 10, 3
  EXPECT_GT(matches(3, 6), 0.5F);  // cats, kucing
  EXPECT_TRUE(matches.transpose().isApprox(MatchWords(target, source)));
}

}  // namespace
}  // namespace sejajar
