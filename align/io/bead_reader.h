// Reads beads that somebody listed: gold, or an aligner's answer in vecalign's format.
#ifndef SEJAJAR_ALIGN_IO_BEAD_READER_H_
#define SEJAJAR_ALIGN_IO_BEAD_READER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "align/base/result.h"

namespace sejajar {

// A bead as a file lists it: sentence numbers from 0, in any order. Unlike those of an Alignment,
// such beads may cross, leave gaps and overlap.
struct ListedBead {
  std::vector<std::size_t> source;
  std::vector<std::size_t> target;
  std::optional<double> probability = std::nullopt;  // where the format has one

  friend bool operator==(const ListedBead&, const ListedBead&) = default;
};

// A bead a line: `[0, 1]:[2]`, either side may be `[]`; what follows a second colon or a tab is
// ignored, and so are empty lines and those that begin with '#'. Errors: as ReadText, and
// kMalformed with the line.
Result<std::vector<ListedBead>> ReadBeads(const std::string& path);
// The same of a text in memory; `path` is for messages.
Result<std::vector<ListedBead>> ParseBeads(const std::string& path, std::string_view text);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_BEAD_READER_H_
