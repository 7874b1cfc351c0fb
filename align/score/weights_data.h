// The text of weights.tsv, which the build puts into the library.
#ifndef SEJAJAR_ALIGN_SCORE_WEIGHTS_DATA_H_
#define SEJAJAR_ALIGN_SCORE_WEIGHTS_DATA_H_

#include <string_view>

namespace sejajar {

extern const std::string_view kWeightsTable;

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_SCORE_WEIGHTS_DATA_H_
