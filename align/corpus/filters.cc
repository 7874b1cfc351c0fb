#include "align/corpus/filters.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "align/corpus/profanity.h"

namespace sejajar {
namespace {

// Keeps the ratio of short texts tame: "Ya." for "Yes, it is."
constexpr double kRatioOffset = 15;
// Shorter texts are copied by right: a name, a date.
constexpr std::uint32_t kCopiedLength = 25;

bool IsLong(const PairRow& row, double most) {
  return std::max(row.source_length, row.target_length) > most;
}

// Letters of other alphabets are taken for such by their bytes.
double LetterShare(std::string_view text) {
  std::size_t letters = 0;
  std::size_t all = 0;
  for (const char byte : text) {
    if (byte == ' ') continue;
    ++all;
    letters += (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte & 0x80) != 0;
  }
  return all == 0 ? 0 : static_cast<double>(letters) / static_cast<double>(all);
}

bool HasFewLetters(const PairRow& row, double least) {
  return std::min(LetterShare(row.source), LetterShare(row.target)) < least;
}

bool IsIdentical(const PairRow& row, double) {
  const auto fold = [](char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte;
  };
  return std::equal(row.source.begin(), row.source.end(), row.target.begin(), row.target.end(),
                    [&](char a, char b) { return fold(a) == fold(b); });
}

bool IsUntranslated(const PairRow& row, double most) {
  return row.target_length >= kCopiedLength && row.copied > most;
}

bool IsOtherLanguage(const PairRow& row, double least) {
  return std::min(row.source_language, row.target_language) < least;
}

bool IsLopsided(const PairRow& row, double most) {
  const auto [less, more] = std::minmax(row.source_length, row.target_length);
  return (more + kRatioOffset) / (less + kRatioOffset) > most;
}

bool IsUnsureBead(const PairRow& row, double least) { return row.bead < least; }

bool IsUncovered(const PairRow& row, double least) {
  return std::min(row.source_coverage, row.target_coverage) < least;
}

bool HasOtherNumber(const PairRow& row, double most) { return row.numbers > most; }

bool ScoresLow(const PairRow& row, double least) { return row.score < least; }

bool IsProfane(const PairRow& row, double) {
  return HasProfanity(row.source) || HasProfanity(row.target);
}

constexpr std::array<FilterInfo, kFilters> kTable = {{
    {"identical", "the two texts are the same", 0, false, true, IsIdentical},
    {"untranslated", "of a longer target more than N of the words are the source's", 0.8, true,
     true, IsUntranslated},
    {"language", "a side is less sure than N to be in its language", 0.25, true, true,
     IsOtherLanguage},
    {"long", "a side has more than N characters", 2000, true, true, IsLong},
    {"letters", "less than N of a side are letters", 0.25, true, true, HasFewLetters},
    {"ratio", "a side is more than N times as long as the other", 3, true, true, IsLopsided},
    {"bead", "the alignment is less sure of the pair than N", 0.3, true, true, IsUnsureBead},
    {"coverage", "less than N of a side is covered by the other", 0.5, true, true, IsUncovered},
    {"numbers", "a number differs, more surely than N", 0.9, true, true, HasOtherNumber},
    {"score", "the pair is less likely than N to be a good one, all in all", 0.4, true, true,
     ScoresLow},
    {"profanity", "a side holds a word of the list", 0, false, false, IsProfane},
    {"boilerplate", "a side stands in more than N of the documents, and in 20 or more", 0.05, true,
     true, nullptr},
    {"duplicate", "an earlier row has the same words", 0, false, true, nullptr},
    {"near-duplicate", "an earlier row has most of the same words", 0, false, true, nullptr},
}};
static_assert(kTable[kBoilerplateFilter].name == "boilerplate" &&
              kTable[kDuplicateFilter].name == "duplicate" &&
              kTable[kNearDuplicateFilter].name == "near-duplicate");

std::string Number(double value) {
  char digits[32];
  return {digits, std::to_chars(std::begin(digits), std::end(digits), value).ptr};
}

}  // namespace

std::span<const FilterInfo, kFilters> FilterTable() { return kTable; }

Result<Filters> Filters::Parse(const std::vector<std::string>& specs) {
  Filters filters;
  for (std::size_t i = 0; i < kFilters; ++i) {
    filters.settings_[i] = {kTable[i].on, kTable[i].threshold};
  }
  for (const std::string& spec : specs) {
    const std::size_t equals = spec.find('=');
    const std::string_view name = std::string_view(spec).substr(0, equals);
    const auto info = std::find_if(kTable.begin(), kTable.end(),
                                   [&](const FilterInfo& entry) { return entry.name == name; });
    if (info == kTable.end()) return UsageError("there is no filter '" + std::string(name) + "'");
    const std::string_view value =
        equals == std::string::npos ? "" : std::string_view(spec).substr(equals + 1);
    Setting& setting = filters.settings_[static_cast<std::size_t>(info - kTable.begin())];
    if (value == "on" || value == "off") {
      setting = {value == "on", info->threshold};
      continue;
    }
    double threshold = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), threshold);
    if (!info->has_threshold || value.empty() || error != std::errc() ||
        end != value.data() + value.size() || !std::isfinite(threshold)) {
      return UsageError("the filter '" + std::string(name) + "' is set to on, off" +
                        (info->has_threshold ? " or a number" : "") + ", not '" +
                        std::string(value) + "'");
    }
    setting = {true, threshold};
  }
  return filters;
}

std::optional<std::size_t> Filters::Reason(const PairRow& row) const {
  for (std::size_t i = 0; i < kFilters; ++i) {
    if (settings_[i].on && kTable[i].drops != nullptr &&
        kTable[i].drops(row, settings_[i].threshold)) {
      return i;
    }
  }
  return std::nullopt;
}

std::string Filters::Describe(std::size_t filter) const {
  const std::string name(kTable[filter].name);
  if (!settings_[filter].on) return name + "=off";
  return name + '=' + (kTable[filter].has_threshold ? Number(settings_[filter].threshold) : "on");
}

}  // namespace sejajar
