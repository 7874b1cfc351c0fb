#include "align/report/html_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "align/report/wrap.h"
#include "tests/support/audited_pair.h"

namespace sejajar {
namespace {

TEST(HtmlTextTest, LeavesNothingThatHtmlWouldRead) {
  EXPECT_EQ(HtmlText("<b class='x' id=\"y\">&amp;</b>"),
            "&lt;b class=&#39;x&#39; id=&quot;y&quot;&gt;&amp;amp;&lt;/b&gt;");
  EXPECT_EQ(HtmlText("<!--</script>]]>"), "&lt;!--&lt;/script&gt;]]&gt;");
}

TEST(HtmlTextTest, ShowsControlsAndMarksOfDirection) {
  EXPECT_EQ(HtmlText(std::string("a") + '\0' + "\x1b\x7f\u009b"),
            "a\u2400\u241b\u2421&lt;U+009B&gt;");
  EXPECT_EQ(HtmlText("\u202eabc\u2069"), "&lt;U+202E&gt;abc&lt;U+2069&gt;");
  EXPECT_EQ(HtmlText("a\r\n\t b"), "a b");
}

Finding At(Span span) {
  Finding finding;
  finding.kind = FindingKind::kNumber;
  finding.severity = Severity::kHigh;
  finding.source = span;
  return finding;
}

// Marks the source's spans, and gives the HTML of the cells.
std::vector<std::string> Marked(const std::string& text, const std::vector<Span>& spans,
                                const std::vector<Span>& cells) {
  const Document document("a", "en", text, {});
  std::vector<Finding> findings;
  findings.reserve(spans.size());
  for (const Span span : spans) findings.push_back(At(span));
  std::vector<NumberedFinding> numbered;
  for (std::size_t i = 0; i < findings.size(); ++i) numbered.push_back({&findings[i], i + 1});
  MarkedText marked(document, BitextSide::kSource, numbered);
  std::vector<std::string> out;
  for (const Span cell : cells) out.push_back(marked.Next(cell));
  return out;
}

std::string Mark(int number, bool first, const std::string& text) {
  const std::string n = std::to_string(number);
  return "<mark class=\"high k-number f" + n + "\"" + (first ? " data-n=\"#" + n + "\"" : "") +
         ">" + text + "</mark>";
}

TEST(MarkedTextTest, NestsAndCrosses) {
  EXPECT_THAT(Marked("abcdef", {{1, 5}, {2, 3}}, {{0, 6}}),
              testing::ElementsAre("a" + Mark(1, true, "b" + Mark(2, true, "c") + "de") + "f"));
  EXPECT_THAT(Marked("abcdef", {{1, 4}, {2, 5}}, {{0, 6}}),
              testing::ElementsAre("a" + Mark(1, true, "b" + Mark(2, true, "cd")) +
                                   Mark(2, false, "e") + "f"));
}

TEST(MarkedTextTest, GoesOnInTheNextCellAndSkipsWhatIsBetween) {
  EXPECT_THAT(Marked("ab cd ef", {{1, 5}, {2, 3}, {5, 6}}, {{0, 2}, {3, 5}, {6, 8}}),
              testing::ElementsAre("a" + Mark(1, true, "b"), Mark(1, false, "cd"), "ef"));
}

TEST(MarkedTextTest, ShowsPlaces) {
  const std::string place = "<span class=\"place high k-number f1\" data-n=\"#1\"></span>";
  EXPECT_THAT(Marked("ab cd", {{1, 1}}, {{0, 2}, {3, 5}}),
              testing::ElementsAre("a" + place + "b", "cd"));
  EXPECT_THAT(Marked("ab cd", {{3, 3}}, {{0, 2}, {3, 5}}),
              testing::ElementsAre("ab", place + "cd"));
  EXPECT_THAT(Marked("ab cd", {{5, 5}}, {{0, 2}, {3, 5}}),
              testing::ElementsAre("ab", "cd" + place));
}

TEST(MarkedTextTest, StaysLinearUnderAHeapOfFindings) {
  const std::string text(200, 'x');
  std::vector<Span> spans;
  for (std::size_t i = 0; i < 5000; ++i) spans.push_back({i % 7, 200 - i % 5});
  EXPECT_LT(Marked(text, spans, {{0, 200}})[0].size(), 5000U);
}

// What a browser would make of it: the text, and of every finding the text under its marks.
void ReadHtml(const std::string& html, std::string& text, std::map<int, std::string>& under) {
  std::vector<int> open;
  for (std::size_t i = 0; i < html.size();) {
    if (html.compare(i, 7, "</mark>") == 0) {
      ASSERT_FALSE(open.empty());
      open.pop_back();
      i += 7;
    } else if (html[i] == '<') {
      ASSERT_EQ(html.compare(i, 6, "<mark "), 0);
      open.push_back(std::stoi(html.substr(html.find(" f", i) + 2)));
      i = html.find('>', i) + 1;
    } else {
      text += html[i];
      for (const int number : open) under[number] += html[i];
      ++i;
    }
  }
  ASSERT_TRUE(open.empty());
}

TEST(MarkedTextTest, MarksExactlyTheSpans) {
  std::mt19937 random(3);
  std::uniform_int_distribution<std::size_t> any(0, 40);
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += static_cast<char>('a' + any(random) % 26);
    std::vector<Span> spans;
    for (int i = 0; i < 7; ++i) {
      std::size_t begin = any(random);
      std::size_t end = any(random);
      if (begin > end) std::swap(begin, end);
      if (begin < end) spans.push_back({begin, end});
    }
    const std::size_t middle = any(random);
    const std::vector<Span> cells = {{0, middle}, {middle, 40}};
    std::string read;
    std::map<int, std::string> under;
    for (const std::string& html : Marked(text, spans, cells)) ReadHtml(html, read, under);
    ASSERT_EQ(read, text);
    for (std::size_t i = 0; i < spans.size(); ++i) {
      ASSERT_EQ(under[static_cast<int>(i) + 1], spans[i].In(text));
    }
  }
}

}  // namespace
}  // namespace sejajar
