#include "align/audit/finding.h"

#include <array>
#include <cstdint>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "align/base/hex.h"

namespace sejajar {
namespace {

constexpr std::array<std::string_view, kFindingKinds> kKindNames = {
    "omission",  "addition", "number",       "missing-number", "conversion", "name",
    "quotation", "negation", "untranslated", "duplicate",      "moved"};
constexpr std::array<std::string_view, 3> kSeverityNames = {"low", "medium", "high"};

template <typename Value, std::size_t kSize>
std::optional<Value> Parse(const std::array<std::string_view, kSize>& names,
                           std::string_view name) {
  for (std::size_t i = 0; i < kSize; ++i) {
    if (names[i] == name) return static_cast<Value>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view NameOf(FindingKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

std::string_view NameOf(Severity severity) {
  return kSeverityNames[static_cast<std::size_t>(severity)];
}

std::string_view NameOf(BitextSide side) {
  return side == BitextSide::kSource ? "source" : "target";
}

std::optional<FindingKind> ParseFindingKind(std::string_view name) {
  return Parse<FindingKind>(kKindNames, name);
}

std::optional<Severity> ParseSeverity(std::string_view name) {
  return Parse<Severity>(kSeverityNames, name);
}

std::string Fingerprint(const Finding& finding, std::string_view source_text,
                        std::string_view target_text, std::size_t occurrence) {
  std::string key;
  for (const std::string_view part :
       {NameOf(finding.kind), NameOf(finding.side), finding.source.In(source_text),
        finding.target.In(target_text)}) {
    key.append(part).append(1, '\0');
  }
  const std::uint64_t hash = XXH3_64bits_withSeed(key.data(), key.size(), occurrence);
  std::string digits;
  AppendHex(hash, digits);
  return digits;
}

}  // namespace sejajar
