// A row of bilingual training data: a pair of texts, all that is known of how good it is, and where
// it came from. Figures travel with the row, so that a threshold can be changed later without
// scoring anything anew.
#ifndef SEJAJAR_ALIGN_CORPUS_PAIR_ROW_H_
#define SEJAJAR_ALIGN_CORPUS_PAIR_ROW_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "align/base/result.h"

namespace sejajar {

// All shares and probabilities lie in 0..1.
struct PairRow {
  std::string source;  // on one line, as is the target
  std::string target;
  double score = 0;        // that it is a good pair, all in all (corpus/pair_score.h)
  double bead = 1;         // posterior of its bead; 1 of pairs that came aligned
  double translation = 0;  // that the two texts are translations of one another
  double source_coverage = 0;
  double target_coverage = 0;
  double source_language = 0;  // that the text is in the language it should be in; .5 is no idea
  double target_language = 0;
  double copied = 0;                // share of the target's words that the source has, too
  double numbers = 0;               // confidence that some number differs
  std::uint32_t source_length = 0;  // characters without white space
  std::uint32_t target_length = 0;
  std::string source_id;  // of the document
  std::string target_id;
  std::string place;  // "3-4:2": numbers of the sentences on either side, or the pair's own key
};

// A column as the formats write it and as parts are read back.
struct RowColumn {
  std::string_view name;
  void (*append)(const PairRow& row, std::string& out);  // as text, without tabs
  bool (*read)(std::string_view text, PairRow& row);     // false: is not what it should be
  bool number;                                           // else text
};
std::span<const RowColumn> RowColumns();

// The columns' names and their values, separated by tabs, with a line end.
std::string RowHeading();
void AppendRow(const PairRow& row, std::string& out);
// The inverse of AppendRow, without the line end. kMalformed, without a path, for another number of
// columns, what is no number, or a share beyond 0..1.
Result<PairRow> ParseRow(std::string_view line);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_PAIR_ROW_H_
