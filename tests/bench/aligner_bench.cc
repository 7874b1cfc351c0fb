// How fast two encoded documents become an alignment, from one story to a book.
#include <benchmark/benchmark.h>

#include <algorithm>

#include "align/dp/aligner.h"
#include "tests/bench/stories.h"

namespace sejajar::bench {
namespace {

// The share of the gold's beads that the answer has exactly. Both are in order.
double Recall(const std::vector<Bead>& gold, const std::vector<Bead>& answer) {
  const auto key = [](const Bead& bead) {
    return std::array{bead.source.begin, bead.source.end, bead.target.begin, bead.target.end};
  };
  std::vector<std::array<std::size_t, 4>> found;
  for (const Bead& bead : answer) found.push_back(key(bead));
  std::sort(found.begin(), found.end());
  std::size_t hits = 0;
  std::size_t all = 0;
  for (const Bead& bead : gold) {
    if (bead.IsNull()) continue;
    ++all;
    hits += std::binary_search(found.begin(), found.end(), key(bead)) ? 1 : 0;
  }
  return static_cast<double>(hits) / static_cast<double>(all);
}

void BM_Align(benchmark::State& state) {
  const SentenceEncoder encoder = ShippedEncoder();
  const LongPair pair = StoriesRepeated(static_cast<std::size_t>(state.range(0)));
  const AlignOptions options;
  const auto align = [&] {
    return Take(Align(pair.source, pair.target, encoder, encoder, options));
  };
  const double recall = Recall(pair.gold, align().beads());
  Require(recall > 0.95, "only " + std::to_string(recall) + " of the gold's beads were found");
  for (auto _ : state) benchmark::DoNotOptimize(align());
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * pair.source.size()));
  state.SetComplexityN(static_cast<std::int64_t>(pair.source.size()));
}
BENCHMARK(BM_Align)
    ->ArgName("repeats")
    ->RangeMultiplier(4)
    ->Range(1, 256)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

}  // namespace
}  // namespace sejajar::bench

BENCHMARK_MAIN();
