// A text's lines, for readers of formats with a record a line.
#ifndef SEJAJAR_ALIGN_IO_LINES_H_
#define SEJAJAR_ALIGN_IO_LINES_H_

#include <string_view>
#include <vector>

namespace sejajar {

// Without their line ends (LF or CRLF). A line end at the very end begins no further line, so
// that the count is what `wc -l` or an editor says. The views are into `text`. Thread-safe.
inline std::vector<std::string_view> Lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
  }
  return lines;
}

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_LINES_H_
