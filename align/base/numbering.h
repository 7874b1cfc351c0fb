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
#include <string>
#include <string_view>
#include <unordered_map>

namespace sejajar {

// Thread-compatible.
class Numbering {
 public:
  std::uint32_t Of(std::string_view string) {
    const auto at = numbers_.find(string);
    if (at != numbers_.end()) return at->second;
    const std::string& kept = strings_.emplace_back(string);
    return numbers_.emplace(kept, static_cast<std::uint32_t>(strings_.size() - 1)).first->second;
  }
  // By number.
  [[nodiscard]] const std::deque<std::string>& strings() const { return strings_; }

 private:
  std::deque<std::string> strings_;  // their addresses stay
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_BASE_NUMBERING_H_
