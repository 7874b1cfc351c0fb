#include "align/cover/span_field.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace sejajar {
namespace {

// Runs less likely than this are left out when runs are chosen.
constexpr double kNegligible = 0.005;

double LogAdd(double a, double b) {
  const double high = std::max(a, b);
  return high + std::log1p(std::exp(std::min(a, b) - high));
}

// Intersection over union.
double OverlapOf(WordRun a, WordRun b) {
  const std::size_t begin = std::max(a.begin, b.begin);
  const std::size_t end = std::min(a.end, b.end);
  if (begin >= end) return 0;
  return static_cast<double>(end - begin) /
         static_cast<double>(std::max(a.end, b.end) - std::min(a.begin, b.begin));
}

}  // namespace

RunScorer::RunScorer(const SpanWeights& weights)
    : curves_(MakeSpanCurves(weights)),
      most_of_sums_(SpanEvidence::MostOfSums(weights)),
      most_of_matches_(SpanEvidence::MostOfMatches(weights)) {
  for (std::size_t size = 0; size <= kMostRun; ++size) {
    of_size_[size] = SpanEvidence::SizeScore(size, curves_);
  }
}

std::vector<ScoredRun> RunScorer::AtLeast(float least, const SpanEvidence& evidence) const {
  const std::size_t words = evidence.words();
  std::vector<float> sums(words + 1);
  std::vector<float> of_end(words + 1);
  std::vector<float> of_clause(words + 1);
  for (std::size_t i = 0; i < words; ++i) {
    sums[i + 1] = sums[i] + evidence.WordScore(i, curves_);
    of_end[i + 1] = evidence.EndScore(i + 1, curves_);
    of_clause[i + 1] = evidence.ClauseScore(i + 1, curves_);
  }
  const float of_side = evidence.SideScore(curves_);
  std::vector<ScoredRun> runs;
  for (std::size_t begin = 0; begin < words; ++begin) {
    const std::size_t last = std::min(words, begin + kMostRun);
    const bool starts_clause = evidence.StartsClause(begin);
    const float of_start = of_side - sums[begin] + evidence.StartScore(begin, curves_);
    for (std::size_t end = begin + kLeastRun; end <= last; ++end) {
      const WordRun run = {begin, end};
      float score = of_start + sums[end] + of_end[end] + of_size_[run.size()] +
                    (starts_clause ? of_clause[end] : 0);
      if (score + most_of_sums_ + most_of_matches_ < least) continue;
      score += evidence.SumScore(run, curves_);
      if (score + most_of_matches_ < least) continue;
      score += evidence.MatchScore(run, curves_);
      if (score >= least) runs.push_back({run, score});
    }
  }
  return runs;
}

std::vector<ScoredRun> RunScorer::All(const SpanEvidence& evidence) const {
  return AtLeast(-std::numeric_limits<float>::infinity(), evidence);
}

SpanField::SpanField(std::size_t words, std::vector<ScoredRun> runs)
    : words_(words), runs_(std::move(runs)), posteriors_(runs_.size()) {
  // forward[i]: labellings of the words before i; backward[i]: of those from i on. The word
  // before a run and the one behind it are covered.
  const auto before = [](const std::vector<double>& forward, std::size_t begin) {
    return begin == 0 ? 0.0 : forward[begin - 1];
  };
  const auto behind = [&](const std::vector<double>& backward, std::size_t end) {
    return end == words_ ? 0.0 : backward[end + 1];
  };
  constexpr double kNothing = -std::numeric_limits<double>::infinity();
  std::vector<double> forward(words_ + 1, kNothing);
  std::vector<double> backward(words_ + 1, kNothing);
  forward[0] = backward[words_] = 0;
  auto run = runs_.begin();
  for (std::size_t begin = 0; begin < words_; ++begin) {
    for (; run != runs_.end() && run->words.begin == begin; ++run) {
      double& at = forward[run->words.end];
      at = LogAdd(before(forward, begin) + run->score, at);
    }
    forward[begin + 1] = LogAdd(forward[begin], forward[begin + 1]);
  }
  log_partition_ = forward[words_];
  auto reversed = runs_.rbegin();
  for (std::size_t begin = words_; begin-- > 0;) {
    double total = backward[begin + 1];
    for (; reversed != runs_.rend() && reversed->words.begin == begin; ++reversed) {
      total = LogAdd(total, behind(backward, reversed->words.end) + reversed->score);
    }
    backward[begin] = total;
  }
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    const auto& [span, score] = runs_[i];
    posteriors_[i] =
        std::exp(before(forward, span.begin) + score + behind(backward, span.end) - log_partition_);
  }
}

std::vector<double> SpanField::WordPosteriors() const {
  std::vector<double> posteriors(words_ + 1);
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    posteriors[runs_[i].words.begin] += posteriors_[i];
    posteriors[runs_[i].words.end] -= posteriors_[i];
  }
  for (std::size_t i = 1; i <= words_; ++i) posteriors[i] += posteriors[i - 1];
  posteriors.pop_back();
  for (double& posterior : posteriors) posterior = std::clamp(posterior, 0.0, 1.0);
  return posteriors;
}

std::vector<OpenRun> SpanField::Decode(double least_probability) const {
  struct Candidate {
    WordRun words;
    double posterior;
    double overlap;  // expected, with what is really open
  };
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    if (posteriors_[i] >= kNegligible) candidates.push_back({runs_[i].words, posteriors_[i], 0});
  }
  for (Candidate& candidate : candidates) {
    for (const Candidate& truth : candidates) {
      candidate.overlap += truth.posterior * OverlapOf(candidate.words, truth.words);
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.overlap > b.overlap; });
  std::vector<OpenRun> open;
  while (!candidates.empty()) {
    const WordRun chosen = candidates.front().words;
    double probability = 0;
    std::erase_if(candidates, [&](const Candidate& candidate) {
      if (OverlapOf(candidate.words, chosen) == 0) return false;
      probability += candidate.posterior;
      return true;
    });
    if (probability >= least_probability) open.push_back({chosen, std::min(probability, 1.0)});
  }
  std::sort(open.begin(), open.end(),
            [](const OpenRun& a, const OpenRun& b) { return a.words.begin < b.words.begin; });
  return open;
}

}  // namespace sejajar
