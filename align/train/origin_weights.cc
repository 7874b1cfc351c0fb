#include "align/train/origin_weights.h"

#include <charconv>
#include <map>

namespace sejajar {

Result<OriginWeights> OriginWeights::Parse(const std::vector<std::string>& specs) {
  constexpr double kMost = 100;
  OriginWeights weights;
  for (const std::string& spec : specs) {
    const std::size_t equals = spec.rfind('=');
    double factor = -1;
    if (equals != std::string::npos) {
      const char* end = spec.data() + spec.size();
      if (std::from_chars(spec.data() + equals + 1, end, factor).ptr != end) factor = -1;
    }
    if (!(factor >= 0 && factor <= kMost)) {
      return UsageError("'" + spec + "' is not REGEX=FACTOR with a factor of 0 to 100");
    }
    try {
      weights.factors_.emplace_back(std::regex(spec.substr(0, equals)), factor);
    } catch (const std::regex_error&) {
      return UsageError("'" + spec.substr(0, equals) + "' is no regular expression");
    }
  }
  return weights;
}

double OriginWeights::FactorOf(const std::string& origin) const {
  for (const auto& [pattern, factor] : factors_) {
    if (std::regex_search(origin, pattern)) return factor;
  }
  return 1;
}

std::vector<SentencePair> OriginWeights::Apply(std::vector<SentencePair> pairs) const {
  std::map<std::string, double> factors;
  std::vector<SentencePair> out;
  out.reserve(pairs.size());
  double due = 0;
  for (SentencePair& pair : pairs) {
    const auto [at, is_new] = factors.try_emplace(pair.origin, 0);
    if (is_new) at->second = FactorOf(pair.origin);
    for (due += at->second; due >= 1; --due) out.push_back(pair);
  }
  return out;
}

}  // namespace sejajar
