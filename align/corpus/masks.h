// Personal data in a text, hidden behind a placeholder: e-mail addresses, telephone numbers, and
// the sixteen digits of an Indonesian identity card (NIK).
#ifndef SEJAJAR_ALIGN_CORPUS_MASKS_H_
#define SEJAJAR_ALIGN_CORPUS_MASKS_H_

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "align/base/result.h"

namespace sejajar {

inline constexpr std::array<std::string_view, 3> kMaskNames = {"email", "nik", "phone"};

// Immutable; thread-safe.
class Masks {
 public:
  // Names from kMaskNames; kUsage for another.
  static Result<Masks> Parse(const std::vector<std::string>& names);

  // Puts "<EMAIL>", "<NIK>" and "<PHONE>" in their places. Linear in the text.
  void Apply(std::string& text) const;

 private:
  std::array<bool, kMaskNames.size()> on_{};
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_MASKS_H_
