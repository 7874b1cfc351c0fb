// How long it takes to read the numbers of a sentence, and to compare those of a pair.
#include <benchmark/benchmark.h>

#include "align/audit/numbers.h"
#include "align/text/quantities.h"
#include "tests/bench/stories.h"

namespace sejajar::bench {
namespace {

constexpr std::string_view kEnglish =
    "On Thursday, October 1, the ferry company said that about 1.2 million of its twenty-one "
    "ships' "
    "passengers had paid $3.5 billion since 2018.";
constexpr std::string_view kIndonesian =
    "Pada Kamis (1/10) perusahaan feri itu mengatakan bahwa sekitar 1,2 juta penumpang dari dua "
    "puluh satu kapalnya telah membayar 3,5 miliar dolar AS sejak 2018.";

void BM_FindQuantities(benchmark::State& state, std::string_view text,
                       const std::string& language) {
  Require(FindQuantities(text, language).size() == 7, "quantities");
  for (auto _ : state) benchmark::DoNotOptimize(FindQuantities(text, language));
}
BENCHMARK_CAPTURE(BM_FindQuantities, en, kEnglish, "en");
BENCHMARK_CAPTURE(BM_FindQuantities, id, kIndonesian, "id");

void BM_FindNumberMismatches(benchmark::State& state) {
  const std::vector<Quantity> english = FindQuantities(kEnglish, "en");
  const std::vector<Quantity> indonesian = FindQuantities(kIndonesian, "id");
  Require(FindNumberMismatches(kEnglish, english, kIndonesian, indonesian).empty(), "mismatches");
  for (auto _ : state) {
    benchmark::DoNotOptimize(FindNumberMismatches(kEnglish, english, kIndonesian, indonesian));
  }
}
BENCHMARK(BM_FindNumberMismatches);

}  // namespace
}  // namespace sejajar::bench

BENCHMARK_MAIN();
