#include "align/cover/coverage.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "align/base/parallel.h"
#include "align/cover/words.h"

namespace sejajar {
namespace {

constexpr std::size_t kBlock = 64;  // pairs of one task
// Runs that score less, in nats, have a posterior of less than .005 and are not looked at.
constexpr float kLeastScore = -5.3F;

// What is added to the score of every run, in nats: free translation leaves out, and above all puts
// in, more than the pairs that the weights were fitted on. Measured on news, encyclopedia, health
// and talks, so that of the gaps with probability p a share p was made.
constexpr float kSourcePrior = -0.4F;
constexpr float kTargetPrior = -1.2F;

bool IsSpace(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

// From the first word to the last, with the punctuation that touches them and no other word.
Span SpanOf(WordRun run, const PlacedWords& words, std::string_view text) {
  Span span = {words[run.begin].span.begin, words[run.end - 1].span.end};
  const std::size_t least = run.begin == 0 ? 0 : words[run.begin - 1].span.end;
  while (span.begin > least && !IsSpace(text[span.begin - 1])) --span.begin;
  const std::size_t most = run.end == words.size() ? text.size() : words[run.end].span.begin;
  while (span.end < most && !IsSpace(text[span.end])) ++span.end;
  return span;
}

SideCoverage CoverSide(const SideVectors& own, const SideVectors& other,
                       const VectorMatrix& matches, std::string_view text, const RunScorer& scorer,
                       float prior, double least_probability) {
  SideCoverage side;
  const SpanEvidence evidence(own, other, matches);
  std::vector<ScoredRun> runs = scorer.AtLeast(kLeastScore - prior, evidence);
  for (ScoredRun& run : runs) run.score += prior;
  const SpanField field(evidence.words(), std::move(runs));
  const std::vector<double> open = field.WordPosteriors();
  double weight = 0;
  double lost = 0;
  for (std::size_t i = 0; i < open.size(); ++i) {
    weight += own.weights[static_cast<Eigen::Index>(i)];
    lost += own.weights[static_cast<Eigen::Index>(i)] * open[i];
  }
  side.covered = weight > 0 ? 1 - lost / weight : 1;
  for (const OpenRun& run : field.Decode(least_probability)) {
    const auto begin = own.words.begin() + static_cast<std::ptrdiff_t>(run.words.begin);
    const auto end = own.words.begin() + static_cast<std::ptrdiff_t>(run.words.end);
    const auto words = static_cast<std::size_t>(
        std::count_if(begin, end, [](const PlacedWord& word) { return !word.light; }));
    if (words < kLeastRun) continue;
    const std::size_t behind = evidence.PlaceOf(run.words);
    const std::size_t place = behind == 0 ? 0 : other.words[behind - 1].span.end;
    side.open.push_back({SpanOf(run.words, own.words, text), place, words, run.probability});
  }
  return side;
}

float CosineOf(const SideVectors& source, const SideVectors& target, const VectorMatrix& matches) {
  const auto square = [](const SideVectors& side) {
    return side.areas(side.areas.rows() - 1, side.areas.cols() - 1);
  };
  const float norms = std::sqrt(std::max(square(source) * square(target), 0.0F));
  return norms > 1e-9F ? source.weights.dot(matches * target.weights) / norms : 0;
}

// Everything but white space.
Span WholeOf(const PlacedWords& words) { return {words.front().span.begin, words.back().span.end}; }

// The sum of the words' vectors, of a side too long for SideVectors.
Eigen::RowVectorXf SumOf(const PlacedWords& words, const WordTable& table) {
  Eigen::RowVectorXf total = Eigen::RowVectorXf::Zero(table.vectors.cols());
  for (const PlacedWord& word : words) {
    if (word.light) continue;
    total += table.weights[word.row] * table.vectors.row(word.row).cast<float>();
  }
  return total;
}

float CosineOf(const Eigen::RowVectorXf& a, const Eigen::RowVectorXf& b) {
  const float norms = a.norm() * b.norm();
  return norms > 0 ? a.dot(b) / norms : 0;
}

using Visitor = std::function<void(const PairWords& words, const PairCoverage& coverage)>;

PairCoverage CoverPair(const TextPair& pair, const PlacedWords& source_words,
                       const WordTable& source_table, const PlacedWords& target_words,
                       const WordTable& target_table, const RunScorer& scorer,
                       const CoverOptions& options, const Visitor& visit) {
  PairCoverage coverage;
  if (source_words.empty() || target_words.empty()) {
    const bool nothing = source_words.empty() && target_words.empty();
    coverage.probability = nothing ? 1 : 0;
    for (auto [side, words] :
         {std::pair(&coverage.source, &source_words), std::pair(&coverage.target, &target_words)}) {
      if (words->empty()) continue;
      side->covered = 0;
      side->open.push_back({WholeOf(*words), 0, words->size(), 1});
    }
    return coverage;
  }
  PairEvidence& evidence = coverage.evidence;
  const auto judge = [&] {
    const auto length = [](Span span) { return static_cast<float>(span.size()); };
    evidence.source_covered = static_cast<float>(coverage.source.covered);
    evidence.target_covered = static_cast<float>(coverage.target.covered);
    evidence.length_ratio = length(WholeOf(source_words)) / length(WholeOf(target_words));
    evidence.words = static_cast<float>(std::min(source_words.size(), target_words.size()));
    coverage.probability = PairProbability(evidence, options.pair_weights);
  };
  if (std::max(source_words.size(), target_words.size()) > kMostWords) {
    evidence.cosine =
        CosineOf(SumOf(source_words, source_table), SumOf(target_words, target_table));
    coverage.source.covered = coverage.target.covered = std::clamp(evidence.cosine, 0.0F, 1.0F);
    judge();
    return coverage;
  }
  const SideVectors source(source_words, source_table);
  const SideVectors target(target_words, target_table);
  const VectorMatrix matches = MatchWords(source, target);
  evidence.cosine = CosineOf(source, target, matches);
  coverage.source = CoverSide(source, target, matches, pair.source, scorer, kSourcePrior,
                              options.least_probability);
  coverage.target = CoverSide(target, source, matches.transpose(), pair.target, scorer,
                              kTargetPrior, options.least_probability);
  judge();
  if (visit) visit({pair, source, target, matches}, coverage);
  return coverage;
}

}  // namespace

Status CoverOptions::Validate() const {
  if (!(least_probability > 0 && least_probability <= 1)) {
    return UsageError("a probability lies between 0 and 1");
  }
  return {};
}

Result<std::vector<PairCoverage>> CoverPairs(std::span<const TextPair> pairs,
                                             const CoverLanguage& source,
                                             const CoverLanguage& target,
                                             const CoverOptions& options,
                                             const PairVisitor& visit) {
  if (Status status = options.Validate(); !status) return status.error();
  if (source.encoder.dimension() != target.encoder.dimension()) {
    return UsageError("the two models have vectors of different sizes");
  }
  const auto read = [&](std::string_view TextPair::*side, const CoverLanguage& language) {
    std::vector<std::string_view> texts;
    texts.reserve(pairs.size());
    for (const TextPair& pair : pairs) texts.push_back(pair.*side);
    return ReadWords(texts, language.tag, language.encoder, options.threads);
  };
  const WordedTexts sources = read(&TextPair::source, source);
  const WordedTexts targets = read(&TextPair::target, target);
  const RunScorer scorer(options.weights);
  std::vector<PairCoverage> coverage(pairs.size());
  ParallelForBlocks(
      pairs.size(), kBlock, options.threads, [&](std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
          Visitor visit_this;
          if (visit) {
            visit_this = [&, i](const PairWords& words, const PairCoverage& covered) {
              visit(i, words, covered);
            };
          }
          coverage[i] = CoverPair(pairs[i], sources.texts[i], sources.table, targets.texts[i],
                                  targets.table, scorer, options, visit_this);
        }
      });
  return coverage;
}

}  // namespace sejajar
