// Documents with a known alignment, made from sentence pairs that stand in their order: what
// the scorer's weights are fitted on. A share of sentences is left out, put in from elsewhere,
// merged with a neighbour or set in another order; paragraph breaks are kept in some documents
// and drawn anew in others, since real translations do both.
#ifndef SEJAJAR_ALIGN_TRAIN_SYNTHETIC_DOCUMENTS_H_
#define SEJAJAR_ALIGN_TRAIN_SYNTHETIC_DOCUMENTS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "align/bitext/alignment.h"
#include "align/bitext/document.h"
#include "align/train/sentence_pairs.h"

namespace sejajar {

// Chances are of each step through the pairs.
struct SyntheticOptions {
  std::size_t least_sentences = 5;
  std::size_t most_sentences = 60;
  double omission = 0.06;       // a source sentence without a translation
  double omission_run = 0.01;   // two to six of them
  double addition = 0.04;       // a target sentence of another document
  double merged_target = 0.07;  // two neighbours made one sentence, on either side
  double merged_source = 0.05;
  double merged_three = 0.01;     // three, on either side
  double repetition = 0.003;      // up to six sentences before come again, on one side only
  double crossed = 0.005;         // two neighbours change places: one 2-2 bead
  double keeps_paragraphs = 0.6;  // chance that a document's breaks fall in the same places
  std::size_t copies = 2;         // of every document, each changed anew
  std::uint64_t seed = 1;
};

struct SyntheticDocument {
  Document source;
  Document target;
  std::vector<Bead> gold;
};

std::vector<SyntheticDocument> MakeSyntheticDocuments(const std::vector<SentencePair>& pairs,
                                                      const std::string& source_language,
                                                      const std::string& target_language,
                                                      const SyntheticOptions& options);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TRAIN_SYNTHETIC_DOCUMENTS_H_
