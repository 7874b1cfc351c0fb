// Sentences that stand in a document more than once while only one of them is aligned: a page that
// holds its body twice, a pull quote, a headline that comes again.
#ifndef SEJAJAR_ALIGN_AUDIT_REPEATS_H_
#define SEJAJAR_ALIGN_AUDIT_REPEATS_H_

#include <cstddef>
#include <vector>

#include "align/bitext/document.h"

namespace sejajar {

struct Repeat {
  SentenceRange copy;        // neighbours, none of them aligned
  std::size_t original = 0;  // the aligned sentence that the first of them repeats
};

// `aligned[i]`: whether sentence i has a partner. Sentences are compared by the tokeniser's words,
// without regard to case, white space and punctuation but "?" and "!"; a copy of less than 25
// characters is none. In order, without overlap. Linear in the length of the text.
std::vector<Repeat> FindRepeats(const Document& document, const std::vector<bool>& aligned);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_AUDIT_REPEATS_H_
