#include "align/corpus/pair_score.h"

#include <gtest/gtest.h>

#include <charconv>
#include <cmath>
#include <fstream>
#include <functional>
#include <map>
#include <string>

#include "tests/unit/corpus/samples.h"

namespace sejajar {
namespace {

double Score(const std::function<void(PairRow&)>& change) {
  PairRow row = GoodRow();
  change(row);
  return PairScore(row, DefaultScoreWeights());
}

TEST(PairScoreTest, FallsWithEverythingThatSpeaksAgainstAPair) {
  // From good to bad, each alone.
  const std::map<std::string, std::function<void(PairRow&, double)>> ways = {
      {"bead", [](PairRow& row, double bad) { row.bead = 1 - bad; }},
      {"translation", [](PairRow& row, double bad) { row.translation = 1 - bad; }},
      {"source coverage", [](PairRow& row, double bad) { row.source_coverage = 1 - bad; }},
      {"target coverage", [](PairRow& row, double bad) { row.target_coverage = 1 - bad; }},
      {"numbers", [](PairRow& row, double bad) { row.numbers = bad; }},
      {"copied", [](PairRow& row, double bad) { row.copied = 0.4 + 0.6 * bad; }}};
  for (const auto& [name, change] : ways) {
    double before = 1;
    for (const double bad : {0.01, 0.2, 0.5, 0.9, 0.99}) {
      const double score = Score([&, &make = change](PairRow& row) { make(row, bad); });
      EXPECT_LT(score, before) << name << " " << bad;
      EXPECT_GT(score, 0) << name;
      before = score;
    }
  }
}

TEST(PairScoreTest, IsTheSameForWordsThatEveryTranslationCopies) {
  EXPECT_EQ(Score([](PairRow& row) { row.copied = 0; }),
            Score([](PairRow& row) { row.copied = 0.4; }));
}

TEST(PairScoreTest, IsABeadsProbabilityTimesThatOfTheTexts) {
  const double whole = Score([](PairRow& row) { row.bead = 1; });
  EXPECT_NEAR(Score([](PairRow& row) { row.bead = 0.25; }), 0.25 * whole, 1e-12);
  PairRow row = GoodRow();
  row.bead = 0.8;
  EXPECT_NEAR(PairScore(row, {}), 0.4, 1e-12) << "without weights nothing is known";
}

// Figures at the ends of what is possible must not give infinities.
TEST(PairScoreTest, IsAProbabilityForAnyRow) {
  for (const double figure : {0.0, 1.0}) {
    for (const std::uint32_t length : {0U, 4'000'000'000U}) {
      PairRow row;
      row.bead = 1;
      row.translation = row.source_coverage = row.target_coverage = row.copied = row.numbers =
          row.source_language = row.target_language = figure;
      row.source_length = length;
      const double score = PairScore(row, DefaultScoreWeights());
      EXPECT_GE(score, 0);
      EXPECT_LE(score, 1);
      for (const double feature : ScoreFeatures(row)) EXPECT_TRUE(std::isfinite(feature));
    }
  }
}

TEST(PairScoreTest, IsNothingForACopy) {
  EXPECT_EQ(Score([](PairRow& row) { row.target = row.source; }), 0);
}

// A heading for a sentence, or a sentence that was cut; quotation marks and brackets end nothing.
TEST(PairScoreTest, IsLessWhenOneTextAloneEndsAsASentenceDoes) {
  const auto score = [](const std::string& source, const std::string& target) {
    return Score([&](PairRow& row) {
      row.source = source;
      row.target = target;
    });
  };
  const double both = score("It rained.", "Hujan turun.");
  EXPECT_LT(score("It rained", "Hujan turun."), both);
  EXPECT_LT(score("It rained.", "Hujan turun"), both);
  EXPECT_EQ(score("Rain", "Hujan"), both);
  EXPECT_EQ(score("\u201cIt rained.\u201d", "\"Hujan turun!\")"), both);
  EXPECT_EQ(score("It rained\u2026", "Hujan turun:"), both);
  EXPECT_EQ(score("", "\""), both) << "neither does";
}

TEST(PairScoreTest, DoesNotReadTheScoreItIsToReplace) {
  EXPECT_EQ(Score([](PairRow& row) { row.score = 0; }), Score([](PairRow& row) { row.score = 1; }));
}

// A line that names no feature, or a feature without a line, would pass in silence.
TEST(PairScoreTest, HasAWeightInTheFileForEveryFeature) {
  std::ifstream file(SEJAJAR_SOURCE_DIR "/align/corpus/score_weights.tsv");
  std::map<std::string, double> weights;
  std::string name;
  std::string number;
  while (std::getline(file, name, '\t') && std::getline(file, number)) {
    double value = 0;
    std::from_chars(number.data(), number.data() + number.size(), value);
    EXPECT_TRUE(weights.emplace(name, value).second) << name;
  }
  ASSERT_EQ(weights.size(), kScoreFeatures);
  for (std::size_t i = 0; i < kScoreFeatures; ++i) {
    const std::string feature(ScoreFeatureName(i));
    ASSERT_TRUE(weights.contains(feature)) << feature;
    EXPECT_EQ(DefaultScoreWeights()[i], weights[feature]) << feature;
  }
}

}  // namespace
}  // namespace sejajar
