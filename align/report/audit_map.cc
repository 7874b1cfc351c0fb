#include "align/report/audit_map.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <string_view>
#include <utility>

#include "align/report/audit_words.h"

namespace sejajar {
namespace {

constexpr int kTick = 24;
constexpr std::size_t kMaxMoved = 500;

std::string Pair(int x, int y) { return std::to_string(x) + ' ' + std::to_string(y); }

std::string PathOf(std::string_view class_name, const std::string& data) {
  if (data.empty()) return {};
  return "<path class=\"" + std::string(class_name) + "\" d=\"" + data + "\"/>";
}

// Where the sentences before `number` end, or 0.
std::size_t EndBefore(const Document& document, std::size_t number) {
  return number == 0 ? 0 : document.sentences()[number - 1].span.end;
}

}  // namespace

int MapUnits(const Document& document, std::size_t offset) {
  const std::size_t size = document.text().size();
  if (size == 0) return 0;
  return static_cast<int>(static_cast<double>(offset) / static_cast<double>(size) * kMapSize);
}

std::string AlignmentMapSvg(const Document& source, const Document& target,
                            const Alignment& alignment, const Audit& audit) {
  std::string way = "M0 0";
  std::string omitted;
  std::string added;
  int x = 0;
  int y = 0;
  std::size_t omissions = 0;
  std::size_t additions = 0;
  for (const Bead& bead : alignment.beads()) {
    const int to_x = MapUnits(source, EndBefore(source, bead.source.end));
    const int to_y = MapUnits(target, EndBefore(target, bead.target.end));
    omissions += bead.target.empty() ? bead.source.size() : 0;
    additions += bead.source.empty() ? bead.target.size() : 0;
    // Monotone and whole numbers, so there are no more points than units.
    if (to_x == x && to_y == y) continue;
    if (bead.target.empty()) omitted += 'M' + Pair(x, y) + 'H' + std::to_string(to_x);
    if (bead.source.empty()) added += 'M' + Pair(x, y) + 'V' + std::to_string(to_y);
    way += 'L' + Pair(to_x, to_y);
    x = to_x;
    y = to_y;
  }

  std::string moved;
  std::size_t moves = 0;
  std::array<std::set<int>, 3> columns;
  std::array<std::set<int>, 3> rows;
  for (const Finding& finding : audit.findings) {
    const auto severity = static_cast<std::size_t>(finding.severity);
    columns[severity].insert(MapUnits(source, finding.source.begin));
    rows[severity].insert(MapUnits(target, finding.target.begin));
    if (finding.kind != FindingKind::kMoved || ++moves > kMaxMoved) continue;
    // A short passage is still to be seen.
    const int from_x = MapUnits(source, finding.source.begin);
    const int from_y = MapUnits(target, finding.target.begin);
    moved += 'M' + Pair(from_x, from_y) + 'L' +
             Pair(std::max(from_x + 8, MapUnits(source, finding.source.end)),
                  std::max(from_y + 8, MapUnits(target, finding.target.end)));
  }

  const std::string label = CountOf(alignment.beads().size(), "pair") + " of passages in order, " +
                            CountOf(omissions, "source sentence") + " and " +
                            CountOf(additions, "target sentence") + " without counterpart, " +
                            CountOf(moves, "moved passage");
  const std::string size = std::to_string(kMapSize);
  std::string svg = "<svg class=\"map\" id=\"map\" role=\"img\" viewBox=\"0 0 " + size + ' ' +
                    size + "\" aria-label=\"" + label + "\"><rect class=\"frame\" width=\"" + size +
                    "\" height=\"" + size + "\"/>";
  constexpr std::array<std::string_view, 3> kTickClasses = {"tick low", "tick medium", "tick high"};
  for (std::size_t severity = 0; severity < kTickClasses.size(); ++severity) {
    std::string ticks;
    for (const int column : columns[severity]) {
      ticks += 'M' + Pair(column, kMapSize - kTick) + 'v' + std::to_string(kTick);
    }
    for (const int row : rows[severity]) {
      ticks += 'M' + Pair(kMapSize - kTick, row) + 'h' + std::to_string(kTick);
    }
    svg += PathOf(kTickClasses[severity], ticks);
  }
  svg += PathOf("way", way) + PathOf("omitted", omitted) + PathOf("added", added) +
         PathOf("moved", moved);
  return svg + "<rect class=\"view\" id=\"view\"/></svg>";
}

}  // namespace sejajar
