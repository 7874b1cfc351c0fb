// From pairs of documents, or pairs of sentences that came aligned, to rows with all figures.
//
// Documents are handed over by the dozen: the words of all of them are looked up together, each
// once, which is most of the work of a short document.
#ifndef SEJAJAR_ALIGN_CORPUS_ROW_MAKER_H_
#define SEJAJAR_ALIGN_CORPUS_ROW_MAKER_H_

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "align/base/result.h"
#include "align/corpus/pair_row.h"
#include "align/corpus/pair_score.h"
#include "align/corpus/row_keys.h"
#include "align/cover/coverage.h"
#include "align/dp/aligner.h"
#include "align/text/splitter.h"

namespace sejajar {

struct DocumentPairText {
  std::string source_id;  // any bytes, as are ids below
  std::string target_id;
  std::string source;  // valid UTF-8
  std::string target;
};

struct SentencePairText {
  std::string id;   // of the file
  std::string key;  // of the pair in it
  std::string source;
  std::string target;
};

struct RowMakerOptions {
  bool segmented = false;  // a sentence a line, no splitting
  SplitOptions split;
  AlignOptions align;  // its threads, 0 for all cores, are those of everything here
  ScoreWeights weights = DefaultScoreWeights();

  [[nodiscard]] Status Validate() const { return align.Validate(); }
};

struct MadeRows {
  std::vector<PairRow> rows;  // in the order of the documents and of their beads
  std::vector<RowKeys> keys;  // one a row
  // What the documents held, and what of it stands in no row.
  std::size_t source_sentences = 0;
  std::size_t target_sentences = 0;
  std::size_t source_alone = 0;
  std::size_t target_alone = 0;
};

// Immutable; safe to use from many threads.
class RowMaker {
 public:
  // Fails with kUsage for bad options, or encoders of different dimensions.
  static Result<RowMaker> Create(CoverLanguage source, CoverLanguage target,
                                 const RowMakerOptions& options);

  [[nodiscard]] const CoverLanguage& source() const { return source_; }
  [[nodiscard]] const CoverLanguage& target() const { return target_; }

  [[nodiscard]] MadeRows OfDocuments(std::span<const DocumentPairText> pairs) const;
  [[nodiscard]] MadeRows OfSentences(std::span<const SentencePairText> pairs) const;

  // A document of one side, split.
  [[nodiscard]] Document SourceDocument(std::string id, std::string text) const;
  [[nodiscard]] Document TargetDocument(std::string id, std::string text) const;

 private:
  RowMaker(CoverLanguage source, CoverLanguage target, const RowMakerOptions& options);
  // Fills in what the two texts of each row say.
  void Judge(MadeRows& made) const;
  [[nodiscard]] Document Split(std::string id, std::string text, const CoverLanguage& language,
                               const SentenceSplitter& splitter) const;

  CoverLanguage source_;
  CoverLanguage target_;
  RowMakerOptions options_;
  SentenceSplitter source_splitter_;
  SentenceSplitter target_splitter_;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_ROW_MAKER_H_
