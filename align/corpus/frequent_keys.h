// Which of a stream of keys occur often, in memory that does not grow with the stream (Misra and
// Gries 1982, "Finding repeated elements").
#ifndef SEJAJAR_ALIGN_CORPUS_FREQUENT_KEYS_H_
#define SEJAJAR_ALIGN_CORPUS_FREQUENT_KEYS_H_

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <unordered_map>

namespace sejajar {

// Thread-compatible.
class FrequentKeys {
 public:
  explicit FrequentKeys(std::size_t capacity) : capacity_(capacity) {}

  void Add(std::uint64_t key) {
    const auto found = counts_.find(key);
    if (found != counts_.end()) {
      ++found->second;
    } else if (counts_.size() < capacity_) {
      counts_.emplace(key, 1);
    } else {
      for (auto at = counts_.begin(); at != counts_.end();) {
        at = --at->second == 0 ? counts_.erase(at) : std::next(at);
      }
    }
  }
  // At most as often as `key` was added, and less by at most added / (capacity + 1).
  [[nodiscard]] std::size_t Count(std::uint64_t key) const {
    const auto found = counts_.find(key);
    return found == counts_.end() ? 0 : found->second;
  }

 private:
  std::size_t capacity_;
  std::unordered_map<std::uint64_t, std::size_t> counts_;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_FREQUENT_KEYS_H_
