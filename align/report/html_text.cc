#include "align/report/html_text.h"

#include <algorithm>

#include "align/report/audit_words.h"
#include "align/report/wrap.h"

namespace sejajar {
namespace {

constexpr std::size_t kMaxOpen = 8;
constexpr std::string_view kEnd = "</mark>";

}  // namespace

std::string HtmlText(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : Visible(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

MarkedText::MarkedText(const Document& document, BitextSide side,
                       const std::vector<NumberedFinding>& findings)
    : text_(document.text()) {
  marks_.reserve(findings.size());
  for (const auto& [finding, number] : findings) {
    std::string classes(NameOf(finding->severity));
    classes.append(" k-").append(NameOf(finding->kind)).append(" f") += std::to_string(number);
    marks_.push_back({side == BitextSide::kSource ? finding->source : finding->target,
                      std::move(classes),
                      std::string(SignOf(finding->kind)) + std::to_string(number)});
  }
  std::stable_sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
}

void MarkedText::Begin(Mark& mark, std::string& out) {
  const bool is_place = mark.span.empty();
  out += is_place ? "<span class=\"place " : "<mark class=\"";
  out += mark.classes + '"';
  if (!mark.label.empty()) out += " data-n=\"" + HtmlText(mark.label) + '"';
  out += is_place ? "></span>" : ">";
  mark.label.clear();
}

// Ends the marks that reach no further than `position`, and begins those anew that HTML's
// nesting makes end with them.
void MarkedText::EndUntil(std::size_t position, std::string& out) {
  const auto over = [&](const Mark* mark) { return mark->span.end <= position; };
  const auto lowest = std::find_if(open_.begin(), open_.end(), over);
  const auto kept = static_cast<std::size_t>(lowest - open_.begin());
  for (std::size_t i = kept; i < open_.size(); ++i) out += kEnd;
  open_.erase(std::remove_if(lowest, open_.end(), over), open_.end());
  for (std::size_t i = kept; i < open_.size(); ++i) Begin(*open_[i], out);
}

std::string MarkedText::Next(Span span) {
  std::string out;
  std::string gone;  // marks that came to their end before this span
  EndUntil(span.begin, gone);
  for (Mark* mark : open_) Begin(*mark, out);
  std::size_t at = span.begin;
  for (;;) {
    for (; next_ < marks_.size() && marks_[next_].span.begin <= at; ++next_) {
      Mark& mark = marks_[next_];
      if (mark.span.empty()) {
        Begin(mark, out);
      } else if (at == span.end) {
        break;  // begins behind this span
      } else if (mark.span.end > at && open_.size() < kMaxOpen) {
        open_.push_back(&mark);
        Begin(mark, out);
      }
    }
    if (at == span.end) break;
    std::size_t stop = span.end;
    if (next_ < marks_.size()) stop = std::min(stop, marks_[next_].span.begin);
    for (const Mark* mark : open_) stop = std::min(stop, mark->span.end);
    out += HtmlText(text_.substr(at, stop - at));
    at = stop;
    EndUntil(at, out);
  }
  for (std::size_t i = 0; i < open_.size(); ++i) out += kEnd;
  return out;
}

}  // namespace sejajar
