// A part of a build from nowhere: it is refused, or it is written as it was read. The first byte
// says whether the bytes are a part as it lies on disk or what would stand in it.
#include <zstd.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "align/corpus/pair_row.h"
#include "align/corpus/part_file.h"
#include "tests/fuzz/memory_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] % 2 == 0) {
    std::string packed(ZSTD_compressBound(bytes.size()), '\0');
    packed.resize(ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 1));
    bytes = packed;
  }
  const sejajar::MemoryFile file(bytes.data(), bytes.size());
  const auto part = sejajar::ReadPart(file.path());
  if (!part) return 0;
  if (part->keys.size() != part->rows.size()) __builtin_trap();
  for (const sejajar::PairRow& row : part->rows) {
    std::string line;
    sejajar::AppendRow(row, line);
    if (!sejajar::ParseRow(std::string_view(line).substr(0, line.size() - 1))) __builtin_trap();
  }
  return 0;
}
