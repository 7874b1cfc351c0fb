#include "align/score/bead_scorer.h"

#include <algorithm>
#include <cassert>
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
      band_(band),
      shapes_(BeadShapes(max_bead)),
      weights_(weights),
      log_length_ratio_(static_cast<float>(std::log((target.median_length + kLengthOffset) /
                                                    (source.median_length + kLengthOffset)))),
      sources_(MakeGroups(source, band.source_begin, band.source_end(), max_bead)),
      targets_(MakeGroups(target, band.target_begin(), band.target_end(), max_bead)) {
  assert(max_bead <= kMostBead);
  FillCells();
}

BeadScorer::Groups BeadScorer::MakeGroups(const Side& side, std::size_t begin, std::size_t end,
                                          std::size_t max_size) {
  Groups groups;
  groups.begin = begin;
  groups.max_size = max_size;
  groups.all.resize((end - begin) * max_size);
  Eigen::RowVectorXf sum(side.vectors.cols());
  for (std::size_t i = begin; i < end; ++i) {
    sum.setZero();
    Group group;
    for (std::size_t size = 1; size <= max_size && i + size <= end; ++size) {
      const SentenceEvidence& evidence = side.evidence[i + size - 1];
      sum += side.vectors.row(static_cast<Eigen::Index>(i + size - 1));
      const float norm = sum.norm();
      group.inverse_norm = norm > 0 ? 1 / norm : 0;
      group.length += evidence.length;
      group.log_length = std::log(group.length + kLengthOffset);
      group.words += static_cast<int>(evidence.words.size());
      group.numbers += static_cast<int>(evidence.numbers.size());
      group.repeats += evidence.repeats ? 1 : 0;
      group.asks |= evidence.asks;
      if (size == 1) {
        group.breaks = evidence.starts_paragraph;
      } else {
        group.breaks_inside += evidence.starts_paragraph ? 1 : 0;
      }
      groups.all[(i - begin) * max_size + size - 1] = group;
    }
  }
  return groups;
}

void BeadScorer::Groups::SetBackground(const std::vector<float>& means) {
  for (std::size_t i = 0; i < means.size(); ++i) {
    float sum = 0;
    for (std::size_t size = 1; size <= max_size && i + size <= means.size(); ++size) {
      sum += means[i + size - 1];
      all[i * max_size + size - 1].background = sum / static_cast<float>(size);
    }
  }
}

void BeadScorer::FillCells() {
  const std::size_t reach = sources_.max_size;
  const std::size_t rows = band_.rows.size() - 1;  // sentences; there is a boundary more
  row_begin_.resize(rows);
  row_offset_.resize(rows + 1);
  for (std::size_t row = 0; row < rows; ++row) {
    // Groups that begin in an earlier row may reach left of this row's own boundaries.
    const std::size_t low = band_.rows[row].low;
    row_begin_[row] = std::max(band_.target_begin(), low - std::min(low, reach));
    const std::size_t end = std::min(band_.target_end(), band_.rows[row].high + reach);
    row_offset_[row + 1] = row_offset_[row] + end - std::min(end, row_begin_[row]);
  }
  cells_.resize(row_offset_[rows]);
  std::vector<float> source_mean(rows, 0);
  std::vector<float> target_mean(band_.target_end() - band_.target_begin(), 0);
  std::vector<float> target_count(target_mean.size(), 0);
  Eigen::VectorXf products;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t source = band_.source_begin + row;
    const std::size_t width = row_offset_[row + 1] - row_offset_[row];
    if (width == 0) continue;
    products.noalias() = target_.vectors.middleRows(static_cast<Eigen::Index>(row_begin_[row]),
                                                    static_cast<Eigen::Index>(width)) *
                         source_.vectors.row(static_cast<Eigen::Index>(source)).transpose();
    const SentenceEvidence& evidence = source_.evidence[source];
    const float inverse_norm = sources_.Of({source, source + 1}).inverse_norm;
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
          cell.product * inverse_norm * targets_.Of({target, target + 1}).inverse_norm;
      sum += cosine;
      target_mean[target - targets_.begin] += cosine;
      target_count[target - targets_.begin] += 1;
    }
    source_mean[row] = sum / static_cast<float>(width);
  }
  for (std::size_t i = 0; i < target_mean.size(); ++i) {
    target_mean[i] /= std::max(1.0F, target_count[i]);
  }
  sources_.SetBackground(source_mean);
  targets_.SetBackground(target_mean);
}

float BeadScorer::Cosine(SentenceRange source, SentenceRange target) const {
  float product = 0;
  for (std::size_t i = source.begin; i < source.end; ++i) {
    const Cell* cell = &CellAt(i, target.begin);
    for (std::size_t j = 0; j < target.size(); ++j) product += cell[j].product;
  }
  return product * sources_.Of(source).inverse_norm * targets_.Of(target).inverse_norm;
}

