#include "align/corpus/pair_score.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "align/corpus/score_weights_data.h"
#include "align/io/lines.h"

namespace sejajar {
namespace {

// Indonesian and English news are about as long; an offset keeps short pairs tame.
constexpr double kLengthOffset = 15;
// Names and numbers are copied by every translation.
constexpr double kCopiedAnyway = 0.4;
constexpr double kMostLogit = 6;

constexpr std::array<std::string_view, kScoreFeatures> kNames = {
    "bias",        "translation-for", "translation-against", "translation-against-short",
    "source-open", "target-open",     "source-lost",         "target-lost",
    "numbers",     "copied",          "length-ratio",        "language",
    "short",       "ends-alone"};

// Whether a text ends as a sentence does, quotation marks and brackets aside.
bool EndsSentence(std::string_view text) {
  constexpr std::string_view kClosing[] = {"\"", "'", ")", "]", "”", "’", "»", " "};
  constexpr std::string_view kStops[] = {".", "!", "?", "…", ":", ";"};
  const auto ends = [&](std::string_view mark) { return text.ends_with(mark); };
  for (const auto* mark = std::begin(kClosing); mark != std::end(kClosing);) {
    mark = std::find_if(std::begin(kClosing), std::end(kClosing), ends);
    if (mark != std::end(kClosing)) text.remove_suffix(mark->size());
  }
  return std::any_of(std::begin(kStops), std::end(kStops), ends);
}

double Logit(double probability) {
  const double p = std::clamp(probability, 1e-6, 1 - 1e-6);
  return std::clamp(std::log(p / (1 - p)), -kMostLogit, kMostLogit);
}

ScoreWeights ReadWeights() {
  ScoreWeights weights{};
  for (const std::string_view line : Lines(kScoreWeightsTable)) {
    const std::size_t tab = line.find('\t');
    const auto name = std::find(kNames.begin(), kNames.end(), line.substr(0, tab));
    if (tab == std::string_view::npos || name == kNames.end()) continue;
    const std::string_view number = line.substr(tab + 1);
    std::from_chars(number.data(), number.data() + number.size(),
                    weights[static_cast<std::size_t>(name - kNames.begin())]);
  }
  return weights;
}

}  // namespace

std::string_view ScoreFeatureName(std::size_t feature) { return kNames[feature]; }

std::array<double, kScoreFeatures> ScoreFeatures(const PairRow& row) {
  const double source_length = row.source_length;
  const double target_length = row.target_length;
  const double source_open = 1 - row.source_coverage;
  const double target_open = 1 - row.target_coverage;
  const double translation = Logit(row.translation);
  const double shortness = 1 / (1 + std::min(source_length, target_length) / 20);
  return {1,
          std::max(translation, 0.0),
          std::min(translation, 0.0),
          std::min(translation, 0.0) * shortness,
          std::log(0.02 + source_open),
          std::log(0.02 + target_open),
          std::log1p(source_open * source_length),
          std::log1p(target_open * target_length),
          std::pow(row.numbers, 4),  // what is half sure is as often a matter of wording
          std::max(0.0, row.copied - kCopiedAnyway) / (1 - kCopiedAnyway),
          std::abs(std::log((target_length + kLengthOffset) / (source_length + kLengthOffset))),
          1 - std::min(row.source_language, row.target_language),
          shortness,
          EndsSentence(row.source) == EndsSentence(row.target) ? 0.0 : 1.0};
}

double PairScore(const PairRow& row, const ScoreWeights& weights) {
  if (row.source == row.target) return 0;
  const auto features = ScoreFeatures(row);
  double score = 0;
  for (std::size_t i = 0; i < kScoreFeatures; ++i) score += weights[i] * features[i];
  return row.bead / (1 + std::exp(-score));
}

const ScoreWeights& DefaultScoreWeights() {
  static const ScoreWeights weights = ReadWeights();
  return weights;
}

}  // namespace sejajar
