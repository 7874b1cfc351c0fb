// What speaks for and against each run of words on one side of a pair having no counterpart on the
// other side, as features of a linear model (cover/span_field.h).
//
// Of each word: how well its vector matches the best word of the other side, alone and with its
// neighbours, and whether another word of its own side claims that best match. Of each run: the
// deletion test (does the rest match better without it?), what the other side's words lose when
// it is gone, its own similarity, whether the other side has as much that is open, its length, and
// where its ends lie. Time and memory grow with words times words; kMostWords bounds both.
#ifndef SEJAJAR_ALIGN_COVER_SPAN_EVIDENCE_H_
#define SEJAJAR_ALIGN_COVER_SPAN_EVIDENCE_H_

#include <Eigen/Core>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "align/cover/feature_groups.h"
#include "align/cover/words.h"

namespace sejajar {

// A run of words [begin, end) of one side, by number.
struct WordRun {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
  friend bool operator==(const WordRun&, const WordRun&) = default;
};

inline constexpr std::size_t kLeastRun = 2;     // words; a single word is the rules' business
inline constexpr std::size_t kMostRun = 40;     // words
inline constexpr std::size_t kMostWords = 400;  // on a side

inline constexpr std::size_t kWordFeatures = 28;
inline constexpr std::size_t kRunFeatures = 72;
inline constexpr std::size_t kSpanFeatures = kWordFeatures + kRunFeatures;  // words' first
using SpanWeights = std::array<float, kSpanFeatures>;

// "match@0.3": features of one name are a piecewise linear function, by its knots.
std::string SpanFeatureName(std::size_t feature);

// The weights, ready to weigh the features of many runs.
using SpanCurves = Curves<kSpanFeatures>;
SpanCurves MakeSpanCurves(const SpanWeights& weights);

// A side of a pair with the vectors of its words.
struct SideVectors {
  SideVectors(const PlacedWords& words_in, const WordTable& table_in);

  const PlacedWords& words;
  const WordTable& table;
  Eigen::VectorXf weights;     // of the words; 0 for light ones
  std::vector<FixedRow> rows;  // of the table, a word each
  VectorMatrix areas;          // sums of the products of weighted rows over [0, i) x [0, j)
};

// The cosine of every word of `own` with every one of `other`; 1 for the same word. Numbers that
// one side has and the other lacks are matched to one another in order: a number that became
// another is no gap.
VectorMatrix MatchWords(const SideVectors& own, const SideVectors& other);

// Prepared for one pair, then read-only. The sides must outlive it.
class SpanEvidence {
 public:
  // `matches` is MatchWords(own, other). Neither side is empty or has more than kMostWords.
  SpanEvidence(const SideVectors& own, const SideVectors& other,
               const Eigen::Ref<const VectorMatrix>& matches);

  [[nodiscard]] std::size_t words() const { return own_.words.size(); }
  // Where on the other side a run would stand: behind as many of its words.
  [[nodiscard]] std::size_t PlaceOf(WordRun run) const;

  // A word's features are added up over a run and join the run's own.
  void WordFeatures(std::size_t word, std::span<float, kWordFeatures> out) const;
  void RunFeatures(WordRun run, std::span<float, kRunFeatures> out) const;

  // The same, weighed. A run's own features come in parts: those that all runs of the side share;
  // those of where it starts, where it ends, and of its size; and, costlier, those that come from
  // sums over its words and from matches with the other side.
  [[nodiscard]] float WordScore(std::size_t word, const SpanCurves& curves) const;
  [[nodiscard]] float SideScore(const SpanCurves& curves) const;
  [[nodiscard]] float StartScore(std::size_t begin, const SpanCurves& curves) const;
  [[nodiscard]] float EndScore(std::size_t end, const SpanCurves& curves) const;
  [[nodiscard]] static float SizeScore(std::size_t size, const SpanCurves& curves);
  // Of where a run ends that starts a clause; nothing for one that does not.
  [[nodiscard]] bool StartsClause(std::size_t begin) const { return own_.words[begin].breaks; }
  [[nodiscard]] float ClauseScore(std::size_t end, const SpanCurves& curves) const;
  [[nodiscard]] float SumScore(WordRun run, const SpanCurves& curves) const;
  [[nodiscard]] float MatchScore(WordRun run, const SpanCurves& curves) const;
  // The most that SumScore and MatchScore can be.
  static float MostOfSums(const SpanWeights& weights);
  static float MostOfMatches(const SpanWeights& weights);

 private:
  // What the word features say of a word.
  struct WordEvidence {
    float match = 0;        // best cosine with a word of the other side
    float context = 0;      // the same with two neighbours on each side
    float rival = 0;        // how well the best match goes with another word of its own side
    float other = 0;        // cosine with the other side's sum
    Eigen::Index mate = 0;  // the word of the other side that it matches best
  };

  void CompareWords(const Eigen::Ref<const VectorMatrix>& matches);
  void FindMates();
  template <typename Add>
  void EachWordFeature(std::size_t word, Add& add) const;
  template <typename Add>
  void EachSideFeature(Add& add) const;
  template <typename Add>
  void EachStartFeature(std::size_t begin, Add& add) const;
  template <typename Add>
  void EachEndFeature(std::size_t end, Add& add) const;
  template <typename Add>
  void EachSumFeature(WordRun run, Add& add) const;
  template <typename Add>
  void EachMatchFeature(WordRun run, Add& add) const;
  [[nodiscard]] bool EndsClause(std::size_t end) const;
  [[nodiscard]] float WeightOf(WordRun run) const;

  const SideVectors& own_;
  const SideVectors& other_;
  std::vector<WordEvidence> evidence_;
  // Sums over the words before each, and over all.
  Eigen::VectorXf weight_sums_;
  Eigen::VectorXf dot_sums_;         // product with the whole other side
  Eigen::VectorXf own_sums_;         // product with the whole own side
  Eigen::VectorXf open_sums_;        // weight that finds no match
  Eigen::VectorXf other_open_sums_;  // the same on the other side
  Eigen::VectorXf other_best_;       // of each other word, its best match over all of this side
  VectorMatrix best_before_;         // ... over the words before a row's
  VectorMatrix best_behind_;         // ... over the words from a row's on
  // Where the last surely matched word up to this one, and the first from it on, has its partner;
  // -1 and the other side's size where there is none.
  std::vector<Eigen::Index> mate_before_;
  std::vector<Eigen::Index> mate_behind_;
  float other_square_ = 0;
  float whole_cosine_ = 0;
  float length_ = 0;  // bytes, as below
  float other_length_ = 0;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_COVER_SPAN_EVIDENCE_H_
