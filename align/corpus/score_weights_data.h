// The text of score_weights.tsv, which the build puts into the library.
#ifndef SEJAJAR_ALIGN_CORPUS_SCORE_WEIGHTS_DATA_H_
#define SEJAJAR_ALIGN_CORPUS_SCORE_WEIGHTS_DATA_H_

#include <string_view>

namespace sejajar {

extern const std::string_view kScoreWeightsTable;

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_SCORE_WEIGHTS_DATA_H_
