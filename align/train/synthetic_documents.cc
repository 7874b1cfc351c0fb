#include "align/train/synthetic_documents.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "align/base/dice.h"

namespace sejajar {
namespace {

// One side while it grows.
struct Draft {
  std::string text;
  std::vector<Sentence> sentences;
  void Add(std::string_view sentence, bool starts_paragraph) {
    if (!text.empty()) text += starts_paragraph ? "\n\n" : " ";
    const std::size_t begin = text.size();
    text += sentence;
    sentences.push_back({{begin, text.size()}, starts_paragraph});
  }
  void Merge(std::string_view sentence) {
    text.append(1, ' ').append(sentence);
    sentences.back().span.end = text.size();
  }
};

class Maker {
 public:
  Maker(const std::vector<SentencePair>& pairs, const SyntheticOptions& options, Dice& dice)
      : pairs_(pairs), options_(options), dice_(dice) {}

  // From pairs [begin, end).
  void Run(std::size_t begin, std::size_t end) {
    keeps_paragraphs_ = dice_.Share() < options_.keeps_paragraphs;
    std::size_t i = begin;
    while (i < end) {
      const std::size_t left = end - i;
      double roll = dice_.Share();
      const auto comes = [&](double chance) {
        const bool hit = roll < chance;
        roll -= chance;
        return hit;
      };
      if (comes(options_.omission_run)) {
        for (std::size_t k = std::min(left, 2 + dice_.Below(5)); k > 0; --k) Omit(i++);
      } else if (comes(options_.omission)) {
        Omit(i++);
      } else if (comes(options_.addition)) {
        AddForeign(begin, end);
      } else if (comes(options_.repetition)) {
        Repeat(dice_.Below(2) == 0);
      } else if (left >= 2 && comes(options_.merged_target)) {
        Pair(i, 2, false, true);
        i += 2;
      } else if (left >= 2 && comes(options_.merged_source)) {
        Pair(i, 2, true, false);
        i += 2;
      } else if (left >= 3 && comes(options_.merged_three)) {
        const bool on_source = dice_.Below(2) == 0;
        Pair(i, 3, on_source, !on_source);
        i += 3;
      } else if (left >= 2 && comes(options_.crossed)) {
        Cross(i);
        i += 2;
      } else {
        Pair(i, 1, false, false);
        ++i;
      }
    }
  }

  Draft source;
  Draft target;
  std::vector<Bead> beads;

 private:
  bool Breaks() { return dice_.Below(5) < 2; }
  // Whether the two sides' next sentences start paragraphs.
  std::pair<bool, bool> NextBreaks() {
    const bool at_source = Breaks() || source.sentences.empty();
    const bool at_target = (keeps_paragraphs_ && dice_.Share() < 0.95 ? at_source : Breaks()) ||
                           target.sentences.empty();
    return {at_source, at_target};
  }
  // Who keeps the paragraphs does not merge across their ends.
  bool MayBreak(bool inside_bead) const { return !inside_bead || !keeps_paragraphs_; }
  void Close(std::size_t source_begin, std::size_t target_begin) {
    beads.push_back(
        {{source_begin, source.sentences.size()}, {target_begin, target.sentences.size()}});
  }
  void Omit(std::size_t i) {
    const std::size_t at = source.sentences.size();
    source.Add(pairs_[i].source, Breaks());
    Close(at, target.sentences.size());
  }
  void AddForeign(std::size_t begin, std::size_t end) {
    std::size_t other = dice_.Below(pairs_.size());
    if (other + 50 >= begin && other < end + 50) other = (other + 200) % pairs_.size();
    const std::size_t at = target.sentences.size();
    target.Add(pairs_[other].target, Breaks());
    Close(source.sentences.size(), at);
  }
  void Repeat(bool on_source) {
    Draft& draft = on_source ? source : target;
    const std::size_t size = draft.sentences.size();
    const std::size_t count = std::min(size, 1 + dice_.Below(6));
    for (std::size_t k = size - count; k < size; ++k) {
      const std::string again(draft.sentences[k].span.In(draft.text));
      const std::size_t source_begin = source.sentences.size();
      const std::size_t target_begin = target.sentences.size();
      draft.Add(again, Breaks());
      Close(source_begin, target_begin);
    }
  }
  void Pair(std::size_t i, std::size_t count, bool merge_source, bool merge_target) {
    const std::size_t source_begin = source.sentences.size();
    const std::size_t target_begin = target.sentences.size();
    for (std::size_t k = 0; k < count; ++k) {
      const auto [at_source, at_target] = NextBreaks();
      if (k > 0 && merge_source) {
        source.Merge(pairs_[i + k].source);
      } else {
        source.Add(pairs_[i + k].source, at_source && MayBreak(k > 0 && merge_target));
      }
      if (k > 0 && merge_target) {
        target.Merge(pairs_[i + k].target);
      } else {
        target.Add(pairs_[i + k].target, at_target && MayBreak(k > 0 && merge_source));
      }
    }
    Close(source_begin, target_begin);
  }
  void Cross(std::size_t i) {
    const std::size_t source_begin = source.sentences.size();
    const std::size_t target_begin = target.sentences.size();
    const auto [at_source, at_target] = NextBreaks();
    source.Add(pairs_[i].source, at_source);
    source.Add(pairs_[i + 1].source, false);
    target.Add(pairs_[i + 1].target, at_target);
    target.Add(pairs_[i].target, false);
    Close(source_begin, target_begin);
  }

  const std::vector<SentencePair>& pairs_;
  const SyntheticOptions& options_;
  Dice& dice_;
  bool keeps_paragraphs_ = false;
};

}  // namespace

std::vector<SyntheticDocument> MakeSyntheticDocuments(const std::vector<SentencePair>& pairs,
                                                      const std::string& source_language,
                                                      const std::string& target_language,
                                                      const SyntheticOptions& options) {
  std::vector<SyntheticDocument> documents;
  Dice dice(options.seed);
  for (std::size_t copy = 0; copy < options.copies; ++copy) {
    std::size_t begin = 0;
    while (begin < pairs.size()) {
      const std::size_t wish = options.least_sentences +
                               dice.Below(options.most_sentences - options.least_sentences + 1);
      std::size_t end = begin;
      while (end < pairs.size() && end - begin < wish && pairs[end].origin == pairs[begin].origin) {
        ++end;
      }
      if (end - begin >= options.least_sentences) {
        Maker maker(pairs, options, dice);
        maker.Run(begin, end);
        const std::string name = pairs[begin].origin + "." + std::to_string(documents.size());
        documents.push_back({Document(name, source_language, std::move(maker.source.text),
                                      std::move(maker.source.sentences)),
                             Document(name, target_language, std::move(maker.target.text),
                                      std::move(maker.target.sentences)),
                             std::move(maker.beads)});
      }
      begin = end;
    }
  }
  return documents;
}

}  // namespace sejajar
