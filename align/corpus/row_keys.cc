#include "align/corpus/row_keys.h"

#include <algorithm>
#include <limits>

namespace sejajar {
namespace {

// The finaliser of splitmix64 (Steele, Lea and Flood 2014), a bijection that mixes all bits.
std::uint64_t Mix(std::uint64_t value) {
  value += 0x9E3779B97F4A7C15U;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31);
}

std::uint64_t HashOf(std::span<const std::uint32_t> words) {
  std::uint64_t hash = words.size();
  for (const std::uint32_t word : words) hash = Mix(hash ^ word);
  return hash;
}

class MinHashes {
 public:
  MinHashes() { least_.fill(std::numeric_limits<std::uint64_t>::max()); }

  // Pairs of neighbours, the ends with nothing beside them. `side` keeps the two sides' words
  // apart.
  void Add(std::span<const std::uint32_t> words, std::uint64_t side) {
    std::uint64_t before = 0;
    for (std::size_t i = 0; i <= words.size(); ++i) {
      const std::uint64_t word = i < words.size() ? words[i] : 0;
      const std::uint64_t hash = Mix((before << 32 | word) ^ side);
      // Odd multiples of one hash, their high halves swapped in, serve as so many hash functions.
      for (std::size_t k = 0; k < least_.size(); ++k) {
        std::uint64_t own = hash * (2 * k + 1);
        own = (own ^ (own >> 32)) * 0x9E3779B97F4A7C15U;
        least_[k] = std::min(least_[k], own);
      }
      before = word;
    }
  }

  [[nodiscard]] std::array<std::uint64_t, kBands> Bands() const {
    std::array<std::uint64_t, kBands> bands{};
    for (std::size_t k = 0; k < least_.size(); ++k) {
      std::uint64_t& band = bands[k / kBandRows];
      band = Mix(band ^ least_[k]);
    }
    return bands;
  }

 private:
  std::array<std::uint64_t, kBands * kBandRows> least_{};
};

}  // namespace

RowKeys KeysOf(std::span<const std::uint32_t> source, std::span<const std::uint32_t> target) {
  RowKeys keys;
  keys.source = HashOf(source);
  keys.target = HashOf(target);
  keys.pair = Mix(keys.source ^ Mix(keys.target));
  MinHashes hashes;
  hashes.Add(source, 0);
  hashes.Add(target, Mix(1));
  keys.bands = hashes.Bands();
  // The same hash of the same place in another band is another one.
  for (std::size_t band = 0; band < kBands; ++band) keys.bands[band] ^= band;
  return keys;
}

}  // namespace sejajar
