#include "align/io/characters.h"

#include <utf8/checked.h>
#include <utf8/unchecked.h>

#include <iterator>

namespace sejajar {
namespace {

// Controls, and Unicode's own line and paragraph separators, which some readers break lines at.
bool BreaksOrControls(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

bool IsAscii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

// Nothing to change, as in most texts.
bool IsOneLine(std::string_view text) {
  while (!text.empty()) {
    const char first = text.front();
    if (first >= 0x20 && first < 0x7F) {
      text.remove_prefix(1);
    } else if (BreaksOrControls(TakeCharacter(text))) {
      return false;
    }
  }
  return true;
}

}  // namespace

char32_t TakeCharacter(std::string_view& text) {
  const char* at = text.data();
  const char32_t character = utf8::unchecked::next(at);
  text.remove_prefix(static_cast<std::size_t>(at - text.data()));
  return character;
}

std::string ValidUtf8(std::string_view bytes) {
  std::string text;
  utf8::replace_invalid(bytes.begin(), bytes.end(), std::back_inserter(text));
  return text;
}

void AppendCharacter(char32_t character, std::string& out) {
  utf8::unchecked::append(character, std::back_inserter(out));
}

bool IsWhiteSpace(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13);
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::size_t CountCharacters(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    const char first = text.front();
    if (IsAscii(first)) {  // most are
      text.remove_prefix(1);
      count += IsWhiteSpace(static_cast<char32_t>(first)) ? 0 : 1;
    } else {
      count += IsWhiteSpace(TakeCharacter(text)) ? 0 : 1;
    }
  }
  return count;
}

std::string OneLine(std::string_view text) {
  if (IsOneLine(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  std::string spaces;  // held back until it is known whether a break stands among them
  bool broken = false;
  while (!text.empty()) {
    const std::string_view before = text;
    const char32_t character = TakeCharacter(text);
    const std::string_view bytes = before.substr(0, before.size() - text.size());
    if (BreaksOrControls(character)) {
      broken = true;
    } else if (IsWhiteSpace(character)) {
      spaces += bytes;
    } else {
      out += broken ? " " : spaces;
      spaces.clear();
      broken = false;
      out += bytes;
    }
  }
  return out + (broken ? " " : spaces);
}

}  // namespace sejajar
