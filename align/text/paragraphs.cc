#include "align/text/paragraphs.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "align/text/utf8.h"

namespace sejajar {
namespace {

using Paragraphs = SplitOptions::Paragraphs;

// Widths, in code points, that people wrap text at by hand or by program.
constexpr std::size_t kLeastWrap = 45;
constexpr std::size_t kMostWrap = 130;
// Of line ends inside blocks, the share that looks wrapped in wrapped text. Wrapped prose has
// over .7, a line per paragraph or verse under .2.
constexpr double kWrappedShare = 0.4;

struct LineEnd {
  std::size_t size = 0;  // bytes; 0: no line end here
  bool ends_paragraph = false;
};

LineEnd LineEndAt(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) {
    return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U;
  };
  switch (byte(0)) {
    case '\n':
    case '\v':
      return {1, false};
    case '\f':
      return {1, true};
    case '\r':
      return {byte(1) == '\n' ? 2U : 1U, false};
    case 0xC2:  // NEL
      return {byte(1) == 0x85 ? 2U : 0U, false};
    case 0xE2:  // line separator, paragraph separator
      if (byte(1) == 0x80 && byte(2) == 0xA8) return {3, false};
      if (byte(1) == 0x80 && byte(2) == 0xA9) return {3, true};
      return {};
    default:
      return {};
  }
}

// What the layout of one line says.
struct Line {
  Span span;
  std::size_t width = 0;       // code points
  std::size_t first_word = 0;  // code points of its first word
  bool starts_lower = false;
  bool ends_stopped = false;  // . ! ? : ; … at the end, closing quotes aside
  bool ends_open = false;     // comma, hyphen, dash, opening bracket: it must go on
  bool is_rule = false;       // "-----": no letter or digit at all
  bool is_item = false;       // begins with a bullet, an enumerator, or a heading's mark

  [[nodiscard]] bool blank() const { return span.empty(); }
};

bool IsBullet(char32_t c) {
  return c == '-' || c == '*' || c == '+' || c == U'•' || c == U'·' || c == U'‣' || c == U'▪' ||
         c == U'●' || c == U'◦' || c == U'–';
}

// "1.", "12)", "(a)", "IV.", "b)".
bool IsEnumerator(std::string_view word) {
  const bool bracketed = word.starts_with('(');
  if (bracketed) word.remove_prefix(1);
  if (word.size() < 2 || !(word.ends_with(')') || (word.ends_with('.') && !bracketed)))
    return false;
  word.remove_suffix(1);
  const auto all = [word](const char* set) { return word.find_first_not_of(set) == word.npos; };
  if (all("0123456789")) return word.size() <= 3;
  return (word.size() == 1 && IsLetter(static_cast<unsigned char>(word[0]))) ||
         (word.size() <= 6 && (all("IVXL") || all("ivxl")));
}

bool IsItem(std::string_view line) {
  std::string_view word = line.substr(0, line.find_first_of(" \t"));
  if (word.size() == line.size()) return false;
  if (word.find_first_not_of('#') == word.npos) return true;
  std::size_t after = 0;
  if (IsBullet(NextCodePoint(word, &after)) && after == word.size()) return true;
  return IsEnumerator(word);
}

std::size_t CountCodePoints(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

bool IsClosing(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == '*' || c == '_' || c == U'”' ||
         c == U'’' || c == U'»';
}

Line Describe(std::string_view text, Span span) {
  Line line{.span = span};
  const std::string_view content = span.In(text);
  if (content.empty()) return line;
  line.width = CountCodePoints(content);
  line.first_word = CountCodePoints(content.substr(0, content.find_first_of(" \t")));
  line.is_item = IsItem(content);

  std::size_t i = 0;
  line.starts_lower = IsLower(NextCodePoint(content, &i));
  line.is_rule = line.width >= 3;
  for (i = 0; line.is_rule && i < content.size();) {
    const char32_t c = NextCodePoint(content, &i);
    line.is_rule = !IsLetter(c) && !IsDigit(c);
  }
  char32_t last = 0;
  for (i = content.size(); i > 0;) {
    last = PreviousCodePoint(content, &i);
    if (!IsClosing(last)) break;
  }
  constexpr std::u32string_view kStops = U".!?:;…。！？";
  constexpr std::u32string_view kOpen = U",-–—([&/";
  line.ends_stopped = kStops.find(last) != kStops.npos;
  line.ends_open = kOpen.find(last) != kOpen.npos;
  return line;
}

// The width at which the text seems to be wrapped: nearly the longest of the lines that another
// line follows in the same block.
std::size_t WrapWidth(const std::vector<Line>& lines) {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!lines[i].blank() && !lines[i + 1].blank()) widths.push_back(lines[i].width);
  }
  if (widths.empty()) return 0;
  const auto high = widths.begin() + static_cast<std::ptrdiff_t>((widths.size() - 1) * 9 / 10);
  std::nth_element(widths.begin(), high, widths.end());
  return *high;
}

