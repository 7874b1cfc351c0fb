#include "align/text/utf8.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace sejajar {

char32_t NextCodePointSlow(std::string_view text, std::size_t* position) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data()) + *position;
  const auto length =
      static_cast<std::int32_t>(std::min<std::size_t>(text.size() - *position, U8_MAX_LENGTH));
  std::int32_t read = 0;
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(bytes, read, length, c);
  *position += static_cast<std::size_t>(read);
  return static_cast<char32_t>(c);
}

char32_t PreviousCodePoint(std::string_view text, std::size_t* position) {
  const auto window = std::min<std::size_t>(*position, U8_MAX_LENGTH);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data()) + (*position - window);
  auto read = static_cast<std::int32_t>(window);
  UChar32 c = 0;
  U8_PREV_OR_FFFD(bytes, 0, read, c);
  *position -= window - static_cast<std::size_t>(read);
  return static_cast<char32_t>(c);
}

bool IsIgnorableSlow(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool IsSpaceSlow(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)); }

bool IsLetterSlow(char32_t c) {
  return (U_MASK(u_charType(static_cast<UChar32>(c))) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool IsDigitSlow(char32_t c) { return u_isdigit(static_cast<UChar32>(c)); }

bool IsUpper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isUUppercase(static_cast<UChar32>(c)) || u_istitle(static_cast<UChar32>(c));
}

bool IsLower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return u_isULowercase(static_cast<UChar32>(c));
}

Span Trim(std::string_view text, Span span) {
  const std::string_view inner = span.In(text);
  std::size_t begin = 0;
  for (std::size_t next = 0; begin < inner.size(); begin = next) {
    if (!IsSpace(NextCodePoint(inner, &next))) break;
  }
  std::size_t end = inner.size();
  for (std::size_t previous = end; end > begin; end = previous) {
    if (!IsSpace(PreviousCodePoint(inner, &previous))) break;
  }
  for (std::size_t i = begin; i < end;) {
    if (!IsBlank(NextCodePoint(inner, &i))) return {span.begin + begin, span.begin + end};
  }
  return {span.begin, span.begin};
}

std::string FoldCase(std::string_view text) {
  std::string folded;
  if (std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; })) {
    folded.assign(text);
    for (char& c : folded) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    }
    return folded;
  }
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(error);
  if (U_FAILURE(error)) return std::string(text);
  icu::StringByteSink<std::string> sink(&folded);
  normalizer->normalizeUTF8(0,
                            icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                            sink, nullptr, error);
  return U_FAILURE(error) ? std::string(text) : folded;
}

}  // namespace sejajar
