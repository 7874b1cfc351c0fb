#include "align/report/audit_html.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "align/io/characters.h"
#include "align/report/audit_map.h"
#include "align/report/audit_words.h"
#include "align/report/html_data.h"
#include "align/report/html_text.h"
#include "align/report/line_index.h"

namespace sejajar {
namespace {

constexpr std::size_t kFlushBytes = std::size_t{1} << 16;
constexpr std::size_t kOpenIndex = 12;  // a list of findings no longer than this is shown at once

// A chunk of the text is laid out only when it comes into sight; until then the style gives it a
// height, in pixels: about its own one, or less in a page that would be too high for a browser
// (they end at some 16 million pixels). What follows is a guess at how high a row will be.
struct PlaceHolder {
  std::size_t height;
  std::string_view class_name;  // of <main>
};
constexpr std::array<PlaceHolder, 4> kPlaceHolders = {
    {{2400, "whole"}, {600, "long"}, {150, "longer"}, {40, "longest"}}};
constexpr std::size_t kMaxPageHeight = 8000000;
constexpr std::size_t kLineHeight = 27;
constexpr std::size_t kRowPadding = 14;
constexpr std::size_t kNoteHeight = 120;
constexpr std::size_t kLineCharacters = 52;

constexpr std::array<std::string_view, 3> kSeverityShapes = {"\u25cf", "\u25c6", "\u25b2"};

std::string_view SeverityShape(Severity severity) {
  return kSeverityShapes[static_cast<std::size_t>(severity)];
}

// A finding on the page: in which rows it stands, and under which number.
struct PlacedFinding {
  const Finding* finding;
  std::string_view fingerprint;
  std::size_t row;    // the bead where it begins, on its own side
  std::size_t other;  // the bead of its counterpart
  bool is_alone;      // its bead has nothing on the other side
  std::size_t number;
};

// The first bead that holds the text at `offset` or begins behind it; the last one at the end.
template <typename SideOf>
std::size_t RowAt(const Document& document, const Alignment& alignment, std::size_t offset,
                  SideOf side_of) {
  const auto& sentences = document.sentences();
  const auto sentence = std::partition_point(sentences.begin(), sentences.end(),
                                             [&](const auto& s) { return s.span.end <= offset; });
  const auto number = static_cast<std::size_t>(sentence - sentences.begin());
  const auto& beads = alignment.beads();
  const auto bead = std::partition_point(beads.begin(), beads.end(),
                                         [&](const Bead& b) { return side_of(b).end <= number; });
  const auto row = static_cast<std::size_t>(bead - beads.begin());
  return beads.empty() ? 0 : std::min(row, beads.size() - 1);
}

// The findings worth listing, as they follow each other in the text.
std::vector<PlacedFinding> PlaceFindings(const Document& source, const Document& target,
                                         const Alignment& alignment, const Audit& audit) {
  std::vector<PlacedFinding> placed;
  for (std::size_t i = 0; i < audit.findings.size(); ++i) {
    const Finding& finding = audit.findings[i];
    if (!IsWorthListing(audit, finding)) continue;
    std::size_t row =
        RowAt(source, alignment, finding.source.begin, [](const Bead& b) { return b.source; });
    std::size_t other =
        RowAt(target, alignment, finding.target.begin, [](const Bead& b) { return b.target; });
    const bool in_source = finding.side == BitextSide::kSource;
    if (!in_source) std::swap(row, other);
    bool is_alone = false;
    if (!alignment.beads().empty()) {
      const Bead& bead = alignment.beads()[row];
      is_alone = (in_source ? bead.target : bead.source).empty() &&
                 (in_source ? finding.target : finding.source).empty();
    }
    if (is_alone) other = row;
    placed.push_back({&finding, audit.fingerprints[i], row, other, is_alone, 0});
  }
  std::stable_sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) {
    return a.row != b.row ? a.row < b.row : a.finding->OwnSpan().begin < b.finding->OwnSpan().begin;
  });
  for (std::size_t i = 0; i < placed.size(); ++i) placed[i].number = i + 1;
  return placed;
}

