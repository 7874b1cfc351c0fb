// The few questions about characters that rooms which do not see ICU must answer. Everything
// here but ValidUtf8 takes valid UTF-8 (see text_reader.h) and is thread-safe.
#ifndef SEJAJAR_ALIGN_IO_CHARACTERS_H_
#define SEJAJAR_ALIGN_IO_CHARACTERS_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace sejajar {

// Takes the first character off `text`, which is not empty.
char32_t TakeCharacter(std::string_view& text);

// With U+FFFD for what is no UTF-8, as names of files may be.
std::string ValidUtf8(std::string_view bytes);

void AppendCharacter(char32_t character, std::string& out);

// Unicode's White_Space property.
bool IsWhiteSpace(char32_t character);

// Characters that are not white space.
std::size_t CountCharacters(std::string_view text);

// The text on one line, as formats with a record a line need it: tabs and line breaks become
// spaces, with the white space around them, and so do other control characters.
std::string OneLine(std::string_view text);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_CHARACTERS_H_
