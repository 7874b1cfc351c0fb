// Where a builder's pairs come from, a chunk at a time. How the input falls into chunks depends on
// the input alone, so that a chunk is the same whoever works on it and whenever.
#ifndef SEJAJAR_ALIGN_CORPUS_PAIR_SOURCE_H_
#define SEJAJAR_ALIGN_CORPUS_PAIR_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "align/base/result.h"
#include "align/corpus/row_maker.h"

namespace sejajar {

// A pair of documents that is still to be read; an error if it cannot be. May be called several
// times, from any thread.
using PairLoader = std::function<Result<DocumentPairText>()>;

// Either kind of pairs may be missing.
struct Chunk {
  std::vector<PairLoader> documents;
  std::vector<SentencePairText> sentences;
  std::vector<Error> problems;  // of what could not even be named
  // Hash of what names the pairs, or of the pairs themselves where they stand in memory: it tells
  // chunks apart without reading a document.
  std::uint64_t identity = 0;
};

inline constexpr std::size_t kChunkDocuments = 256;
inline constexpr std::size_t kChunkSentences = 4096;
inline constexpr std::size_t kChunkBytes = std::size_t{8}
                                           << 20;  // of what stands in memory already

// For use from one thread.
class PairSource {
 public:
  PairSource() = default;
  PairSource(const PairSource&) = delete;
  PairSource& operator=(const PairSource&) = delete;
  virtual ~PairSource() = default;

  // The next chunk, which is not empty; nothing at the end.
  virtual Result<std::optional<Chunk>> Next() = 0;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_PAIR_SOURCE_H_