// What is to be marked in one side's text. An empty cell says by itself
// that something is missing there.
std::vector<NumberedFinding> Marks(const std::vector<PlacedFinding>& placed, BitextSide side) {
  std::vector<NumberedFinding> marks;
  for (const PlacedFinding& place : placed) {
    const Finding& finding = *place.finding;
    const Span span = side == BitextSide::kSource ? finding.source : finding.target;
    if (!span.empty() || !place.is_alone) {
      marks.push_back({&finding, place.number});
    }
  }
  return marks;
}

// The rows that begin a chunk.
std::vector<std::size_t> ChunkStarts(const Document& source, const Document& target,
                                     const Alignment& alignment,
                                     const std::vector<PlacedFinding>& placed) {
  std::vector<std::size_t> starts;
  std::size_t height = kPlaceHolders[0].height;
  std::size_t next = 0;  // of placed
  for (std::size_t row = 0; row < alignment.beads().size(); ++row) {
    if (height >= kPlaceHolders[0].height) {
      starts.push_back(row);
      height = 0;
    }
    const Bead& bead = alignment.beads()[row];
    std::size_t characters = 0;
    if (!bead.source.empty()) characters = CountCharacters(source.RangeText(bead.source));
    if (!bead.target.empty()) {
      characters = std::max(characters, CountCharacters(target.RangeText(bead.target)));
    }
    std::size_t notes = 0;
    for (; next < placed.size() && placed[next].row == row; ++next) ++notes;
    height += kRowPadding +
              std::max(kLineHeight * (1 + characters / kLineCharacters), kNoteHeight * notes);
  }
  return starts;
}

std::string_view PlaceHolderClass(std::size_t chunks) {
  for (const PlaceHolder& holder : kPlaceHolders) {
    if (chunks * holder.height <= kMaxPageHeight) return holder.class_name;
  }
  return kPlaceHolders.back().class_name;
}

class ReportPage {
 public:
  ReportPage(const Document& source, const Document& target, const Alignment& alignment,
             const Audit& audit, const Sink& sink)
      : source_(source),
        target_(target),
        alignment_(alignment),
        audit_(audit),
        sink_(sink),
        placed_(PlaceFindings(source, target, alignment, audit)),
        chunk_starts_(ChunkStarts(source, target, alignment, placed_)),
        source_text_(source, BitextSide::kSource, Marks(placed_, BitextSide::kSource)),
        target_text_(target, BitextSide::kTarget, Marks(placed_, BitextSide::kTarget)),
        source_lines_(source.text()),
        target_lines_(target.text()),
        source_language_(HtmlText(source.language())),
        target_language_(HtmlText(target.language())) {}

  Status Write() {
    Head();
    Summary();
    Tools();
    if (Status status = Index(); !status) return status;
    if (Status status = Rows(); !status) return status;
    out_ += "</main>\n<script>";
    out_ += kReportJs;
    out_ += "</script>\n</body>\n</html>\n";
    return sink_(out_);
  }

 private:
  void Put(std::string_view text) { out_ += text; }

  Status Flush() {
    if (out_.size() < kFlushBytes) return {};
    Status status = sink_(out_);
    out_.clear();
    return status;
  }

  void Head() {
    const std::string verdict = HtmlText(AuditVerdict(source_, target_, audit_));
    const std::string a = HtmlText(ShownName(source_));
    const std::string b = HtmlText(ShownName(target_));
    const char* mood = !audit_.IsTranslation()   ? "alarm"
                       : audit_.findings.empty() ? "clear"
                                                 : "open";
    Put("<!DOCTYPE html>\n<html lang=\"en\" data-source=\"" + a + "\" data-target=\"" + b +
        "\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '");
    Put(kReportJsHash);
    Put("'; style-src '");
    Put(kReportCssHash);
    Put("'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; "
        "trusted-types 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<meta name=\"generator\" content=\"Sejajar " SEJAJAR_VERSION "\">\n<title>" +
        verdict + "</title>\n<style>");
    Put(kReportCss);
    Put("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#text\">Skip to the text</a>\n"
        "<header class=\"" +
        std::string(mood) +
        "\">\n<p class=\"brand\">Sejajar audit</p>\n"
        "<h1 dir=\"auto\">" +
        verdict + "</h1>\n<p class=\"pair\"><bdi>" + a + "</bdi> (" + source_language_ +
        ") \u2192 <bdi>" + b + "</bdi> (" + target_language_ + ")</p>\n</header>\n");
  }

