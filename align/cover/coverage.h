// What of two texts that are taken for translations of one another is covered by the other one.
//
//   const auto coverage = CoverPairs(pairs, {"en", english}, {"id", indonesian}, {});
//   coverage[0].source.open      // "although the captain had warned of a storm", 0.99
#ifndef SEJAJAR_ALIGN_COVER_COVERAGE_H_
#define SEJAJAR_ALIGN_COVER_COVERAGE_H_

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "align/base/result.h"
#include "align/base/span.h"
#include "align/cover/pair_evidence.h"
#include "align/cover/span_field.h"
#include "align/embed/sentence_encoder.h"

namespace sejajar {

struct TextPair {
  std::string_view source;
  std::string_view target;
};

struct CoverLanguage {
  std::string tag;  // BCP 47
  SentenceEncoder encoder;
};

struct OpenSpan {
  Span span;               // bytes of its side, from word to word with the punctuation in touch
  std::size_t place = 0;   // byte of the other side where a counterpart would stand
  std::size_t words = 0;   // that say something
  double probability = 0;  // that something of it has no counterpart
};

struct SideCoverage {
  double covered = 1;          // expected share of the side, each word by its weight, 0..1
  std::vector<OpenSpan> open;  // in order, without overlap
};

struct PairCoverage {
  PairEvidence evidence;
  double probability = 0;  // that they are translations of one another at all
  SideCoverage source;
  SideCoverage target;
};

// A pair while its words are at hand, for rules that look at them.
struct PairWords {
  const TextPair& texts;
  const SideVectors& source;
  const SideVectors& target;
  const VectorMatrix& matches;  // MatchWords(source, target)
};
// Called for every pair whose sides have words, and no more than kMostWords, from many threads at
// once.
using PairVisitor =
    std::function<void(std::size_t pair, const PairWords& words, const PairCoverage& coverage)>;

struct CoverOptions {
  double least_probability = 0.5;  // of an open span
  std::size_t threads = 0;         // 0: all cores; the result does not depend on it
  SpanWeights weights = DefaultSpanWeights();
  PairWeights pair_weights = DefaultPairWeights();

  [[nodiscard]] Status Validate() const;
};

// One a pair. A side without words is wholly open if the other has some. In sides of more than
// kMostWords words nothing is sought: they count as covered by what their similarity says. Fails
// with kUsage for bad options or encoders of different dimensions. Thread-safe. Memory grows with
// the pairs' text; callers with many pairs hand them over in batches of some thousands.
Result<std::vector<PairCoverage>> CoverPairs(std::span<const TextPair> pairs,
                                             const CoverLanguage& source,
                                             const CoverLanguage& target,
                                             const CoverOptions& options,
                                             const PairVisitor& visit = nullptr);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_COVER_COVERAGE_H_
