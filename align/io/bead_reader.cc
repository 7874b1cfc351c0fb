#include "align/io/bead_reader.h"

#include <charconv>

#include "align/io/lines.h"
#include "align/io/text_reader.h"

namespace sejajar {
namespace {

constexpr std::string_view kSpaces = " \t\r\f\v";

void SkipSpaces(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(kSpaces), text.size()));
}

bool Take(std::string_view& text, char wanted) {
  SkipSpaces(text);
  if (!text.starts_with(wanted)) return false;
  text.remove_prefix(1);
  return true;
}

// `[]`, `[3]`, `[3, 4]`; false when something else stands there.
bool TakeList(std::string_view& text, std::vector<std::size_t>& numbers) {
  if (!Take(text, '[')) return false;
  if (Take(text, ']')) return true;
  do {
    SkipSpaces(text);
    std::size_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{}) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    numbers.push_back(number);
  } while (Take(text, ','));
  return Take(text, ']');
}

}  // namespace

Result<std::vector<ListedBead>> ParseBeads(const std::string& path, std::string_view text) {
  std::vector<ListedBead> beads;
  std::size_t number = 0;
  for (std::string_view line : Lines(text)) {
    ++number;
    SkipSpaces(line);
    line = line.substr(0, line.find('\t'));
    if (line.empty() || line.front() == '#') continue;
    ListedBead bead;
    const bool good = TakeList(line, bead.source) && Take(line, ':') && TakeList(line, bead.target);
    SkipSpaces(line);
    if (!good || (!line.empty() && line.front() != ':')) {
      return MalformedError(DisplayName(path), number, "is not a bead such as [0, 1]:[2]");
    }
    beads.push_back(std::move(bead));
  }
  return beads;
}

Result<std::vector<ListedBead>> ReadBeads(const std::string& path) {
  const Result<std::string> text = ReadText(path);
  if (!text) return text.error();
  return ParseBeads(path, *text);
}

}  // namespace sejajar
