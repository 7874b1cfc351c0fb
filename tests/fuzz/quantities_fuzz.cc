// Any bytes: quantities stand in order inside the text, are finite, and come back equal when a text
// is compared with itself; findings point into both texts.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "align/audit/numbers.h"
#include "align/text/quantities.h"

namespace {

void Require(bool condition) {
  if (!condition) std::abort();
}

std::vector<sejajar::Quantity> Read(std::string_view text, std::string_view language) {
  std::vector<sejajar::Quantity> quantities = sejajar::FindQuantities(text, language);
  std::size_t end = 0;
  for (const sejajar::Quantity& quantity : quantities) {
    Require(quantity.span.begin >= end && !quantity.span.empty());
    Require(quantity.phrase.begin <= quantity.span.begin &&
            quantity.phrase.end >= quantity.span.end && quantity.phrase.end <= text.size());
    Require(std::isfinite(quantity.value));
    end = quantity.span.end;
  }
  return quantities;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t half = text.size() * data[0] / 255;
  const std::string_view source = text.substr(0, half);
  const std::string_view target = text.substr(half);
  const auto english = Read(source, "en");
  const auto indonesian = Read(target, "id");
  Read(text, "und");
  for (const auto& finding : sejajar::FindNumberMismatches(source, english, target, indonesian)) {
    Require(!finding.OwnSpan().empty() && finding.confidence >= 0 && finding.confidence <= 1);
    Require(finding.source.end <= source.size() && finding.target.end <= target.size());
  }
  Require(sejajar::FindNumberMismatches(source, english, source, english).empty());
  return 0;
}
