// The first half of a build: every chunk of the input becomes a part on disk.
//
//   OUT/parts/000000.part, 000001.part ...   a chunk each (part_file.h)
//   OUT/parts/complete.json                  how many there are, once all are written
//
// A part that stands there already, made of the same input, is left as it is. Memory: for each
// thread two chunks' rows, and at a time the text of one pair of documents or of some megabytes of
// short ones, with some thirty times as much for what is made of it.
#ifndef SEJAJAR_ALIGN_CORPUS_BUILD_H_
#define SEJAJAR_ALIGN_CORPUS_BUILD_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "align/base/result.h"
#include "align/corpus/pair_source.h"
#include "align/corpus/part_file.h"
#include "align/corpus/row_maker.h"

namespace sejajar {

// What the work tells while it goes on. All are called by one thread at a time, in the order of the
// input; each may be missing.
struct BuildObserver {
  std::function<void(const Error&)> problem;        // with a document
  std::function<void(std::size_t documents)> done;  // so many more, problems among them
  std::function<bool()> stopped;                    // ends the work with kInterrupted
};

struct MakePartsOptions {
  std::size_t shard = 0;  // of `shards`, from 0: every shards-th chunk
  std::size_t shards = 1;
  std::size_t threads = 0;  // 0: all cores; the parts do not depend on it
  std::size_t max_problems = std::numeric_limits<std::size_t>::max();

  [[nodiscard]] Status Validate() const;
};

// What ends work that has met more of them than allowed.
Error TooManyProblems(std::size_t problems, std::size_t most);

// The rows of a chunk, with what could not be read.
Part ScoreChunk(const Chunk& chunk, const RowMaker& maker);

// Errors: kUsage for bad options; kIo; kMalformed when there are more problems than allowed; what
// the source returns.
Status MakeParts(PairSource& source, const RowMaker& maker, const std::string& folder,
                 const MakePartsOptions& options, const BuildObserver& observer);

// The parts of one build, of one folder or of the folders of all its shards, in order. kMalformed
// when some are missing or one folder was not finished.
Result<std::vector<std::string>> CompleteParts(const std::vector<std::string>& folders);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_BUILD_H_
