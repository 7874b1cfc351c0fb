#include "align/report/wrap.h"

#include <locale.h>
#include <wchar.h>

#include <array>
#include <cstdint>
#include <cstdio>

#include "align/io/characters.h"

namespace sejajar {
namespace {

bool TurnsDirection(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// wcwidth() knows widths in a UTF-8 locale only, and the user's may be another. When the system
// has none, every character counts as one column.
class Utf8Locale {
 public:
  Utf8Locale() : before_(Shared() == locale_t{} ? locale_t{} : ::uselocale(Shared())) {}
  ~Utf8Locale() {
    if (before_ != locale_t{}) ::uselocale(before_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  static locale_t Shared() {
    static const locale_t shared = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{});
    return shared;
  }
  locale_t before_;
};

std::size_t Columns(char32_t character) {
  if (character >= 0x20 && character < 0x7F) return 1;
  const int width = ::wcwidth(static_cast<wchar_t>(character));
  return width < 0 ? 1 : static_cast<std::size_t>(width);
}

}  // namespace

std::string Visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  while (!text.empty()) {
    const char32_t character = TakeCharacter(text);
    if (IsWhiteSpace(character)) {
      space = true;
      continue;
    }
    if (space) out += ' ';
    space = false;
    if (character < 0x20) {
      AppendCharacter(0x2400 + character, out);
    } else if (character == 0x7F) {
      AppendCharacter(0x2421, out);
    } else if ((character >= 0x80 && character < 0xA0) || TurnsDirection(character)) {
      std::array<char, 16> code = {};
      std::snprintf(code.data(), code.size(), "<U+%04X>", static_cast<unsigned>(character));
      out += code.data();
    } else {
      AppendCharacter(character, out);
    }
  }
  if (space) out += ' ';
  return out;
}

std::size_t DisplayWidth(std::string_view text) {
  const Utf8Locale locale;
  std::size_t width = 0;
  while (!text.empty()) width += Columns(TakeCharacter(text));
  return width;
}

std::vector<std::string> Wrap(std::string_view text, std::size_t width) {
  const Utf8Locale locale;
  std::vector<std::string> lines;
  std::string line;  // what stands on the line for good, and after it
  std::string word;  // what must stay together
  std::size_t line_columns = 0;
  std::size_t word_columns = 0;
  bool space = false;  // between the two

  const auto end_line = [&] {
    lines.push_back(std::move(line));
    line.clear();
    line_columns = 0;
    space = false;
  };
  const auto end_word = [&] {
    if (word.empty()) return;
    if (line_columns > 0 && line_columns + (space ? 1 : 0) + word_columns > width) end_line();
    if (space && line_columns > 0) {
      line += ' ';
      ++line_columns;
    }
    space = false;
    line += word;
    line_columns += word_columns;
    word.clear();
    word_columns = 0;
  };
  while (!text.empty()) {
    const char32_t character = TakeCharacter(text);
    if (character == ' ') {
      end_word();
      space = true;
      continue;
    }
    const std::size_t columns = Columns(character);
    if (columns == 2 || word_columns + columns > width) end_word();
    AppendCharacter(character, word);
    word_columns += columns;
  }
  end_word();
  if (!line.empty() || lines.empty()) end_line();
  return lines;
}

}  // namespace sejajar
