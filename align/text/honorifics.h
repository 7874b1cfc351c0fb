// Words of address before a name ("Mr", "Bapak", "Lt"): a translation may leave them out.
#ifndef SEJAJAR_ALIGN_TEXT_HONORIFICS_H_
#define SEJAJAR_ALIGN_TEXT_HONORIFICS_H_

#include <string_view>

namespace sejajar {

// Of a word as the tokeniser writes it (tokenizer.h), if it was written with a capital: in small
// letters "ibu" is a mother. Thread-safe.
bool IsHonorific(std::string_view word, std::string_view language);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_HONORIFICS_H_