  void Share(const char* name, const char* meaning, double share) {
    const std::string percent = PercentDown(share);
    Put("<div class=\"share\"><dt>" + std::string(name) + "</dt><dd><b>" + percent +
        " %</b><svg class=\"bar\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" "
        "aria-hidden=\"true\"><rect class=\"all\" width=\"100\" height=\"4\"/><rect width=\"" +
        percent + "\" height=\"4\"/></svg><small>" + meaning + "</small></dd></div>\n");
  }

  void Summary() {
    Put("<aside aria-label=\"Summary and tools\">\n<section aria-labelledby=\"summary\">\n"
        "<h2 id=\"summary\">Summary</h2>\n<dl>\n");
    Share("Completeness", "of the source is in the translation", audit_.completeness);
    Share("Faithfulness", "of the translation is in the source", audit_.faithfulness);
    Put("</dl>\n<ul class=\"counts\">\n");
    const std::array<std::size_t, 3> counts = CountSeverities(audit_);
    for (const Severity severity : {Severity::kHigh, Severity::kMedium, Severity::kLow}) {
      const std::string name(NameOf(severity));
      Put("<li class=\"" + name + "\"><span class=\"shape\" aria-hidden=\"true\">");
      Put(SeverityShape(severity));
      Put("</span> <b>" + std::to_string(counts[static_cast<std::size_t>(severity)]) + "</b> " +
          name + "</li>\n");
    }
    Put("</ul>\n");
    if (audit_.findings.empty()) Put("<p class=\"note-line\">Nothing was found.</p>\n");
    if (audit_.known > 0) {
      Put("<p class=\"note-line\">" + CountOf(audit_.known, "known finding") + " left out.</p>\n");
    }
    if (const std::size_t left_out = audit_.findings.size() - placed_.size(); left_out > 0) {
      Put("<p class=\"note-line\">" + CountOf(left_out, "finding") +
          " on missing sentences not listed, since these are different texts.</p>\n");
    }
    Put("</section>\n");
  }

  void Tools() {
    if (!placed_.empty()) {
      Put("<nav class=\"dock js\" aria-label=\"From finding to finding\">"
          "<button type=\"button\" id=\"previous\">\u2190 Previous</button>"
          "<span id=\"position\">" +
          CountOf(placed_.size(), "finding") +
          "</span><button type=\"button\" id=\"next\">Next \u2192</button></nav>\n");
    }
    if (!alignment_.beads().empty()) {
      Put("<section aria-labelledby=\"map-title\">\n<h2 id=\"map-title\">Map</h2>\n"
          "<figure>");
      Put(AlignmentMapSvg(source_, target_, alignment_, audit_));
      Put("<figcaption><span class=\"right\">source \u2192, translation \u2193</span>"
          "<span class=\"key omitted\">source alone</span>"
          "<span class=\"key added\">translation alone</span>"
          "<span class=\"key moved\">moved</span>"
          "<span class=\"js\">Click to go there.</span></figcaption></figure>\n</section>\n");
    }
    if (placed_.empty()) {
      Put("</aside>\n");
      return;
    }
    std::array<std::size_t, 3> severities = {};
    std::array<std::size_t, kFindingKinds> kinds = {};
    for (const PlacedFinding& place : placed_) {
      ++severities[static_cast<std::size_t>(place.finding->severity)];
      ++kinds[static_cast<std::size_t>(place.finding->kind)];
    }
    Put("<section class=\"js\" aria-labelledby=\"filter\">\n<h2 id=\"filter\">Show</h2>\n"
        "<fieldset><legend>Severity</legend>\n");
    for (const Severity severity : {Severity::kHigh, Severity::kMedium, Severity::kLow}) {
      Filter(NameOf(severity), NameOf(severity), SeverityShape(severity),
             severities[static_cast<std::size_t>(severity)]);
    }
    Put("</fieldset>\n<fieldset><legend>Kind</legend>\n");
    for (std::size_t i = 0; i < kFindingKinds; ++i) {
      const auto kind = static_cast<FindingKind>(i);
      Filter("k-" + std::string(NameOf(kind)), TitleOf(kind), SignOf(kind), kinds[i]);
    }
    Put("</fieldset>\n<p class=\"note-line\" id=\"shown\" role=\"status\" aria-live=\"polite\">" +
        CountOf(placed_.size(), "finding") +
        " shown</p>\n</section>\n"
        "<section class=\"js\" aria-labelledby=\"verdicts\">\n<h2 id=\"verdicts\">Verdicts</h2>\n"
        "<p class=\"note-line\" id=\"judged\" role=\"status\" aria-live=\"polite\"></p>\n"
        "<button type=\"button\" id=\"export\">Export verdicts</button>\n</section>\n"
        "<section class=\"js keyboard\" aria-labelledby=\"keys-title\">\n"
        "<h2 id=\"keys-title\">Keys</h2>\n"
        "<ul class=\"keys\"><li><kbd>n</kbd> <kbd>j</kbd> next</li>"
        "<li><kbd>p</kbd> <kbd>k</kbd> previous</li><li><kbd>a</kbd> accept</li>"
        "<li><kbd>r</kbd> reject</li></ul>\n"
        "<label><input type=\"checkbox\" id=\"keys\" autocomplete=\"off\" checked> "
        "Use these keys</label>\n</section>\n</aside>\n");
  }

