// The second half of a build: from the parts to training data. Rows are filtered, copies of earlier
// rows and what stands in every second document are dropped, personal data is masked, and every
// dropped row is counted under its reason.
//
// Parts are read one by one, twice if the boilerplate filter is on. Memory: some parts, and of each
// kept row five numbers of eight bytes in hash sets, up to 100 bytes in all.
#ifndef SEJAJAR_ALIGN_CORPUS_MERGE_H_
#define SEJAJAR_ALIGN_CORPUS_MERGE_H_

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "align/base/result.h"
#include "align/corpus/build.h"
#include "align/corpus/filters.h"
#include "align/corpus/masks.h"
#include "align/corpus/row_formats.h"

namespace sejajar {

struct MergeOptions {
  Filters filters;
  Masks masks;
  std::vector<RowFile> files;
  // Where dropped rows go: the reason, a tab, and the row as in TSV. Empty: nowhere.
  std::string dropped;
  std::size_t threads = 0;  // 0: all cores; the files do not depend on it
};

inline constexpr std::size_t kScoreBins = 20;

struct BuildCounts {
  std::size_t parts = 0;
  std::size_t documents = 0;
  std::size_t problems = 0;
  std::size_t source_sentences = 0;
  std::size_t target_sentences = 0;
  std::size_t source_alone = 0;
  std::size_t target_alone = 0;
  std::size_t rows = 0;
  std::array<std::size_t, kFilters> dropped{};  // by filter
  std::size_t kept = 0;
  std::size_t source_characters = 0;  // of what was kept, without white space
  std::size_t target_characters = 0;
  std::array<std::size_t, kScoreBins> kept_by_score{};
  std::array<std::size_t, kScoreBins> dropped_by_score{};
};

// Writes the files into `folder`, each whole or not at all. Errors: kIo; kMalformed for a damaged
// part; kInterrupted.
Result<BuildCounts> MergeParts(const std::vector<std::string>& parts, const std::string& folder,
                               const MergeOptions& options, const BuildObserver& observer);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_MERGE_H_
