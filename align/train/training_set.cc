#include "align/train/training_set.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "align/embed/subwords.h"
#include "align/text/tokenizer.h"

namespace sejajar {
namespace {

std::uint64_t KeyOf(std::span<const std::uint32_t> types) {
  std::uint64_t key = 1469598103934665603ULL;
  for (const std::uint32_t type : types) key = (key ^ (type + 1)) * 1099511628211ULL;
  return key;
}

}  // namespace

TrainingSet BuildTrainingSet(const std::vector<SentencePair>& pairs,
                             const std::string& source_language, const std::string& target_language,
                             const TrainOptions& options) {
  // First pass: types in order of appearance.
  std::unordered_map<std::string, std::uint32_t> type_of;
  std::vector<std::string> seen;
  std::vector<std::uint64_t> counts;
  std::vector<std::vector<std::uint32_t>> sides[2];
  const auto read = [&](const std::string& text, const std::string& language) {
    std::vector<std::uint32_t> types;
    Tokenize(text, language, [&](std::string_view word) {
      if (types.size() == options.max_tokens) return;
      const auto [at, is_new] = type_of.try_emplace(std::string(word), seen.size());
      if (is_new) {
        seen.emplace_back(word);
        counts.push_back(0);
      }
      ++counts[at->second];
      types.push_back(at->second);
    });
    return types;
  };
  for (const SentencePair& pair : pairs) {
    std::vector<std::uint32_t> source = read(pair.source, source_language);
    std::vector<std::uint32_t> target = read(pair.target, target_language);
    if (source.empty() || target.empty()) continue;
    sides[0].push_back(std::move(source));
    sides[1].push_back(std::move(target));
  }

  // Second pass: types renumbered by falling count, ties by spelling, so that rows are stable.
  std::vector<std::uint32_t> order(seen.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : seen[a] < seen[b];
  });
  std::vector<std::uint32_t> number(seen.size());
  TrainingSet set;
  std::size_t words = 0;
  while (words < order.size() && counts[order[words]] >= options.min_count) ++words;
  std::vector<std::uint32_t> rows;
  for (std::size_t type = 0; type < order.size(); ++type) {
    const std::string& spelling = seen[order[type]];
    number[order[type]] = static_cast<std::uint32_t>(type);
    rows.clear();
    if (type < words) {
      rows.push_back(static_cast<std::uint32_t>(type));
      set.words.push_back(spelling);
    }
    ForEachSubword(spelling, options.min_ngram, options.max_ngram, [&](std::string_view ngram) {
      rows.push_back(static_cast<std::uint32_t>(words + SubwordHash(ngram) % options.buckets));
    });
    set.type_rows.Append(rows);
    set.counts.push_back(counts[order[type]]);
  }
  for (const int side : {0, 1}) {
    for (std::vector<std::uint32_t>& types : sides[side]) {
      for (std::uint32_t& type : types) type = number[type];
      (side == 0 ? set.source : set.target).Append(types);
      (side == 0 ? set.source_key : set.target_key).push_back(KeyOf(types));
    }
  }
  return set;
}

}  // namespace sejajar
