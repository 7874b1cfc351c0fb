// The text of weights.tsv. Internal to align/cover.
#ifndef SEJAJAR_ALIGN_COVER_WEIGHTS_DATA_H_
#define SEJAJAR_ALIGN_COVER_WEIGHTS_DATA_H_

#include <string_view>

namespace sejajar {

extern const std::string_view kCoverWeightsTable;

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_COVER_WEIGHTS_DATA_H_
