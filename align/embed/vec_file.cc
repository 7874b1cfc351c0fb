#include "align/embed/vec_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

namespace sejajar {
namespace {

constexpr std::size_t kMostDimensions = 1 << 16;

// Cuts the text before the first `mark` off the front of `rest`.
std::string_view TakeUntil(std::string_view& rest, char mark) {
  const std::size_t end = std::min(rest.find(mark), rest.size());
  const std::string_view taken = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return taken;
}

template <typename Number>
std::optional<Number> Parse(std::string_view text) {
  Number value{};
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

Result<std::unique_ptr<VecFile>> VecFile::Open(const std::string& path) {
  Result<MappedFile> file = MappedFile::Open(path);
  if (!file) return file.error();
  std::unique_ptr<VecFile> vectors(new VecFile(std::move(*file)));
  if (Status status = vectors->Parse(); !status) return status.error();
  return vectors;
}

Status VecFile::Parse() {
  std::string_view rest = file_.bytes();
  std::string_view head = TakeUntil(rest, '\n');
  const auto words = sejajar::Parse<std::size_t>(TakeUntil(head, ' '));
  while (head.ends_with(' ') || head.ends_with('\r')) head.remove_suffix(1);
  const auto dimension = sejajar::Parse<std::size_t>(head);
  if (!words || !dimension) {
    return MalformedError(file_.path(), 1,
                          "is no embedding: neither a fastText model nor text vectors "
                          "that begin with their number and dimension");
  }
  // A line has at least a letter, and a space and a digit for every number.
  if (*dimension < 1 || *dimension > kMostDimensions ||
      *words > rest.size() / (2 * *dimension + 1)) {
    return MalformedError(file_.path(), 1, "promises more vectors than it can hold");
  }
  dimension_ = *dimension;
  rows_.reserve(*words * dimension_);
  numbers_.reserve(*words);
  for (std::size_t line = 2; line < *words + 2; ++line) {
    if (rest.empty()) {
      return MalformedError(file_.path(), line,
                            "ends too early: " + std::to_string(*words) + " vectors were promised");
    }
    std::string_view row = TakeUntil(rest, '\n');
    while (row.ends_with(' ') || row.ends_with('\r')) row.remove_suffix(1);
    const std::string_view word = TakeUntil(row, ' ');
    for (std::size_t i = 0; i < dimension_; ++i) {
      const auto value = sejajar::Parse<float>(TakeUntil(row, ' '));
      if (!value || !std::isfinite(*value)) {
        return MalformedError(file_.path(), line,
                              "has no number at position " + std::to_string(i + 1));
      }
      rows_.push_back(*value);
    }
    if (!row.empty()) {
      return MalformedError(file_.path(), line,
                            "has more than " + std::to_string(dimension_) + " numbers");
    }
    const auto number = static_cast<std::uint32_t>(line - 2);
    numbers_.try_emplace(word, number);
    zipf_sum_ += 1.0 / (number + 1.0);
  }
  return {};
}

void VecFile::Lookup(std::string_view word, std::span<float> out) const {
  const auto at = numbers_.find(word);
  if (at == numbers_.end()) {
    std::fill(out.begin(), out.end(), 0.0F);
    return;
  }
  const auto row = rows_.begin() + static_cast<std::ptrdiff_t>(at->second * dimension_);
  std::copy(row, row + static_cast<std::ptrdiff_t>(dimension_), out.begin());
}

double VecFile::Frequency(std::string_view word) const {
  const auto at = numbers_.find(word);
  return at == numbers_.end() ? 0 : 1.0 / ((at->second + 1.0) * zipf_sum_);
}

}  // namespace sejajar
