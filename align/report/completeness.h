// How much of a document its translation holds.
#ifndef SEJAJAR_ALIGN_REPORT_COMPLETENESS_H_
#define SEJAJAR_ALIGN_REPORT_COMPLETENESS_H_

#include <cstddef>
#include <string>

#include "align/bitext/alignment.h"
#include "align/bitext/document.h"

namespace sejajar {

struct Summary {
  std::size_t beads = 0;              // null beads included
  std::size_t omitted = 0;            // source sentences in null beads
  std::size_t added = 0;              // target sentences in null beads
  std::size_t source_characters = 0;  // without white space, as everywhere here
  std::size_t paired_characters = 0;  // of them, those in beads that are not null

  // 0..1: the paired share of the source; 1 for a source without characters.
  [[nodiscard]] double Completeness() const;
  // In percent with one digit, rounded down, so that only the whole is "100.0".
  [[nodiscard]] std::string CompletenessPercent() const;
};

// Thread-safe.
Summary Summarize(const Document& source, const Alignment& alignment);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_REPORT_COMPLETENESS_H_
