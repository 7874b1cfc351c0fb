#include "align/io/text_reader.h"

#include <utf8.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <utility>

#include "align/io/byte_stream.h"

namespace sejajar {
namespace {

std::size_t LineOf(std::string_view bytes, std::size_t offset) {
  return 1 + static_cast<std::size_t>(std::count(
                 bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

Result<std::string> FromUtf16(const std::string& name, std::string_view bytes, bool little) {
  std::u16string units;
  units.reserve(bytes.size() / 2);
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto high = static_cast<unsigned char>(bytes[little ? i + 1 : i]);
    const auto low = static_cast<unsigned char>(bytes[little ? i : i + 1]);
    units += static_cast<char16_t>(high << 8 | low);
  }
  std::string text;
  text.reserve(units.size());
  try {
    utf8::utf16to8(units.begin(), units.end(), std::back_inserter(text));
  } catch (const utf8::exception&) {  // the only way in which it says so
    const auto line = 1 + std::count(text.begin(), text.end(), '\n');
    return MalformedError(name, static_cast<std::size_t>(line), "holds broken UTF-16");
  }
  return text;
}

}  // namespace

// Without a mark it shows in the zero bytes, which text in Latin letters has in every other place.
std::string_view OtherUnicodeEncoding(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
  if (bytes.starts_with("\xFF\xFE"sv)) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF"sv)) return "UTF-16BE";
  const std::string_view head = bytes.substr(0, 4096);
  std::array<std::size_t, 4> zeros = {};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 4] += head[i] == '\0' ? 1 : 0;
  const std::size_t quarter = head.size() / 4;
  if (quarter < 2) return {};
  const auto mostly = [&](std::size_t place) { return zeros[place] * 10 >= quarter * 7; };
  const auto hardly = [&](std::size_t place) { return zeros[place] * 10 <= quarter * 2; };
  if (hardly(0) && mostly(1) && mostly(2) && mostly(3)) return "UTF-32LE";
  if (mostly(0) && mostly(1) && mostly(2) && hardly(3)) return "UTF-32BE";
  if (hardly(0) && mostly(1) && hardly(2) && mostly(3)) return "UTF-16LE";
  if (mostly(0) && hardly(1) && mostly(2) && hardly(3)) return "UTF-16BE";
  return {};
}

Status TextLimits::Validate() const {
  if (max_bytes == 0) return UsageError("the limit of bytes must be above 0");
  return {};
}

Status CheckText(const std::string& path, std::string_view bytes) {
  const std::string name = DisplayName(path);
  if (const std::string_view encoding = OtherUnicodeEncoding(bytes); !encoding.empty()) {
    return MalformedError(name, 1, "is " + std::string(encoding) + ", not UTF-8; convert it first");
  }
  if (const std::size_t at = bytes.find('\0'); at != std::string_view::npos) {
    return MalformedError(name, LineOf(bytes, at), "holds a NUL byte: is it a binary file?");
  }
  const auto bad =
      static_cast<std::size_t>(utf8::find_invalid(bytes.begin(), bytes.end()) - bytes.begin());
  if (bad < bytes.size()) {
    std::array<char, 8> hex = {};
    std::snprintf(hex.data(), hex.size(), "0x%02X", static_cast<unsigned char>(bytes[bad]));
    // A lead byte with nothing but followers after it is a file cut short.
    const std::string_view rest = bytes.substr(bad);
    const auto lead = static_cast<unsigned char>(rest[0]);
    const bool cut = lead >= 0xC2 && lead <= 0xF4 && rest.size() < 4 &&
                     std::all_of(rest.begin() + 1, rest.end(), [](char c) {
                       return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
                     });
    return MalformedError(name, LineOf(bytes, bad),
                          cut ? "ends in the middle of a UTF-8 character"
                              : "byte " + std::string(hex.data()) + " is not UTF-8");
  }
  return {};
}

Result<std::string> Utf8Text(const std::string& path, std::string bytes) {
  const std::string_view encoding = OtherUnicodeEncoding(bytes);
  if (encoding.starts_with("UTF-16")) {
    Result<std::string> text = FromUtf16(DisplayName(path), bytes, encoding == "UTF-16LE");
    if (!text) return text;
    bytes = *std::move(text);
  }
  if (Status status = CheckText(path, bytes); !status) return status.error();
  return bytes;
}

Result<std::string> ReadText(const std::string& path, const TextLimits& limits) {
  if (Status status = limits.Validate(); !status) return status.error();
  Result<ByteStream> stream = ByteStream::Open(path);
  if (!stream) return stream.error();
  Result<std::string> bytes = stream->TakeAll(limits.max_bytes);
  if (!bytes) return bytes;
  if (Status status = CheckText(path, *bytes); !status) return status.error();
  return bytes;
}

}  // namespace sejajar
