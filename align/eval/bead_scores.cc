#include "align/eval/bead_scores.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sejajar {
namespace {

using Numbers = std::vector<std::size_t>;
using Sides = std::pair<Numbers, Numbers>;
using BeadOfSentence = std::unordered_map<std::size_t, const Sides*>;

std::vector<Sides> PairedBeads(std::span<const ListedBead> beads) {
  std::vector<Sides> paired;
  for (const ListedBead& bead : beads) {
    if (!bead.source.empty() && !bead.target.empty()) paired.emplace_back(bead.source, bead.target);
  }
  return paired;
}

// The bead each source sentence stands in.
BeadOfSentence BySource(const std::vector<Sides>& beads) {
  BeadOfSentence map;
  for (const Sides& bead : beads) {
    for (const std::size_t sentence : bead.first) map[sentence] = &bead;
  }
  return map;
}

bool ShareOne(const Numbers& a, const Numbers& b) {
  return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

std::size_t CountTouching(const std::vector<Sides>& beads, const BeadOfSentence& others) {
  const auto touches = [&](const Sides& bead) {
    return std::any_of(bead.first.begin(), bead.first.end(), [&](std::size_t sentence) {
      const auto other = others.find(sentence);
      return other != others.end() && ShareOne(bead.second, other->second->second);
    });
  };
  return static_cast<std::size_t>(std::count_if(beads.begin(), beads.end(), touches));
}

// The sentences of one side whose bead has nothing on the other.
std::set<std::size_t> Unpaired(std::span<const ListedBead> beads, Numbers ListedBead::*side,
                               Numbers ListedBead::*other) {
  std::set<std::size_t> sentences;
  for (const ListedBead& bead : beads) {
    if ((bead.*other).empty()) sentences.insert((bead.*side).begin(), (bead.*side).end());
  }
  return sentences;
}

HitCounts CountUnpaired(std::span<const ListedBead> gold, std::span<const ListedBead> hypothesis,
                        Numbers ListedBead::*side, Numbers ListedBead::*other) {
  const std::set<std::size_t> wanted = Unpaired(gold, side, other);
  const std::set<std::size_t> answered = Unpaired(hypothesis, side, other);
  const auto hits = std::count_if(answered.begin(), answered.end(),
                                  [&](std::size_t sentence) { return wanted.contains(sentence); });
  return {static_cast<std::size_t>(hits), answered.size(), wanted.size()};
}

double Ratio(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

Scores WithF1(double precision, double recall) {
  const double sum = precision + recall;
  return {precision, recall, sum == 0 ? 0 : 2 * precision * recall / sum};
}

}  // namespace

HitCounts& HitCounts::operator+=(const HitCounts& other) {
  hits += other.hits;
  answered += other.answered;
  wanted += other.wanted;
  return *this;
}

Scores HitCounts::Rates() const { return WithF1(Ratio(hits, answered), Ratio(hits, wanted)); }

BeadCounts& BeadCounts::operator+=(const BeadCounts& other) {
  strict += other.strict;
  lax_answered_hits += other.lax_answered_hits;
  lax_wanted_hits += other.lax_wanted_hits;
  omission += other.omission;
  addition += other.addition;
  documents += other.documents;
  return *this;
}

Scores BeadCounts::Lax() const {
  return WithF1(Ratio(lax_answered_hits, strict.answered), Ratio(lax_wanted_hits, strict.wanted));
}

BeadCounts CountBeads(std::span<const ListedBead> gold, std::span<const ListedBead> hypothesis) {
  const std::vector<Sides> answered = PairedBeads(hypothesis);
  std::vector<Sides> wanted = PairedBeads(gold);
  const std::set<Sides> unique(wanted.begin(), wanted.end());
  if (unique.size() != wanted.size()) wanted.assign(unique.begin(), unique.end());

  BeadCounts counts;
  const auto right = std::count_if(answered.begin(), answered.end(),
                                   [&](const Sides& bead) { return unique.contains(bead); });
  counts.strict = {static_cast<std::size_t>(right), answered.size(), wanted.size()};
  counts.lax_answered_hits = CountTouching(answered, BySource(wanted));
  counts.lax_wanted_hits = CountTouching(wanted, BySource(answered));
  counts.omission = CountUnpaired(gold, hypothesis, &ListedBead::source, &ListedBead::target);
  counts.addition = CountUnpaired(gold, hypothesis, &ListedBead::target, &ListedBead::source);
  counts.documents = 1;
  return counts;
}

}  // namespace sejajar
