// What can be said of the page without a browser; tests/browser opens it in one.
#include "align/report/audit_html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/audited_pair.h"
#include "tests/support/collect.h"

namespace sejajar {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr auto kSource = BitextSide::kSource;
constexpr auto kTarget = BitextSide::kTarget;

std::string Page(const AuditedPair& pair) {
  return Collected([&](const Sink& sink) {
    return WriteAuditHtml(pair.source, pair.target, pair.alignment, pair.audit, sink);
  });
}

std::size_t Count(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

AuditedPair SamplePair() {
  AuditedPair pair =
      PairOf(LineDocument("in/a.en", "en", "One is 1.\nTwo are gone.\nThree.\n"),
             LineDocument("a.id", "id", "Satu itu 7.\nTiga.\nEmpat.\n"),
             {{{0, 1}, {0, 1}}, {{1, 2}, {1, 1}}, {{2, 3}, {1, 2}}, {{3, 3}, {2, 3}}});
  AddFinding(pair, FindingKind::kOmission, kSource, Severity::kHigh, 0.9, "left out",
             "Two are gone.", "|Tiga");
  AddFinding(pair, FindingKind::kNumber, kTarget, Severity::kMedium, 0.8, "1 became 7", "1", "7");
  AddFinding(pair, FindingKind::kAddition, kTarget, Severity::kLow, 0.7, "added", "|Three",
             "Empat.");
  return pair;
}

TEST(AuditHtmlTest, MarksFindingsWhereTheyStandNumberedByPlace) {
  const std::string page = Page(SamplePair());
  EXPECT_THAT(page, HasSubstr("One is <mark class=\"medium k-number f1\" data-n=\"#1\">1</mark>."));
  EXPECT_THAT(page,
              HasSubstr("Satu itu <mark class=\"medium k-number f1\" data-n=\"#1\">7</mark>."));
  // Beside a passage without counterpart no mark is needed on the other side.
  EXPECT_THAT(page, HasSubstr("data-l=\"2\"><mark class=\"high k-omission f2\" "
                              "data-n=\"\u22122\">Two are gone.</mark></div>"
                              "<div class=\"t none\">no counterpart</div>"));
  EXPECT_THAT(page,
              HasSubstr("<div class=\"t\" lang=\"id\" dir=\"auto\" data-l=\"2\">Tiga.</div>"));
  EXPECT_THAT(page, HasSubstr("<div class=\"s none\">no counterpart</div>"));
}

TEST(AuditHtmlTest, LinksANoteToItsPassages) {
  AuditedPair pair = SamplePair();
  AddFinding(pair, FindingKind::kMoved, kSource, Severity::kLow, 0.5, "moved", "Three.", "Satu");
  EXPECT_THAT(Page(pair), HasSubstr("<p class=\"message\" dir=\"auto\">moved</p><p class=\"where\">"
                                    "<a href=\"#b2\">source line 3</a>, "
                                    "<a href=\"#b0\">translation line 1</a></p>"));
}

TEST(AuditHtmlTest, NamesTheTexts) {
  const std::string page = Page(SamplePair());
  EXPECT_THAT(page, HasSubstr("<bdi>in/a.en</bdi> (en) \u2192 <bdi>a.id</bdi> (id)"));
  EXPECT_THAT(page, HasSubstr("<span><bdi>a.en</bdi></span><span><bdi>a.id</bdi></span>"));
}

TEST(AuditHtmlTest, ListsTheMostSevereFirst) {
  const std::string page = Page(SamplePair());
  const std::size_t list = page.find("<ol class=\"index\">");
  EXPECT_LT(page.find("left out", list), page.find("1 became 7", list));
  EXPECT_LT(page.find("1 became 7", list), page.find("added", list));
}

TEST(AuditHtmlTest, AsksNoNetworkAndLetsNothingElseRun) {
  const std::string page = Page(SamplePair());
  EXPECT_THAT(page,
              ContainsRegex("content=\"default-src 'none'; script-src 'sha256-[^' ]*='; "
                            "style-src 'sha256-[^' ]*='; base-uri 'none'; form-action 'none'"));
  EXPECT_EQ(Count(page, "<script"), 1U);
  EXPECT_EQ(Count(page, "<style"), 1U);
  for (const char* outside : {"http:", "https:", " src=", "@import", "url(", " style=", " on"}) {
    const std::size_t at = page.find(outside);
    // Words of the script and of our sentences may begin with "on"; attributes may not.
    if (std::string_view(outside) == " on") {
      EXPECT_THAT(page, Not(ContainsRegex("<[^>]* on[a-z]*=")));
    } else {
      EXPECT_EQ(at, std::string::npos) << page.substr(at, 80);
    }
  }
}

// The page of hostile texts has the same markup as that of harmless ones.
TEST(AuditHtmlTest, TakesNoTextForMarkup) {
  const auto pair_of = [](const std::string& evil) {
    AuditedPair pair =
        PairOf(LineDocument(evil, evil, evil), LineDocument(evil, evil, evil), {{{0, 1}, {0, 1}}});
    AddFinding(pair, FindingKind::kName, kSource, Severity::kHigh, 1, evil, evil, evil);
    return pair;
  };
  const std::string evil = "</mark></script><script>x()</script><!--'\"><img src=x onerror=y>";
  std::string hostile = Page(pair_of(evil));
  EXPECT_EQ(hostile.find(evil), std::string::npos);
  EXPECT_EQ(hostile.find("<img"), std::string::npos);
  const std::string shown =
      "&lt;/mark&gt;&lt;/script&gt;&lt;script&gt;x()&lt;/script&gt;&lt;!--&#39;&quot;&gt;&lt;img "
      "src=x onerror=y&gt;";
  EXPECT_GE(Count(hostile, shown), 10U);
  const std::string harmless = Page(pair_of("x"));
  EXPECT_EQ(Count(hostile, "<"), Count(harmless, "<"));
  EXPECT_EQ(Count(hostile, "\""), Count(harmless, "\""));
}

TEST(AuditHtmlTest, ShowsControlsAndMarksOfDirection) {
  const std::string text = "a\u202eb\u2066c\x1b\x7f\u009b" + std::string(1, '\0') + "d";
  AuditedPair pair = PairOf(LineDocument("n" + text + "\xff", "en", text),
                            LineDocument("b", "id", text), {{{0, 1}, {0, 1}}});
  AddFinding(pair, FindingKind::kName, kSource, Severity::kHigh, 1, text, "b", "c");
  const std::string page = Page(pair);
  for (const char* harmful : {"\u202e", "\u2066", "\x1b", "\x7f", "\u009b", "\xff"}) {
    EXPECT_EQ(page.find(harmful), std::string::npos);
  }
  EXPECT_EQ(page.find('\0'), std::string::npos);
  EXPECT_THAT(page, HasSubstr("a&lt;U+202E&gt;"));
}

TEST(AuditHtmlTest, SaysFirstWhenItIsNoTranslation) {
  AuditedPair pair = SamplePair();
  pair.audit.translation_probability = 0.02;
  const std::string page = Page(pair);
  EXPECT_THAT(page, HasSubstr("<header class=\"alarm\">"));
  EXPECT_THAT(page,
              HasSubstr("<h1 dir=\"auto\">a.id is no translation of in/a.en (probability 2.0 %)"));
  EXPECT_THAT(page, HasSubstr("2 findings on missing sentences not listed"));
  EXPECT_EQ(Count(page, "<article"), 1U);
}

TEST(AuditHtmlTest, GivesTheAllClear) {
  AuditedPair pair = SamplePair();
  pair.audit = {};
  const std::string page = Page(pair);
  EXPECT_THAT(page, HasSubstr("<header class=\"clear\">"));
  EXPECT_THAT(page, HasSubstr("Nothing was found."));
  EXPECT_THAT(page, Not(HasSubstr("<article")));
  EXPECT_THAT(page, Not(HasSubstr("type=\"checkbox\"")));
}

// Twice the lines, twice the bytes; and pieces that are small beside the whole.
TEST(AuditHtmlTest, StreamsLinearly) {
  const auto pieces = [](std::size_t lines) {
    std::string text;
    std::vector<Bead> beads;
    for (std::size_t i = 0; i < lines; ++i) {
      text += "A line like many others, number " + std::to_string(i % 10) + ".\n";
      beads.push_back({{i, i + 1}, {i, i + 1}});
    }
    AuditedPair pair = PairOf(LineDocument("a", "en", text), LineDocument("b", "id", text), beads);
    for (std::size_t i = 0; i < lines; i += 10) {
      Finding finding;
      finding.source = finding.target = pair.source.sentences()[i].span;
      pair.audit.findings.push_back(finding);
      pair.audit.fingerprints.push_back("0123456789abcdef");
    }
    std::vector<std::size_t> sizes;
    EXPECT_TRUE(WriteAuditHtml(pair.source, pair.target, pair.alignment, pair.audit,
                               [&](std::string_view bytes) {
                                 sizes.push_back(bytes.size());
                                 return Status();
                               }));
    return sizes;
  };
  const auto sum = [](const std::vector<std::size_t>& sizes) {
    std::size_t bytes = 0;
    for (const std::size_t size : sizes) bytes += size;
    return static_cast<double>(bytes);
  };
  const auto small = pieces(5000);
  const auto large = pieces(10000);
  EXPECT_NEAR(sum(large) / sum(small), 2, 0.05);
  EXPECT_LT(*std::max_element(large.begin(), large.end()), 200000U);
}

// Browsers end at some 16 million pixels, so what is out of sight must not add up to more.
TEST(AuditHtmlTest, NoPageIsTooHighForABrowser) {
  for (const std::size_t lines : {100, 20000, 400000}) {
    std::string text;
    std::vector<Bead> beads;
    for (std::size_t i = 0; i < lines; ++i) {
      text += "A line that is longer than one in its column, so that it is taken for two of them\n";
      beads.push_back({{i, i + 1}, {i, i + 1}});
    }
    const std::string page =
        Page(PairOf(LineDocument("a", "en", text), LineDocument("b", "id", text), beads));
    const std::size_t class_at = page.find("<main class=\"") + 13;
    const std::string name = page.substr(class_at, page.find('"', class_at) - class_at);
    const std::string rule = (name == "whole" ? "" : "." + name + " ") + std::string(".chunk { ") +
                             (name == "whole" ? "content-visibility: auto; " : "") +
                             "contain-intrinsic-size: auto ";
    const std::size_t rule_at = page.find("\n" + rule);
    ASSERT_NE(rule_at, std::string::npos) << rule;
    const std::size_t height = std::stoul(page.substr(rule_at + 1 + rule.size()));
    const std::size_t chunks = Count(page, "<div class=\"chunk\"");
    EXPECT_GE(chunks, lines / 100) << "chunks of " << lines << " lines";
    EXPECT_LE(chunks * height, 8000000U) << name;
    EXPECT_EQ(name == "whole", lines < 100000) << name;
  }
}

TEST(AuditHtmlTest, TakesFindingsOfDocumentsWithoutSentences) {
  AuditedPair pair = PairOf(Document("a", "en", "x", {}), Document("b", "id", "y", {}), {});
  AddFinding(pair, FindingKind::kName, kSource, Severity::kLow, 1, "message", "x", "y");
  EXPECT_EQ(Count(Page(pair), "<article"), 1U);
}

TEST(AuditHtmlTest, StopsWithItsSink) {
  const AuditedPair pair = SamplePair();
  EXPECT_TRUE(StopsWithItsSink(
      [&](const Sink& sink) {
        return WriteAuditHtml(pair.source, pair.target, pair.alignment, pair.audit, sink);
      },
      0));
}

}  // namespace
}  // namespace sejajar
