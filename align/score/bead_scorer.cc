#include "align/score/bead_scorer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace sejajar {
namespace {

constexpr float kShortLength = 30;    // characters at which shortness is a half
constexpr float kLengthOffset = 5;    // keeps ratios of very short sentences tame
constexpr float kLongestRatio = 1.5;  // squared log ratios are capped here
constexpr float kMostNumbers = 3;

float Shortness(float length) { return 1 / (1 + length / kShortLength); }

float& At(FeatureVector& features, Feature feature) {
  return features[static_cast<std::size_t>(feature)];
}

float Weigh(const FeatureVector& weights, const FeatureVector& features) {
  float score = 0;
  for (std::size_t i = 0; i < kFeatures; ++i) score += weights[i] * features[i];
  return score;
}

}  // namespace

std::string_view FeatureName(Feature feature) {
  static constexpr std::array<std::string_view, kFeatures> names = {
      "pair",         "cosine",        "cosine_squared", "cosine_short",  "short",
      "background",   "length",        "numbers_shared", "numbers_alone", "words_shared",
      "asks_alone",   "repeats_alone", "extra",          "many_to_many",  "gain",
      "gain_squared", "length_extra",  "break_agrees",   "break_alone",   "break_inside",
      "source_open",  "source_more",   "target_open",    "target_more",   "null_short"};
  return names[static_cast<std::size_t>(feature)];
}

std::vector<BeadShape> BeadShapes(std::size_t max_bead) {
  std::vector<BeadShape> shapes;
  for (std::size_t total = 2; total <= max_bead + 1; ++total) {
    for (std::size_t source = 1; source < total; ++source)
      shapes.push_back({source, total - source});
  }
  return shapes;
}

BeadScorer::BeadScorer(const Side& source, const Side& target, const Band& band,
                       std::size_t max_bead, const FeatureVector& weights)
    : source_(source),
      target_(target),
      weights_(weights),
      log_length_ratio_(static_cast<float>(std::log((target.median_length + kLengthOffset) /
                                                    (source.median_length + kLengthOffset)))),
      sources_(MakeGroups(source, band.source_begin, band.source_end(), max_bead)),
      targets_(MakeGroups(target, band.target_begin(), band.target_end(), max_bead)) {
  FillCells(band);
}

BeadScorer::Groups BeadScorer::MakeGroups(const Side& side, std::size_t begin, std::size_t end,
                                          std::size_t max_size) {
  Groups groups;
  groups.begin = begin;
  groups.max_size = max_size;
  groups.inverse_norm.assign((end - begin) * max_size, 0);
  groups.length.assign((end - begin) * max_size, 0);
  Eigen::RowVectorXf sum(side.vectors.cols());
  for (std::size_t i = begin; i < end; ++i) {
    sum.setZero();
    float length = 0;
    for (std::size_t size = 1; size <= max_size && i + size <= end; ++size) {
      sum += side.vectors.row(static_cast<Eigen::Index>(i + size - 1));
      length += side.evidence[i + size - 1].length;
      const std::size_t slot = groups.Slot({i, i + size});
      const float norm = sum.norm();
      groups.inverse_norm[slot] = norm > 0 ? 1 / norm : 0;
      groups.length[slot] = length;
    }
  }
  return groups;
}

