// How much a group of source sentences and a group of target sentences look like translations
// of one another: a weighted sum of features, in nats. The weights make the beads' scores
// those of a conditional random field over alignments (dp/lattice.h), so that a score is the
// log-odds that the bead adds to an alignment.
//
// The cosine of two groups is exact and cheap: sentence vectors are plain sums, so the product
// of two groups is the sum of the products of their sentences, and its norms come from the
// products of neighbours on one side (after the overlaps of Thompson and Koehn 2019, section
// 3.1, without their re-embedding).
#ifndef SEJAJAR_ALIGN_SCORE_BEAD_SCORER_H_
#define SEJAJAR_ALIGN_SCORE_BEAD_SCORER_H_

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "align/score/band.h"
#include "align/score/side.h"

namespace sejajar {

enum class Feature : std::size_t {
  // of every pair bead
  kPair,           // 1
  kCosine,         // cosine of the two groups' vectors
  kCosineSquared,  //
  kCosineShort,    // cosine * shortness, shortness being 1 / (1 + characters / 30)
  kShort,          // shortness of the shorter group
  kBackground,     // mean cosine of the sentences with all that the band offers them
  kLength,         // squared log ratio of the characters, capped, against the documents' ratio
  kNumbersShared,  // up to 3
  kNumbersAlone,   // numbers that one group has and the other lacks, up to 3
  kWordsShared,    // share of words that both groups have in the same spelling
  kAsksAlone,      // a question mark on one side only
  kRepeatsAlone,   // sentences on one side that repeat earlier ones, more than on the other: of
                   // several copies the first is the one that was translated
  // of beads with more than two sentences
  kExtra,        // sentences beyond two
  kManyToMany,   // 1 when both groups have several
  kGain,         // cosine less that of the best bead with an outer sentence left out
  kGainSquared,  // the same, squared, keeping the sign
  kLengthExtra,  // kLength again
  // paragraph breaks
  kBreakAgrees,  // both groups start a paragraph
  kBreakAlone,   // one does, the other does not
  kBreakInside,  // breaks between sentences of a group
  // of null beads
  kSourceOpen,  // a first omitted sentence
  kSourceMore,  // a further one right after
  kTargetOpen,
  kTargetMore,
  kNullShort,  // shortness of the lone sentence
  kCount,
};
inline constexpr std::size_t kFeatures = static_cast<std::size_t>(Feature::kCount);
using FeatureVector = std::array<float, kFeatures>;

std::string_view FeatureName(Feature feature);

// Fitted on held-out pairs of the training text by `sejajar fit`; models/README.md says how.
const FeatureVector& DefaultWeights();

inline constexpr std::size_t kMostBead = 8;  // sentences on one side
// The shapes of pair beads: source and target sentences, at most `max_bead` a side and
// max_bead + 1 together.
struct BeadShape {
  std::size_t source = 1;
  std::size_t target = 1;
};
std::vector<BeadShape> BeadShapes(std::size_t max_bead);

// Scores the beads inside a band. Prepared for one piece of work, then read-only and safe to
// read from many threads. `source`, `target` and `band` must outlive it; max_bead is no more than
// kMostBead. Memory: a float and two bytes for each cell of the band.
class BeadScorer {
 public:
  BeadScorer(const Side& source, const Side& target, const Band& band, std::size_t max_bead,
             const FeatureVector& weights);

  // Both ranges begin in the band and have the sizes of one of BeadShapes(max_bead).
  [[nodiscard]] float Cosine(SentenceRange source, SentenceRange target) const;
  [[nodiscard]] float ScorePair(SentenceRange source, SentenceRange target) const;
  // All that begin at a pair of boundaries, one a shape, at once: cheaper than one by one. The
  // scores of those that end outside the band are left as they are.
  void ScorePairs(std::size_t source, std::size_t target, std::span<float> scores) const;
  void PairFeatures(SentenceRange source, SentenceRange target, FeatureVector& features) const;

  // A lone sentence; `more` when the one before is omitted (or added) as well.
  [[nodiscard]] float ScoreSourceNull(std::size_t source, bool more) const;
  [[nodiscard]] float ScoreTargetNull(std::size_t target, bool more) const;
  void SourceNullFeatures(std::size_t source, bool more, FeatureVector& features) const;
  void TargetNullFeatures(std::size_t target, bool more, FeatureVector& features) const;

 private:
  // What is known of a group of neighbours on one side, whatever stands on the other.
  struct Group {
    float inverse_norm = 0;
    float length = 0;      // characters
    float log_length = 0;  // with an offset that keeps ratios of very short groups tame
    float background = 0;  // mean over the sentences
    int words = 0;         // with evidence
    int numbers = 0;
    int repeats = 0;
    int breaks_inside = 0;
    bool asks = false;
    bool breaks = false;  // the group starts a paragraph
  };
  // All groups of one side of the piece, by first sentence and size.
  struct Groups {
    std::size_t begin = 0;  // first sentence of the piece
    std::size_t max_size = 0;
    std::vector<Group> all;  // [sentence - begin][size - 1]

    [[nodiscard]] const Group& Of(SentenceRange range) const {
      return all[(range.begin - begin) * max_size + range.size() - 1];
    }
    // `means` holds a value a sentence.
    void SetBackground(const std::vector<float>& means);
  };
  struct Cell {  // of one source and one target sentence
    float product = 0;
    std::uint8_t words = 0;  // shared, up to 255
    std::uint8_t numbers = 0;
  };
  // Sums over the cells of the groups that begin at one cell, by the groups' sizes less 1. What the
  // band has no cells for, and what no bead shape has, is not set.
  struct Corner {
    float cosine[kMostBead][kMostBead];
    int words[kMostBead][kMostBead];
    int numbers[kMostBead][kMostBead];
  };
  // What a pair bead is scored by. A bead less an outer sentence begins at the same cell, at the
  // one of the next source sentence, or at that of the next target sentence.
  struct Corners {
    Corner own;
    Corner next_source;
    Corner next_target;
  };

  static Groups MakeGroups(const Side& side, std::size_t begin, std::size_t end,
                           std::size_t max_size);
  void FillCells();
  [[nodiscard]] const Cell& CellAt(std::size_t source, std::size_t target) const {
    const std::size_t row = source - sources_.begin;
    return cells_[row_offset_[row] + target - row_begin_[row]];
  }
  void FillCorner(std::size_t source, std::size_t target, Corner& corner) const;
  [[nodiscard]] Corners CornersAt(std::size_t source, std::size_t target) const;
  // Calls emit(feature, value) for what is not 0.
  template <typename Emit>
  void EmitPair(SentenceRange source, SentenceRange target, const Corners& corners,
                Emit emit) const;
  [[nodiscard]] float ScorePair(SentenceRange source, SentenceRange target,
                                const Corners& corners) const;

  const Side& source_;
  const Side& target_;
  const Band& band_;
  std::vector<BeadShape> shapes_;
  FeatureVector weights_;
  float log_length_ratio_;  // of target to source, from the medians
  Groups sources_;
  Groups targets_;
  std::vector<Cell> cells_;
  std::vector<std::size_t> row_offset_;  // where a source sentence's cells begin
  std::vector<std::size_t> row_begin_;   // the target sentence of its first cell
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_SCORE_BEAD_SCORER_H_
