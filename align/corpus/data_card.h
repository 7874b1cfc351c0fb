// What a build made, for whoever is given the data: a card for people (card.md, with a picture,
// scores.svg) and the same for programs (card.json).
#ifndef SEJAJAR_ALIGN_CORPUS_DATA_CARD_H_
#define SEJAJAR_ALIGN_CORPUS_DATA_CARD_H_

#include <string>
#include <vector>

#include "align/base/result.h"
#include "align/corpus/filters.h"
#include "align/corpus/merge.h"

namespace sejajar {

struct CardFacts {
  std::string source_language;
  std::string target_language;
  std::string licence;              // as the user said; may be empty
  std::vector<std::string> inputs;  // as the user named them
  std::vector<std::string> files;   // of the data
  std::vector<std::string> masks;
  std::string model;    // its name and fingerprint
  std::string version;  // of the program
};

// No dates and no paths but what the user named, so that the same data has the same card.
std::string CardMarkdown(const CardFacts& facts, const Filters& filters, const BuildCounts& counts);
std::string CardJson(const CardFacts& facts, const Filters& filters, const BuildCounts& counts);
// Kept and dropped rows by score.
std::string ScoresSvg(const BuildCounts& counts);

// A table for the terminal: what came in, what was dropped why, what was kept.
std::string SummaryTable(const Filters& filters, const BuildCounts& counts);

// The three files. Errors: kIo.
Status WriteDataCard(const std::string& folder, const CardFacts& facts, const Filters& filters,
                     const BuildCounts& counts);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_DATA_CARD_H_
