#include "align/cover/span_evidence.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <initializer_list>

#include "align/cover/feature_groups.h"

namespace sejajar {
namespace {

using Index = Eigen::Index;

constexpr float kUsualWeight = 0.3F;   // of a content word
constexpr float kLightWeight = 0.18F;  // most function words weigh less
constexpr float kSureMatch = 0.6F;
constexpr float kChangedNumber = 0.95F;
constexpr Index kReach = 2;  // neighbours on each side that a word is compared with

constexpr std::array<float, 8> kMatchKnots = {0.1F, 0.2F, 0.3F, 0.4F, 0.5F, 0.65F, 0.8F, 0.95F};
constexpr std::array<float, 6> kContextKnots = {0.1F, 0.25F, 0.4F, 0.55F, 0.7F, 0.85F};
constexpr std::array<float, 7> kGainKnots = {-0.2F, -0.1F, -0.05F, 0, 0.05F, 0.1F, 0.2F};
constexpr std::array<float, 7> kRunKnots = {-0.05F, 0.05F, 0.15F, 0.25F, 0.35F, 0.5F, 0.7F};
constexpr std::array<float, 7> kLossKnots = {0, 0.03F, 0.07F, 0.12F, 0.2F, 0.3F, 0.5F};
constexpr std::array<float, 7> kLengthKnots = {0.55F, 0.7F, 0.86F, 1, 1.16F, 1.42F, 1.82F};
constexpr std::array<float, 7> kWordsKnots = {2, 3, 4, 6, 9, 14, 25};
constexpr std::array<float, 5> kShareKnots = {0.1F, 0.2F, 0.3F, 0.45F, 0.6F};
constexpr std::array<float, 6> kSwapKnots = {0.1F, 0.3F, 0.6F, 1.0F, 1.5F, 2.5F};

// Of words, times the weight of the word unless said otherwise.
constexpr FeatureGroup kWord = {"word", kNoKnots, 0};  // 1
constexpr FeatureGroup kMatch = {"match", kMatchKnots, 1};
constexpr FeatureGroup kContext = {"context", kContextKnots, 9};
constexpr FeatureGroup kClaimed = {"claimed", kMatchKnots,
                                   15};  // the match, where a rival matches better
constexpr FeatureGroup kOther = {"other", kNoKnots, 23};
constexpr FeatureGroup kNumber = {"number", kNoKnots, 24};  // 1 for a number without a match
constexpr FeatureGroup kCapital = {"capital", kNoKnots,
                                   25};                   // 1 for a capitalised word without one
constexpr FeatureGroup kBreak = {"break", kNoKnots, 26};  // 1 behind punctuation
constexpr FeatureGroup kSame = {"same", kNoKnots,
                                27};  // the same word on the other side, unclaimed
// Of runs.
constexpr std::size_t kRuns = kWordFeatures;
constexpr FeatureGroup kWords = {"words", kWordsKnots, kRuns};
constexpr FeatureGroup kGain = {"gain", kGainKnots, kRuns + 7};  // of the cosine, by leaving it out
constexpr FeatureGroup kOwn = {"own", kRunKnots, kRuns + 14};    // cosine with the other side
constexpr FeatureGroup kLoss = {"loss", kLossKnots, kRuns + 21};
constexpr FeatureGroup kLengthWith = {"length-with", kLengthKnots, kRuns + 28};
constexpr FeatureGroup kLengthWithout = {"length-without", kLengthKnots, kRuns + 35};
constexpr FeatureGroup kOpen = {"open", kShareKnots, kRuns + 42};    // share of the other side
constexpr FeatureGroup kShare = {"share", kShareKnots, kRuns + 47};  // of its own side
constexpr FeatureGroup kSwap = {"swap", kSwapKnots, kRuns + 52};
constexpr FeatureGroup kGap = {"gap", kSwapKnots, kRuns + 58};
constexpr FeatureGroup kStarts = {"starts", kNoKnots, kRuns + 64};
constexpr FeatureGroup kBreakBefore = {"break-before", kNoKnots, kRuns + 65};
constexpr FeatureGroup kEnds = {"ends", kNoKnots, kRuns + 66};
constexpr FeatureGroup kBreakBehind = {"break-behind", kNoKnots, kRuns + 67};
constexpr FeatureGroup kClause = {"clause", kNoKnots, kRuns + 68};  // bounded on both ends
constexpr FeatureGroup kLightStart = {"light-start", kNoKnots, kRuns + 69};
constexpr FeatureGroup kLightEnd = {"light-end", kNoKnots, kRuns + 70};
constexpr FeatureGroup kLightNext = {"light-next", kNoKnots, kRuns + 71};
static_assert(kSame.first + 1 == kRuns && kLightNext.first + 1 == kSpanFeatures);

constexpr std::array kGroups = {
    kWord,          kMatch,       kContext, kClaimed,    kOther,    kNumber,   kCapital,
    kBreak,         kSame,        kWords,   kGain,       kOwn,      kLoss,     kLengthWith,
    kLengthWithout, kOpen,        kShare,   kSwap,       kGap,      kStarts,   kBreakBefore,
    kEnds,          kBreakBehind, kClause,  kLightStart, kLightEnd, kLightNext};

Eigen::VectorXf RunningSums(const Eigen::Ref<const Eigen::VectorXf>& values) {
  Eigen::VectorXf sums(values.size() + 1);
  sums[0] = 0;
  for (Index i = 0; i < values.size(); ++i) sums[i + 1] = sums[i] + values[i];
  return sums;
}

// Sums of weighted cosines over [0, i) x [0, j).
VectorMatrix AreaSums(const Eigen::Ref<const VectorMatrix>& cosines, const Eigen::VectorXf& weights,
                      const Eigen::VectorXf& other_weights) {
  VectorMatrix sums(cosines.rows() + 1, cosines.cols() + 1);
  sums.row(0).setZero();
  const Index columns = cosines.cols();
  for (Index i = 0; i < cosines.rows(); ++i) {
    const float weight = weights[i];
    const float* other_weight = other_weights.data();
    const float* cosine = cosines.row(i).data();
    const float* before = sums.row(i).data();
    float* after = sums.row(i + 1).data();
    float row = 0;
    after[0] = 0;
    for (Index j = 0; j < columns; ++j) {
      row += weight * other_weight[j] * cosine[j];
      after[j + 1] = before[j + 1] + row;
    }
  }
  return sums;
}

float Area(const VectorMatrix& sums, Index top, Index bottom, Index left, Index right) {
  return sums(bottom, right) - sums(top, right) - sums(bottom, left) + sums(top, left);
}

float CosineOf(float dot, float square, float other_square) {
  const float norms = std::sqrt(std::max(square, 0.0F) * other_square);
  return norms > 1e-9F ? dot / norms : 0.0F;
}

// A word with its neighbours.
struct Window {
  Window(Index word, Index words)
      : begin(std::max<Index>(0, word - kReach)), end(std::min(words, word + kReach + 1)) {}
  Index begin;
  Index end;
};

Eigen::VectorXf WindowSquares(const SideVectors& side) {
  const Index words = side.weights.size();
  Eigen::VectorXf squares(words);
  for (Index i = 0; i < words; ++i) {
    const Window window(i, words);
    squares[i] = Area(side.areas, window.begin, window.end, window.begin, window.end);
  }
  return squares;
}

float LengthOf(const PlacedWords& words) {
  return static_cast<float>(words.back().span.end - words.front().span.begin);
}

// What of each word's weight finds no match.
Eigen::VectorXf OpenWeights(const Eigen::VectorXf& weights, const Eigen::VectorXf& matches) {
  return weights.array() * (1 - matches.array()).max(0.0F).min(1.0F);
}

// Row by row, as they lie in memory.
Eigen::VectorXf MostOfColumns(const Eigen::Ref<const VectorMatrix>& matrix) {
  Eigen::RowVectorXf most = matrix.row(0);
  for (Index i = 1; i < matrix.rows(); ++i) most = most.cwiseMax(matrix.row(i));
  return most.transpose();
}

// The numbers of one side that the other does not have, in order; best[i] is a word's best match.
std::vector<Index> LoneNumbers(const SideVectors& side, const Eigen::VectorXf& best) {
  std::vector<Index> lone;
  for (Index i = 0; i < best.size(); ++i) {
    if (side.table.numbers[side.words[static_cast<std::size_t>(i)].row] && best[i] < 1) {
      lone.push_back(i);
    }
  }
  return lone;
}

}  // namespace

std::string SpanFeatureName(std::size_t feature) { return FeatureNameIn(kGroups, feature); }

SideVectors::SideVectors(const PlacedWords& words_in, const WordTable& table_in)
    : words(words_in), table(table_in) {
  const auto count = static_cast<Index>(words.size());
  weights.resize(count);
  rows.reserve(words.size());
  for (Index i = 0; i < count; ++i) {
    const PlacedWord& word = words[static_cast<std::size_t>(i)];
    weights[i] = word.light ? 0 : table.weights[word.row];
    rows.push_back(table.vectors.row(word.row).data());
  }
  const VectorMatrix cosines = FixedProducts(rows, static_cast<std::size_t>(table.vectors.cols()));
  areas = AreaSums(cosines, weights, weights);
}

VectorMatrix MatchWords(const SideVectors& own, const SideVectors& other) {
  assert(own.table.vectors.cols() == other.table.vectors.cols());
  VectorMatrix matches =
      FixedProducts(own.rows, other.rows, static_cast<std::size_t>(own.table.vectors.cols()));
  std::vector<std::uint32_t> other_hashes;
  other_hashes.reserve(other.words.size());
  for (const PlacedWord& word : other.words) other_hashes.push_back(other.table.hashes[word.row]);
  for (std::size_t i = 0; i < own.words.size(); ++i) {
    const std::uint32_t hash = own.table.hashes[own.words[i].row];
    for (std::size_t j = 0; j < other_hashes.size(); ++j) {
      if (hash == other_hashes[j]) matches(static_cast<Index>(i), static_cast<Index>(j)) = 1;
    }
  }
  const std::vector<Index> lone = LoneNumbers(own, matches.rowwise().maxCoeff());
  const std::vector<Index> other_lone = LoneNumbers(other, MostOfColumns(matches));
  for (std::size_t k = 0; k < std::min(lone.size(), other_lone.size()); ++k) {
    matches(lone[k], other_lone[k]) = kChangedNumber;
  }
  return matches;
}

SpanEvidence::SpanEvidence(const SideVectors& own, const SideVectors& other,
                           const Eigen::Ref<const VectorMatrix>& matches)
    : own_(own), other_(other) {
  const Index n = matches.rows();
  const Index m = matches.cols();
  assert(n > 0 && m > 0);
  other_best_ = MostOfColumns(matches);
  best_before_ = VectorMatrix::Constant(n + 1, m, -1);
  best_behind_ = VectorMatrix::Constant(n + 1, m, -1);
  for (Index i = 0; i < n; ++i) {
    best_before_.row(i + 1) = best_before_.row(i).cwiseMax(matches.row(i));
  }
  for (Index i = n; i-- > 0;) {
    best_behind_.row(i) = best_behind_.row(i + 1).cwiseMax(matches.row(i));
  }

  other_square_ = Area(other.areas, 0, m, 0, m);
  weight_sums_ = RunningSums(own.weights);
  own_sums_ = own.areas.col(n);
  const Eigen::VectorXf dots = (matches * other.weights).cwiseProduct(own.weights);
  dot_sums_ = RunningSums(dots);
  whole_cosine_ = CosineOf(dot_sums_[n], own_sums_[n], other_square_);
  open_sums_ = RunningSums(OpenWeights(own.weights, matches.rowwise().maxCoeff()));
  other_open_sums_ = RunningSums(OpenWeights(other.weights, other_best_));
  length_ = LengthOf(own.words);
  other_length_ = LengthOf(other.words);
  CompareWords(matches);
  FindMates();
}

void SpanEvidence::CompareWords(const Eigen::Ref<const VectorMatrix>& matches) {
  const Index n = matches.rows();
  const Index m = matches.cols();
  const VectorMatrix dots = AreaSums(matches, own_.weights, other_.weights);
  const Eigen::VectorXf squares = WindowSquares(own_);
  const Eigen::VectorXf other_norms = WindowSquares(other_).cwiseMax(1e-9F).cwiseSqrt();
  evidence_.resize(words());
  for (Index i = 0; i < n; ++i) {
    WordEvidence& word = evidence_[static_cast<std::size_t>(i)];
    const Window window(i, n);
    float context = -1;
    const auto compare = [&](Index begin, Index end) {
      for (Index j = begin; j < end; ++j) {
        const Window facing(j, m);
        const float dot = Area(dots, window.begin, window.end, facing.begin, facing.end);
        context = std::max(context, dot / other_norms[j]);
      }
    };
    // Windows that no end of the other side cuts short lie side by side: the same as above, of
    // several at once.
    const Index whole = m - 2 * kReach;
    compare(0, std::min(m, kReach));
    if (whole > 0) {
      const auto top = dots.row(window.begin).array();
      const auto bottom = dots.row(window.end).array();
      const Index right = 2 * kReach + 1;
      context = std::max(context, ((bottom.segment(right, whole) - top.segment(right, whole) -
                                    bottom.head(whole) + top.head(whole)) /
                                   other_norms.segment(kReach, whole).transpose().array())
                                      .maxCoeff());
    }
    compare(std::max(kReach, m - kReach), m);
    word.context = context / std::sqrt(std::max(squares[i], 1e-9F));
    word.match = matches.row(i).maxCoeff(&word.mate);
    word.rival = std::max(best_before_(i, word.mate), best_behind_(i + 1, word.mate));
    word.other =
        CosineOf(dot_sums_[i + 1] - dot_sums_[i], own_.weights[i] * own_.weights[i], other_square_);
  }
}

void SpanEvidence::FindMates() {
  mate_before_.resize(words());
  mate_behind_.resize(words());
  const auto update = [&](std::size_t word, Index& mate) {
    const auto row = static_cast<Index>(word);
    if (own_.weights[row] > kLightWeight && evidence_[word].match > kSureMatch) {
      mate = evidence_[word].mate;
    }
    return mate;
  };
  Index mate = -1;
  for (std::size_t i = 0; i < words(); ++i) mate_before_[i] = update(i, mate);
  mate = other_.weights.size();
  for (std::size_t i = words(); i-- > 0;) mate_behind_[i] = update(i, mate);
}

template <typename Add>
void SpanEvidence::EachWordFeature(std::size_t word, Add& add) const {
  const WordEvidence& evidence = evidence_[word];
  const PlacedWord& placed = own_.words[word];
  const float weight = own_.weights[static_cast<Index>(word)] / kUsualWeight;
  const bool open = evidence.match < kSureMatch;
  add(kWord, 1);
  add(kMatch, evidence.match, weight);
  add(kContext, evidence.context, weight);
  if (evidence.rival > evidence.match) add(kClaimed, evidence.match, weight);
  add(kOther, evidence.other, weight);
  if (open && own_.table.numbers[placed.row]) add(kNumber, 1);
  if (open && placed.capital) add(kCapital, 1);
  if (placed.breaks) add(kBreak, 1);
  if (evidence.match > 0.99F && evidence.rival <= 0.99F) add(kSame, weight);
}

template <typename Add>
void SpanEvidence::EachSideFeature(Add& add) const {
  add(kLengthWith, length_ / other_length_);
  const float all_open = other_open_sums_[other_open_sums_.size() - 1];
  add(kOpen, all_open / std::max(other_.weights.sum(), 1e-6F));
}

template <typename Add>
void SpanEvidence::EachStartFeature(std::size_t begin, Add& add) const {
  const bool starts = begin == 0;
  if (starts) add(kStarts, 1);
  if (!starts && own_.words[begin].breaks) add(kBreakBefore, 1);
  if (own_.weights[static_cast<Index>(begin)] < kLightWeight) add(kLightStart, 1);
}

template <typename Add>
void SpanEvidence::EachEndFeature(std::size_t end, Add& add) const {
  const auto at = static_cast<Index>(end);
  const bool ends = end == words();
  if (ends) add(kEnds, 1);
  if (!ends && own_.words[end].breaks) add(kBreakBehind, 1);
  if (own_.weights[at - 1] < kLightWeight) add(kLightEnd, 1);
  if (!ends && own_.weights[at] < kLightWeight) add(kLightNext, 1);
}

template <typename Add>
void SpanEvidence::EachSumFeature(WordRun run, Add& add) const {
  const auto begin = static_cast<Index>(run.begin);
  const auto end = static_cast<Index>(run.end);
  const auto n = static_cast<Index>(words());

  const float dot = dot_sums_[end] - dot_sums_[begin];
  const float square = Area(own_.areas, begin, end, begin, end);
  const float rest_square = own_sums_[n] - 2 * (own_sums_[end] - own_sums_[begin]) + square;
  const float rest = CosineOf(dot_sums_[n] - dot, rest_square, other_square_);
  add(kGain, rest - whole_cosine_);
  add(kOwn, CosineOf(dot, square, other_square_));
  const float length =
      static_cast<float>(own_.words[run.end - 1].span.end - own_.words[run.begin].span.begin);
  add(kLengthWithout, (length_ - length) / other_length_);
  add(kShare, WeightOf(run) / std::max(weight_sums_[n], 1e-6F));
}

template <typename Add>
void SpanEvidence::EachMatchFeature(WordRun run, Add& add) const {
  const auto begin = static_cast<Index>(run.begin);
  const auto end = static_cast<Index>(run.end);
  const float lost = (other_best_.transpose().cwiseMax(0.0F) -
                      best_before_.row(begin).cwiseMax(best_behind_.row(end)).cwiseMax(0.0F))
                         .dot(other_.weights.transpose());
  add(kLoss, lost / WeightOf(run));

  // Where the other side has as much that is open, the run may be put in other words there: on
  // the whole, and between the partners of the words around it.
  const float open = std::max(open_sums_[end] - open_sums_[begin], 1e-3F);
  add(kSwap, other_open_sums_[other_open_sums_.size() - 1] / open);
  const Index left = begin == 0 ? -1 : mate_before_[run.begin - 1];
  const Index right = run.end == words() ? other_.weights.size() : mate_behind_[run.end];
  const Index gap_begin = std::min(left, right) + 1;
  const Index gap_end = std::max(std::max(left, right), gap_begin);
  add(kGap, (other_open_sums_[gap_end] - other_open_sums_[gap_begin]) / open);
}

std::size_t SpanEvidence::PlaceOf(WordRun run) const {
  return run.begin == 0 ? 0 : static_cast<std::size_t>(mate_before_[run.begin - 1] + 1);
}

bool SpanEvidence::EndsClause(std::size_t end) const {
  return end == words() || own_.words[end].breaks;
}

float SpanEvidence::WeightOf(WordRun run) const {
  return std::max(
      weight_sums_[static_cast<Index>(run.end)] - weight_sums_[static_cast<Index>(run.begin)],
      1e-6F);
}

void SpanEvidence::WordFeatures(std::size_t word, std::span<float, kWordFeatures> out) const {
  std::fill(out.begin(), out.end(), 0.0F);
  FeatureWriter add(0, out);
  EachWordFeature(word, add);
}

void SpanEvidence::RunFeatures(WordRun run, std::span<float, kRunFeatures> out) const {
  std::fill(out.begin(), out.end(), 0.0F);
  FeatureWriter add(kRuns, out);
  EachSideFeature(add);
  EachStartFeature(run.begin, add);
  EachEndFeature(run.end, add);
  add(kWords, static_cast<float>(run.size()));
  if (StartsClause(run.begin) && EndsClause(run.end)) add(kClause, 1);
  EachSumFeature(run, add);
  EachMatchFeature(run, add);
}

SpanCurves MakeSpanCurves(const SpanWeights& weights) { return {weights, kGroups}; }

float SpanEvidence::WordScore(std::size_t word, const SpanCurves& curves) const {
  FeatureWeigher add(curves);
  EachWordFeature(word, add);
  return add.score();
}

float SpanEvidence::SideScore(const SpanCurves& curves) const {
  FeatureWeigher add(curves);
  EachSideFeature(add);
  return add.score();
}

float SpanEvidence::StartScore(std::size_t begin, const SpanCurves& curves) const {
  FeatureWeigher add(curves);
  EachStartFeature(begin, add);
  return add.score();
}

float SpanEvidence::EndScore(std::size_t end, const SpanCurves& curves) const {
  FeatureWeigher add(curves);
  EachEndFeature(end, add);
  return add.score();
}

float SpanEvidence::SizeScore(std::size_t size, const SpanCurves& curves) {
  FeatureWeigher add(curves);
  add(kWords, static_cast<float>(size));
  return add.score();
}

float SpanEvidence::ClauseScore(std::size_t end, const SpanCurves& curves) const {
  return EndsClause(end) ? curves.weights[kClause.first] : 0;
}

float SpanEvidence::SumScore(WordRun run, const SpanCurves& curves) const {
  FeatureWeigher add(curves);
  EachSumFeature(run, add);
  return add.score();
}

float SpanEvidence::MatchScore(WordRun run, const SpanCurves& curves) const {
  FeatureWeigher add(curves);
  EachMatchFeature(run, add);
  return add.score();
}

namespace {

float Most(const SpanWeights& weights, std::initializer_list<const FeatureGroup*> groups) {
  float most = 0;
  for (const FeatureGroup* group : groups) {
    const float* first = weights.data() + group->first;
    most += *std::max_element(first, first + group->knots.size());
  }
  return most;
}

}  // namespace

float SpanEvidence::MostOfSums(const SpanWeights& weights) {
  return Most(weights, {&kGain, &kOwn, &kLengthWithout, &kShare});
}

float SpanEvidence::MostOfMatches(const SpanWeights& weights) {
  return Most(weights, {&kLoss, &kSwap, &kGap});
}

}  // namespace sejajar
