#include "align/audit/moved.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "align/base/parallel.h"

namespace sejajar {
namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kReach = 3;  // sentences that may lie between two seeds of one block

// The leftovers of one side, with vectors of length 1.
struct Leftovers {
  Leftovers(const Side& side, const std::vector<std::size_t>& numbers_in) : numbers(numbers_in) {
    vectors.resize(static_cast<Eigen::Index>(numbers.size()), side.vectors.cols());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const auto row = side.vectors.row(static_cast<Eigen::Index>(numbers[i]));
      vectors.row(static_cast<Eigen::Index>(i)) = row / std::max(row.norm(), 1e-9F);
    }
  }
  const std::vector<std::size_t>& numbers;
  VectorMatrix vectors;
};

// The nearest of `others` to each of `own`, as places in the list; kNone under the least
// similarity.
std::vector<std::size_t> Nearest(const Leftovers& own, const Leftovers& others,
                                 const MovedOptions& options) {
  constexpr std::size_t kBlock = 64;
  std::vector<std::size_t> nearest(own.numbers.size(), kNone);
  const std::size_t count = own.numbers.size();
  const std::size_t width = std::min(options.most_candidates, others.numbers.size());
  if (width == 0) return nearest;
  ParallelForBlocks(
      count, kBlock, options.align.threads, [&](std::size_t, std::size_t begin, std::size_t end) {
        const std::size_t middle = (begin + end) / 2 * others.numbers.size() / count;
        const std::size_t first =
            std::min(middle - std::min(middle, width / 2), others.numbers.size() - width);
        const VectorMatrix similarities =
            own.vectors.middleRows(static_cast<Eigen::Index>(begin),
                                   static_cast<Eigen::Index>(end - begin)) *
            others.vectors
                .middleRows(static_cast<Eigen::Index>(first), static_cast<Eigen::Index>(width))
                .transpose();
        for (std::size_t i = begin; i < end; ++i) {
          Eigen::Index best = 0;
          const float similarity =
              similarities.row(static_cast<Eigen::Index>(i - begin)).maxCoeff(&best);
          if (similarity >= options.least_similarity) {
            nearest[i] = first + static_cast<std::size_t>(best);
          }
        }
      });
  return nearest;
}

struct Block {
  SentenceRange source;
  SentenceRange target;
};

// Leftovers as a set that can be asked for neighbours and from which blocks take their sentences.
class Free {
 public:
  Free(std::size_t size, const std::vector<std::size_t>& numbers) : free_(size) {
    for (const std::size_t number : numbers) free_[number] = true;
  }
  [[nodiscard]] bool All(SentenceRange range) const {
    return std::all_of(free_.begin() + static_cast<std::ptrdiff_t>(range.begin),
                       free_.begin() + static_cast<std::ptrdiff_t>(range.end),
                       [](bool free) { return free; });
  }
  // Without the ends that another block took; empty if more than ends are gone.
  [[nodiscard]] SentenceRange Trimmed(SentenceRange range) const {
    while (!range.empty() && !free_[range.begin]) ++range.begin;
    while (!range.empty() && !free_[range.end - 1]) --range.end;
    return All(range) ? range : SentenceRange{range.begin, range.begin};
  }
  // With up to kReach free neighbours on both ends: what no seed was found for.
  [[nodiscard]] SentenceRange Grown(SentenceRange range) const {
    for (std::size_t k = 0; k < kReach; ++k) {
      if (range.begin > 0 && free_[range.begin - 1]) --range.begin;
      if (range.end < free_.size() && free_[range.end]) ++range.end;
    }
    return range;
  }
  void Take(SentenceRange range) {
    for (std::size_t i = range.begin; i < range.end; ++i) free_[i] = false;
  }

 private:
  std::vector<bool> free_;
};

// Seeds close to one another on both sides make one block, if all between them is free.
std::vector<Block> BlocksOf(const std::vector<std::pair<std::size_t, std::size_t>>& seeds,
                            const Free& free_source, const Free& free_target) {
  std::vector<Block> blocks;
  for (const auto& [source, target] : seeds) {
    if (!blocks.empty()) {
      Block& last = blocks.back();
      if (source - last.source.end < kReach && target >= last.target.end &&
          target - last.target.end < kReach && free_source.All({last.source.end, source}) &&
          free_target.All({last.target.end, target})) {
        last.source.end = source + 1;
        last.target.end = target + 1;
        continue;
      }
    }
    blocks.push_back({{source, source + 1}, {target, target + 1}});
  }
  return blocks;
}