void BeadScorer::FillCells(const Band& band) {
  const std::size_t reach = sources_.max_size;
  const std::size_t rows = band.rows.size() - 1;  // sentences; there is a boundary more
  row_begin_.resize(rows);
  row_offset_.resize(rows + 1);
  for (std::size_t row = 0; row < rows; ++row) {
    // Groups that begin in an earlier row may reach left of this row's own boundaries.
    const std::size_t low = band.rows[row].low;
    row_begin_[row] = std::max(band.target_begin(), low - std::min(low, reach));
    const std::size_t end = std::min(band.target_end(), band.rows[row].high + reach);
    row_offset_[row + 1] = row_offset_[row] + end - std::min(end, row_begin_[row]);
  }
  cells_.resize(row_offset_[rows]);
  std::vector<float> target_sum(targets_.inverse_norm.size() / std::max<std::size_t>(1, reach), 0);
  std::vector<float> target_count(target_sum.size(), 0);
  sources_.background.assign(rows, 0);
  Eigen::VectorXf products;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t source = band.source_begin + row;
    const std::size_t width = row_offset_[row + 1] - row_offset_[row];
    if (width == 0) continue;
    products.noalias() = target_.vectors.middleRows(static_cast<Eigen::Index>(row_begin_[row]),
                                                    static_cast<Eigen::Index>(width)) *
                         source_.vectors.row(static_cast<Eigen::Index>(source)).transpose();
    const SentenceEvidence& evidence = source_.evidence[source];
    const float inverse_norm = sources_.inverse_norm[sources_.Slot({source, source + 1})];
    float sum = 0;
    for (std::size_t k = 0; k < width; ++k) {
      const std::size_t target = row_begin_[row] + k;
      const SentenceEvidence& other = target_.evidence[target];
      Cell& cell = cells_[row_offset_[row] + k];
      cell.product = products[static_cast<Eigen::Index>(k)];
      cell.words = static_cast<std::uint8_t>(
          std::min<std::size_t>(255, CountShared(evidence.words, other.words)));
      cell.numbers = static_cast<std::uint8_t>(
          std::min<std::size_t>(255, CountShared(evidence.numbers, other.numbers)));
      const float cosine =
          cell.product * inverse_norm * targets_.inverse_norm[targets_.Slot({target, target + 1})];
      sum += cosine;
      target_sum[target - targets_.begin] += cosine;
      target_count[target - targets_.begin] += 1;
    }
    sources_.background[row] = sum / static_cast<float>(width);
  }
  targets_.background.resize(target_sum.size());
  for (std::size_t i = 0; i < target_sum.size(); ++i) {
    targets_.background[i] = target_sum[i] / std::max(1.0F, target_count[i]);
  }
}

float BeadScorer::Cosine(SentenceRange source, SentenceRange target) const {
  float product = 0;
  for (std::size_t i = source.begin; i < source.end; ++i) {
    const Cell* cell = &CellAt(i, target.begin);
    for (std::size_t j = 0; j < target.size(); ++j) product += cell[j].product;
  }
  return product * sources_.inverse_norm[sources_.Slot(source)] *
         targets_.inverse_norm[targets_.Slot(target)];
}

// A sentence belongs to a bead only if the bead is better with it than without.
float BeadScorer::Gain(SentenceRange source, SentenceRange target, float cosine) const {
  float best = -1;
  if (source.size() > 1) {
    best = std::max({best, Cosine({source.begin + 1, source.end}, target),
                     Cosine({source.begin, source.end - 1}, target)});
  }
  if (target.size() > 1) {
    best = std::max({best, Cosine(source, {target.begin + 1, target.end}),
                     Cosine(source, {target.begin, target.end - 1})});
  }
  return cosine - best;
}

