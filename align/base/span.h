// A half-open range of bytes [begin, end) in a text that somebody else owns.
#ifndef SEJAJAR_ALIGN_BASE_SPAN_H_
#define SEJAJAR_ALIGN_BASE_SPAN_H_

#include <cstddef>
#include <string_view>

namespace sejajar {

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] std::string_view In(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
  friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_BASE_SPAN_H_
