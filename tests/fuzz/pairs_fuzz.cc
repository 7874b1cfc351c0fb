// Files of aligned pairs: the first byte says which format the rest is read as.
#include <utf8.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "align/io/aligned_pairs.h"
#include "tests/fuzz/memory_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sejajar;
  if (size == 0) return 0;
  const std::span<const PairFormat> formats = PairFormats();
  // In the seeds: d is TMX, e XLIFF, f PO, g TSV.
  const PairFormat& format = formats[data[0] % formats.size()];
  const MemoryFile file(data + 1, size - 1);
  PairReadOptions options = {.source_language = "en", .target_language = "id"};
  options.fuzzy = true;
  options.max_pair_bytes = 200;
  std::size_t good = 0;
  std::size_t bad = 0;
  const auto counts = ReadAlignedPairs(
      file.path(), options,
      [&](std::vector<AlignedPair> batch) -> Status {
        for (const AlignedPair& pair : batch) {
          ++(pair.problem.empty() ? good : bad);
          const std::string both = pair.key + pair.source + pair.target;
          if (!utf8::is_valid(both.begin(), both.end())) __builtin_trap();
          if (both.find('\0') != std::string::npos) __builtin_trap();
          if (pair.source.size() + pair.target.size() > 200) __builtin_trap();
          if (pair.key.find('\n') != std::string::npos) __builtin_trap();
          if (format.name == "tsv" && pair.line == 0) __builtin_trap();
        }
        return {};
      },
      &format);
  if (counts && (counts->pairs != good || counts->problems != bad)) __builtin_trap();
  if (!counts && counts.error().message.empty()) __builtin_trap();
  return 0;
}
