#include "align/text/stops.h"

#include <unicode/uchar.h>

#include "align/text/marks.h"
#include "align/text/utf8.h"

namespace sejajar {
namespace {

// "[12]" at `from`, as encyclopedias put behind a full stop: its length, or 0.
std::size_t FootnoteMark(std::string_view text, std::size_t from) {
  if (from >= text.size() || text[from] != '[') return 0;
  std::size_t i = from + 1;
  while (i < text.size() && i < from + 4 && text[i] >= '0' && text[i] <= '9') ++i;
  return i > from + 1 && i < text.size() && text[i] == ']' ? i + 1 - from : 0;
}

// ":-)", ";D", "=(" or an emoji at `from`, standing by itself: its length, or 0.
std::size_t SmileyAt(std::string_view text, std::size_t from) {
  std::size_t i = from;
  if (i >= text.size()) return 0;
  if (static_cast<unsigned char>(text[i]) >= 0x80) {
    for (std::size_t after = i; after < text.size(); i = after) {
      const auto c = static_cast<UChar32>(NextCodePoint(text, &after));
      if (c != U'♥' && c != U'❤' && c != U'☺' && (i == from || !IsIgnorable(c)) &&
          !u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION)) {
        break;
      }
    }
    return i - from;
  }
  if (std::string_view(":;=").find(text[i]) == std::string_view::npos) return 0;
  ++i;
  if (i < text.size() && (text[i] == '-' || text[i] == '\'')) ++i;
  const std::size_t mouth = i;
  while (i < text.size() && std::string_view(")(DPp").find(text[i]) != std::string_view::npos) ++i;
  if (i == mouth) return 0;
  const std::size_t end = i;
  return end == text.size() || IsBlank(NextCodePoint(text, &i)) || IsStop(text[end]) ? end - from
                                                                                     : 0;
}

// Takes stops and closers from stop->end on.
void TakeRun(std::string_view text, Stop* stop) {
  std::size_t full_stops = stop->kind == StopKind::kEllipsis ? 2 : 0;
  while (stop->end < text.size()) {
    std::size_t after = stop->end;
    const char32_t c = NextCodePoint(text, &after);
    const Mark mark = MarkOf(c);
    if (mark == Mark::kStrongStop) {
      stop->kind = StopKind::kStrong;
    } else if (mark == Mark::kFullStop) {
      full_stops += c == U'…' ? 2 : 1;
    } else if (mark == Mark::kQuote) {
      stop->closes_quote = true;
    } else if (mark == Mark::kCloser) {
      stop->closes_bracket = true;
    } else if (const std::size_t footnote = FootnoteMark(text, stop->end); footnote > 0) {
      after = stop->end + footnote;
    } else if (c != '*' && c != '_') {
      break;
    }
    stop->end = after;
  }
  if (full_stops > 1 && stop->kind == StopKind::kFullStop) stop->kind = StopKind::kEllipsis;
}

// Whether what stands behind white space at `from` still belongs to the run before it: ". . .",
// "benar ?!", "end. )", but not "... .NET".
bool RunGoesOn(std::string_view text, std::size_t from) {
  std::size_t i = from;
  while (i < text.size()) {
    std::size_t after = i;
    const char32_t c = NextCodePoint(text, &after);
    if (!IsStop(c) && MarkOf(c) != Mark::kCloser) break;
    i = after;
  }
  return i > from && (i == text.size() || SkipBlanks(text, i) > i);
}

// "*****", "----", "=====" at `from`, standing by itself: its length, or 0.
std::size_t RuleAt(std::string_view text, std::size_t from) {
  if (from >= text.size()) return 0;
  const char c = text[from];
  if (std::string_view("*=_~#-").find(c) == std::string_view::npos) return 0;
  std::size_t end = text.find_first_not_of(c, from);
  if (end == std::string_view::npos) end = text.size();
  const std::size_t size = end - from;
  if (size < (c == '-' ? 4U : 3U)) return 0;  // "---" may be a dash
  return end == text.size() || IsBlank(NextCodePoint(text, &end)) ? size : 0;
}

// What may end a sentence at white space that begins at `from` and ends at `next`, behind a word
// or a comma.
std::optional<StopKind> GapKind(std::string_view text, std::size_t next, char32_t previous) {
  if (next >= text.size()) return std::nullopt;
  if (RuleAt(text, next) > 0) return StopKind::kRule;
  const char32_t first = NextCodePoint(text, &next);
  if (previous == ',') return IsUpper(first) ? std::optional(StopKind::kComma) : std::nullopt;
  if (!IsLetter(previous) && !IsDigit(previous)) return std::nullopt;
  if (IsUpper(first) || MarkOf(first) == Mark::kQuote) return StopKind::kGap;
  return std::nullopt;
}

}  // namespace

std::optional<Stop> NextStop(std::string_view paragraph, std::size_t from) {
  char32_t previous = ' ';
  for (std::size_t after = from; from < paragraph.size(); from = after) {
    const char32_t c = NextCodePoint(paragraph, &after);
    if (c < 0x80 && (IsLetter(c) || IsDigit(c))) {  // most are, and none begins a stop
      previous = c;
      continue;
    }
    Stop stop;
    stop.begin = stop.end = stop.next = from;
    if (IsStop(c)) {
      for (bool first = true; first || RunGoesOn(paragraph, stop.next); first = false) {
        stop.end = stop.next;
        TakeRun(paragraph, &stop);
        stop.next = SkipBlanks(paragraph, stop.end);
        if (stop.next == stop.end) break;
      }
      if (const std::size_t smiley = SmileyAt(paragraph, stop.next)) {
        stop.end = stop.next + smiley;
        stop.next = SkipBlanks(paragraph, stop.end);
      }
      return stop;
    }
    if (IsBlank(c)) {
      const std::size_t next = SkipBlanks(paragraph, from);
      if (const auto kind = GapKind(paragraph, next, previous)) {
        stop.kind = *kind;
        stop.begin -= *kind == StopKind::kComma ? 1 : 0;
        stop.next = next;
        return stop;
      }
      after = next;
    } else if (const std::size_t smiley = SmileyAt(paragraph, from)) {
      stop.kind = StopKind::kSmiley;
      stop.end += smiley;
    } else if (const std::size_t rule = IsBlank(previous) ? RuleAt(paragraph, from) : 0) {
      stop.kind = StopKind::kRule;
      stop.end += rule;
    }
    if (stop.end > from) {
      stop.next = SkipBlanks(paragraph, stop.end);
      return stop;
    }
    previous = c;
  }
  return std::nullopt;
}

}  // namespace sejajar
