// Why a row is not to be taken: filters with a name, a default and a switch each.
//
//   Result<Filters> filters = Filters::Parse({"coverage=0.7", "numbers=off"});
//   if (const auto reason = filters->Reason(row)) ++dropped[*reason];
//
// A row is dropped by the first filter, in the order of the table, that objects. The last ones look
// at what other rows hold, and are applied where all rows come by (corpus/merge.h).
#ifndef SEJAJAR_ALIGN_CORPUS_FILTERS_H_
#define SEJAJAR_ALIGN_CORPUS_FILTERS_H_

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "align/base/result.h"
#include "align/corpus/pair_row.h"

namespace sejajar {

struct FilterInfo {
  std::string_view name;
  std::string_view about;  // what is dropped, N being the threshold
  double threshold = 0;    // by default; of no meaning to filters without one
  bool has_threshold = true;
  bool on = true;                                                 // by default
  bool (*drops)(const PairRow& row, double threshold) = nullptr;  // null: looks at other rows, too
};

inline constexpr std::size_t kFilters = 14;
std::span<const FilterInfo, kFilters> FilterTable();
// Those without a test of their own.
inline constexpr std::size_t kBoilerplateFilter = 11;
inline constexpr std::size_t kDuplicateFilter = 12;
inline constexpr std::size_t kNearDuplicateFilter = 13;

// Immutable; safe to read from many threads.
class Filters {
 public:
  // Each of `specs` is NAME=THRESHOLD, NAME=off or NAME=on, the last one about a filter wins. Fails
  // with kUsage for another form, an unknown name, or a threshold that is none.
  static Result<Filters> Parse(const std::vector<std::string>& specs);

  // The first filter with a test of its own that objects.
  [[nodiscard]] std::optional<std::size_t> Reason(const PairRow& row) const;
  [[nodiscard]] bool IsOn(std::size_t filter) const { return settings_[filter].on; }
  [[nodiscard]] double Threshold(std::size_t filter) const { return settings_[filter].threshold; }
  // "coverage=0.5", "numbers=off".
  [[nodiscard]] std::string Describe(std::size_t filter) const;

 private:
  struct Setting {
    bool on = true;
    double threshold = 0;
  };
  std::array<Setting, kFilters> settings_;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_FILTERS_H_
