#include <algorithm>
#include <cassert>
#include <charconv>
#include <string_view>

#include "align/score/bead_scorer.h"
#include "align/score/weights_data.h"

namespace sejajar {
namespace {

// "name<TAB>value" lines; a feature that is not named weighs nothing.
FeatureVector ParseWeights(std::string_view table) {
  FeatureVector weights{};
  while (!table.empty()) {
    const std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    for (std::size_t i = 0; i < kFeatures; ++i) {
      if (FeatureName(static_cast<Feature>(i)) != line.substr(0, tab)) continue;
      [[maybe_unused]] const auto parsed =
          std::from_chars(line.data() + tab + 1, line.data() + line.size(), weights[i]);
      assert(parsed.ec == std::errc());
    }
  }
  return weights;
}

}  // namespace

const FeatureVector& DefaultWeights() {
  static const FeatureVector weights = ParseWeights(kWeightsTable);
  return weights;
}

}  // namespace sejajar
