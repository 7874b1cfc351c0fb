// Features that are one piecewise linear function of one value: a weight a knot. Internal to
// align/cover.
#ifndef SEJAJAR_ALIGN_COVER_FEATURE_GROUPS_H_
#define SEJAJAR_ALIGN_COVER_FEATURE_GROUPS_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace sejajar {

inline constexpr std::array<float, 1> kNoKnots = {1};  // of a feature that is linear

struct FeatureGroup {
  std::string_view name;
  std::span<const float> knots;
  std::size_t first;  // feature
};

// Writes features out: the scale is shared between the knots that the value lies between.
class FeatureWriter {
 public:
  // `out[0]` is feature `first`.
  FeatureWriter(std::size_t first, std::span<float> out) : first_(first), out_(out) {}

  void operator()(const FeatureGroup& group, float value, float scale = 1) {
    float* out = out_.data() + (group.first - first_);
    const std::span<const float> knots = group.knots;
    if (knots.size() == 1) {
      out[0] += scale * value;
      return;
    }
    std::size_t k = 0;
    while (k + 1 < knots.size() && value > knots[k + 1]) ++k;
    const float share =
        k + 1 == knots.size()
            ? 0
            : std::clamp((value - knots[k]) / (knots[k + 1] - knots[k]), 0.0F, 1.0F);
    out[k] += scale * (1 - share);
    if (share > 0) out[k + 1] += scale * share;
  }

 private:
  std::size_t first_;
  std::span<float> out_;
};

// Weights with the slopes between the knots, ready to weigh many features.
template <std::size_t kSize>
struct Curves {
  Curves(const std::array<float, kSize>& weights_in, std::span<const FeatureGroup> groups)
      : weights(weights_in) {
    for (const FeatureGroup& group : groups) {
      for (std::size_t k = 0; k + 1 < group.knots.size(); ++k) {
        slopes[group.first + k] = (weights[group.first + k + 1] - weights[group.first + k]) /
                                  (group.knots[k + 1] - group.knots[k]);
      }
    }
  }
  std::array<float, kSize> weights;
  std::array<float, kSize> slopes{};
};

// Adds up what features weigh.
template <std::size_t kSize>
class FeatureWeigher {
 public:
  explicit FeatureWeigher(const Curves<kSize>& curves) : curves_(curves) {}

  void operator()(const FeatureGroup& group, float value, float scale = 1) {
    const float* weights = curves_.weights.data() + group.first;
    const std::span<const float> knots = group.knots;
    if (knots.size() == 1) {
      score_ += scale * value * weights[0];
      return;
    }
    if (value <= knots[0]) {
      score_ += scale * weights[0];
      return;
    }
    std::size_t k = 0;  // counted, not searched: where a value lies is nothing to predict
    for (std::size_t i = 1; i < knots.size(); ++i) k += value > knots[i] ? 1 : 0;
    score_ += scale * (weights[k] + (value - knots[k]) * curves_.slopes[group.first + k]);
  }
  [[nodiscard]] float score() const { return score_; }

 private:
  const Curves<kSize>& curves_;
  float score_ = 0;
};

// "name@knot", or the name alone; empty when no group has the feature.
std::string FeatureNameIn(std::span<const FeatureGroup> groups, std::size_t feature);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_COVER_FEATURE_GROUPS_H_
