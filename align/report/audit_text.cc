#include "align/report/audit_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "align/report/audit_words.h"
#include "align/report/line_index.h"
#include "align/report/wrap.h"

namespace sejajar {
namespace {

constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kContextBytes = 80;  // on either side of a finding's words
constexpr std::size_t kHeadBytes = 280;    // of words too many to be shown whole
constexpr std::size_t kTailBytes = 80;
constexpr std::string_view kIndent = "  ";

constexpr std::string_view kOpen = "\u27e6";  // around the words of a finding
constexpr std::string_view kClose = "\u27e7";
constexpr std::string_view kEllipsis = "\u2026";

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kPlain = "\x1b[0m";
constexpr std::array<std::string_view, 3> kSeverityStyles = {"\x1b[36m", "\x1b[33m", "\x1b[1;31m"};
constexpr std::array<std::string_view, 3> kSeverityWords = {"LOW", "MEDIUM", "HIGH"};

class TextPage {
 public:
  explicit TextPage(const AuditTextOptions& options)
      : color_(options.color), width_(std::max(options.width, kNarrowest)) {}

  std::string Styled(std::string_view text, std::string_view style) const {
    if (!color_ || text.empty()) return std::string(text);
    return std::string(style).append(text).append(kPlain);
  }

  // The text behind a label, as many lines as it takes, with what stands between the marks
  // styled.
  std::string Paragraph(std::string_view label, std::string_view text,
                        std::string_view style) const {
    std::string out;
    std::string head = std::string(kIndent).append(label);
    bool marked = false;
    for (const std::string& line : Wrap(text, width_ - head.size())) {
      out += head;
      head.assign(head.size(), ' ');
      AppendMarked(line, style, marked, out);
      out += '\n';
    }
    return out;
  }

 private:
  void AppendMarked(std::string_view line, std::string_view style, bool& marked,
                    std::string& out) const {
    while (!line.empty()) {
      const std::size_t mark = line.find(marked ? kClose : kOpen);
      const std::size_t end = mark == std::string_view::npos ? line.size()
                              : marked                       ? mark + kClose.size()
                                                             : mark;
      out += marked ? Styled(line.substr(0, end), style) : std::string(line.substr(0, end));
      line.remove_prefix(end);
      if (mark != std::string_view::npos) {
        if (!marked) {
          out += Styled(kOpen, style);
          line.remove_prefix(kOpen.size());
        }
        marked = !marked;
      }
    }
  }

  bool color_;
  std::size_t width_;
};

bool IsCharacterStart(std::string_view text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

std::size_t CharacterStart(std::string_view text, std::size_t at) {
  while (!IsCharacterStart(text, at)) --at;
  return at;
}

// Harmless, on one line, and without marks like ours.
std::string Quoted(std::string_view text) {
  std::string out = Visible(text);
  for (const auto& [mark, plain] : {std::pair(kOpen, '['), std::pair(kClose, ']')}) {
    for (std::size_t at = 0; (at = out.find(mark, at)) != std::string::npos;) {
      out.replace(at, mark.size(), 1, plain);
    }
  }
  return out;
}

// The words of a span with what stands around them, cut at spaces where there are any.
std::string InContext(std::string_view text, Span span) {
  std::size_t begin = CharacterStart(text, span.begin - std::min(span.begin, kContextBytes));
  std::size_t end = CharacterStart(text, std::min(text.size(), span.end + kContextBytes));
  std::string_view before = text.substr(begin, span.begin - begin);
  std::string_view after = text.substr(span.end, end - span.end);
  constexpr std::string_view kSpaces = " \t\n";
  if (begin > 0) {
    const std::size_t space = before.find_first_of(kSpaces);
    if (space != std::string_view::npos) before.remove_prefix(space + 1);
  }
  if (end < text.size()) {
    const std::size_t space = after.find_last_of(kSpaces);
    if (space != std::string_view::npos) after = after.substr(0, space);
  }
  std::string words;
  const std::string_view whole = span.In(text);
  if (whole.size() <= kHeadBytes + kTailBytes) {
    words = Quoted(whole);
  } else {
    const std::size_t head = CharacterStart(whole, kHeadBytes);
    const std::size_t tail = CharacterStart(whole, whole.size() - kTailBytes);
    words = Quoted(whole.substr(0, head)).append(1, ' ').append(kEllipsis).append(1, ' ') +
            Quoted(whole.substr(tail));
  }
  std::string out = begin > 0 ? std::string(kEllipsis) + ' ' : "";
  out.append(Quoted(before)).append(kOpen).append(words).append(kClose).append(Quoted(after));
  if (end < text.size()) out.append(1, ' ').append(kEllipsis);
  return out;
}

std::string ShareLine(const Audit& audit) {
  return "completeness " + PercentDown(audit.completeness) + " %, faithfulness " +
         PercentDown(audit.faithfulness) + " %\n";
}

std::string CountLine(const Audit& audit, std::size_t listed) {
  if (audit.findings.empty()) return "nothing found\n";
  const std::array<std::size_t, 3> counts = CountSeverities(audit);
  std::string line = std::to_string(counts[2]) + " high, " + std::to_string(counts[1]) +
                     " medium, " + std::to_string(counts[0]) + " low";
  if (listed < audit.findings.size()) {
    line += "; " + std::to_string(audit.findings.size() - listed) +
            " of them on missing sentences, not listed";
  }
  return line + '\n';
}

}  // namespace

Status WriteAuditText(const Document& source, const Document& target, const Audit& audit,
                      const AuditTextOptions& options, const Sink& sink) {
  const TextPage page(options);
  if (Status status = sink(page.Styled(AuditVerdict(source, target, audit), kBold) + '\n' +
                           ShareLine(audit) + '\n');
      !status) {
    return status;
  }
  const LineIndex source_lines(source.text());
  const LineIndex target_lines(target.text());
  std::size_t listed = 0;
  for (const Finding& finding : audit.findings) {
    if (!IsWorthListing(audit, finding)) continue;
    ++listed;
    const auto severity = static_cast<std::size_t>(finding.severity);
    const std::string_view style = kSeverityStyles[severity];
    std::string out = page.Styled(kSeverityWords[severity], style);
    out.append(1, ' ').append(NameOf(finding.kind));
    out += ", source line " + std::to_string(source_lines.At(finding.source.begin).line) +
           ", target line " + std::to_string(target_lines.At(finding.target.begin).line) + ", " +
           ConfidencePercent(finding.confidence) + " sure\n";
    out += page.Paragraph("", Quoted(finding.message), style);
    out += page.Paragraph("source  ", InContext(source.text(), finding.source), style);
    out += page.Paragraph("target  ", InContext(target.text(), finding.target), style);
    if (Status status = sink(out + '\n'); !status) return status;
  }
  return sink(page.Styled(CountLine(audit, listed), kBold));
}

}  // namespace sejajar
