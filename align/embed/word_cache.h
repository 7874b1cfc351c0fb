// Vectors of words that were looked up lately. Making one from the n-grams of its word takes as
// long as reading some dozens of words, and most words of a text come back: in another batch, or
// when coverage looks at what the aligner has paired.
#ifndef SEJAJAR_ALIGN_EMBED_WORD_CACHE_H_
#define SEJAJAR_ALIGN_EMBED_WORD_CACHE_H_

#include <array>
#include <cstddef>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sejajar {

// A word has one slot, by its hash, and takes it from the word before: memory is bounded (of 256
// dimensions, 32 MB at most) and a word that is asked for again and again is mostly there. Safe to
// use from many threads.
class WordCache {
 public:
  // Writes the word's vector to `out` if it is here.
  [[nodiscard]] bool Find(std::string_view word, std::span<float> out);
  void Put(std::string_view word, std::span<const float> vector);

 private:
  static constexpr std::size_t kSlots = 1 << 15;
  static constexpr std::size_t kLocks = 64;  // each for every 64th slot

  struct Slot {
    std::string word;
    std::vector<float> vector;  // empty as long as nothing is here
  };

  std::vector<Slot> slots_ = std::vector<Slot>(kSlots);
  std::array<std::mutex, kLocks> locks_;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_EMBED_WORD_CACHE_H_
