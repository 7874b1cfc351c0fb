#include "align/audit/document_audit.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "align/audit/repeats.h"
#include "align/io/characters.h"

namespace sejajar {
namespace {

// How many pairs are looked into at a time; bounds the memory for their words.
constexpr std::size_t kBatch = 8192;

constexpr std::size_t kCharactersOfHeading = 25;  // a shorter sentence lost is little lost
constexpr double kSureOfMedium = 0.7;
constexpr double kSureOfHigh = 0.9;

// The share of a side that is translated on the other, above which documents are taken for versions
// of one another, and how fast that gets sure.
constexpr double kRelatedMiddle = 0.4;
constexpr double kRelatedSlope = 16;

std::string Count(std::size_t count, const char* one, const char* many) {
  return count == 1 ? one : std::to_string(count) + ' ' + many;
}

// One of the two documents while it is audited.
class SideState {
 public:
  SideState(const Document& document, BitextSide side)
      : document_(document),
        side_(side),
        unmatched_(document.size(), 0),
        aligned_(document.size()) {}

  [[nodiscard]] const Document& document() const { return document_; }
  [[nodiscard]] BitextSide side() const { return side_; }
  [[nodiscard]] const std::vector<bool>& aligned() const { return aligned_; }
  [[nodiscard]] const std::vector<double>& unmatched() const { return unmatched_; }

  void SetAligned(SentenceRange range) {
    for (std::size_t i = range.begin; i < range.end; ++i) aligned_[i] = true;
  }
  // The probability that a sentence has no partner, and where one would stand.
  void SetUnmatched(SentenceRange range, double probability, std::size_t place) {
    for (std::size_t i = range.begin; i < range.end; ++i) {
      unmatched_[i] = probability;
      places_[i] = place;
    }
  }
  // Sentences that are explained without a partner.
  void SetExplained(SentenceRange range) {
    for (std::size_t i = range.begin; i < range.end; ++i) explained_.push_back(i);
    SetAligned(range);
  }
  [[nodiscard]] std::vector<std::size_t> Left() const {
    std::vector<std::size_t> left;
    for (std::size_t i = 0; i < aligned_.size(); ++i) {
      if (!aligned_[i]) left.push_back(i);
    }
    return left;
  }
  [[nodiscard]] std::size_t PlaceOf(std::size_t sentence) const {
    const auto place = places_.find(sentence);
    return place == places_.end() ? 0 : place->second;
  }
  // Characters of all that a translation is expected to hold.
  [[nodiscard]] std::size_t Content() const {
    std::size_t characters = 0;
    for (std::size_t i = 0; i < document_.size(); ++i) {
      characters += CountCharacters(document_.SentenceText(i));
    }
    for (const std::size_t i : explained_) characters -= CountCharacters(document_.SentenceText(i));
    return characters;
  }

 private:
  const Document& document_;
  BitextSide side_;
  std::vector<double> unmatched_;
  std::vector<bool> aligned_;
  std::map<std::size_t, std::size_t> places_;
  std::vector<std::size_t> explained_;
};

class DocumentAuditor {
 public:
  DocumentAuditor(const AuditedSide& source, const AuditedSide& target, const Alignment& alignment,
                  const AuditOptions& options)
      : in_source_(source),
        in_target_(target),
        options_(options),
        source_(source.document, BitextSide::kSource),
        target_(target.document, BitextSide::kTarget) {
    std::size_t source_place = 0;
    std::size_t target_place = 0;
    for (const Bead& bead : alignment.beads()) {
      if (bead.target.empty()) {
        source_.SetUnmatched(bead.source, bead.probability, target_place);
      } else if (bead.source.empty()) {
        target_.SetUnmatched(bead.target, bead.probability, source_place);
      } else {
        source_.SetAligned(bead.source);
        target_.SetAligned(bead.target);
        beads_.push_back(bead);
      }
      if (!bead.source.empty()) source_place = source.document.RangeSpan(bead.source).end;
      if (!bead.target.empty()) target_place = target.document.RangeSpan(bead.target).end;
    }
  }

