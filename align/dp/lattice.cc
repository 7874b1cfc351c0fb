#include "align/dp/lattice.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace sejajar {
namespace {

constexpr double kImpossible = -std::numeric_limits<double>::infinity();
constexpr double kNegligible = -18;  // nats; exp of it is lost in the printed digits

// log(exp(a) + exp(b)), to 8 digits; terms too small to show are not computed.
double LogAdd(double a, double b) {
  const double high = std::max(a, b);
  const double gap = std::min(a, b) - high;
  if (!(gap > kNegligible)) return high;
  const double share = std::exp(gap);
  return high + (share < 1e-4 ? share : std::log1p(share));
}

double Any(const std::array<double, 3>& log) { return LogAdd(LogAdd(log[0], log[1]), log[2]); }

}  // namespace

Lattice::Lattice(const Band& band, const BeadScorer& scorer, std::size_t max_bead)
    : band_(band), scorer_(scorer), shapes_(BeadShapes(max_bead)) {
  offset_.reserve(band.rows.size() + 1);
  offset_.push_back(0);
  for (const Band::Row& row : band.rows) offset_.push_back(offset_.back() + row.width());
  for (const bool more : {false, true}) {
    for (std::size_t i = band.source_begin; i < band.source_end(); ++i) {
      source_null_[more ? 1 : 0].push_back(scorer.ScoreSourceNull(i, more));
    }
    for (std::size_t j = band.target_begin(); j < band.target_end(); ++j) {
      target_null_[more ? 1 : 0].push_back(scorer.ScoreTargetNull(j, more));
    }
  }
  ScoreBeads();
  Forward();
  Backward();
}

// Calls use(shape number, source end, target end) for the pair beads that begin at a boundary
// and end inside the band.
template <typename Use>
void Lattice::ForEachPair(std::size_t source, std::size_t target, Use use) const {
  for (std::size_t shape = 0; shape < shapes_.size(); ++shape) {
    const std::size_t source_end = source + shapes_[shape].source;
    const std::size_t target_end = target + shapes_[shape].target;
    if (Holds(source_end, target_end)) use(shape, source_end, target_end);
  }
}

void Lattice::ScoreBeads() {
  scores_.assign(offset_.back() * shapes_.size(), 0);
  for (std::size_t i = band_.source_begin; i < band_.source_end(); ++i) {
    for (std::size_t j = band_.At(i).low; j <= band_.At(i).high; ++j) {
      scorer_.ScorePairs(i, j, std::span(&scores_[Cell(i, j) * shapes_.size()], shapes_.size()));
    }
  }
}

void Lattice::Forward() {
  forward_.assign(offset_.back(), {{kImpossible, kImpossible, kImpossible}});
  forward_[0].log[kPair] = 0;
  for (std::size_t i = band_.source_begin; i <= band_.source_end(); ++i) {
    for (std::size_t j = band_.At(i).low; j <= band_.At(i).high; ++j) {
      const std::size_t cell = Cell(i, j);
      const std::array<double, kStates> log = forward_[cell].log;  // complete by now
      const double any = Any(log);
      if (any == kImpossible) continue;
      ForEachPair(i, j, [&](std::size_t shape, std::size_t source_end, std::size_t target_end) {
        double& sum = forward_[Cell(source_end, target_end)].log[kPair];
        sum = LogAdd(sum, any + scores_[cell * shapes_.size() + shape]);
      });
      if (Holds(i + 1, j)) {
        const std::size_t sentence = i - band_.source_begin;
        double& sum = forward_[Cell(i + 1, j)].log[kOmission];
        sum = LogAdd(sum, LogAdd(log[kPair] + source_null_[0][sentence],
                                 log[kOmission] + source_null_[1][sentence]));
      }
      if (Holds(i, j + 1)) {
        const std::size_t sentence = j - band_.target_begin();
        double& sum = forward_[Cell(i, j + 1)].log[kAddition];
        sum = LogAdd(sum, LogAdd(LogAdd(log[kPair], log[kOmission]) + target_null_[0][sentence],
                                 log[kAddition] + target_null_[1][sentence]));
      }
    }
  }
  log_partition_ = Any(forward_.back().log);
}

