// 64 bits of a text that are the same on every machine: xxHash's XXH3.
#ifndef SEJAJAR_ALIGN_CORPUS_TEXT_HASH_H_
#define SEJAJAR_ALIGN_CORPUS_TEXT_HASH_H_

#include <cstdint>
#include <string_view>

namespace sejajar {

std::uint64_t TextHash(std::string_view text, std::uint64_t seed = 0);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_TEXT_HASH_H_
