#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <map>
#include <string>
#include <string_view>

#include "align/cover/pair_evidence.h"
#include "align/cover/span_field.h"
#include "align/cover/weights_data.h"

namespace sejajar {
namespace {

// "name<TAB>value" lines; a feature that is not named weighs nothing.
template <std::size_t kSize>
std::array<float, kSize> ParseWeights(std::string_view table, std::string (*name)(std::size_t)) {
  std::map<std::string, std::size_t, std::less<>> features;
  for (std::size_t k = 0; k < kSize; ++k) features[name(k)] = k;
  std::array<float, kSize> weights{};
  while (!table.empty()) {
    const std::string_view line = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(line.size() + 1, table.size()));
    const std::size_t tab = line.find('\t');
    const auto feature = features.find(line.substr(0, tab));
    if (tab == std::string_view::npos || feature == features.end()) continue;
    [[maybe_unused]] const auto parsed =
        std::from_chars(line.data() + tab + 1, line.data() + line.size(), weights[feature->second]);
    assert(parsed.ec == std::errc());
  }
  return weights;
}

}  // namespace

const SpanWeights& DefaultSpanWeights() {
  static const SpanWeights weights =
      ParseWeights<kSpanFeatures>(kCoverWeightsTable, SpanFeatureName);
  return weights;
}

const PairWeights& DefaultPairWeights() {
  static const PairWeights weights =
      ParseWeights<kPairFeatures>(kCoverWeightsTable, PairFeatureName);
  return weights;
}

}  // namespace sejajar
