// Where a byte of a text stands, as editors say it: line and column.
#ifndef SEJAJAR_ALIGN_REPORT_LINE_INDEX_H_
#define SEJAJAR_ALIGN_REPORT_LINE_INDEX_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace sejajar {

struct LinePlace {
  std::size_t line = 1;    // from 1; LF ends a line, the last LF of a text begins no further one
  std::size_t column = 1;  // from 1, in UTF-16 code units; a byte order mark has no width

  friend bool operator==(const LinePlace&, const LinePlace&) = default;
};

// Takes valid UTF-8, which must live as long as the index. A look-up costs the same wherever it
// is and however long the lines are. Immutable; reading is safe from many threads.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  // `offset` is at most the size of the text.
  [[nodiscard]] LinePlace At(std::size_t offset) const;

 private:
  std::string_view text_;
  std::vector<LinePlace> blocks_;  // the place of every block's first byte
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_REPORT_LINE_INDEX_H_
