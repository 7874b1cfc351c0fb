// Hashes as text.
#ifndef SEJAJAR_ALIGN_BASE_HEX_H_
#define SEJAJAR_ALIGN_BASE_HEX_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace sejajar {

// All 16 hexadecimal digits, small letters.
inline void AppendHex(std::uint64_t value, std::string& out) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (int shift = 60; shift >= 0; shift -= 4) out += kDigits[(value >> shift) & 0xF];
}

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_BASE_HEX_H_
