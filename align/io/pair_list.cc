#include "align/io/pair_list.h"

#include <set>

#include "align/io/lines.h"
#include "align/io/text_reader.h"

namespace sejajar {
namespace {

std::string Problem(const ListedPair& pair, const std::set<std::string, std::less<>>& names) {
  if (pair.source.empty() || pair.target.empty()) return "a path is empty";
  if (pair.source == "-" || pair.target == "-") return "standard input cannot stand in a list";
  if (pair.name.empty()) return "the name is empty";
  if (pair.name.find('/') != std::string::npos || pair.name == "." || pair.name == "..") {
    return "the name '" + pair.name + "' is not a plain file name";
  }
  if (names.contains(pair.name)) return "the name '" + pair.name + "' stands there twice";
  return {};
}

}  // namespace

std::vector<ListedPair> ParsePairList(std::string_view text) {
  std::vector<ListedPair> pairs;
  std::set<std::string, std::less<>> names;
  std::size_t number = 0;
  for (const std::string_view line : Lines(text)) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    ListedPair pair;
    pair.line = number;
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (second == std::string_view::npos || line.find('\t', second + 1) != std::string_view::npos) {
      pair.problem = "is not source path, target path and name, separated by tabs";
    } else {
      pair.source = line.substr(0, first);
      pair.target = line.substr(first + 1, second - first - 1);
      pair.name = line.substr(second + 1);
      pair.problem = Problem(pair, names);
      if (pair.problem.empty()) names.insert(pair.name);
    }
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

Result<std::vector<ListedPair>> ReadPairList(const std::string& path) {
  const Result<std::string> text = ReadText(path);
  if (!text) return text.error();
  return ParsePairList(*text);
}

}  // namespace sejajar
