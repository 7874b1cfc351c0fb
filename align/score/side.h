// One document as the scorer sees it: a vector a sentence and the evidence beside the vectors.
#ifndef SEJAJAR_ALIGN_SCORE_SIDE_H_
#define SEJAJAR_ALIGN_SCORE_SIDE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "align/bitext/document.h"
#include "align/embed/sentence_encoder.h"

namespace sejajar {

struct SentenceEvidence {
  float length = 0;                    // characters, white space included
  std::vector<std::uint32_t> words;    // hashes of words of 4 letters or more, rising
  std::vector<std::uint32_t> numbers;  // hashes of numbers as the tokeniser writes them, rising
  bool asks = false;                   // has a question mark
  bool starts_paragraph = false;
  bool repeats = false;  // the same bytes as a sentence before it in its document
};

// Immutable once made; safe to read from many threads.
struct Side {
  VectorMatrix vectors;                    // a row a sentence, not normalised
  std::vector<SentenceEvidence> evidence;  // an entry a sentence
  double median_length = 0;                // characters

  [[nodiscard]] std::size_t size() const { return evidence.size(); }
};

// Encodes the document in its own language. The same bytes for any number of threads.
Side MakeSide(const Document& document, const SentenceEncoder& encoder, std::size_t threads);
// The same of several documents of one language, each word of which is looked up once.
std::vector<Side> MakeSides(std::span<const Document* const> documents,
                            const SentenceEncoder& encoder, std::size_t threads);

// How many values two rising lists have in common.
std::size_t CountShared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_SCORE_SIDE_H_
