// The text that a model learns from.
#ifndef SEJAJAR_ALIGN_TRAIN_SENTENCE_PAIRS_H_
#define SEJAJAR_ALIGN_TRAIN_SENTENCE_PAIRS_H_

#include <string>
#include <vector>

#include "align/base/result.h"

namespace sejajar {

struct SentencePair {
  std::string origin;  // where it came from: groups pairs for weights and for the card
  std::string source;
  std::string target;
};

// Appends the pairs of a TSV file whose columns are origin, licence, source, target. A row with
// another number of columns is an error with its line number; one with an empty side is skipped.
Status ReadSentencePairs(const std::string& path, std::vector<SentencePair>& pairs);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TRAIN_SENTENCE_PAIRS_H_
