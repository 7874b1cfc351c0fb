// Nearest neighbours of vectors among vectors, by cosine.
//
// Few vectors are compared exactly. Many are kept in graphs (Malkov and Yashunin 2018, "Efficient
// and robust approximate nearest neighbor search using Hierarchical Navigable Small World graphs",
// by hnswlib), one for each kGraph of them, so that graphs are built side by side and yet are the
// same for any number of threads.
#ifndef SEJAJAR_ALIGN_CORPUS_NEIGHBOURS_H_
#define SEJAJAR_ALIGN_CORPUS_NEIGHBOURS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "align/embed/sentence_encoder.h"

namespace sejajar {

struct Neighbour {
  std::uint32_t number = 0;  // row of the base
  float cosine = 0;
};

struct NeighbourOptions {
  std::size_t count = 4;           // of neighbours of each vector
  std::size_t exact_rows = 20000;  // of the base, up to which all are compared
  std::size_t threads = 0;         // 0: all cores; the result does not depend on it
};

inline constexpr std::size_t kGraph = std::size_t{1} << 16;

// A list a query, nearest first, equals by number; shorter where the base is. Rows have length 1,
// or are zeros, which are near to nothing. Memory: the base once more, and a tenth, if graphs are
// built.
std::vector<std::vector<Neighbour>> FindNeighbours(const VectorMatrix& queries,
                                                   const VectorMatrix& base,
                                                   const NeighbourOptions& options);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_NEIGHBOURS_H_
