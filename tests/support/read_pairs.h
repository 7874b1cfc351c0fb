// Reads a file of aligned pairs from memory, as a test wants to see the outcome.
#ifndef SEJAJAR_TESTS_SUPPORT_READ_PAIRS_H_
#define SEJAJAR_TESTS_SUPPORT_READ_PAIRS_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "align/io/aligned_pairs.h"
#include "tests/support/temporary_file.h"

namespace sejajar {

struct PairsRead {
  std::vector<AlignedPair> pairs;
  PairCounts counts;
  std::string error;  // without the path; empty when there was none

  // "line|key|source|target", or "line: problem", each.
  [[nodiscard]] std::vector<std::string> Shown() const {
    std::vector<std::string> shown;
    for (const AlignedPair& pair : pairs) {
      const std::string line = std::to_string(pair.line);
      shown.push_back(pair.problem.empty()
                          ? line + "|" + pair.key + "|" + pair.source + "|" + pair.target
                          : line + ": " + pair.problem);
    }
    return shown;
  }
};

// English to Indonesian, unless the options say something else; "" for the format lets the bytes
// decide.
inline PairsRead ReadPairs(std::string_view format, std::string_view bytes,
                           PairReadOptions options = {}) {
  if (options.source_language.empty()) options.source_language = "en";
  if (options.target_language.empty()) options.target_language = "id";
  const TemporaryFile file(bytes);
  PairsRead read;
  const auto take = [&](std::vector<AlignedPair> batch) -> Status {
    for (AlignedPair& pair : batch) read.pairs.push_back(std::move(pair));
    return {};
  };
  const Result<PairCounts> counts = ReadAlignedPairs(
      file.path(), options, take, format.empty() ? nullptr : FindPairFormat(format));
  if (counts) {
    read.counts = *counts;
  } else {
    read.error = counts.error().ToString().substr(file.path().size() + 1);
  }
  return read;
}

}  // namespace sejajar

#endif  // SEJAJAR_TESTS_SUPPORT_READ_PAIRS_H_
