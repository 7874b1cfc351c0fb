#include <algorithm>
#include <cassert>
#include <charconv>
#include <map>
#include <string>
#include <string_view>

#include "align/cover/span_field.h"
#include "align/cover/weights_data.h"

namespace sejajar {
namespace {

// "name<TAB>value" lines; a feature that is not named weighs nothing.
SpanWeights ParseWeights(std::string_view table) {
  std::map<std::string, std::size_t, std::less<>> features;
  for (std::size_t k = 0; k < kSpanFeatures; ++k) features[SpanFeatureName(k)] = k;
  SpanWeights weights{};
  while (!table.empty()) {
    const std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    const auto feature = features.find(line.substr(0, tab));
    assert(feature != features.end());
    [[maybe_unused]] const auto parsed =
        std::from_chars(line.data() + tab + 1, line.data() + line.size(), weights[feature->second]);
    assert(parsed.ec == std::errc());
  }
  return weights;
}

}  // namespace

const SpanWeights& DefaultSpanWeights() {
  static const SpanWeights weights = ParseWeights(kSpanWeightsTable);
  return weights;
}

}  // namespace sejajar