void Lattice::Backward() {
  backward_.assign(offset_.back(), {{kImpossible, kImpossible, kImpossible}});
  backward_.back() = {{0, 0, 0}};
  for (std::size_t i = band_.source_end() + 1; i-- > band_.source_begin;) {
    for (std::size_t j = band_.At(i).high + 1; j-- > band_.At(i).low;) {
      const std::size_t cell = Cell(i, j);
      if (cell + 1 == backward_.size()) continue;
      double pairs = kImpossible;
      ForEachPair(i, j, [&](std::size_t shape, std::size_t source_end, std::size_t target_end) {
        pairs = LogAdd(pairs, scores_[cell * shapes_.size() + shape] +
                                  backward_[Cell(source_end, target_end)].log[kPair]);
      });
      std::array<double, kStates>& log = backward_[cell].log;
      log = {pairs, pairs, pairs};
      if (Holds(i + 1, j)) {
        const std::size_t sentence = i - band_.source_begin;
        const double after = backward_[Cell(i + 1, j)].log[kOmission];
        log[kPair] = LogAdd(log[kPair], source_null_[0][sentence] + after);
        log[kOmission] = LogAdd(log[kOmission], source_null_[1][sentence] + after);
      }
      if (Holds(i, j + 1)) {
        const std::size_t sentence = j - band_.target_begin();
        const double after = backward_[Cell(i, j + 1)].log[kAddition];
        log[kPair] = LogAdd(log[kPair], target_null_[0][sentence] + after);
        log[kOmission] = LogAdd(log[kOmission], target_null_[0][sentence] + after);
        log[kAddition] = LogAdd(log[kAddition], target_null_[1][sentence] + after);
      }
    }
  }
}

double Lattice::PairPosterior(double before, std::size_t begin, std::size_t shape,
                              std::size_t end) const {
  const double log =
      before + scores_[begin * shapes_.size() + shape] + backward_[end].log[kPair] - log_partition_;
  return log > kNegligible ? std::exp(std::min(log, 0.0)) : 0.0;
}

