#include "align/io/npy.h"

#include <bit>
#include <string_view>

namespace sejajar {

// The rows are written as they lie in memory.
static_assert(std::endian::native == std::endian::little);

std::string NpyHeader(std::size_t rows, std::size_t columns) {
  using namespace std::string_view_literals;
  constexpr std::string_view kMagic = "\x93NUMPY\x01\x00"sv;
  constexpr std::size_t kAlignment = 64;
  std::string fields = "{'descr': '<f4', 'fortran_order': False, 'shape': (" +
                       std::to_string(rows) + ", " + std::to_string(columns) + "), }";
  const std::size_t before = kMagic.size() + 2 + fields.size() + 1;
  fields.append((kAlignment - before % kAlignment) % kAlignment, ' ');
  fields += '\n';
  std::string header(kMagic);
  header += static_cast<char>(fields.size() & 0xFF);
  header += static_cast<char>(fields.size() >> 8);
  return header + fields;
}

}  // namespace sejajar
