// How long it takes to say what of a pair is covered, in pairs a second.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "align/cover/coverage.h"
#include "tests/bench/stories.h"

namespace sejajar::bench {
namespace {

constexpr std::string_view kClause = "although the captain had warned of a heavy storm,";

// The beads of the stories; every other source has a clause at its end that nobody translated.
struct Pairs {
  std::vector<std::string> sources;
  std::vector<std::string> targets;
  std::vector<TextPair> texts;
};

Pairs BeadsOfStories(std::size_t times) {
  const LongPair stories = StoriesRepeated(1);
  Pairs pairs;
  for (std::size_t i = 0; i < times; ++i) {
    for (const Bead& bead : stories.gold) {
      if (bead.IsNull()) continue;
      pairs.sources.emplace_back(stories.source.RangeText(bead.source));
      if (pairs.sources.size() % 2 == 0) pairs.sources.back().append(" ").append(kClause);
      pairs.targets.emplace_back(stories.target.RangeText(bead.target));
    }
  }
  for (std::size_t i = 0; i < pairs.sources.size(); ++i) {
    pairs.texts.push_back({pairs.sources[i], pairs.targets[i]});
  }
  return pairs;
}

// That the clause is found where it is, and seldom anything where it is not.
void CheckAnswer(const Pairs& pairs, const std::vector<PairCoverage>& coverage) {
  std::size_t right = 0;
  for (std::size_t i = 0; i < coverage.size(); ++i) {
    const auto& open = coverage[i].source.open;
    const bool planted = i % 2 == 1;
    const bool found = !open.empty() && open.back().span.end == pairs.sources[i].size() &&
                       open.back().probability > 0.9;
    right += found == planted ? 1 : 0;
  }
  const double share = static_cast<double>(right) / static_cast<double>(coverage.size());
  Require(share > 0.95, "only " + std::to_string(share) + " of the pairs are told right");
}

void BM_CoverPairs(benchmark::State& state) {
  const CoverLanguage english = {"en", ShippedEncoder()};
  const CoverLanguage indonesian = {"id", ShippedEncoder()};
  const Pairs pairs = BeadsOfStories(50);
  CoverOptions options;
  options.threads = static_cast<std::size_t>(state.range(0));
  const auto cover = [&] { return Take(CoverPairs(pairs.texts, english, indonesian, options)); };
  CheckAnswer(pairs, cover());
  for (auto _ : state) benchmark::DoNotOptimize(cover());
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * pairs.texts.size()));
}
BENCHMARK(BM_CoverPairs)
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sejajar::bench

BENCHMARK_MAIN();
