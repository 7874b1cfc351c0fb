#include "align/train/sentence_pairs.h"

#include <array>
#include <fstream>
#include <string_view>

namespace sejajar {

Status ReadSentencePairs(const std::string& path, std::vector<SentencePair>& pairs) {
  std::ifstream in(path);
  if (!in) return IoError(path, "cannot open");
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::array<std::string_view, 4> columns;
    std::size_t found = 0;
    for (std::size_t begin = 0; begin <= line.size(); ++found) {
      const std::size_t end = std::min(line.find('\t', begin), line.size());
      if (found < columns.size()) {
        columns[found] = std::string_view(line).substr(begin, end - begin);
      }
      begin = end + 1;
    }
    if (found != columns.size()) {
      return MalformedError(path, number,
                            "has " + std::to_string(found) +
                                " columns, not origin, licence, "
                                "source and target");
    }
    if (columns[2].empty() || columns[3].empty()) continue;
    pairs.push_back({std::string(columns[0]), std::string(columns[2]), std::string(columns[3])});
  }
  if (in.bad()) return IoError(path, "cannot read");
  return {};
}

}  // namespace sejajar
