#include "align/io/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace sejajar {

std::string Fixed(double value, int digits) {
  std::array<char, 400> buffer;  // the largest double has 309 digits before the point
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::fixed, std::clamp(digits, 0, 17));
  std::string text(buffer.data(), end.ptr);
  if (text.front() == '-' && text.find_first_of("123456789infa") == std::string::npos) {
    text.erase(0, 1);
  }
  return text;
}

}  // namespace sejajar