Side Slice(const Side& side, SentenceRange range) {
  Side slice;
  slice.vectors = side.vectors.middleRows(static_cast<Eigen::Index>(range.begin),
                                          static_cast<Eigen::Index>(range.size()));
  slice.evidence.assign(side.evidence.begin() + static_cast<std::ptrdiff_t>(range.begin),
                        side.evidence.begin() + static_cast<std::ptrdiff_t>(range.end));
  slice.median_length = side.median_length;
  return slice;
}

Result<MovedBlock> AlignBlock(const Side& source, const Side& target, Block block,
                              const MovedOptions& options) {
  const Result<Alignment> alignment =
      AlignSides(Slice(source, block.source), Slice(target, block.target), options.align);
  if (!alignment) return alignment.error();
  MovedBlock found;
  for (Bead bead : alignment->beads()) {
    if (bead.IsNull() || bead.probability < options.least_probability) continue;
    bead.source = {bead.source.begin + block.source.begin, bead.source.end + block.source.begin};
    bead.target = {bead.target.begin + block.target.begin, bead.target.end + block.target.begin};
    found.beads.push_back(bead);
  }
  return found;
}

std::size_t Sentences(const MovedBlock& block) {
  std::size_t sentences = 0;
  for (const Bead& bead : block.beads) sentences += bead.source.size() + bead.target.size();
  return sentences;
}

void Take(const MovedBlock& block, Free& free_source, Free& free_target) {
  for (const Bead& bead : block.beads) {
    free_source.Take(bead.source);
    free_target.Take(bead.target);
  }
}

// Neighbouring leftovers: the longest runs, long enough to be told as a whole and short enough to
// be tried with every other one.
std::vector<SentenceRange> LongestRuns(const std::vector<std::size_t>& left) {
  constexpr std::size_t kLeast = 8;   // sentences
  constexpr std::size_t kMost = 200;  // sentences
  constexpr std::size_t kRuns = 12;
  std::vector<SentenceRange> runs;
  for (const std::size_t i : left) {
    if (!runs.empty() && runs.back().end == i) {
      ++runs.back().end;
    } else {
      runs.push_back({i, i + 1});
    }
  }
  std::erase_if(runs, [](SentenceRange run) { return run.size() < kLeast || run.size() > kMost; });
  std::stable_sort(runs.begin(), runs.end(),
                   [](SentenceRange a, SentenceRange b) { return a.size() > b.size(); });
  runs.resize(std::min(runs.size(), kRuns));
  return runs;
}

}  // namespace

Result<std::vector<MovedBlock>> FindMovedBlocks(const Side& source, const Side& target,
                                                const std::vector<std::size_t>& source_left,
                                                const std::vector<std::size_t>& target_left,
                                                const MovedOptions& options) {
  const Leftovers sources(source, source_left);
  const Leftovers targets(target, target_left);
  const std::vector<std::size_t> to_target = Nearest(sources, targets, options);
  const std::vector<std::size_t> to_source = Nearest(targets, sources, options);
  std::vector<std::pair<std::size_t, std::size_t>> seeds;
  for (std::size_t i = 0; i < source_left.size(); ++i) {
    if (to_target[i] != kNone && to_source[to_target[i]] == i) {
      seeds.emplace_back(source_left[i], target_left[to_target[i]]);
    }
  }
  Free free_source(source.size(), source_left);
  Free free_target(target.size(), target_left);
  std::vector<MovedBlock> moved;
  // Whole runs first: what is alike in many sentences need not be sure in any.
  const std::vector<SentenceRange> target_runs = LongestRuns(target_left);
  for (const SentenceRange source_run : LongestRuns(source_left)) {
    for (const SentenceRange target_run : target_runs) {
      const auto [less, more] = std::minmax({source_run.size(), target_run.size()});
      if (more > 2 * less || !free_target.All(target_run)) continue;
      Result<MovedBlock> found = AlignBlock(source, target, {source_run, target_run}, options);
      if (!found) return found.error();
      if (Sentences(*found) * 2 < source_run.size() + target_run.size()) continue;
      Take(*found, free_source, free_target);
      moved.push_back(*std::move(found));
      break;
    }
  }
  for (Block block : BlocksOf(seeds, free_source, free_target)) {
    block = {free_source.Trimmed(block.source), free_target.Trimmed(block.target)};
    if (block.source.empty() || block.target.empty()) continue;
    block = {free_source.Grown(block.source), free_target.Grown(block.target)};
    Result<MovedBlock> found = AlignBlock(source, target, block, options);
    if (!found) return found.error();
    if (found->beads.empty()) continue;
    Take(*found, free_source, free_target);
    moved.push_back(*std::move(found));
  }
  std::sort(moved.begin(), moved.end(), [](const MovedBlock& a, const MovedBlock& b) {
    return a.beads.front().source.begin < b.beads.front().source.begin;
  });
  return moved;
}

}  // namespace sejajar
