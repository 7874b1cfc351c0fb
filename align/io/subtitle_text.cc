#include "align/io/subtitle_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "align/io/characters.h"
#include "align/io/lines.h"
#include "align/io/text_reader.h"

namespace sejajar {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsBlank(std::string_view line) { return line.find_first_not_of(" \t") == line.npos; }

bool IsNumber(std::string_view line) { return std::all_of(line.begin(), line.end(), IsDigit); }

// "00:01:02,500 --> 00:01:04,000", with whatever WebVTT may say behind.
bool IsTimes(std::string_view line) {
  const std::size_t arrow = line.find("-->");
  const std::size_t begin = line.find_first_not_of(" \t");
  return arrow != line.npos && begin < arrow && IsDigit(line[begin]) &&
         line.substr(0, arrow).find(':') != line.npos;
}

// Without tags (<i>, </font>, <00:01.000>) and the codes of other formats ({\an8}, {y:i}).
std::string WithoutTags(std::string_view text) {
  std::string out;
  std::string_view ends = ">}";  // those that may still come, so that each is missed only once
  while (!text.empty()) {
    const std::size_t begin = text.find_first_of("<{");
    out += text.substr(0, begin);
    if (begin == text.npos) break;
    text.remove_prefix(begin);
    const char next = text.size() > 1 ? text[1] : ' ';
    const bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    const bool tag = text[0] == '<' ? letter || next == '/' || IsDigit(next)
                                    : next == '\\' || (letter && text.substr(2).starts_with(':'));
    const char closing = text[0] == '<' ? '>' : '}';
    const bool may_end = tag && ends.find(closing) != ends.npos;
    const std::size_t end = may_end ? text.find(closing) : text.npos;
    if (end == text.npos) {
      if (may_end) ends = ends.size() == 1 ? "" : closing == '>' ? "}" : ">";
      out += text[0];
      text.remove_prefix(1);
    } else {
      text.remove_prefix(end + 1);
    }
  }
  return out;
}

// The escapes of WebVTT; SubRip files have them by mistake, and mean the same.
std::string WithoutEscapes(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kEscapes = {
      {{"&amp;", "&"},
       {"&lt;", "<"},
       {"&gt;", ">"},
       {"&nbsp;", " "},
       {"&lrm;", ""},
       {"&rlm;", ""}}};
  std::string out;
  while (!text.empty()) {
    const std::size_t begin = text.find('&');
    out += text.substr(0, begin);
    if (begin == text.npos) break;
    text.remove_prefix(begin);
    const auto escape = std::find_if(kEscapes.begin(), kEscapes.end(), [&](const auto& entry) {
      return text.starts_with(entry.first);
    });
    out += escape == kEscapes.end() ? "&" : escape->second;
    text.remove_prefix(escape == kEscapes.end() ? 1 : escape->first.size());
  }
  return out;
}

bool EndsSentence(std::string_view text) {
  for (const std::string_view end :
       {".", "?", "!", "\u2026", "\u201D", "\"", "\u00BB", ")", "]", "\u266A"}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

// Without white space at either end.
std::string_view Trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

std::string CueText(const std::vector<std::string_view>& lines) {
  std::string joined;
  for (const std::string_view line : lines) {
    joined += joined.empty() ? "" : " ";
    joined += line;
  }
  std::string text;
  const std::string plain = OneLine(WithoutEscapes(WithoutTags(joined)));
  for (std::string_view rest = Trimmed(plain); !rest.empty();) {
    const std::size_t space = std::min(rest.find(' '), rest.size());
    text += rest.substr(0, space);
    rest = Trimmed(rest.substr(space));
    if (!rest.empty()) text += ' ';
  }
  return text;
}

}  // namespace

Result<std::string> SubtitleText(const std::string& name, std::string bytes) {
  const Result<std::string> text = Utf8Text(name, std::move(bytes));
  if (!text) return text.error();
  std::string out;
  std::vector<std::string_view> cue;
  bool in_cue = false;
  bool any = false;
  const auto end_cue = [&] {
    const std::string said = CueText(cue);
    cue.clear();
    if (said.empty()) return;
    if (!out.empty()) out += EndsSentence(out) ? '\n' : ' ';
    out += said;
  };
  for (const std::string_view line : Lines(*text)) {
    if (IsTimes(line)) {
      // Where the empty line before it is missing, its number is no text.
      if (!cue.empty() && IsNumber(Trimmed(cue.back()))) cue.pop_back();
      end_cue();
      in_cue = any = true;
    } else if (IsBlank(line)) {
      in_cue = false;
    } else if (in_cue) {
      cue.push_back(line);
    }
  }
  end_cue();
  if (!any && text->find_first_not_of(" \t\r\n") != std::string::npos) {
    return MalformedError(name, 0, "holds no subtitles");
  }
  if (!out.empty()) out += '\n';
  return out;
}

}  // namespace sejajar
