// Strings numbered in the order of their first appearance.
//
//   Numbering numbering;
//   numbering.Of("feri");  // 0
//   numbering.Of("pulau"); // 1
//   numbering.Of("feri");  // 0
#ifndef SEJAJAR_ALIGN_BASE_NUMBERING_H_
#define SEJAJAR_ALIGN_BASE_NUMBERING_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

namespace sejajar {

// Thread-compatible.
class Numbering {
 public:
  Numbering();
  ~Numbering();

  std::uint32_t Of(std::string_view string);
  // By number.
  [[nodiscard]] const std::deque<std::string>& strings() const { return strings_; }

 private:
  struct Numbers;  // keeps Abseil out of this header, which is installed

  std::deque<std::string> strings_;  // their addresses stay
  std::unique_ptr<Numbers> numbers_;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_BASE_NUMBERING_H_
