// Chance with a seed, the same on every machine.
#ifndef SEJAJAR_ALIGN_BASE_DICE_H_
#define SEJAJAR_ALIGN_BASE_DICE_H_

#include <cstddef>
#include <cstdint>
#include <random>

namespace sejajar {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}
  double Share() { return static_cast<double>(random_() >> 11) * 0x1.0p-53; }  // 0 <= share < 1
  std::size_t Below(std::size_t bound) { return random_() % bound; }

 private:
  std::mt19937_64 random_;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_BASE_DICE_H_
