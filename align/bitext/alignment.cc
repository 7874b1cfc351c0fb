#include "align/bitext/alignment.h"

#include <string>
#include <utility>

namespace sejajar {

Alignment::Alignment(std::size_t source_size, std::size_t target_size, std::vector<Bead> beads)
    : source_size_(source_size), target_size_(target_size), beads_(std::move(beads)) {}

Result<Alignment> Alignment::Create(std::size_t source_size, std::size_t target_size,
                                    std::vector<Bead> beads) {
  Rung at;
  for (std::size_t i = 0; i < beads.size(); ++i) {
    const Bead& bead = beads[i];
    const bool in_place = bead.source.begin == at.source && bead.target.begin == at.target &&
                          bead.source.begin <= bead.source.end &&
                          bead.target.begin <= bead.target.end;
    if (!in_place || (bead.source.empty() && bead.target.empty())) {
      return MalformedError({}, 0, "bead " + std::to_string(i) + " does not join the one before");
    }
    at = {bead.source.end, bead.target.end};
  }
  if (at != Rung{source_size, target_size}) {
    return MalformedError({}, 0, "the beads do not cover both documents");
  }
  return Alignment(source_size, target_size, std::move(beads));
}

Ladder LadderOf(const Alignment& alignment) {
  Ladder ladder = {{0, 0}};
  ladder.reserve(alignment.beads().size() + 1);
  for (const Bead& bead : alignment.beads()) ladder.push_back({bead.source.end, bead.target.end});
  return ladder;
}

Result<Alignment> AlignmentOf(const Ladder& ladder) {
  if (ladder.empty() || ladder.front() != Rung{0, 0}) {
    return MalformedError({}, 0, "a ladder begins at 0, 0");
  }
  std::vector<Bead> beads;
  beads.reserve(ladder.size() - 1);
  for (std::size_t i = 1; i < ladder.size(); ++i) {
    beads.push_back(
        {{ladder[i - 1].source, ladder[i].source}, {ladder[i - 1].target, ladder[i].target}});
  }
  return Alignment::Create(ladder.back().source, ladder.back().target, std::move(beads));
}

}  // namespace sejajar