std::vector<Bead> Lattice::Decode() const {
  const std::size_t sources = band_.source_end() - band_.source_begin;
  const std::size_t targets = band_.target_end() - band_.target_begin();
  std::vector<double> source_null(sources, 0);  // probability of no partner
  std::vector<double> target_null(targets, 0);
  for (std::size_t i = band_.source_begin; i <= band_.source_end(); ++i) {
    for (std::size_t j = band_.At(i).low; j <= band_.At(i).high; ++j) {
      const std::size_t cell = Cell(i, j);
      const auto through = [&](State state) {
        const double log = forward_[cell].log[state] + backward_[cell].log[state] - log_partition_;
        return log > kNegligible ? std::exp(std::min(log, 0.0)) : 0.0;
      };
      if (i > band_.source_begin) source_null[i - band_.source_begin - 1] += through(kOmission);
      if (j > band_.target_begin()) target_null[j - band_.target_begin() - 1] += through(kAddition);
    }
  }

  // The path with the most sentences right in expectation, from the end backwards.
  constexpr std::size_t kOmit = std::numeric_limits<std::size_t>::max();
  constexpr std::size_t kAdd = kOmit - 1;
  constexpr std::size_t kNone = kOmit - 2;
  std::vector<double> best(offset_.back(), kImpossible);
  std::vector<std::size_t> choice(offset_.back(), kNone);
  best.back() = 0;
  for (std::size_t i = band_.source_end() + 1; i-- > band_.source_begin;) {
    for (std::size_t j = band_.At(i).high + 1; j-- > band_.At(i).low;) {
      const std::size_t cell = Cell(i, j);
      const double before = Any(forward_[cell].log);
      const auto offer = [&](double value, std::size_t way) {
        if (value > best[cell]) {
          best[cell] = value;
          choice[cell] = way;
        }
      };
      ForEachPair(i, j, [&](std::size_t shape, std::size_t source_end, std::size_t target_end) {
        const auto size = static_cast<double>(shapes_[shape].source + shapes_[shape].target);
        const std::size_t end = Cell(source_end, target_end);
        offer(best[end] + size * PairPosterior(before, cell, shape, end), shape);
      });
      if (Holds(i + 1, j)) offer(best[Cell(i + 1, j)] + source_null[i - band_.source_begin], kOmit);
      if (Holds(i, j + 1))
        offer(best[Cell(i, j + 1)] + target_null[j - band_.target_begin()], kAdd);
    }
  }
  std::vector<Bead> beads;
  std::size_t i = band_.source_begin;
  std::size_t j = band_.target_begin();
  while (i < band_.source_end() || j < band_.target_end()) {
    const std::size_t way = choice[Cell(i, j)];
    Bead bead{{i, i}, {j, j}};
    if (way == kOmit) {
      bead.source.end = i + 1;
      bead.probability = std::min(1.0, source_null[i - band_.source_begin]);
    } else if (way == kAdd) {
      bead.target.end = j + 1;
      bead.probability = std::min(1.0, target_null[j - band_.target_begin()]);
    } else {
      bead.source.end = i + shapes_[way].source;
      bead.target.end = j + shapes_[way].target;
      bead.probability = PairPosterior(Any(forward_[Cell(i, j)].log), Cell(i, j), way,
                                       Cell(bead.source.end, bead.target.end));
      bead.similarity = std::clamp(scorer_.Cosine(bead.source, bead.target), -1.0F, 1.0F);
    }
    i = bead.source.end;
    j = bead.target.end;
    beads.push_back(bead);
  }
  return beads;
}

std::array<double, kFeatures> Lattice::ExpectedFeatures() const {
  std::array<double, kFeatures> expected{};
  FeatureVector features;
  const auto add = [&](double log) {
    const double weight = std::exp(std::min(0.0, log - log_partition_));
    for (std::size_t k = 0; k < kFeatures; ++k) expected[k] += weight * features[k];
  };
  constexpr double kLeast = -15;  // in nats; rarer beads change nothing
  for (std::size_t i = band_.source_begin; i <= band_.source_end(); ++i) {
    for (std::size_t j = band_.At(i).low; j <= band_.At(i).high; ++j) {
      const std::size_t cell = Cell(i, j);
      const std::array<double, kStates>& before = forward_[cell].log;
      const double any = Any(before);
      ForEachPair(i, j, [&](std::size_t shape, std::size_t source_end, std::size_t target_end) {
        const double log = any + scores_[cell * shapes_.size() + shape] +
                           backward_[Cell(source_end, target_end)].log[kPair];
        if (log - log_partition_ < kLeast) return;
        scorer_.PairFeatures({i, source_end}, {j, target_end}, features);
        add(log);
      });
      for (const bool more : {false, true}) {
        if (Holds(i + 1, j)) {
          const double log = before[more ? kOmission : kPair] +
                             source_null_[more ? 1 : 0][i - band_.source_begin] +
                             backward_[Cell(i + 1, j)].log[kOmission];
          if (log - log_partition_ >= kLeast) {
            scorer_.SourceNullFeatures(i, more, features);
            add(log);
          }
        }
        if (Holds(i, j + 1)) {
          const double from = more ? before[kAddition] : LogAdd(before[kPair], before[kOmission]);
          const double log = from + target_null_[more ? 1 : 0][j - band_.target_begin()] +
                             backward_[Cell(i, j + 1)].log[kAddition];
          if (log - log_partition_ >= kLeast) {
            scorer_.TargetNullFeatures(j, more, features);
            add(log);
          }
        }
      }
    }
  }
  return expected;
}

}  // namespace sejajar
