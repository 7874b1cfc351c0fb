// The words of sentences, in place, with vectors: what coverage looks at.
#ifndef SEJAJAR_ALIGN_COVER_WORDS_H_
#define SEJAJAR_ALIGN_COVER_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "align/base/span.h"
#include "align/cover/fixed_vectors.h"
#include "align/embed/sentence_encoder.h"

namespace sejajar {

struct PlacedWord {
  Span span;              // bytes of its text
  std::uint32_t row = 0;  // in the table that it was read for
  bool breaks = false;    // punctuation stands between it and the word before, or it is the first
  bool capital = false;   // begins with a capital
  // Says nothing that a translation must say: an honorific, a sign or a letter of "U.N.", an
  // acronym that stands beside what it is short for.
  bool light = false;
};
using PlacedWords = std::vector<PlacedWord>;

// The distinct words of many texts of one language.
struct WordTable {
  FixedMatrix vectors;         // a row a word; zeros for one that nothing is known of
  std::vector<float> weights;  // the length of the vector as the model has it: how much the word
                               // says. 0.04 for "the", 0.3 for "parliament"
  std::vector<bool> numbers;   // written in digits
  std::vector<std::uint32_t> hashes;  // of the folded word: the same word in both languages
};

struct WordedTexts {
  std::vector<PlacedWords> texts;
  WordTable table;
};

// The same for any number of threads (0: all cores).
WordedTexts ReadWords(std::span<const std::string_view> texts, std::string_view language,
                      const SentenceEncoder& encoder, std::size_t threads);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_COVER_WORDS_H_
