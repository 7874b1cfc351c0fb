// Lists that people write: beads and document pairs.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "align/io/bead_reader.h"
#include "align/io/pair_list.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto beads = sejajar::ParseBeads("fuzz", bytes);
  if (!beads && beads.error().line == 0) __builtin_trap();
  for (const sejajar::ListedPair& pair : sejajar::ParsePairList(bytes)) {
    if (pair.line == 0) __builtin_trap();
    if (pair.problem.empty() && pair.name.find('/') != std::string::npos) __builtin_trap();
  }
  return 0;
}
