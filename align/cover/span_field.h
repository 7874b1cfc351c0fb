// A semi-Markov conditional random field over one side of a pair: its words are covered, one by
// one, or stand in runs that have no counterpart. A covered word scores 0 and a run what its
// features weigh, so that posteriors are probabilities. Runs do not touch one another. Source:
// Sarawagi and Cohen 2004, "Semi-Markov Conditional Random Fields for Information Extraction".
#ifndef SEJAJAR_ALIGN_COVER_SPAN_FIELD_H_
#define SEJAJAR_ALIGN_COVER_SPAN_FIELD_H_

#include <array>
#include <cstddef>
#include <vector>

#include "align/cover/span_evidence.h"

namespace sejajar {

struct ScoredRun {
  WordRun words;
  float score = 0;  // nats
};

// Scores the runs of kLeastRun to kMostRun words, ordered by begin, then end. Immutable.
class RunScorer {
 public:
  explicit RunScorer(const SpanWeights& weights);

  [[nodiscard]] std::vector<ScoredRun> All(const SpanEvidence& evidence) const;
  // Those of at least `least`. Most runs are told to score less by their words and their ends,
  // before the costlier features are looked at.
  [[nodiscard]] std::vector<ScoredRun> AtLeast(float least, const SpanEvidence& evidence) const;

 private:
  SpanCurves curves_;
  std::array<float, kMostRun + 1> of_size_{};
  float most_of_sums_;
  float most_of_matches_;
};

struct OpenRun {
  WordRun words;
  double probability = 0;  // that something of it has no counterpart
};

// Immutable; safe to read from many threads.
class SpanField {
 public:
  // `runs` in RunScorer's order.
  SpanField(std::size_t words, std::vector<ScoredRun> runs);

  [[nodiscard]] const std::vector<ScoredRun>& runs() const { return runs_; }
  // The posterior of each of runs().
  [[nodiscard]] const std::vector<double>& posteriors() const { return posteriors_; }
  // The log of the sum over all labellings, of which that without any run is 1.
  [[nodiscard]] double log_partition() const { return log_partition_; }
  // The posterior of each word to stand in a run.
  [[nodiscard]] std::vector<double> WordPosteriors() const;
  // Runs that do not overlap, in order, each of at least the given probability and chosen for its
  // expected overlap (intersection over union) with what is really open.
  [[nodiscard]] std::vector<OpenRun> Decode(double least_probability) const;

 private:
  std::size_t words_;
  std::vector<ScoredRun> runs_;
  std::vector<double> posteriors_;
  double log_partition_ = 0;
};

// Fitted on held-out pairs of the training text by `sejajar fit`; models/README.md says how.
const SpanWeights& DefaultSpanWeights();

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_COVER_SPAN_FIELD_H_
