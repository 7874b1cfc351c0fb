// A tiny language pair: every word has one translation, sentences are drawn from them.
#ifndef SEJAJAR_TESTS_SUPPORT_TOY_PAIRS_H_
#define SEJAJAR_TESTS_SUPPORT_TOY_PAIRS_H_

#include <random>
#include <string>
#include <vector>

#include "align/train/options.h"
#include "align/train/sentence_pairs.h"

namespace sejajar {

inline std::vector<SentencePair> ToyPairs(std::size_t count, unsigned seed = 1) {
  static const std::vector<std::pair<std::string, std::string>> words = {
      {"ship", "kapal"},   {"harbour", "pelabuhan"}, {"morning", "pagi"},
      {"rain", "hujan"},   {"market", "pasar"},      {"price", "harga"},
      {"rice", "beras"},   {"river", "sungai"},      {"school", "sekolah"},
      {"teacher", "guru"}, {"minister", "menteri"},  {"law", "hukum"},
      {"fire", "api"},     {"mountain", "gunung"},   {"bridge", "jembatan"},
      {"doctor", "dokter"}};
  std::mt19937 random(seed);
  std::vector<SentencePair> pairs;
  for (std::size_t i = 0; i < count; ++i) {
    SentencePair pair;
    pair.origin = i % 2 == 0 ? "doc:even" : "doc:odd";
    for (unsigned k = 3 + random() % 4; k > 0; --k) {
      const auto& [source, target] = words[random() % words.size()];
      pair.source += source + " ";
      pair.target = target + " " + pair.target;
    }
    pair.source.back() = '.';
    pair.target.back() = '.';
    pairs.push_back(pair);
  }
  return pairs;
}

inline TrainOptions ToyOptions() {
  TrainOptions options;
  options.dimension = 70;  // more than one block of columns
  options.buckets = 500;
  options.batch = 32;
  options.epochs = 6;
  options.threads = 1;
  return options;
}

}  // namespace sejajar

#endif  // SEJAJAR_TESTS_SUPPORT_TOY_PAIRS_H_
