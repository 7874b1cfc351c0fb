// How fast text becomes sentences.
#include <benchmark/benchmark.h>

#include "tests/bench/stories.h"

namespace sejajar::bench {
namespace {

std::vector<std::string> SentencesOf(const SentenceSplitter& splitter, std::string_view text) {
  std::vector<std::string> sentences;
  for (const Sentence& sentence : splitter.Split(text, SplitOptions())) {
    sentences.emplace_back(sentence.span.In(text));
  }
  return sentences;
}

void BM_Split(benchmark::State& state, const std::string& language) {
  const SentenceSplitter splitter = SentenceSplitter::ForLanguage(language);
  std::string text;
  for (const std::string story : kStories) {
    if (story == "drill") continue;  // its lines are wrapped, so it is no text beside the others
    const std::string raw = StoryText(story, "." + language + ".txt");
    const std::string gold = StoryText(story, "." + language);
    std::vector<std::string> expected;
    for (const Sentence& line : SegmentedLines(gold)) expected.emplace_back(line.span.In(gold));
    Require(SentencesOf(splitter, raw) == expected, story);
    text += raw;
  }
  while (text.size() < 1 << 20) text += text;
  for (auto _ : state) benchmark::DoNotOptimize(splitter.Split(text, SplitOptions()));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}
BENCHMARK_CAPTURE(BM_Split, en, "en")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_Split, id, "id")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sejajar::bench

BENCHMARK_MAIN();
