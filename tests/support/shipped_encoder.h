// The model of this source tree.
#ifndef SEJAJAR_TESTS_SUPPORT_SHIPPED_ENCODER_H_
#define SEJAJAR_TESTS_SUPPORT_SHIPPED_ENCODER_H_

#include "align/embed/sentence_encoder.h"

namespace sejajar {

inline const SentenceEncoder& ShippedEncoder() {
  static const auto encoder = SentenceEncoder::Load(SEJAJAR_SOURCE_DIR "/models/en-id.ftz");
  return *encoder;
}

}  // namespace sejajar

#endif  // SEJAJAR_TESTS_SUPPORT_SHIPPED_ENCODER_H_