  void Filter(std::string_view value, std::string_view title, std::string_view sign,
              std::size_t count) {
    if (count == 0) return;
    Put("<label><input type=\"checkbox\" name=\"show\" autocomplete=\"off\" checked value=\"");
    Put(value);
    Put("\"><span class=\"shape ");
    Put(value);
    Put("\" aria-hidden=\"true\">");
    Put(sign);
    Put("</span>");
    Put(title);
    Put(" <span class=\"count\">" + std::to_string(count) + "</span></label>\n");
  }

  static std::string Classes(const Finding& finding) {
    return std::string(NameOf(finding.severity)).append(" k-").append(NameOf(finding.kind));
  }

  // All findings, most severe first; in the text they stand by place.
  Status Index() {
    Put("<main class=\"" + std::string(PlaceHolderClass(chunk_starts_.size())) + "\">\n");
    if (!placed_.empty()) {
      std::vector<const PlacedFinding*> by_severity;
      by_severity.reserve(placed_.size());
      for (const PlacedFinding& place : placed_) by_severity.push_back(&place);
      std::sort(by_severity.begin(), by_severity.end(),
                [](const auto* a, const auto* b) { return a->finding < b->finding; });
      Put(placed_.size() <= kOpenIndex ? "<details open>" : "<details>");
      Put("<summary><h2>All findings, most severe first</h2></summary>\n<ol class=\"index\">\n");
      for (const PlacedFinding* place : by_severity) {
        const Finding& finding = *place->finding;
        Put("<li class=\"item " + Classes(finding) + "\"><a href=\"#f" +
            std::to_string(place->number) + "\">" + FindingName(finding) + "</a> <bdi>" +
            HtmlText(finding.message) + "</bdi></li>\n");
        if (Status status = Flush(); !status) return status;
      }
      Put("</ol></details>\n");
    }
    Put("<h2 class=\"unseen\" id=\"text\" tabindex=\"-1\">The two texts</h2>\n"
        "<div class=\"names\" aria-hidden=\"true\"><span><bdi>" +
        ColumnHead(source_) + "</bdi></span><span><bdi>" + ColumnHead(target_) +
        "</bdi></span></div>\n");
    return {};
  }

  // The name without its folders, which stand on top of the page.
  static std::string ColumnHead(const Document& document) {
    const std::string name = ShownName(document);
    return HtmlText(std::string_view(name).substr(name.rfind('/') + 1));
  }

  static std::string FindingName(const Finding& finding) {
    std::string name = "<span class=\"shape\" aria-hidden=\"true\">";
    name.append(SeverityShape(finding.severity)).append("</span> ");
    return name.append(TitleOf(finding.kind))
        .append(", <span class=\"severity\">")
        .append(NameOf(finding.severity))
        .append("</span>");
  }

