// What the benchmarks work on: the sample stories, and documents of any length made of them.
#ifndef SEJAJAR_TESTS_BENCH_STORIES_H_
#define SEJAJAR_TESTS_BENCH_STORIES_H_

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "align/bitext/alignment.h"
#include "align/bitext/document.h"
#include "align/embed/sentence_encoder.h"
#include "align/io/bead_reader.h"
#include "align/io/text_reader.h"
#include "align/text/splitter.h"

namespace sejajar::bench {

inline constexpr std::array kStories = {"ferry", "drill", "chips", "final"};

// A benchmark whose answer is wrong has no time worth telling.
inline void Require(bool condition, const std::string& message) {
  if (condition) return;
  std::fprintf(stderr, "wrong answer, nothing was timed: %s\n", message.c_str());
  std::exit(1);
}

template <typename T>
T Take(Result<T> result) {
  Require(result.ok(), result.ok() ? "" : result.error().ToString());
  return *std::move(result);
}

inline std::string StoryText(const std::string& story, const std::string& extension) {
  return Take(ReadText(SEJAJAR_SOURCE_DIR "/corpora/" + story + extension));
}

inline SentenceEncoder ShippedEncoder() {
  return Take(SentenceEncoder::Load(SEJAJAR_SOURCE_DIR "/models/" SEJAJAR_MODEL));
}

inline Document Segmented(std::string text, const std::string& language) {
  std::vector<Sentence> sentences = SegmentedLines(text);
  return {"benchmark", language, std::move(text), std::move(sentences)};
}

// The stories one after the other, `times` times, a line a sentence, with the gold of the whole.
// Every story that comes again begins with its number, so that lines are not all the same.
struct LongPair {
  Document source;
  Document target;
  std::vector<Bead> gold;
};

inline LongPair StoriesRepeated(std::size_t times) {
  std::string source;
  std::string target;
  std::vector<Bead> gold;
  Rung at;
  for (std::size_t i = 0; i < times; ++i) {
    for (const std::string story : kStories) {
      const std::string number = std::to_string(1000 + gold.size());
      source += "Report " + number + ".\n" + StoryText(story, ".en");
      target += "Laporan " + number + ".\n" + StoryText(story, ".id");
      const auto add = [&](std::size_t source_size, std::size_t target_size) {
        const Rung next = {at.source + source_size, at.target + target_size};
        gold.push_back({{at.source, next.source}, {at.target, next.target}});
        at = next;
      };
      add(1, 1);
      for (const ListedBead& bead :
           Take(ReadBeads(SEJAJAR_SOURCE_DIR "/corpora/" + story + ".gold"))) {
        add(bead.source.size(), bead.target.size());
      }
    }
  }
  return {Segmented(std::move(source), "en"), Segmented(std::move(target), "id"), std::move(gold)};
}

}  // namespace sejajar::bench

#endif  // SEJAJAR_TESTS_BENCH_STORIES_H_
