#include "align/corpus/matcher.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <tuple>
#include <utility>

#include "align/audit/document_audit.h"
#include "align/base/parallel.h"
#include "align/corpus/document_vectors.h"
#include "align/cover/coverage.h"
#include "align/io/characters.h"
#include "align/score/side.h"

namespace sejajar {
namespace {

// A candidate so much worse than a document's best one is not aligned.
constexpr float kMarginOfBest = 0.2F;
constexpr std::size_t kBlock = 128;  // candidates of one task

struct Candidate {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  float margin = 0;
  // How much of the documents is translated in the other, and the more of the two.
  double score = 0;
  double related = 0;
};

bool IsBefore(const Candidate& a, const Candidate& b) {
  return std::tie(a.source, a.target) < std::tie(b.source, b.target);
}

float MeanCosine(const std::vector<Neighbour>& neighbours) {
  float sum = 0;
  for (const Neighbour& neighbour : neighbours) sum += neighbour.cosine;
  return neighbours.empty() ? 0 : sum / static_cast<float>(neighbours.size());
}

using Neighbours = std::vector<std::vector<Neighbour>>;

// Those that are among the best of their source or of their target.
std::vector<Candidate> Candidates(const Neighbours& of_sources, const Neighbours& of_targets,
                                  std::size_t most) {
  std::vector<Candidate> all;
  const auto add = [&](std::size_t source, std::size_t target, float cosine) {
    if (cosine == 0) return;  // one of them has no known word
    all.push_back({static_cast<std::uint32_t>(source), static_cast<std::uint32_t>(target),
                   cosine - (MeanCosine(of_sources[source]) + MeanCosine(of_targets[target])) / 2,
                   0, 0});
  };
  for (std::size_t i = 0; i < of_sources.size(); ++i) {
    for (const Neighbour& near : of_sources[i]) add(i, near.number, near.cosine);
  }
  for (std::size_t j = 0; j < of_targets.size(); ++j) {
    for (const Neighbour& near : of_targets[j]) add(near.number, j, near.cosine);
  }
  std::sort(all.begin(), all.end(), IsBefore);
  all.erase(std::unique(all.begin(), all.end(),
                        [](const Candidate& a, const Candidate& b) {
                          return a.source == b.source && a.target == b.target;
                        }),
            all.end());

  std::vector<char> good(all.size());
  std::vector<std::uint32_t> order(all.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
  const auto mark = [&](std::uint32_t Candidate::*side) {
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      if (all[a].*side != all[b].*side) return all[a].*side < all[b].*side;
      return all[a].margin > all[b].margin;
    });
    std::size_t first = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (all[order[i]].*side != all[order[first]].*side) first = i;
      if (i - first < most && all[order[i]].margin >= all[order[first]].margin - kMarginOfBest) {
        good[order[i]] = 1;
      }
    }
  };
  mark(&Candidate::source);
  mark(&Candidate::target);
  std::vector<Candidate> kept;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (good[i] != 0) kept.push_back(all[i]);
  }
  return kept;
}

// Documents of one side that a block of candidates needs, each once.
class BlockSide {
 public:
  void Need(std::uint32_t number) { places_.emplace(number, 0); }
  void Read(const std::function<Document(std::size_t)>& read, const SentenceEncoder& encoder) {
    std::size_t place = 0;
    for (auto& [number, at] : places_) {
      at = place++;
      documents_.push_back(read(number));
    }
    std::vector<const Document*> views;
    for (const Document& document : documents_) views.push_back(&document);
    sides_ = MakeSides(views, encoder, 1);
    for (const Document& document : documents_) {
      std::size_t characters = 0;
      for (std::size_t i = 0; i < document.size(); ++i) {
        characters += CountCharacters(document.SentenceText(i));
      }
      characters_.push_back(characters);
    }
  }
  [[nodiscard]] const Document& document(std::uint32_t number) const {
    return documents_[places_.at(number)];
  }
  [[nodiscard]] const Side& side(std::uint32_t number) const { return sides_[places_.at(number)]; }
  [[nodiscard]] std::size_t characters(std::uint32_t number) const {
    return characters_[places_.at(number)];
  }

 private:
  std::map<std::uint32_t, std::size_t> places_;
  std::vector<Document> documents_;
  std::vector<Side> sides_;
  std::vector<std::size_t> characters_;
};

class Aligner {
 public:
  Aligner(const DocumentStore& sources, const DocumentStore& targets, const RowMaker& maker,
          const AlignOptions& options)
      : sources_(sources), targets_(targets), maker_(maker), options_(options) {
    options_.threads = 1;  // of a block; blocks run side by side
  }

  [[nodiscard]] Document Source(std::size_t i) const {
    return maker_.SourceDocument(sources_.id(i), std::string(sources_.text(i)));
  }
  [[nodiscard]] Document Target(std::size_t j) const {
    return maker_.TargetDocument(targets_.id(j), std::string(targets_.text(j)));
  }