// Whether the first word of `next` would have stood on `line` too, so that the line end is no
// accident of wrapping.
bool WouldFit(const Line& line, const Line& next, std::size_t width) {
  return line.width + 1 + next.first_word <= width;
}

Paragraphs Guess(const std::vector<Line>& lines) {
  const std::size_t width = WrapWidth(lines);
  const bool plausible = width >= kLeastWrap && width <= kMostWrap;
  std::size_t pairs = 0;
  std::size_t wrapped = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const Line& line = lines[i];
    const Line& next = lines[i + 1];
    if (line.blank() || next.blank() || line.is_rule || next.is_rule || next.is_item) continue;
    ++pairs;
    if (line.ends_stopped) continue;
    wrapped += next.starts_lower || (plausible && !WouldFit(line, next, width));
  }
  return static_cast<double>(wrapped) > kWrappedShare * static_cast<double>(pairs)
             ? Paragraphs::kBlankLine
             : Paragraphs::kLine;
}

// Whether the end of `line` ends a paragraph although no blank line follows.
bool EndsAlone(const Line& line, const Line& next, bool in_list, std::size_t width) {
  if (line.is_rule || next.is_rule) return true;
  const bool deliberate = WouldFit(line, next, std::max({width, next.width, kLeastWrap}));
  if (next.is_item) return deliberate || line.ends_stopped || in_list;
  return deliberate && !line.ends_stopped && !line.ends_open && !next.starts_lower;
}

std::vector<Span> JoinWrappedLines(const std::vector<Line>& lines) {
  const std::size_t width = WrapWidth(lines);
  std::vector<Span> paragraphs;
  bool in_list = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank()) continue;
    if (i > 0 && !lines[i - 1].blank() && !EndsAlone(lines[i - 1], lines[i], in_list, width)) {
      paragraphs.back().end = lines[i].span.end;
      continue;
    }
    paragraphs.push_back(lines[i].span);
    in_list = lines[i].is_item;
  }
  return paragraphs;
}

}  // namespace

std::vector<Span> TrimmedLines(std::string_view utf8) {
  std::vector<Span> lines;
  const auto add = [&lines](Span line) {
    const bool again_blank = line.empty() && !lines.empty() && lines.back().empty();
    if (!again_blank) lines.push_back(line);
  };
  std::size_t begin = utf8.starts_with("\xEF\xBB\xBF") ? 3 : 0;  // a byte order mark is no text
  for (std::size_t i = begin; i < utf8.size();) {
    const LineEnd line_end = LineEndAt(utf8, i);
    if (line_end.size == 0) {
      ++i;
      continue;
    }
    add(Trim(utf8, {begin, i}));
    i += line_end.size;
    if (line_end.ends_paragraph) add({i, i});
    begin = i;
  }
  add(Trim(utf8, {begin, utf8.size()}));
  return lines;
}

std::vector<Span> CutParagraphs(std::string_view utf8, Paragraphs mode) {
  std::vector<Span> spans = TrimmedLines(utf8);
  if (mode != Paragraphs::kLine) {
    std::vector<Line> lines;
    lines.reserve(spans.size());
    for (const Span span : spans) lines.push_back(Describe(utf8, span));
    if (mode == Paragraphs::kGuess) mode = Guess(lines);
    if (mode == Paragraphs::kBlankLine) return JoinWrappedLines(lines);
  }
  std::erase_if(spans, [](Span span) { return span.empty(); });
  return spans;
}

std::string MaskLineEnds(std::string_view utf8) {
  std::string masked(utf8);
  for (std::size_t i = 0; i < masked.size();) {
    const std::size_t size = LineEndAt(masked, i).size;
    switch (static_cast<unsigned char>(masked[i])) {
      case 0xC2:  // NEL to no-break space
        if (size > 0) masked[i + 1] = '\xA0';
        break;
      case 0xE2:  // separators to em space
        if (size > 0) masked[i + 2] = '\x83';
        break;
      default:
        std::fill_n(masked.begin() + static_cast<std::ptrdiff_t>(i), size, ' ');
    }
    i += std::max<std::size_t>(size, 1);
  }
  return masked;
}

}  // namespace sejajar
