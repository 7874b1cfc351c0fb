#include "align/train/synthetic_pairs.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "align/base/dice.h"

namespace sejajar {
namespace {

constexpr std::size_t kLeastClause = 3;     // words of a clause that is dropped
constexpr std::size_t kLeastInsertion = 3;  // words
constexpr std::size_t kMostInsertion = 14;
constexpr std::size_t kNeighbourhood = 30;  // pairs around one that speak of the same things

// Words are what white space leaves; clauses end with a word that ends in , ; or :
struct Clauses {
  std::vector<Span> words;
  std::vector<Span> clauses;  // ranges of words
};

Clauses Cut(std::string_view text) {
  Clauses cut;
  for (std::size_t begin = text.find_first_not_of(" \t"); begin != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(" \t", begin), text.size());
    cut.words.push_back({begin, end});
    begin = text.find_first_not_of(" \t", end);
  }
  std::size_t first = 0;
  for (std::size_t i = 0; i < cut.words.size(); ++i) {
    const char last = text[cut.words[i].end - 1];
    if (i + 1 < cut.words.size() && last != ',' && last != ';' && last != ':') continue;
    cut.clauses.push_back({first, i + 1});
    first = i + 1;
  }
  return cut;
}

class PairMaker {
 public:
  PairMaker(const std::vector<SentencePair>& pairs, const SyntheticPairOptions& options)
      : pairs_(pairs), options_(options), dice_(options.seed) {}

  std::vector<SyntheticPair> Run() {
    std::vector<SyntheticPair> made;
    for (std::size_t copy = 0; copy < options_.copies; ++copy) {
      for (std::size_t i = 0; i < pairs_.size(); ++i) {
        const SentencePair& pair = pairs_[i];
        if (Cut(pair.source).words.size() < options_.least_words ||
            Cut(pair.target).words.size() < options_.least_words) {
          continue;
        }
        made.push_back(Make(i));
      }
    }
    return made;
  }

 private:
  SyntheticPair Make(std::size_t i) {
    SyntheticPair made{pairs_[i].source, pairs_[i].target, Surplus::kNone, Surplus::kNone, {}};
    double roll = dice_.Share();
    const auto comes = [&](double chance) {
      const bool hit = roll >= 0 && roll < chance;
      roll -= chance;
      return hit;
    };
    if (comes(options_.inserted_source)) {
      if (Insert(i, &SentencePair::source, made.source, made.span)) {
        made.source_surplus = Surplus::kKnown;
      }
    } else if (comes(options_.inserted_target)) {
      if (Insert(i, &SentencePair::target, made.target, made.span)) {
        made.target_surplus = Surplus::kKnown;
      }
    } else if (comes(options_.dropped_source)) {
      if (Drop(made.source)) made.target_surplus = Surplus::kUnknown;
    } else if (comes(options_.dropped_target)) {
      if (Drop(made.target)) made.source_surplus = Surplus::kUnknown;
    }
    return made;
  }

  bool Drop(std::string& text) {
    const Clauses cut = Cut(text);
    std::vector<Span> fit;
    for (const Span clause : cut.clauses) {
      if (clause.size() >= kLeastClause && clause.size() * 10 <= cut.words.size() * 6) {
        fit.push_back(clause);
      }
    }
    if (fit.empty()) return false;
    const Span clause = fit[dice_.Below(fit.size())];
    const std::size_t begin = cut.words[clause.begin].begin;
    const std::size_t end =
        clause.end < cut.words.size() ? cut.words[clause.end].begin : text.size();
    text.erase(begin, end - begin);
    return true;
  }

  // Some words of another pair's same side, at a clause's or a word's end.
  bool Insert(std::size_t i, std::string SentencePair::*side, std::string& text, Span& span) {
    std::size_t donor_pair = dice_.Below(pairs_.size());
    if (dice_.Share() < 0.5) {
      const std::size_t from = i < kNeighbourhood ? 0 : i - kNeighbourhood;
      donor_pair = std::min(from + dice_.Below(2 * kNeighbourhood), pairs_.size() - 1);
    }
    if (donor_pair == i) return false;
    const std::string& donor = pairs_[donor_pair].*side;
    const Clauses from = Cut(donor);
    if (from.clauses.empty()) return false;
    Span piece = from.clauses[dice_.Below(from.clauses.size())];
    if (piece.size() > kMostInsertion || dice_.Share() < 0.2) {
      const std::size_t size =
          std::min(piece.size(), kLeastInsertion + dice_.Below(kMostInsertion - kLeastInsertion));
      const std::size_t shift = dice_.Below(piece.size() - size + 1);
      piece = {piece.begin + shift, piece.begin + shift + size};
    }
    if (piece.size() < kLeastInsertion) return false;
    std::string words = donor.substr(from.words[piece.begin].begin,
                                     from.words[piece.end - 1].end - from.words[piece.begin].begin);
    while (!words.empty() &&
           std::string_view(",;:.").find(words.back()) != std::string_view::npos) {
      words.pop_back();
    }
    if (words.empty()) return false;
    const bool comma = dice_.Share() < 0.7;
    const Clauses into = Cut(text);
    const bool at_clause = into.clauses.size() > 1 && dice_.Share() < 0.7;
    const std::size_t after = at_clause ? into.clauses[dice_.Below(into.clauses.size() - 1)].end
                                        : 1 + dice_.Below(into.words.size() - 1);
    const std::size_t at = into.words[after].begin;
    text.insert(at, words + (comma ? ", " : " "));
    span = {at, at + words.size()};
    return true;
  }

  const std::vector<SentencePair>& pairs_;
  const SyntheticPairOptions& options_;
  Dice dice_;
};

}  // namespace

std::vector<SyntheticPair> MakeSyntheticPairs(const std::vector<SentencePair>& pairs,
                                              const SyntheticPairOptions& options) {
  return PairMaker(pairs, options).Run();
}

}  // namespace sejajar