// Adds up in the order of Cosine(), so that both say the same to the last bit.
void BeadScorer::FillCorner(std::size_t source, std::size_t target, Corner& corner) const {
  const std::size_t most = sources_.max_size;
  float products[kMostBead] = {};
  int words[kMostBead] = {};
  int numbers[kMostBead] = {};
  std::size_t width = most;
  for (std::size_t i = 0; i < most; ++i) {
    const std::size_t row = source - sources_.begin + i;
    if (row + 1 >= row_offset_.size() || target < row_begin_[row]) return;
    const std::size_t end = row_begin_[row] + row_offset_[row + 1] - row_offset_[row];
    width = std::min({width, most - i, end - std::min(end, target)});
    if (width == 0) return;
    const Cell* cells = &CellAt(source + i, target);
    const float inverse_norm = sources_.Of({source, source + i + 1}).inverse_norm;
    float row_product = 0;
    int row_words = 0;
    int row_numbers = 0;
    for (std::size_t j = 0; j < width; ++j) {
      row_product += cells[j].product;
      row_words += cells[j].words;
      row_numbers += cells[j].numbers;
      if (i == 0) {
        products[j] = row_product;
      } else {
        for (std::size_t k = 0; k <= j; ++k) products[j] += cells[k].product;
      }
      words[j] += row_words;
      numbers[j] += row_numbers;
      corner.cosine[i][j] =
          products[j] * inverse_norm * targets_.Of({target, target + j + 1}).inverse_norm;
      corner.words[i][j] = words[j];
      corner.numbers[i][j] = numbers[j];
    }
  }
}

BeadScorer::Corners BeadScorer::CornersAt(std::size_t source, std::size_t target) const {
  Corners corners;
  FillCorner(source, target, corners.own);
  FillCorner(source + 1, target, corners.next_source);
  FillCorner(source, target + 1, corners.next_target);
  return corners;
}

template <typename Emit>
void BeadScorer::EmitPair(SentenceRange source, SentenceRange target, const Corners& corners,
                          Emit emit) const {
  const std::size_t i = source.size() - 1;
  const std::size_t j = target.size() - 1;
  const Group& one = sources_.Of(source);
  const Group& other = targets_.Of(target);
  const float cosine = corners.own.cosine[i][j];
  const float shortness = Shortness(std::min(one.length, other.length));
  const float ratio = other.log_length - one.log_length - log_length_ratio_;
  const float length = std::min(ratio * ratio, kLongestRatio);
  emit(Feature::kPair, 1.0F);
  emit(Feature::kCosine, cosine);
  emit(Feature::kCosineSquared, cosine * std::abs(cosine));
  emit(Feature::kCosineShort, cosine * shortness);
  emit(Feature::kShort, shortness);
  emit(Feature::kBackground, (one.background + other.background) / 2);
  emit(Feature::kLength, length);

  const int words = std::min({corners.own.words[i][j], one.words, other.words});
  const int numbers = std::min({corners.own.numbers[i][j], one.numbers, other.numbers});
  emit(Feature::kNumbersShared, std::min(static_cast<float>(numbers), kMostNumbers));
  emit(Feature::kNumbersAlone,
       std::min(static_cast<float>(one.numbers + other.numbers - 2 * numbers), kMostNumbers));
  emit(Feature::kWordsShared,
       2 * static_cast<float>(words) / static_cast<float>(one.words + other.words + 2));
  if (one.asks != other.asks) emit(Feature::kAsksAlone, 1.0F);
  emit(Feature::kRepeatsAlone, static_cast<float>(std::abs(one.repeats - other.repeats)));

  if (source.size() + target.size() > 2) {
    // A sentence belongs to a bead only if the bead is better with it than without.
    float best = -1;
    if (i > 0) {
      best = std::max({best, corners.next_source.cosine[i - 1][j], corners.own.cosine[i - 1][j]});
    }
    if (j > 0) {
      best = std::max({best, corners.next_target.cosine[i][j - 1], corners.own.cosine[i][j - 1]});
    }
    const float gain = cosine - best;
    emit(Feature::kExtra, static_cast<float>(source.size() + target.size() - 2));
    if (source.size() > 1 && target.size() > 1) emit(Feature::kManyToMany, 1.0F);
    emit(Feature::kGain, gain);
    emit(Feature::kGainSquared, gain * std::abs(gain));
    emit(Feature::kLengthExtra, length);
  }
  if (one.breaks && other.breaks) emit(Feature::kBreakAgrees, 1.0F);
  if (one.breaks != other.breaks) emit(Feature::kBreakAlone, 1.0F);
  emit(Feature::kBreakInside, static_cast<float>(one.breaks_inside + other.breaks_inside));
}

void BeadScorer::PairFeatures(SentenceRange source, SentenceRange target,
                              FeatureVector& features) const {
  features.fill(0);
  EmitPair(source, target, CornersAt(source.begin, target.begin),
           [&](Feature feature, float value) { At(features, feature) = value; });
}

float BeadScorer::ScorePair(SentenceRange source, SentenceRange target,
                            const Corners& corners) const {
  float score = 0;
  EmitPair(source, target, corners, [&](Feature feature, float value) {
    score += weights_[static_cast<std::size_t>(feature)] * value;
  });
  return score;
}

float BeadScorer::ScorePair(SentenceRange source, SentenceRange target) const {
  return ScorePair(source, target, CornersAt(source.begin, target.begin));
}

void BeadScorer::ScorePairs(std::size_t source, std::size_t target, std::span<float> scores) const {
  const Corners corners = CornersAt(source, target);
  for (std::size_t k = 0; k < shapes_.size(); ++k) {
    const std::size_t source_end = source + shapes_[k].source;
    const std::size_t target_end = target + shapes_[k].target;
    if (source_end > band_.source_end() || !band_.At(source_end).Holds(target_end)) continue;
    scores[k] = ScorePair({source, source_end}, {target, target_end}, corners);
  }
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
