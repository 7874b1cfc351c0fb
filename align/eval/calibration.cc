#include "align/eval/calibration.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

namespace sejajar {
namespace {

using Numbers = std::vector<std::size_t>;

class Gold {
 public:
  explicit Gold(std::span<const ListedBead> beads) {
    for (const ListedBead& bead : beads) {
      if (bead.target.empty()) {
        omitted_.insert(bead.source.begin(), bead.source.end());
      } else if (bead.source.empty()) {
        added_.insert(bead.target.begin(), bead.target.end());
      } else {
        pairs_.emplace(bead.source, bead.target);
      }
    }
  }

  bool Confirms(const ListedBead& bead) const {
    if (bead.target.empty()) return AllIn(bead.source, omitted_);
    if (bead.source.empty()) return AllIn(bead.target, added_);
    return pairs_.contains({bead.source, bead.target});
  }

 private:
  static bool AllIn(const Numbers& sentences, const std::set<std::size_t>& set) {
    return std::all_of(sentences.begin(), sentences.end(),
                       [&](std::size_t sentence) { return set.contains(sentence); });
  }

  std::set<std::pair<Numbers, Numbers>> pairs_;
  std::set<std::size_t> omitted_;
  std::set<std::size_t> added_;
};

}  // namespace

void Calibration::Add(std::span<const ListedBead> gold, std::span<const ListedBead> hypothesis) {
  const Gold truth(gold);
  for (const ListedBead& bead : hypothesis) {
    if (!bead.probability) continue;
    const double probability = std::clamp(*bead.probability, 0.0, 1.0);
    auto& bin = bins_[std::min<std::size_t>(9, static_cast<std::size_t>(probability * 10))];
    ++bin.beads;
    bin.right += truth.Confirms(bead) ? 1 : 0;
    bin.probabilities += probability;
  }
}

std::size_t Calibration::beads() const {
  std::size_t count = 0;
  for (const CalibrationBin& bin : bins_) count += bin.beads;
  return count;
}

double Calibration::ExpectedError() const {
  double distance = 0;
  for (const CalibrationBin& bin : bins_) {
    distance += std::abs(bin.probabilities - static_cast<double>(bin.right));
  }
  return beads() == 0 ? 0 : distance / static_cast<double>(beads());
}

}  // namespace sejajar
