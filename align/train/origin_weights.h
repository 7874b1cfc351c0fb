// How often pairs of each origin are used: everyday language is rare in free parallel text and
// has to be heard more often, and what is held out is not heard at all.
#ifndef SEJAJAR_ALIGN_TRAIN_ORIGIN_WEIGHTS_H_
#define SEJAJAR_ALIGN_TRAIN_ORIGIN_WEIGHTS_H_

#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "align/base/result.h"
#include "align/train/sentence_pairs.h"

namespace sejajar {

class OriginWeights {
 public:
  // Each of `specs` is REGEX=FACTOR with a factor of 0 to 100. The first pattern that is found
  // in an origin decides; without any the factor is 1.
  static Result<OriginWeights> Parse(const std::vector<std::string>& specs);

  // Repeats pairs by their factors, in order; fractions add up along the way.
  [[nodiscard]] std::vector<SentencePair> Apply(std::vector<SentencePair> pairs) const;

 private:
  [[nodiscard]] double FactorOf(const std::string& origin) const;

  std::vector<std::pair<std::regex, double>> factors_;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TRAIN_ORIGIN_WEIGHTS_H_
