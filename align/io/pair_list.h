// The list of document pairs that are to be aligned in one go.
#ifndef SEJAJAR_ALIGN_IO_PAIR_LIST_H_
#define SEJAJAR_ALIGN_IO_PAIR_LIST_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "align/base/result.h"

namespace sejajar {

// A line of the list. A line that is wrong is no reason to drop the others: its `problem` says
// what is wrong with it, and it is empty for a good one.
struct ListedPair {
  std::string source;
  std::string target;
  std::string name;      // of the output, without extension: a plain file name, unique
  std::size_t line = 0;  // in the list
  std::string problem;
};

// Source path, target path and name, separated by tabs, a pair a line; empty lines and those
// that begin with '#' are passed over. Errors: as ReadText.
Result<std::vector<ListedPair>> ReadPairList(const std::string& path);
std::vector<ListedPair> ParsePairList(std::string_view text);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_PAIR_LIST_H_
