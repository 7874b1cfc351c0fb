#include "align/corpus/masks.h"

#include <re2/re2.h>

#include <algorithm>

namespace sejajar {
namespace {

struct Mask {
  RE2 pattern;
  const char* rewrite;
};

// In the order of kMaskNames: sixteen digits must not be taken for a telephone number.
const std::array<Mask, kMaskNames.size()>& AllMasks() {
  static const std::array<Mask, kMaskNames.size()> masks = {{
      {R"([A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)", "<EMAIL>"},
      // Province, regency, district; day (of a woman, plus 40), month, year of birth; a number.
      {R"(\b[1-9]\d{5}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d{2}\d{4}\b)", "<NIK>"},
      // Abroad: "+62 812-3456-7890"; with full stops only if the last group is none of thousands.
      // At home: "0812 3456 7890", "(021) 555-0123", "021-5550123"; not inside "1.021.555.000".
      {R"(\+\d{1,3}[ -]?(?:\(\d{1,4}\)[ -]?)?\d{2,4}(?:[ -]?\d{2,4}){1,4}\b)"
       R"(|\+\d{1,3}(?:\.\d{2,4}){1,3}\.\d{4}\b)"
       R"(|\(0\d{1,3}\)[ .-]?\d{3,4}[ .-]?\d{3,5}\b)"
       R"(|(^|[^\w.,]|(?:^|\D)[.,])0\d{1,3}[ .-]?\d{3,4}[ .-]?\d{3,5}\b)",
       "\\1<PHONE>"},
  }};
  return masks;
}

}  // namespace

Result<Masks> Masks::Parse(const std::vector<std::string>& names) {
  Masks masks;
  for (const std::string& name : names) {
    const auto found = std::find(kMaskNames.begin(), kMaskNames.end(), name);
    if (found == kMaskNames.end()) return UsageError("there is no mask '" + name + "'");
    masks.on_[static_cast<std::size_t>(found - kMaskNames.begin())] = true;
  }
  return masks;
}

void Masks::Apply(std::string& text) const {
  for (std::size_t i = 0; i < on_.size(); ++i) {
    if (on_[i]) RE2::GlobalReplace(&text, AllMasks()[i].pattern, AllMasks()[i].rewrite);
  }
}

}  // namespace sejajar