  Result<Audit> Run() {
    FindDuplicates(source_);
    FindDuplicates(target_);
    FindBoilerplate(source_);
    FindBoilerplate(target_);
    if (Status status = FindMoved(); !status) return status.error();
    FindGaps(source_);
    FindGaps(target_);
    if (Status status = LookIntoBeads(); !status) return status.error();
    return Conclude();
  }

 private:
  // A finding about sentences of one side, with the place on the other where they would stand.
  Finding& Add(FindingKind kind, const SideState& state, SentenceRange range) {
    Finding& finding = audit_.findings.emplace_back();
    finding.kind = kind;
    finding.side = state.side();
    const std::size_t place = state.PlaceOf(range.begin);
    (state.side() == BitextSide::kSource ? finding.source : finding.target) =
        state.document().RangeSpan(range);
    (state.side() == BitextSide::kSource ? finding.target : finding.source) = {place, place};
    return finding;
  }

  void FindDuplicates(SideState& state) {
    for (const Repeat& repeat : FindRepeats(state.document(), state.aligned())) {
      constexpr std::size_t kSentencesOfMedium = 3;
      Finding& finding = Add(FindingKind::kDuplicate, state, repeat.copy);
      finding.severity =
          repeat.copy.size() >= kSentencesOfMedium ? Severity::kMedium : Severity::kLow;
      finding.confidence = 0.99;
      finding.message = Count(repeat.copy.size(), "a sentence stands", "sentences stand") +
                        " here that the same document has elsewhere";
      state.SetExplained(repeat.copy);
    }
  }

  void FindBoilerplate(SideState& state) {
    if (!options_.boilerplate) return;
    for (const std::size_t i : state.Left()) {
      const std::optional<std::string> rule =
          options_.boilerplate(state.document().SentenceText(i), state.document().language());
      if (!rule) continue;
      const bool is_source = state.side() == BitextSide::kSource;
      Finding& finding =
          Add(is_source ? FindingKind::kOmission : FindingKind::kAddition, state, {i, i + 1});
      finding.severity = Severity::kLow;
      finding.confidence = state.unmatched()[i];
      finding.message = "a line of the page, not of the text (" + *rule + "), stands only in the " +
                        std::string(NameOf(state.side()));
      state.SetExplained({i, i + 1});
    }
  }

  Status FindMoved() {
    const Result<std::vector<MovedBlock>> blocks = FindMovedBlocks(
        in_source_.side, in_target_.side, source_.Left(), target_.Left(), options_.moved);
    if (!blocks) return blocks.error();
    const std::vector<Bead> in_place = beads_;
    for (const MovedBlock& block : *blocks) {
      for (const Bead& bead : block.beads) {
        source_.SetAligned(bead.source);
        target_.SetAligned(bead.target);
        beads_.push_back(bead);
      }
      // Of two blocks that changed places the shorter one moved, whichever the alignment kept; of
      // two that are about as long, both.
      const std::vector<Bead> crossed = Crossed(block.beads, in_place);
      const std::size_t own_size = Sentences(block.beads);
      const std::size_t crossed_size = Sentences(crossed);
      const auto is_shorter = [](std::size_t a, std::size_t b) { return a * 5 <= b * 6; };
      if (crossed.empty() || is_shorter(own_size, crossed_size)) AddMoved(block.beads);
      if (!crossed.empty() && is_shorter(crossed_size, own_size)) AddMoved(crossed);
    }
    return {};
  }

  static std::size_t Sentences(const std::vector<Bead>& beads) {
    std::size_t sentences = 0;
    for (const Bead& bead : beads) sentences += bead.source.size() + bead.target.size();
    return sentences;
  }

