// Words for the embedding: what the model was trained on and what it is asked about go through
// the same door, so a change here needs a new model (see kTokenizerVersion).
//
// Text is folded (Unicode NFKC_Casefold: case, widths, ligatures, zero-width characters), then
// cut into runs of letters, numbers, and single symbols that carry meaning ("?", "%", "$").
// Other punctuation is left out. Numbers come out the same from both countries' habits:
// 10,000 and 10.000 are "10000", 3.5 and 3,5 are "3.5". English contractions are spelled out
// (don't: "do", "not"); a reduplicated word (buku-buku) comes once. A character of a script
// that is written without spaces (Han, Thai, ...) is a word of its own.
#ifndef SEJAJAR_ALIGN_TEXT_TOKENIZER_H_
#define SEJAJAR_ALIGN_TEXT_TOKENIZER_H_

#include <functional>
#include <string_view>

#include "align/base/span.h"

namespace sejajar {

inline constexpr int kTokenizerVersion = 1;

// Thread-safe. Linear in the length of the text. Invalid UTF-8 is read as U+FFFD and skipped.
// `language` is a BCP 47 tag; only its primary part matters. The views that `emit` is given
// end with the call.
void Tokenize(std::string_view utf8, std::string_view language,
              const std::function<void(std::string_view)>& emit);

// The same words, each with the bytes of `utf8` that it came from. Spans are in order and not
// empty; words of one contraction, or of one character such as "½", share bytes.
void TokenizeInPlace(std::string_view utf8, std::string_view language,
                     const std::function<void(std::string_view, Span)>& emit);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_TOKENIZER_H_
