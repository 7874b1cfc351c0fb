#define XXH_INLINE_ALL  // used as a header
#include "align/corpus/text_hash.h"

#include <xxhash.h>

namespace sejajar {

std::uint64_t TextHash(std::string_view text, std::uint64_t seed) {
  return XXH3_64bits_withSeed(text.data(), text.size(), seed);
}

}  // namespace sejajar