  // The beads that a block went past: before it on one side and behind it on the other.
  static std::vector<Bead> Crossed(const std::vector<Bead>& block, const std::vector<Bead>& beads) {
    const auto source_before = [&](const Bead& bead) {
      return bead.source.begin < block.front().source.begin;
    };
    const auto target_before = [&](const Bead& bead) {
      return bead.target.begin < block.front().target.begin;
    };
    const auto source_end = std::partition_point(beads.begin(), beads.end(), source_before);
    const auto target_end = std::partition_point(beads.begin(), beads.end(), target_before);
    return {std::min(source_end, target_end), std::max(source_end, target_end)};
  }

  void AddMoved(const std::vector<Bead>& block) {
    const SentenceRange source = {block.front().source.begin, block.back().source.end};
    const SentenceRange target = {block.front().target.begin, block.back().target.end};
    Finding& finding = audit_.findings.emplace_back();
    finding.kind = FindingKind::kMoved;
    finding.side = BitextSide::kTarget;
    finding.source = source_.document().RangeSpan(source);
    finding.target = target_.document().RangeSpan(target);
    finding.severity = Severity::kLow;
    for (const Bead& bead : block) {
      finding.confidence += bead.probability / static_cast<double>(block.size());
    }
    finding.message =
        Count(target.size(), "a sentence is", "sentences are") + " translated at another place";
  }

  void FindGaps(SideState& state) {
    const std::vector<std::size_t> left = state.Left();
    for (std::size_t k = 0; k < left.size();) {
      SentenceRange range = {left[k], left[k] + 1};
      double none_is_matched = state.unmatched()[left[k]];
      for (++k; k < left.size() && left[k] == range.end; ++k, ++range.end) {
        none_is_matched = std::max(none_is_matched, state.unmatched()[left[k]]);
      }
      AddGap(state, range, none_is_matched);
    }
  }

  void AddGap(SideState& state, SentenceRange range, double probability) {
    if (probability < options_.pairs.least_confidence) return;
    const bool is_source = state.side() == BitextSide::kSource;
    Finding& finding =
        Add(is_source ? FindingKind::kOmission : FindingKind::kAddition, state, range);
    finding.confidence = probability;
    const bool is_heading =
        CountCharacters(state.document().RangeText(range)) < kCharactersOfHeading;
    if (is_heading || probability < kSureOfMedium) {
      finding.severity = Severity::kLow;
    } else {
      finding.severity = probability < kSureOfHigh ? Severity::kMedium : Severity::kHigh;
    }
    finding.message = Count(range.size(), "a sentence has", "sentences have") +
                      (is_source ? " no translation" : " no source");
    Lose(finding);
  }

  Status LookIntoBeads() {
    const CoverLanguage source = {source_.document().language(), in_source_.encoder};
    const CoverLanguage target = {target_.document().language(), in_target_.encoder};
    PairAuditOptions options = options_.pairs;
    options.doubt_pairs = false;
    for (std::size_t begin = 0; begin < beads_.size(); begin += kBatch) {
      const std::size_t end = std::min(begin + kBatch, beads_.size());
      std::vector<TextPair> pairs;
      for (std::size_t i = begin; i < end; ++i) {
        pairs.push_back({source_.document().RangeText(beads_[i].source),
                         target_.document().RangeText(beads_[i].target)});
      }
      Result<std::vector<PairAudit>> audits = AuditPairs(pairs, source, target, options);
      if (!audits) return audits.error();
      for (std::size_t i = begin; i < end; ++i) Take(beads_[i], (*audits)[i - begin]);
    }
    return {};
  }

  void Take(const Bead& bead, PairAudit& pair) {
    const std::size_t source = source_.document().RangeSpan(bead.source).begin;
    const std::size_t target = target_.document().RangeSpan(bead.target).begin;
    const double probability = std::min(pair.probability, bead.probability);
    source_balance_.related +=
        probability *
        static_cast<double>(CountCharacters(source_.document().RangeText(bead.source)));
    target_balance_.related +=
        probability *
        static_cast<double>(CountCharacters(target_.document().RangeText(bead.target)));
    for (Finding& finding : pair.findings) {
      finding.source = {finding.source.begin + source, finding.source.end + source};
      finding.target = {finding.target.begin + target, finding.target.end + target};
      Lose(finding);
      if (!JoinsUntranslated(finding)) audit_.findings.push_back(std::move(finding));
    }
  }

