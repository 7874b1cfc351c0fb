// Words of address before a name ("Mr", "Bapak", "Lt"): a translation may leave them out.
#ifndef SEJAJAR_ALIGN_TEXT_HONORIFICS_H_
#define SEJAJAR_ALIGN_TEXT_HONORIFICS_H_

#include <string_view>

namespace sejajar {

// `word` is one of the tokeniser's (tokenizer.h), `capital` whether it was written with a capital;
// honorifics are. Thread-safe.
bool IsHonorific(std::string_view word, bool capital, std::string_view language);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_HONORIFICS_H_
