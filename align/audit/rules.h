// What the rules that look at the words of a pair share: one signature, so that they can stand in
// a table, and a pair as seen from one of its sides.
//
//   void FindNegationMismatches(const PairWords& pair, const PairCoverage& coverage,
//                               const RuleLanguages& languages, std::vector<Finding>& findings);
//
// A rule adds its findings behind those that are there; spans are relative to the pair's texts. It
// reports nothing inside of what the coverage calls open, which is an omission or an addition, and
// nothing at all of a pair that is more likely no translation. Rules are thread-safe and take
// some microseconds; time grows with words times words.
#ifndef SEJAJAR_ALIGN_AUDIT_RULES_H_
#define SEJAJAR_ALIGN_AUDIT_RULES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "align/audit/finding.h"
#include "align/cover/coverage.h"

namespace sejajar {

struct RuleLanguages {  // BCP 47
  std::string source;
  std::string target;
};

using PairRule = void(const PairWords& pair, const PairCoverage& coverage,
                      const RuleLanguages& languages, std::vector<Finding>& findings);

// A pair from one side's point of view: `own` words looking for their counterparts. A view: the
// pair and the coverage must outlive it.
class PairView {
 public:
  struct Mate {
    std::size_t word = 0;
    float cosine = -1;
  };

  PairView(const PairWords& pair, const PairCoverage& coverage, const RuleLanguages& languages,
           BitextSide side);

  [[nodiscard]] PairView Turned() const { return {pair_, coverage_, languages_, Other()}; }
  [[nodiscard]] BitextSide side() const { return side_; }
  [[nodiscard]] std::size_t words() const { return own_.words.size(); }
  [[nodiscard]] const PlacedWord& word(std::size_t i) const { return own_.words[i]; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view text(std::size_t i) const { return word(i).span.In(text_); }
  [[nodiscard]] std::uint32_t hash(std::size_t i) const {
    return own_.table.hashes[own_.words[i].row];
  }
  [[nodiscard]] bool number(std::size_t i) const { return own_.table.numbers[own_.words[i].row]; }
  // How much it says: 0.04 for "the", 0.3 for "parliament".
  [[nodiscard]] float weight(std::size_t i) const { return own_.table.weights[own_.words[i].row]; }
  [[nodiscard]] std::string_view language() const;
  [[nodiscard]] const SideVectors& other() const { return other_; }
  [[nodiscard]] float Match(std::size_t i, std::size_t other) const;
  // The first of the best; the other side of a pair that rules see is never empty.
  [[nodiscard]] Mate Best(std::size_t i) const;
  [[nodiscard]] bool IsOpen(Span span) const;  // some of it is, by the coverage
  // An empty span of the other text where a counterpart of own word `i` would stand.
  [[nodiscard]] Span PlaceOf(std::size_t i) const;
  // A finding on this side, `other` being a span of the other text.
  [[nodiscard]] Finding Find(FindingKind kind, Span own, Span other) const;

 private:
  [[nodiscard]] BitextSide Other() const {
    return side_ == BitextSide::kSource ? BitextSide::kTarget : BitextSide::kSource;
  }

  const PairWords& pair_;
  const PairCoverage& coverage_;
  const RuleLanguages& languages_;
  BitextSide side_;
  const SideVectors& own_;
  const SideVectors& other_;
  std::string_view text_;
};

// The pair is a translation at all, so that differences of words mean something.
bool AreTranslations(const PairCoverage& coverage);

// For messages: "text" on one line in quotes, and what is said of it when it has no counterpart.
std::string InQuotes(std::string_view text);
std::string IsAlone(std::string_view text, BitextSide side);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_AUDIT_RULES_H_
