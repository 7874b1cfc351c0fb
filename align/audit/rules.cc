#include "align/audit/rules.h"

#include <algorithm>

#include "align/io/characters.h"

namespace sejajar {
namespace {

constexpr float kSureMate = 0.5F;

}  // namespace

std::string InQuotes(std::string_view text) {
  std::string quoted = OneLine(text);
  quoted.insert(quoted.begin(), '"');
  quoted += '"';
  return quoted;
}

std::string IsAlone(std::string_view text, BitextSide side) {
  std::string message = InQuotes(text);
  message.append(" is in the ").append(NameOf(side)).append(" alone");
  return message;
}

bool AreTranslations(const PairCoverage& coverage) { return coverage.probability >= 0.5; }

PairView::PairView(const PairWords& pair, const PairCoverage& coverage,
                   const RuleLanguages& languages, BitextSide side)
    : pair_(pair),
      coverage_(coverage),
      languages_(languages),
      side_(side),
      own_(side == BitextSide::kSource ? pair.source : pair.target),
      other_(side == BitextSide::kSource ? pair.target : pair.source),
      text_(side == BitextSide::kSource ? pair.texts.source : pair.texts.target) {}

std::string_view PairView::language() const {
  return side_ == BitextSide::kSource ? languages_.source : languages_.target;
}

float PairView::Match(std::size_t i, std::size_t other) const {
  const auto row = static_cast<Eigen::Index>(i);
  const auto column = static_cast<Eigen::Index>(other);
  return side_ == BitextSide::kSource ? pair_.matches(row, column) : pair_.matches(column, row);
}

PairView::Mate PairView::Best(std::size_t i) const {
  Mate best;
  for (std::size_t j = 0; j < other_.words.size(); ++j) {
    const float cosine = Match(i, j);
    if (cosine > best.cosine) best = {j, cosine};
  }
  return best;
}

bool PairView::IsOpen(Span span) const {
  const SideCoverage& side = side_ == BitextSide::kSource ? coverage_.source : coverage_.target;
  return std::any_of(side.open.begin(), side.open.end(), [&](const OpenSpan& open) {
    return open.span.begin < span.end && span.begin < open.span.end;
  });
}

Span PairView::PlaceOf(std::size_t i) const {
  // Behind the mate of the nearest word before, or before that of the nearest word behind.
  for (std::size_t step = 1; step < words(); ++step) {
    if (step <= i) {
      if (const Mate mate = Best(i - step); mate.cosine >= kSureMate) {
        const std::size_t end = other_.words[mate.word].span.end;
        return {end, end};
      }
    }
    if (i + step < words()) {
      if (const Mate mate = Best(i + step); mate.cosine >= kSureMate) {
        const std::size_t begin = other_.words[mate.word].span.begin;
        return {begin, begin};
      }
    }
  }
  const std::size_t end = other_.words[i * other_.words.size() / words()].span.end;
  return {end, end};
}

Finding PairView::Find(FindingKind kind, Span own, Span other) const {
  Finding finding;
  finding.kind = kind;
  finding.side = side_;
  finding.source = side_ == BitextSide::kSource ? own : other;
  finding.target = side_ == BitextSide::kSource ? other : own;
  return finding;
}

}  // namespace sejajar