void BeadScorer::PairFeatures(SentenceRange source, SentenceRange target,
                              FeatureVector& features) const {
  features.fill(0);
  const float cosine = Cosine(source, target);
  const float source_length = sources_.length[sources_.Slot(source)];
  const float target_length = targets_.length[targets_.Slot(target)];
  const float shortness = Shortness(std::min(source_length, target_length));
  At(features, Feature::kPair) = 1;
  At(features, Feature::kCosine) = cosine;
  At(features, Feature::kCosineSquared) = cosine * std::abs(cosine);
  At(features, Feature::kCosineShort) = cosine * shortness;
  At(features, Feature::kShort) = shortness;
  const float ratio = std::log((target_length + kLengthOffset) / (source_length + kLengthOffset)) -
                      log_length_ratio_;
  const float length = std::min(ratio * ratio, kLongestRatio);
  At(features, Feature::kLength) = length;

  float background = 0;
  std::size_t source_words = 0;
  std::size_t source_numbers = 0;
  std::size_t words = 0;
  std::size_t numbers = 0;
  int breaks_inside = 0;
  int repeats = 0;  // in the source, less those in the target
  bool source_asks = false;
  for (std::size_t i = source.begin; i < source.end; ++i) {
    const SentenceEvidence& evidence = source_.evidence[i];
    background += sources_.background[i - sources_.begin] / static_cast<float>(source.size());
    source_words += evidence.words.size();
    source_numbers += evidence.numbers.size();
    source_asks |= evidence.asks;
    repeats += evidence.repeats;
    breaks_inside += i > source.begin && evidence.starts_paragraph;
    const Cell* cell = &CellAt(i, target.begin);
    for (std::size_t j = 0; j < target.size(); ++j) {
      words += cell[j].words;
      numbers += cell[j].numbers;
    }
  }
  std::size_t target_words = 0;
  std::size_t target_numbers = 0;
  bool target_asks = false;
  for (std::size_t j = target.begin; j < target.end; ++j) {
    const SentenceEvidence& evidence = target_.evidence[j];
    background += targets_.background[j - targets_.begin] / static_cast<float>(target.size());
    target_words += evidence.words.size();
    target_numbers += evidence.numbers.size();
    target_asks |= evidence.asks;
    repeats -= evidence.repeats;
    breaks_inside += j > target.begin && evidence.starts_paragraph;
  }
  At(features, Feature::kBackground) = background / 2;
  numbers = std::min({numbers, source_numbers, target_numbers});
  words = std::min({words, source_words, target_words});
  At(features, Feature::kNumbersShared) = std::min(static_cast<float>(numbers), kMostNumbers);
  At(features, Feature::kNumbersAlone) =
      std::min(static_cast<float>(source_numbers + target_numbers - 2 * numbers), kMostNumbers);
  At(features, Feature::kWordsShared) =
      2 * static_cast<float>(words) / static_cast<float>(source_words + target_words + 2);
  At(features, Feature::kAsksAlone) = source_asks != target_asks ? 1 : 0;
  At(features, Feature::kRepeatsAlone) = static_cast<float>(std::abs(repeats));

  if (source.size() + target.size() > 2) {
    const float gain = Gain(source, target, cosine);
    At(features, Feature::kExtra) = static_cast<float>(source.size() + target.size() - 2);
    At(features, Feature::kManyToMany) = source.size() > 1 && target.size() > 1 ? 1 : 0;
    At(features, Feature::kGain) = gain;
    At(features, Feature::kGainSquared) = gain * std::abs(gain);
    At(features, Feature::kLengthExtra) = length;
  }
  const bool source_breaks = source_.evidence[source.begin].starts_paragraph;
  const bool target_breaks = target_.evidence[target.begin].starts_paragraph;
  At(features, Feature::kBreakAgrees) = source_breaks && target_breaks ? 1 : 0;
  At(features, Feature::kBreakAlone) = source_breaks != target_breaks ? 1 : 0;
  At(features, Feature::kBreakInside) = static_cast<float>(breaks_inside);
}

float BeadScorer::ScorePair(SentenceRange source, SentenceRange target) const {
  FeatureVector features;
  PairFeatures(source, target, features);
  return Weigh(weights_, features);
}

void BeadScorer::SourceNullFeatures(std::size_t source, bool more, FeatureVector& features) const {
  features.fill(0);
  At(features, more ? Feature::kSourceMore : Feature::kSourceOpen) = 1;
  At(features, Feature::kNullShort) = Shortness(source_.evidence[source].length);
}

void BeadScorer::TargetNullFeatures(std::size_t target, bool more, FeatureVector& features) const {
  features.fill(0);
  At(features, more ? Feature::kTargetMore : Feature::kTargetOpen) = 1;
  At(features, Feature::kNullShort) = Shortness(target_.evidence[target].length);
}

float BeadScorer::ScoreSourceNull(std::size_t source, bool more) const {
  FeatureVector features;
  SourceNullFeatures(source, more, features);
  return Weigh(weights_, features);
}

float BeadScorer::ScoreTargetNull(std::size_t target, bool more) const {
  FeatureVector features;
  TargetNullFeatures(target, more, features);
  return Weigh(weights_, features);
}

}  // namespace sejajar
