#include "align/train/span_fitter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include "align/base/parallel.h"
#include "align/train/adam.h"

namespace sejajar {
namespace {

constexpr std::size_t kMostFitted = 80;  // words of a side; longer ones take memory and are rare
constexpr std::size_t kBlock = 64;       // sides of one task

using WordRow = std::array<float, kWordFeatures>;
using RunRow = std::array<float, kRunFeatures>;
using Gradient = std::array<double, kSpanFeatures>;

// One side of a pair, with the features of every run.
struct Example {
  std::vector<WordRow> words;
  std::vector<WordRun> runs;
  std::vector<RunRow> run_features;
  Surplus surplus = Surplus::kNone;
  WordRun gold;
};

// The words that lie in the span.
WordRun WordsIn(Span span, const PlacedWords& words) {
  WordRun run;
  while (run.begin < words.size() && words[run.begin].span.begin < span.begin) ++run.begin;
  run.end = run.begin;
  while (run.end < words.size() && words[run.end].span.end <= span.end) ++run.end;
  return run;
}

std::optional<Example> MakeExample(const SideVectors& own, const SideVectors& other,
                                   const VectorMatrix& matches, Surplus surplus, Span span) {
  Example example;
  example.surplus = surplus;
  if (surplus == Surplus::kKnown) {
    example.gold = WordsIn(span, own.words);
    if (example.gold.size() < kLeastRun || example.gold.size() > kMostRun) return std::nullopt;
  }
  const SpanEvidence evidence(own, other, matches);
  example.words.resize(evidence.words());
  for (std::size_t i = 0; i < evidence.words(); ++i) evidence.WordFeatures(i, example.words[i]);
  for (std::size_t begin = 0; begin < evidence.words(); ++begin) {
    const std::size_t last = std::min(evidence.words(), begin + kMostRun);
    for (std::size_t end = begin + kLeastRun; end <= last; ++end) {
      example.runs.push_back({begin, end});
      evidence.RunFeatures({begin, end}, example.run_features.emplace_back());
    }
  }
  return example;
}

template <typename Row>
double Weigh(const Row& row, const float* weights) {
  double score = 0;
  for (std::size_t k = 0; k < row.size(); ++k) score += double{row[k]} * weights[k];
  return score;
}

// Adds the gradient of the example's log-likelihood, and returns that.
double Learn(const Example& example, const SpanWeights& weights, Gradient& gradient) {
  std::vector<double> sums(example.words.size() + 1);
  for (std::size_t i = 0; i < example.words.size(); ++i) {
    sums[i + 1] = sums[i] + Weigh(example.words[i], weights.data());
  }
  std::vector<ScoredRun> scored;
  scored.reserve(example.runs.size());
  std::size_t gold = example.runs.size();
  for (std::size_t r = 0; r < example.runs.size(); ++r) {
    const WordRun run = example.runs[r];
    const double score = sums[run.end] - sums[run.begin] +
                         Weigh(example.run_features[r], weights.data() + kWordFeatures);
    scored.push_back({run, static_cast<float>(score)});
    if (example.surplus == Surplus::kKnown && run == example.gold) gold = r;
  }
  const SpanField field(example.words.size(), std::move(scored));

  // How much each posterior counts: what is right less what is expected.
  double likelihood = -field.log_partition();
  double factor = -1;
  if (gold < example.runs.size()) {
    likelihood += field.runs()[gold].score;
  } else if (example.surplus == Surplus::kUnknown) {
    const double open = std::max(-std::expm1(-field.log_partition()), 1e-9);
    likelihood = std::log(open);
    factor = 1 / open - 1;
  }
  std::vector<double> of_words(example.words.size() + 1);
  for (std::size_t r = 0; r < example.runs.size(); ++r) {
    const double weight = field.posteriors()[r] * factor + (r == gold ? 1 : 0);
    if (std::abs(weight) < 1e-7) continue;
    of_words[example.runs[r].begin] += weight;
    of_words[example.runs[r].end] -= weight;
    for (std::size_t k = 0; k < kRunFeatures; ++k) {
      gradient[kWordFeatures + k] += weight * example.run_features[r][k];
    }
  }
  double weight = 0;
  for (std::size_t i = 0; i < example.words.size(); ++i) {
    weight += of_words[i];
    for (std::size_t k = 0; k < kWordFeatures; ++k) {
      gradient[k] += weight * example.words[i][k];
    }
  }
  return likelihood;
}

std::vector<Example> MakeExamples(const std::vector<SyntheticPair>& pairs,
                                  const WordedTexts& sources, const WordedTexts& targets,
                                  std::size_t threads) {
  std::vector<std::optional<Example>> made(2 * pairs.size());
  ParallelFor(pairs.size(), threads, [&](std::size_t i) {
    const SideVectors source(sources.texts[i], sources.table);
    const SideVectors target(targets.texts[i], targets.table);
    const auto fits = [](const SideVectors& side) {
      return !side.words.empty() && side.words.size() <= kMostFitted;
    };
    if (!fits(source) || !fits(target)) return;
    const SyntheticPair& pair = pairs[i];
    const VectorMatrix matches = MatchWords(source, target);
    made[2 * i] = MakeExample(source, target, matches, pair.source_surplus, pair.span);
    made[2 * i + 1] =
        MakeExample(target, source, matches.transpose(), pair.target_surplus, pair.span);
  });
  std::vector<Example> examples;
  for (std::optional<Example>& example : made) {
    if (example) examples.push_back(std::move(*example));
  }
  return examples;
}

}  // namespace

SpanWeights FitSpanWeights(const std::vector<SyntheticPair>& pairs,
                           const std::string& source_language, const std::string& target_language,
                           const SentenceEncoder& encoder, const SpanFitOptions& options,
                           const std::function<void(std::size_t, double)>& progress) {
  const auto read = [&](std::string SyntheticPair::*side, const std::string& language) {
    std::vector<std::string_view> texts;
    texts.reserve(pairs.size());
    for (const SyntheticPair& pair : pairs) texts.push_back(pair.*side);
    return ReadWords(texts, language, encoder, options.threads);
  };
  const std::vector<Example> examples =
      MakeExamples(pairs, read(&SyntheticPair::source, source_language),
                   read(&SyntheticPair::target, target_language), options.threads);
  const auto count = static_cast<double>(std::max<std::size_t>(1, examples.size()));

  SpanWeights weights{};
  Adam<kSpanFeatures> adam(options.iterations, options.learning_rate, options.shrinkage);
  for (std::size_t iteration = 1; iteration <= options.iterations; ++iteration) {
    const std::size_t blocks = (examples.size() + kBlock - 1) / kBlock;
    std::vector<Gradient> gradients(blocks);
    std::vector<double> likelihoods(blocks);
    ParallelForBlocks(examples.size(), kBlock, options.threads,
                      [&](std::size_t block, std::size_t begin, std::size_t end) {
                        for (std::size_t i = begin; i < end; ++i) {
                          likelihoods[block] += Learn(examples[i], weights, gradients[block]);
                        }
                      });
    double likelihood = 0;
    Gradient gradient{};
    for (std::size_t block = 0; block < blocks; ++block) {
      likelihood += likelihoods[block];
      for (std::size_t k = 0; k < kSpanFeatures; ++k) gradient[k] += gradients[block][k];
    }
    if (progress) progress(iteration, likelihood / count);
    for (double& slope : gradient) slope /= count;
    adam.Step(gradient, weights);
  }
  return weights;
}

}  // namespace sejajar
