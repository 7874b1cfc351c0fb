#include "align/cover/feature_groups.h"

#include "align/io/numbers.h"

namespace sejajar {

std::string FeatureNameIn(std::span<const FeatureGroup> groups, std::size_t feature) {
  for (const FeatureGroup& group : groups) {
    if (feature - group.first >= group.knots.size()) continue;
    if (group.knots.size() == 1) return std::string(group.name);
    return std::string(group.name) + '@' + Fixed(group.knots[feature - group.first], 2);
  }
  return {};
}

}  // namespace sejajar
