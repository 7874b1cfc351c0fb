#include "align/corpus/pair_row.h"

#include <charconv>
#include <cmath>

namespace sejajar {
namespace {

template <auto kMember>
void AppendText(const PairRow& row, std::string& out) {
  out += row.*kMember;
}

template <auto kMember>
bool ReadText(std::string_view text, PairRow& row) {
  row.*kMember = text;
  return true;
}

// Four digits behind the point are as many as anybody believes.
template <auto kMember>
void AppendShare(const PairRow& row, std::string& out) {
  char digits[16];
  const auto [end, error] = std::to_chars(std::begin(digits), std::end(digits), row.*kMember,
                                          std::chars_format::fixed, 4);
  out.append(digits, end);
}

template <auto kMember>
void AppendCount(const PairRow& row, std::string& out) {
  char digits[16];
  out.append(digits, std::to_chars(std::begin(digits), std::end(digits), row.*kMember).ptr);
}

template <auto kMember>
bool ReadNumber(std::string_view text, PairRow& row) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), row.*kMember);
  return error == std::errc() && end == text.data() + text.size();
}

template <auto kMember>
bool ReadShare(std::string_view text, PairRow& row) {
  return ReadNumber<kMember>(text, row) && row.*kMember >= 0 && row.*kMember <= 1;  // NaN is not
}

template <auto kMember>
constexpr RowColumn Text(std::string_view name) {
  return {name, AppendText<kMember>, ReadText<kMember>, false};
}
template <auto kMember>
constexpr RowColumn Share(std::string_view name) {
  return {name, AppendShare<kMember>, ReadShare<kMember>, true};
}
template <auto kMember>
constexpr RowColumn Count(std::string_view name) {
  return {name, AppendCount<kMember>, ReadNumber<kMember>, true};
}

constexpr RowColumn kColumns[] = {
    Text<&PairRow::source>("source"),
    Text<&PairRow::target>("target"),
    Share<&PairRow::score>("score"),
    Share<&PairRow::bead>("bead"),
    Share<&PairRow::translation>("translation"),
    Share<&PairRow::source_coverage>("source_coverage"),
    Share<&PairRow::target_coverage>("target_coverage"),
    Share<&PairRow::source_language>("source_language"),
    Share<&PairRow::target_language>("target_language"),
    Share<&PairRow::copied>("copied"),
    Share<&PairRow::numbers>("numbers"),
    Count<&PairRow::source_length>("source_length"),
    Count<&PairRow::target_length>("target_length"),
    Text<&PairRow::source_id>("source_id"),
    Text<&PairRow::target_id>("target_id"),
    Text<&PairRow::place>("place"),
};

}  // namespace

std::span<const RowColumn> RowColumns() { return kColumns; }

std::string RowHeading() {
  std::string heading;
  for (const RowColumn& column : kColumns) {
    heading.append(heading.empty() ? "" : "\t").append(column.name);
  }
  return heading + '\n';
}

void AppendRow(const PairRow& row, std::string& out) {
  const std::size_t begin = out.size();
  for (const RowColumn& column : kColumns) {
    if (out.size() > begin || &column != kColumns) out += '\t';
    column.append(row, out);
  }
  out += '\n';
}

Result<PairRow> ParseRow(std::string_view line) {
  PairRow row;
  for (const RowColumn& column : kColumns) {
    const std::size_t end = line.find('\t');
    const bool last = &column == std::end(kColumns) - 1;
    if (last != (end == std::string_view::npos)) {
      return MalformedError({}, 0, "has not as many columns as a row");
    }
    if (!column.read(line.substr(0, end), row)) {
      return MalformedError({}, 0, "has no number as its " + std::string(column.name));
    }
    if (!last) line.remove_prefix(end + 1);
  }
  return row;
}

}  // namespace sejajar