  void Note(const PlacedFinding& place) {
    const Finding& finding = *place.finding;
    const std::string number = std::to_string(place.number);
    const bool in_source = finding.side == BitextSide::kSource;
    const auto row_link = [](std::size_t row, const char* side, std::size_t line) {
      return "<a href=\"#b" + std::to_string(row) + "\">" + side + " line " + std::to_string(line) +
             "</a>";
    };
    Put("<article class=\"note " + Classes(finding) + "\" id=\"f" + number +
        "\" tabindex=\"-1\" aria-labelledby=\"h" + number + "\" data-print=\"" +
        HtmlText(place.fingerprint) + "\"><h3 id=\"h" + number + "\"><span class=\"sign\">" +
        HtmlText(SignOf(finding.kind)) + number + "</span> " + FindingName(finding) +
        ", <span class=\"severity\">" + ConfidencePercent(finding.confidence) +
        " sure</span></h3><p class=\"message\" dir=\"auto\">" + HtmlText(finding.message) +
        "</p><p class=\"where\">" +
        row_link(in_source ? place.row : place.other, "source",
                 source_lines_.At(finding.source.begin).line) +
        ", " +
        row_link(in_source ? place.other : place.row, "translation",
                 target_lines_.At(finding.target.begin).line) +
        "</p><p class=\"judge js\"><button type=\"button\" value=\"accepted\" "
        "aria-pressed=\"false\" aria-label=\"Accept finding " +
        number +
        "\">Accept</button><button type=\"button\" value=\"rejected\" aria-pressed=\"false\" "
        "aria-label=\"Reject finding " +
        number + "\">Reject</button></p></article>");
  }

  void Cell(const Document& document, const LineIndex& lines, SentenceRange range, const char* side,
            const std::string& language, MarkedText& text) {
    if (range.empty()) {
      Put("<div class=\"" + std::string(side) + " none\">no counterpart</div>");
      return;
    }
    const Span span = document.RangeSpan(range);
    Put("<div class=\"" + std::string(side) + "\" lang=\"" + language +
        "\" dir=\"auto\" data-l=\"" + std::to_string(lines.At(span.begin).line) + "\">" +
        text.Next(span) + "</div>");
  }

  Status Rows() {
    std::size_t chunk = 0;  // the next one
    std::size_t next = 0;   // of placed_
    for (std::size_t row = 0; row < alignment_.beads().size(); ++row) {
      const Bead& bead = alignment_.beads()[row];
      if (chunk < chunk_starts_.size() && chunk_starts_[chunk] == row) {
        if (chunk++ > 0) Put("</div>\n");
        OpenChunk(bead);
      }
      Put("<div class=\"bead\" id=\"b" + std::to_string(row) + "\">");
      Cell(source_, source_lines_, bead.source, "s", source_language_, source_text_);
      Cell(target_, target_lines_, bead.target, "t", target_language_, target_text_);
      const std::size_t first = next;
      for (; next < placed_.size() && placed_[next].row == row; ++next) {
        if (next == first) Put("<div class=\"notes\">");
        Note(placed_[next]);
        if (Status status = Flush(); !status) return status;
      }
      if (next > first) Put("</div>");
      Put("</div>\n");
      if (Status status = Flush(); !status) return status;
    }
    if (chunk > 0) Put("</div>\n");
    for (; next < placed_.size(); ++next) {  // of documents without sentences
      Note(placed_[next]);
      if (Status status = Flush(); !status) return status;
    }
    return {};
  }

  void OpenChunk(const Bead& bead) {
    const auto begin = [](const Document& document, SentenceRange range) {
      return range.begin < document.size() ? document.sentences()[range.begin].span.begin
                                           : document.text().size();
    };
    Put("<div class=\"chunk\" data-x=\"" +
        std::to_string(MapUnits(source_, begin(source_, bead.source))) + "\" data-y=\"" +
        std::to_string(MapUnits(target_, begin(target_, bead.target))) + "\">\n");
  }

  const Document& source_;
  const Document& target_;
  const Alignment& alignment_;
  const Audit& audit_;
  const Sink& sink_;
  std::vector<PlacedFinding> placed_;
  std::vector<std::size_t> chunk_starts_;
  MarkedText source_text_;
  MarkedText target_text_;
  LineIndex source_lines_;
  LineIndex target_lines_;
  std::string source_language_;
  std::string target_language_;
  std::string out_;
};

}  // namespace

Status WriteAuditHtml(const Document& source, const Document& target, const Alignment& alignment,
                      const Audit& audit, const Sink& sink) {
  return ReportPage(source, target, alignment, audit, sink).Write();
}

}  // namespace sejajar
