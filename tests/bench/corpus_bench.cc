// How long it takes to make rows of raw documents, in rows a second, and to find neighbours.
#include <benchmark/benchmark.h>

#include <random>
#include <string>
#include <vector>

#include "align/corpus/neighbours.h"
#include "align/corpus/row_maker.h"
#include "tests/bench/stories.h"

namespace sejajar::bench {
namespace {

RowMaker ShippedMaker() {
  RowMakerOptions options;
  options.align.threads = 1;
  return Take(RowMaker::Create({"en", ShippedEncoder()}, {"id", ShippedEncoder()}, options));
}

void BM_RowsOfDocuments(benchmark::State& state) {
  const RowMaker maker = ShippedMaker();
  std::vector<DocumentPairText> pairs;
  for (int i = 0; i < 64; ++i) {
    for (const std::string story : kStories) {
      pairs.push_back({story, story, StoryText(story, ".en.txt"), StoryText(story, ".id.txt")});
    }
  }
  const MadeRows made = maker.OfDocuments(pairs);
  std::size_t good = 0;
  for (const PairRow& row : made.rows) good += row.score > 0.5 ? 1 : 0;
  Require(good * 10 > made.rows.size() * 9, "most rows of the stories are good ones");
  for (auto _ : state) benchmark::DoNotOptimize(maker.OfDocuments(pairs));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * made.rows.size()));
}
BENCHMARK(BM_RowsOfDocuments)->Unit(benchmark::kMillisecond);

// Vectors in groups of ten that are near to one another.
VectorMatrix Grouped(Eigen::Index rows) {
  std::mt19937 random(1);
  std::normal_distribution<float> normal;
  VectorMatrix vectors(rows, 64);
  Eigen::RowVectorXf centre = Eigen::RowVectorXf::Zero(64);
  for (Eigen::Index i = 0; i < rows; ++i) {
    if (i % 10 == 0) centre = centre.unaryExpr([&](float) { return normal(random); });
    vectors.row(i) = centre + 0.3F * centre.unaryExpr([&](float) { return normal(random); });
    vectors.row(i).normalize();
  }
  return vectors;
}

void BM_FindNeighbours(benchmark::State& state) {
  const VectorMatrix vectors = Grouped(4000);
  NeighbourOptions options;
  options.threads = 1;
  options.exact_rows = state.range(0) == 0 ? vectors.rows() : 0;
  const auto found = FindNeighbours(vectors, vectors, options);
  std::size_t own = 0;
  for (std::size_t i = 0; i < found.size(); ++i) own += found[i].front().number == i ? 1 : 0;
  Require(own * 100 > found.size() * 98, "a vector is its own nearest neighbour");
  for (auto _ : state) benchmark::DoNotOptimize(FindNeighbours(vectors, vectors, options));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * vectors.rows());
}
BENCHMARK(BM_FindNeighbours)->ArgName("graph")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sejajar::bench

BENCHMARK_MAIN();
