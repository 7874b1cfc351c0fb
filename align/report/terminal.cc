#include "align/report/terminal.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "align/report/completeness.h"
#include "align/report/wrap.h"

namespace sejajar {
namespace {

constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kGutter = 2;     // a mark and a space
constexpr std::size_t kSeparator = 3;  // " │ "

constexpr std::string_view kRed = "\x1b[31m";
constexpr std::string_view kGreen = "\x1b[32m";
constexpr std::string_view kYellow = "\x1b[33m";
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kPlain = "\x1b[0m";

class Page {
 public:
  explicit Page(const TerminalOptions& options)
      : color_(options.color),
        column_((std::max(options.width, kNarrowest) - kGutter - kSeparator) / 2) {}

  // One row of the two columns, as many lines high as the taller cell.
  std::string Row(char mark, std::string_view left, std::string_view right,
                  std::string_view style) const {
    const std::vector<std::string> lefts = Wrap(left, column_);
    const std::vector<std::string> rights = Wrap(right, column_);
    std::string out;
    for (std::size_t i = 0; i < std::max(lefts.size(), rights.size()); ++i) {
      const std::string_view l = i < lefts.size() ? lefts[i] : std::string_view();
      const std::string_view r = i < rights.size() ? rights[i] : std::string_view();
      out += i == 0 ? mark : ' ';
      out += ' ';
      out += Styled(l, style);
      const std::size_t width = DisplayWidth(l);
      out.append(width < column_ ? column_ - width : 0, ' ');
      out += r.empty() ? " │" : " │ ";
      out += Styled(r, style);
      out += '\n';
    }
    return out;
  }

  std::string Rule() const {
    std::string out;
    for (std::size_t i = 0; i < kGutter + column_ + 1; ++i) out += "─";
    out += "┼";
    for (std::size_t i = 0; i < column_ + 1; ++i) out += "─";
    return out + '\n';
  }

  std::string Styled(std::string_view text, std::string_view style) const {
    if (!color_ || text.empty() || style.empty()) return std::string(text);
    return std::string(style).append(text).append(kPlain);
  }

 private:
  bool color_;
  std::size_t column_;
};

std::string Percent(double probability) {
  return std::to_string(std::lround(std::clamp(probability, 0.0, 1.0) * 100)) + " %";
}

std::string BeadRow(const Page& page, const Document& source, const Document& target,
                    const Bead& bead, double doubtful) {
  const bool doubt = bead.probability < doubtful;
  const auto absent = [&](const char* word) {
    return std::string("[") + word + (doubt ? ", " + Percent(bead.probability) + " sure]" : "]");
  };
  if (bead.target.empty()) {
    return page.Row('-', Visible(source.RangeText(bead.source)), absent("omitted"), kRed);
  }
  if (bead.source.empty()) {
    return page.Row('+', absent("added"), Visible(target.RangeText(bead.target)), kGreen);
  }
  std::string right = Visible(target.RangeText(bead.target));
  if (doubt) right += " [" + Percent(bead.probability) + " sure]";
  return page.Row(doubt ? '?' : ' ', Visible(source.RangeText(bead.source)), right,
                  doubt ? kYellow : std::string_view());
}

std::string Heading(const Document& document) {
  return Visible(document.name() + " (" + document.language() + ")");
}

std::string Count(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

std::string SummaryLine(const Summary& summary) {
  return Count(summary.beads, "bead", "beads") + ", " +
         Count(summary.omitted, "sentence", "sentences") + " omitted, " +
         std::to_string(summary.added) + " added, completeness " + summary.CompletenessPercent() +
         " %\n";
}

}  // namespace

Status TerminalOptions::Validate() const {
  if (!(doubtful >= 0 && doubtful <= 1)) return UsageError("a probability lies between 0 and 1");
  return {};
}

Status WriteTerminal(const Document& source, const Document& target, const Alignment& alignment,
                     const TerminalOptions& options, const Sink& sink) {
  if (Status status = options.Validate(); !status) return status;
  const Page page(options);
  if (Status status = sink(page.Row(' ', Heading(source), Heading(target), kBold) + page.Rule());
      !status) {
    return status;
  }
  bool first = true;
  for (const Bead& bead : alignment.beads()) {
    std::string row = first ? "" : page.Row(' ', {}, {}, {});
    first = false;
    row += BeadRow(page, source, target, bead, options.doubtful);
    if (Status status = sink(row); !status) return status;
  }
  return sink(page.Rule() + page.Styled(SummaryLine(Summarize(source, alignment)), kBold));
}

}  // namespace sejajar
