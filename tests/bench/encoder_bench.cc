// How fast the model loads, and how fast sentences become vectors.
#include <benchmark/benchmark.h>

#include "tests/bench/stories.h"

namespace sejajar::bench {
namespace {

std::vector<std::string_view> Lines(const Document& document) {
  std::vector<std::string_view> lines;
  for (std::size_t i = 0; i < document.size(); ++i) lines.push_back(document.SentenceText(i));
  return lines;
}

void BM_Load(benchmark::State& state) {
  const Status healthy = ShippedEncoder().SelfTest();
  Require(healthy.ok(), healthy.ok() ? "" : healthy.error().ToString());
  for (auto _ : state) benchmark::DoNotOptimize(ShippedEncoder());
}
BENCHMARK(BM_Load)->Unit(benchmark::kMillisecond);

void BM_Encode(benchmark::State& state) {
  const auto threads = static_cast<std::size_t>(state.range(0));
  const SentenceEncoder encoder = ShippedEncoder();
  const LongPair pair = StoriesRepeated(20);
  const std::vector<std::string_view> lines = Lines(pair.source);
  // Any number of threads and any company of other sentences gives the same bytes.
  const VectorMatrix vectors = encoder.Encode(lines, "en", threads);
  for (std::size_t i = 0; i < lines.size(); i += 97) {
    const VectorMatrix alone = encoder.Encode({&lines[i], 1}, "en", 1);
    Require(alone.row(0) == vectors.row(static_cast<Eigen::Index>(i)), "sentence alone differs");
  }
  for (auto _ : state) benchmark::DoNotOptimize(encoder.Encode(lines, "en", threads));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * lines.size()));
}
BENCHMARK(BM_Encode)->ArgName("threads")->Arg(1)->Arg(2)->UseRealTime()->Unit(
    benchmark::kMillisecond);

}  // namespace
}  // namespace sejajar::bench

BENCHMARK_MAIN();
