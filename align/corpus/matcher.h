// Which target document is a version of which source document.
//
// Candidates are nearest neighbours by document vectors, either way, ranked by margin: the cosine
// less the mean of both documents' neighbours, so that a document which is near to everything is
// nobody's (after Artetxe and Schwenk 2019, "Margin-based Parallel Corpus Mining"). The best of
// them are aligned, and what counts is how much of one is translated in the other. Pairs are taken
// from the best down.
#ifndef SEJAJAR_ALIGN_CORPUS_MATCHER_H_
#define SEJAJAR_ALIGN_CORPUS_MATCHER_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "align/base/result.h"
#include "align/corpus/document_store.h"
#include "align/corpus/neighbours.h"
#include "align/corpus/row_maker.h"

namespace sejajar {

struct MatchOptions {
  bool one_to_many = false;  // several targets may be versions of one source: syndicated copies
  double least_probability = 0.5;
  std::size_t candidates = 3;  // of each document, which are aligned
  NeighbourOptions neighbours;
  AlignOptions align;
  std::size_t threads = 0;  // 0: all cores; the result does not depend on it

  [[nodiscard]] Status Validate() const;
};

struct DocumentMatch {
  // One is missing when the other document has no counterpart.
  std::optional<std::size_t> source;
  std::optional<std::size_t> target;
  // Mean share of the two documents' characters that is translated in the other; of a document
  // without counterpart, the best that it had with any.
  double score = 0;
  // That this is so: that the one is a version of the other, or that it has none.
  double probability = 0;
};

// What is told while it goes on; each may be missing.
struct MatchObserver {
  std::function<void(std::size_t done, std::size_t all)> aligned;  // candidates; one at a time
  std::function<bool()> stopped;
};

// A match for every source document in order, and then for every target document that is in none.
// The makers split the documents and know the encoders. Errors: kUsage for bad options;
// kInterrupted. Memory: some 3 KB a document, the vectors of a graph once more (neighbours.h).
Result<std::vector<DocumentMatch>> MatchDocuments(const DocumentStore& sources,
                                                  const DocumentStore& targets,
                                                  const RowMaker& maker,
                                                  const MatchOptions& options,
                                                  const MatchObserver& observer);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_MATCHER_H_
