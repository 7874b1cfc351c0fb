#include "align/report/line_index.h"

namespace sejajar {
namespace {

constexpr std::size_t kBlockBytes = 1024;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// From the place of the byte `from` to the place of `to`.
LinePlace Advance(std::string_view text, LinePlace place, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\n' && i + 1 < text.size()) {
      ++place.line;
      place.column = 1;
    } else if (byte >= 0xF0) {  // begins a character of two code units
      place.column += 2;
    } else if ((byte & 0xC0) != 0x80 && !(i == 0 && text.starts_with(kByteOrderMark))) {
      ++place.column;
    }
  }
  return place;
}

}  // namespace

LineIndex::LineIndex(std::string_view text) : text_(text), blocks_(1) {
  for (std::size_t end = kBlockBytes; end <= text.size(); end += kBlockBytes) {
    blocks_.push_back(Advance(text, blocks_.back(), end - kBlockBytes, end));
  }
}

LinePlace LineIndex::At(std::size_t offset) const {
  const std::size_t block = offset / kBlockBytes;
  return Advance(text_, blocks_[block], block * kBlockBytes, offset);
}

}  // namespace sejajar
