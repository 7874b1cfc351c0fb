#include "align/cover/span_field.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>
#include <utility>
#include <vector>

#include "tests/unit/cover/small_model.h"

namespace sejajar {
namespace {

std::vector<ScoredRun> RandomRuns(std::size_t words, std::mt19937& random) {
  std::vector<ScoredRun> runs;
  for (std::size_t begin = 0; begin < words; ++begin) {
    for (std::size_t end = begin + kLeastRun; end <= words; ++end) {
      if (random() % 4 == 0) continue;
      runs.push_back({{begin, end}, static_cast<float>(random() % 4000) / 1000 - 3});
    }
  }
  return runs;
}

// Every set of runs that do not touch, one by one.
struct BruteForce {
  const std::vector<ScoredRun>& runs;
  double total = 0;
  std::vector<double> of_run = std::vector<double>(runs.size());

  void Enumerate(std::size_t next, std::size_t free_from, double score,
                 std::vector<std::size_t>& chosen) {
    if (next == runs.size()) {
      const double weight = std::exp(score);
      total += weight;
      for (const std::size_t run : chosen) of_run[run] += weight;
      return;
    }
    Enumerate(next + 1, free_from, score, chosen);
    if (runs[next].words.begin < free_from) return;
    chosen.push_back(next);
    Enumerate(next + 1, runs[next].words.end + 1, score + runs[next].score, chosen);
    chosen.pop_back();
  }
};

TEST(SpanField, PosteriorsAreThoseOfAllLabellings) {
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    const std::size_t words = 1 + random() % 7;
    const std::vector<ScoredRun> runs = RandomRuns(words, random);
    BruteForce oracle{runs};
    std::vector<std::size_t> chosen;
    oracle.Enumerate(0, 0, 0, chosen);
    const SpanField field(words, runs);
    EXPECT_NEAR(field.log_partition(), std::log(oracle.total), 1e-6);
    std::vector<double> of_word(words);
    for (std::size_t r = 0; r < runs.size(); ++r) {
      EXPECT_NEAR(field.posteriors()[r], oracle.of_run[r] / oracle.total, 1e-6);
      for (std::size_t i = runs[r].words.begin; i < runs[r].words.end; ++i) {
        of_word[i] += oracle.of_run[r] / oracle.total;
      }
    }
    for (std::size_t i = 0; i < words; ++i) {
      EXPECT_NEAR(field.WordPosteriors()[i], of_word[i], 1e-6);
    }
  }
}

TEST(SpanField, DecodesRunsThatDoNotOverlap) {
  std::mt19937 random(9);
  for (int round = 0; round < 50; ++round) {
    const std::size_t words = 2 + random() % 30;
    const SpanField field(words, RandomRuns(words, random));
    std::size_t end = 0;
    for (const OpenRun& run : field.Decode(0.3)) {
      EXPECT_GE(run.words.begin, end);
      EXPECT_GE(run.probability, 0.3);
      EXPECT_LE(run.probability, 1);
      end = run.words.end;
    }
    EXPECT_LE(end, words);
  }
}

TEST(RunScorer, LeavesOutOnlyWhatScoresLess) {
  const PairOfSides pair;
  const SpanEvidence evidence(pair.source, pair.target, pair.matches);
  const RunScorer scorer(DefaultSpanWeights());
  std::vector<std::pair<std::size_t, std::size_t>> expected;
  for (const ScoredRun& run : scorer.All(evidence)) {
    if (run.score >= -4) expected.emplace_back(run.words.begin, run.words.end);
  }
  std::vector<std::pair<std::size_t, std::size_t>> kept;
  for (const ScoredRun& run : scorer.AtLeast(-4, evidence)) {
    EXPECT_GE(run.score, -4);
    kept.emplace_back(run.words.begin, run.words.end);
  }
  EXPECT_EQ(kept, expected);
  EXPECT_FALSE(kept.empty());
}

TEST(SpanField, FindsTheClauseThatWasNotTranslated) {
  const PairOfSides pair;
  const RunScorer scorer(DefaultSpanWeights());
  const SpanEvidence source(pair.source, pair.target, pair.matches);
  const std::vector<OpenRun> lost = SpanField(source.words(), scorer.All(source)).Decode(0.5);
  ASSERT_EQ(lost.size(), 1U);
  const Span first = pair.source.words[lost[0].words.begin].span;
  const Span last = pair.source.words[lost[0].words.end - 1].span;
  EXPECT_EQ(kEnglish.substr(first.begin, last.end - first.begin),
            "although the captain had warned of a storm");
  const SpanEvidence target(pair.target, pair.source, pair.matches.transpose());
  EXPECT_TRUE(SpanField(target.words(), scorer.All(target)).Decode(0.5).empty());
}

}  // namespace
}  // namespace sejajar
