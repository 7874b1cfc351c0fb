#include "align/embed/word_cache.h"

#include <algorithm>

#include "align/embed/subwords.h"

namespace sejajar {

bool WordCache::Find(std::string_view word, std::span<float> out) {
  const std::size_t at = SubwordHash(word) % kSlots;
  const std::lock_guard lock(locks_[at % kLocks]);
  const Slot& slot = slots_[at];
  if (slot.vector.empty() || slot.word != word) return false;
  std::copy(slot.vector.begin(), slot.vector.end(), out.begin());
  return true;
}

void WordCache::Put(std::string_view word, std::span<const float> vector) {
  const std::size_t at = SubwordHash(word) % kSlots;
  const std::lock_guard lock(locks_[at % kLocks]);
  slots_[at].word = word;
  slots_[at].vector.assign(vector.begin(), vector.end());
}

}  // namespace sejajar
