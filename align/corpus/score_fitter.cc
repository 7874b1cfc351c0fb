#include "align/corpus/score_fitter.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cassert>
#include <cctype>
#include <cmath>
#include <optional>
#include <utility>

#include "align/base/dice.h"

namespace sejajar {
namespace {

constexpr std::size_t kLeastWords = 6;  // of a text that can be cut
constexpr std::size_t kNear = 3;        // pairs away
constexpr int kIterations = 50;
constexpr double kRidge = 1e-3;

std::optional<std::string> Truncated(const std::string& text, Dice& dice) {
  std::vector<std::size_t> ends;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == ' ' && text[i - 1] != ' ') ends.push_back(i);
  }
  if (ends.size() + 1 < kLeastWords) return std::nullopt;
  const double kept = 0.3 + 0.4 * dice.Share();
  const auto words = static_cast<std::size_t>(kept * static_cast<double>(ends.size() + 1));
  std::string cut = text.substr(0, ends[std::max<std::size_t>(words, 2) - 1]);
  // Half of the cuts are at the end of what a sentence seems to be, so that its end is no proof.
  if (dice.Below(2) == 0 && std::ispunct(static_cast<unsigned char>(text.back())) != 0) {
    cut += text.back();
  }
  return cut;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::optional<std::string> WithOtherNumber(std::string text, Dice& dice) {
  std::vector<std::size_t> digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (IsDigit(text[i])) digits.push_back(i);
  }
  if (digits.empty()) return std::nullopt;
  char& digit = text[digits[dice.Below(digits.size())]];
  const char before = digit;
  while (digit == before) digit = static_cast<char>('1' + dice.Below(9));
  return text;
}

std::optional<std::string> OtherTarget(std::span<const SentencePairText> pairs, std::size_t i,
                                       Dice& dice) {
  const std::size_t step = 1 + dice.Below(kNear);
  const bool near = dice.Below(2) == 0;
  const std::size_t other = near ? (i + step) % pairs.size() : dice.Below(pairs.size());
  if (pairs[other].target == pairs[i].target) return std::nullopt;
  return pairs[other].target;
}

}  // namespace

std::vector<FaultyPair> MakeFaultyPairs(std::span<const SentencePairText> pairs,
                                        std::uint64_t seed) {
  Dice dice(seed);
  std::vector<FaultyPair> made;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const SentencePairText& pair = pairs[i];
    made.push_back({pair, Fault::kNone});
    const auto add = [&](std::optional<std::string> text, Fault fault,
                         std::string SentencePairText::*side) {
      if (!text || text->empty() || *text == pair.*side) return;
      made.push_back({pair, fault});
      made.back().pair.*side = *std::move(text);
    };
    add(OtherTarget(pairs, i, dice), Fault::kPartner, &SentencePairText::target);
    if (dice.Below(4) == 0) {
      add(Truncated(pair.source, dice), Fault::kTruncated, &SentencePairText::source);
    } else {
      add(Truncated(pair.target, dice), Fault::kTruncated, &SentencePairText::target);
    }
    add(WithOtherNumber(pair.target, dice), Fault::kNumber, &SentencePairText::target);
    add(pair.source, Fault::kCopied, &SentencePairText::target);
    add(pairs[dice.Below(pairs.size())].source, Fault::kLanguage, &SentencePairText::target);
  }
  return made;
}

ScoreWeights FitScoreWeights(std::span<const PairRow> rows, std::span<const Fault> faults) {
  assert(rows.size() == faults.size());
  std::array<double, kFaults> counts{};
  for (const Fault fault : faults) ++counts[static_cast<std::size_t>(fault)];
  const auto kinds = static_cast<double>(
      std::count_if(counts.begin() + 1, counts.end(), [](double count) { return count > 0; }));
  using Vector = Eigen::Matrix<double, kScoreFeatures, 1>;
  using Matrix = Eigen::Matrix<double, kScoreFeatures, kScoreFeatures>;
  Vector weights = Vector::Zero();
  for (int iteration = 0; iteration < kIterations; ++iteration) {
    Vector gradient = -kRidge * weights;
    Matrix curvature = kRidge * Matrix::Identity();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto features = ScoreFeatures(rows[i]);
      const Eigen::Map<const Vector> x(features.data());
      const bool good = faults[i] == Fault::kNone;
      const double weight = 1 / counts[static_cast<std::size_t>(faults[i])] / (good ? 1 : kinds);
      const double probability = 1 / (1 + std::exp(-weights.dot(x)));
      gradient += weight * ((good ? 1 : 0) - probability) * x;
      curvature += weight * probability * (1 - probability) * x * x.transpose();
    }
    const Vector step = curvature.ldlt().solve(gradient);
    weights += step;
    if (step.norm() < 1e-8) break;
  }
  ScoreWeights fitted{};
  std::copy(weights.begin(), weights.end(), fitted.begin());
  return fitted;
}

}  // namespace sejajar
