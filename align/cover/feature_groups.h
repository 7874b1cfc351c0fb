// Features that are one piecewise linear function of one value: a weight a knot. Internal to
// align/cover.
#ifndef SEJAJAR_ALIGN_COVER_FEATURE_GROUPS_H_
#define SEJAJAR_ALIGN_COVER_FEATURE_GROUPS_H_

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

// Calls add(feature, share) with `scale` shared between the knots that the value lies between.
template <typename Add>
void AddAt(const FeatureGroup& group, float value, float scale, const Add& add) {
  const std::span<const float> knots = group.knots;
  if (!(value > knots.front())) return add(group.first, scale);
  for (std::size_t k = 1; k < knots.size(); ++k) {
    if (value > knots[k]) continue;
    const float share = (value - knots[k - 1]) / (knots[k] - knots[k - 1]);
    add(group.first + k - 1, scale * (1 - share));
    return add(group.first + k, scale * share);
  }
  add(group.first + knots.size() - 1, scale);
}

// "name@knot", or the name alone; empty when no group has the feature.
std::string FeatureNameIn(std::span<const FeatureGroup> groups, std::size_t feature);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_COVER_FEATURE_GROUPS_H_
