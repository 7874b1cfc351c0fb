// Adam (Kingma and Ba 2015, Algorithm 1) for some dozens of weights that rise on the gradient of a
// likelihood, with a pace that falls to 0 and a pull towards 0.
#ifndef SEJAJAR_ALIGN_TRAIN_ADAM_H_
#define SEJAJAR_ALIGN_TRAIN_ADAM_H_

#include <array>
#include <cmath>
#include <cstddef>

namespace sejajar {

template <std::size_t kSize>
class Adam {
 public:
  Adam(std::size_t iterations, double learning_rate, double shrinkage)
      : iterations_(iterations), learning_rate_(learning_rate), shrinkage_(shrinkage) {}

  void Step(const std::array<double, kSize>& gradient, std::array<float, kSize>& weights) {
    const double pace =
        learning_rate_ * (1 - static_cast<double>(steps_) / static_cast<double>(iterations_));
    ++steps_;
    const auto step = static_cast<double>(steps_);
    for (std::size_t k = 0; k < kSize; ++k) {
      const double slope = gradient[k] - shrinkage_ * weights[k];
      mean_[k] = 0.9 * mean_[k] + 0.1 * slope;
      square_[k] = 0.99 * square_[k] + 0.01 * slope * slope;
      const double corrected = mean_[k] / (1 - std::pow(0.9, step));
      const double spread = std::sqrt(square_[k] / (1 - std::pow(0.99, step)));
      weights[k] += static_cast<float>(pace * corrected / (spread + 1e-9));
    }
  }

 private:
  std::size_t iterations_;
  double learning_rate_;
  double shrinkage_;
  std::size_t steps_ = 0;
  std::array<double, kSize> mean_{};
  std::array<double, kSize> square_{};
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TRAIN_ADAM_H_
