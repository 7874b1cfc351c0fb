// What rows are told to be copies of one another by.
//
// Keys are hashes of the tokeniser's words, so that case, white space and punctuation do not count.
// Near copies share most pairs of neighbouring words: minimum hashes of these (Broder 1997, "On the
// resemblance and containment of documents") in kBands bands of kBandRows (Leskovec, Rajaraman and
// Ullman, "Mining of Massive Datasets", section 3.4.3). Of rows with a Jaccard similarity of .9
// some 95 % share a band, of .8 some 70 %, of .5 some 6 %.
#ifndef SEJAJAR_ALIGN_CORPUS_ROW_KEYS_H_
#define SEJAJAR_ALIGN_CORPUS_ROW_KEYS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace sejajar {

inline constexpr std::size_t kBands = 4;
inline constexpr std::size_t kBandRows = 6;

struct RowKeys {
  std::uint64_t pair = 0;
  std::uint64_t source = 0;
  std::uint64_t target = 0;
  std::array<std::uint64_t, kBands> bands{};
  std::uint64_t document = 0;  // number of the row's document pair, from 0, in what made the row
};

// `source` and `target`: a hash a word. The same on every machine.
RowKeys KeysOf(std::span<const std::uint32_t> source, std::span<const std::uint32_t> target);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_ROW_KEYS_H_