  // A passage that nobody translated is one finding, however many beads it has.
  bool JoinsUntranslated(const Finding& finding) {
    if (finding.kind != FindingKind::kUntranslated) return false;
    constexpr std::size_t kNear = 40;  // bytes: a name or two that stay the same in between
    const auto follows = [](Span before, Span behind) {
      return behind.begin >= before.end && behind.begin - before.end <= kNear;
    };
    if (last_untranslated_ != kNone) {
      Finding& last = audit_.findings[last_untranslated_];
      if (follows(last.source, finding.source) && follows(last.target, finding.target)) {
        last.source.end = finding.source.end;
        last.target.end = finding.target.end;
        last.severity = Severity::kHigh;
        last.confidence = std::max(last.confidence, finding.confidence);
        last.message = "a passage is not translated";
        return true;
      }
    }
    last_untranslated_ = audit_.findings.size();
    return false;
  }

  // Characters of one side: what was lost and what was found in translations.
  struct Balance {
    double lost = 0;
    double related = 0;
  };
  // What is small or doubtful does not count as lost.
  void Lose(const Finding& finding) {
    if (finding.severity == Severity::kLow) return;
    const auto characters = [](Span span, const SideState& state) {
      return static_cast<double>(CountCharacters(span.In(state.document().text())));
    };
    if (finding.kind == FindingKind::kOmission || finding.kind == FindingKind::kUntranslated) {
      source_balance_.lost += characters(finding.source, source_);
    } else if (finding.kind == FindingKind::kAddition) {
      target_balance_.lost += characters(finding.target, target_);
    }
  }

  static double ShareLeft(double content, const Balance& balance) {
    return content == 0 ? 1 : 1 - std::min(1.0, balance.lost / content);
  }

  Audit Conclude() {
    const auto source = static_cast<double>(source_.Content());
    const auto target = static_cast<double>(target_.Content());
    audit_.completeness = ShareLeft(source, source_balance_);
    audit_.faithfulness = ShareLeft(target, target_balance_);
    // A translation may be of a part only, or hold more: the better of the two sides counts.
    const double related = std::max(source_balance_.related / std::max(source, 1.0),
                                    target_balance_.related / std::max(target, 1.0));
    audit_.translation_probability = TranslationProbability(related);
    std::erase_if(audit_.findings, [&](const Finding& finding) {
      return finding.confidence < options_.pairs.least_confidence;
    });
    SortFindings(audit_.findings);
    std::map<std::string, std::size_t> occurrences;
    for (const Finding& finding : audit_.findings) {
      const auto fingerprint = [&](std::size_t occurrence) {
        return Fingerprint(finding, source_.document().text(), target_.document().text(),
                           occurrence);
      };
      const std::string first = fingerprint(0);
      const std::size_t occurrence = occurrences[first]++;
      audit_.fingerprints.push_back(occurrence == 0 ? first : fingerprint(occurrence));
    }
    return std::move(audit_);
  }

  const AuditedSide& in_source_;
  const AuditedSide& in_target_;
  const AuditOptions& options_;
  SideState source_;
  SideState target_;
  std::vector<Bead> beads_;
  static constexpr std::size_t kNone = -1;
  std::size_t last_untranslated_ = kNone;  // number of the finding
  Balance source_balance_;
  Balance target_balance_;
  Audit audit_;
};

}  // namespace

double TranslationProbability(double related) {
  return 1 / (1 + std::exp(-kRelatedSlope * (related - kRelatedMiddle)));
}

Status AuditOptions::Validate() const { return pairs.Validate(); }

Result<Audit> AuditDocuments(const AuditedSide& source, const AuditedSide& target,
                             const Alignment& alignment, const AuditOptions& options) {
  if (Status status = options.Validate(); !status) return status.error();
  return DocumentAuditor(source, target, alignment, options).Run();
}

}  // namespace sejajar
