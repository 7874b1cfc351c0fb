// The character n-grams that a word is made of, exactly as fastText numbers them, so that a
// model file means the same to both. Source: Bojanowski et al. 2017, "Enriching Word Vectors
// with Subword Information", section 3.2, and fastText's file format.
#ifndef SEJAJAR_ALIGN_EMBED_SUBWORDS_H_
#define SEJAJAR_ALIGN_EMBED_SUBWORDS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sejajar {

// FNV-1a over signed bytes: fastText's hash for words and n-grams alike.
inline std::uint32_t SubwordHash(std::string_view bytes) {
  std::uint32_t hash = 2166136261U;
  for (const char byte : bytes) {
    hash ^= static_cast<std::uint32_t>(static_cast<std::int8_t>(byte));
    hash *= 16777619U;
  }
  return hash;
}

// Calls use(ngram) for every n-gram of `min_length` to `max_length` characters of "<word>",
// in fastText's order; lone boundary marks are no n-grams. Bytes 10xxxxxx never begin one.
template <typename Use>
void ForEachSubword(std::string_view word, int min_length, int max_length, Use use) {
  std::string marked;
  marked.reserve(word.size() + 2);
  marked.append(1, '<').append(word).append(1, '>');
  const auto continues = [&](std::size_t i) { return (marked[i] & 0xC0) == 0x80; };
  for (std::size_t begin = 0; begin < marked.size(); ++begin) {
    if (continues(begin)) continue;
    std::size_t end = begin;
    for (int length = 1; end < marked.size() && length <= max_length; ++length) {
      ++end;
      while (end < marked.size() && continues(end)) ++end;
      const bool lone_mark = length == 1 && (begin == 0 || end == marked.size());
      if (length >= min_length && !lone_mark) {
        use(std::string_view(marked).substr(begin, end - begin));
      }
    }
  }
}

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_EMBED_SUBWORDS_H_