  void Judge(std::span<Candidate> block) const {
    BlockSide sources;
    BlockSide targets;
    for (const Candidate& candidate : block) {
      sources.Need(candidate.source);
      targets.Need(candidate.target);
    }
    sources.Read([&](std::size_t i) { return Source(i); }, maker_.source().encoder);
    targets.Read([&](std::size_t j) { return Target(j); }, maker_.target().encoder);
    struct Found {
      std::size_t candidate;
      double probability;  // of the bead
    };
    std::vector<Found> found;
    std::vector<TextPair> texts;
    for (std::size_t k = 0; k < block.size(); ++k) {
      const Candidate& candidate = block[k];
      const Result<Alignment> alignment =
          AlignSides(sources.side(candidate.source), targets.side(candidate.target), options_);
      assert(alignment.ok());  // the options were checked, and the encoders belong together
      for (const Bead& bead : alignment->beads()) {
        if (bead.IsNull()) continue;
        found.push_back({k, bead.probability});
        texts.push_back({sources.document(candidate.source).RangeText(bead.source),
                         targets.document(candidate.target).RangeText(bead.target)});
      }
    }
    CoverOptions cover;
    cover.threads = 1;
    const auto coverage = CoverPairs(texts, maker_.source(), maker_.target(), cover);
    assert(coverage.ok());
    std::vector<std::pair<double, double>> translated(block.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      const double probability = std::min(found[i].probability, (*coverage)[i].probability);
      auto& [source, target] = translated[found[i].candidate];
      source += probability * static_cast<double>(CountCharacters(texts[i].source));
      target += probability * static_cast<double>(CountCharacters(texts[i].target));
    }
    for (std::size_t k = 0; k < block.size(); ++k) {
      const auto share = [](double part, std::size_t whole) {
        return whole == 0 ? 0 : part / static_cast<double>(whole);
      };
      const double source = share(translated[k].first, sources.characters(block[k].source));
      const double target = share(translated[k].second, targets.characters(block[k].target));
      block[k].score = (source + target) / 2;
      block[k].related = std::max(source, target);
    }
  }

 private:
  const DocumentStore& sources_;
  const DocumentStore& targets_;
  const RowMaker& maker_;
  AlignOptions options_;
};

// From the best candidate down, each document once (or each target, when sources may have many).
std::vector<DocumentMatch> Choose(const std::vector<Candidate>& candidates, std::size_t sources,
                                  std::size_t targets, const MatchOptions& options) {
  std::vector<Candidate> order = candidates;
  std::stable_sort(order.begin(), order.end(),
                   [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
  struct Best {
    double score = 0;
    double related = 0;
  };
  std::vector<Best> best_of_source(sources);
  std::vector<Best> best_of_target(targets);
  std::vector<std::vector<DocumentMatch>> of_source(sources);
  std::vector<bool> taken(targets);
  for (const Candidate& candidate : order) {
    for (Best* best : {&best_of_source[candidate.source], &best_of_target[candidate.target]}) {
      best->score = std::max(best->score, candidate.score);
      best->related = std::max(best->related, candidate.related);
    }
    const double probability = TranslationProbability(candidate.related);
    auto& own = of_source[candidate.source];
    if (probability < options.least_probability || taken[candidate.target] ||
        (!own.empty() && !options.one_to_many)) {
      continue;
    }
    taken[candidate.target] = true;
    own.push_back({candidate.source, candidate.target, candidate.score, probability});
  }
  std::vector<DocumentMatch> matches;
  const auto none = [](const Best& best) { return 1 - TranslationProbability(best.related); };
  for (std::size_t i = 0; i < sources; ++i) {
    if (of_source[i].empty()) {
      matches.push_back({i, std::nullopt, best_of_source[i].score, none(best_of_source[i])});
    }
    matches.insert(matches.end(), of_source[i].begin(), of_source[i].end());
  }
  for (std::size_t j = 0; j < targets; ++j) {
    if (!taken[j]) {
      matches.push_back({std::nullopt, j, best_of_target[j].score, none(best_of_target[j])});
    }
  }
  return matches;
}

}  // namespace

Status MatchOptions::Validate() const {
  if (!(least_probability > 0 && least_probability <= 1)) {
    return UsageError("a probability lies between 0 and 1");
  }
  if (candidates == 0 || neighbours.count < candidates) {
    return UsageError("the candidates of a document are 1 or more of its neighbours");
  }
  return align.Validate();
}

Result<std::vector<DocumentMatch>> MatchDocuments(const DocumentStore& sources,
                                                  const DocumentStore& targets,
                                                  const RowMaker& maker,
                                                  const MatchOptions& options,
                                                  const MatchObserver& observer) {
  if (Status status = options.Validate(); !status) return status.error();
  const Aligner aligner(sources, targets, maker, options.align);
  const VectorMatrix source_vectors = DocumentVectors(
      sources.size(), [&](std::size_t i) { return aligner.Source(i); }, maker.source().encoder,
      options.threads);
  const VectorMatrix target_vectors = DocumentVectors(
      targets.size(), [&](std::size_t j) { return aligner.Target(j); }, maker.target().encoder,
      options.threads);
  NeighbourOptions near = options.neighbours;
  near.threads = options.threads;
  std::vector<Candidate> candidates =
      Candidates(FindNeighbours(source_vectors, target_vectors, near),
                 FindNeighbours(target_vectors, source_vectors, near), options.candidates);
  std::mutex told;
  std::size_t done = 0;
  std::atomic<bool> stopped = false;
  ParallelForBlocks(candidates.size(), kBlock, options.threads,
                    [&](std::size_t, std::size_t begin, std::size_t end) {
                      if (stopped) return;
                      aligner.Judge(std::span(candidates).subspan(begin, end - begin));
                      const std::lock_guard lock(told);
                      done += end - begin;
                      if (observer.aligned) observer.aligned(done, candidates.size());
                      if (observer.stopped && observer.stopped()) stopped = true;
                    });
  if (stopped) return Error{ErrorKind::kInterrupted, "interrupted", {}, 0};
  return Choose(candidates, sources.size(), targets.size(), options);
}

}  // namespace sejajar
