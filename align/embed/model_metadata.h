// What our trainer leaves behind the end of a fastText file, where stock readers do not look:
// what the model is, and samples by which a reader can tell that it reads it right.
//
// On disk: the JSON text, its length as 8 bytes little-endian, and the 8 bytes "SEJAJAR1".
#ifndef SEJAJAR_ALIGN_EMBED_MODEL_METADATA_H_
#define SEJAJAR_ALIGN_EMBED_MODEL_METADATA_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "align/base/result.h"

namespace sejajar {

// A sentence and the first components of the unit vector that the model must give it.
struct SelfTestSample {
  std::string language;
  std::string text;
  std::vector<float> vector;
};

struct ModelMetadata {
  std::string name;
  int tokenizer = 0;  // kTokenizerVersion of the tokeniser that it was trained with
  std::vector<std::string> languages;
  std::string training;  // how it was made, for people
  std::vector<SelfTestSample> samples;
};

std::string SerializeMetadata(const ModelMetadata& metadata);

// Looks at the end of a whole model file: nothing when there is no metadata, an error when
// there is but it is damaged. `size` gets the bytes that it takes up.
Result<std::optional<ModelMetadata>> ReadMetadata(std::string_view file, const std::string& path,
                                                  std::size_t* size);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_EMBED_MODEL_METADATA_H_
