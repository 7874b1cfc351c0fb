#include "align/base/numbering.h"

#include <absl/container/flat_hash_map.h>

namespace sejajar {

struct Numbering::Numbers {
  absl::flat_hash_map<std::string_view, std::uint32_t> of;
};

Numbering::Numbering() : numbers_(std::make_unique<Numbers>()) {}
Numbering::~Numbering() = default;

std::uint32_t Numbering::Of(std::string_view string) {
  const auto at = numbers_->of.find(string);
  if (at != numbers_->of.end()) return at->second;
  const std::string& kept = strings_.emplace_back(string);
  const auto number = static_cast<std::uint32_t>(strings_.size() - 1);
  numbers_->of.emplace(kept, number);
  return number;
}

}  // namespace sejajar
