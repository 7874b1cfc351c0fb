#include "align/io/document_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/support/packed.h"

namespace sejajar {
namespace {

using namespace std::string_literals;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string TextOf(TextFormat format, std::string bytes, std::size_t line = 0) {
  RawDocument document;
  document.format = format;
  document.bytes = std::move(bytes);
  document.path = "f";
  document.line = line;
  const Result<std::string> text = DocumentText(document);
  if (text) return *text;
  EXPECT_EQ(text.error().kind, ErrorKind::kMalformed);
  return "error: " + text.error().ToString();
}

std::string Wide(std::string_view text) {
  std::string bytes = "\xff\xfe";
  for (const char c : text) bytes += {c, '\0'};
  return bytes;
}

TEST(DocumentTextTest, TakesPlainTextAsItIs) {
  for (const std::string text : {"", "one\r\ntwo\n\n  three", "caf\u00e9"}) {
    EXPECT_EQ(TextOf(TextFormat::kPlain, text), text);
    EXPECT_EQ(TextOf(TextFormat::kPlain, "\uFEFF" + text), text);
  }
  EXPECT_EQ(TextOf(TextFormat::kPlain, Wide("one\ntwo three")), "one\ntwo three");
}

TEST(DocumentTextTest, NamesTheLineOfAFileAndOfARecord) {
  const std::string mixed = "caf\u00e9\ncaf\xe9 au lait\n";
  EXPECT_EQ(TextOf(TextFormat::kPlain, mixed), "error: f:2: byte 0xE9 is not UTF-8");
  EXPECT_EQ(TextOf(TextFormat::kPlain, mixed, 17), "error: f:17: byte 0xE9 is not UTF-8");
  EXPECT_EQ(TextOf(TextFormat::kPlain, "a\n\0b"s),
            "error: f:2: holds a NUL byte: is it a binary file?");
  EXPECT_EQ(TextOf(TextFormat::kPlain, "\xff\xfe\0\xd8x\0y\0"s), "error: f:1: holds broken UTF-16");
}

TEST(DocumentTextTest, PassesAProblemOn) {
  RawDocument document;
  document.path = "f";
  document.line = 3;
  document.problem = "is not there";
  EXPECT_EQ(DocumentText(document).error().ToString(), "f:3: is not there");
}

TEST(DocumentTextTest, ReadsHtml) {
  EXPECT_EQ(TextOf(TextFormat::kHtml, "<p>one<p>two"), "one\ntwo\n");
  EXPECT_THAT(TextOf(TextFormat::kHtml, "\x89PNG\r\n\x1a\n\0\0"s, 5), StartsWith("error: f:5: "));
}

std::string Docx(const std::string& body) {
  return Packed("zip", "",
                {{"[Content_Types].xml", "<Types/>"},
                 {"word/document.xml",
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\" "
                  "xmlns:mc=\"mc\"><w:body>" +
                      body + "</w:body></w:document>"},
                 {"word/footnotes.xml", "<w:p><w:r><w:t>no</w:t></w:r></w:p>"}});
}
std::string Words(const std::string& text) { return "<w:r><w:t>" + text + "</w:t></w:r>"; }

TEST(DocumentTextTest, ReadsTheParagraphsOfADocx) {
  EXPECT_EQ(
      TextOf(TextFormat::kDocx,
             Docx("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>" + Words("One") +
                  "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\"> &amp; two</w:t></w:r>"
                  "<w:r><w:tab/><w:t>three\nfour</w:t><w:br/><w:t>five</w:t>"
                  "<w:noBreakHyphen/><w:t>six</w:t></w:r></w:p>\n"
                  "<w:p/><w:p>" +
                  Words(" ") +
                  "</w:p>"
                  "<w:tbl><w:tr><w:tc><w:p>" +
                  Words("cell") + "</w:p></w:tc></w:tr></w:tbl>")),
      "One & two three four\nfive-six\ncell\n");
}

TEST(DocumentTextTest, ReadsWhatADocxShowsAfterItsChanges) {
  EXPECT_EQ(TextOf(TextFormat::kDocx, Docx("<w:p>" + Words("a") +
                                           "<w:del><w:r><w:delText>no</w:delText></w:r></w:del>"
                                           "<w:ins>" +
                                           Words("b") + "</w:ins><w:moveFrom>" + Words("no") +
                                           "</w:moveFrom>"
                                           "<w:r><w:instrText>no</w:instrText></w:r><w:hyperlink>" +
                                           Words("c") + "</w:hyperlink></w:p>")),
            "abc\n");
}

// A box stands inside a run of the paragraph that it belongs to, and twice.
TEST(DocumentTextTest, ReadsTheTextBoxesOfADocxOnce) {
  const std::string box = "<w:txbxContent><w:p>" + Words("in the box") + "</w:p></w:txbxContent>";
  EXPECT_EQ(
      TextOf(TextFormat::kDocx,
             Docx("<w:p>" + Words("be") + "<w:r><mc:AlternateContent><mc:Choice>" + box +
                  "</mc:Choice><mc:Fallback>" + box + "</mc:Fallback></mc:AlternateContent></w:r>" +
                  Words("fore") + "</w:p><w:p>" + Words("after") + "</w:p>")),
      "before\nin the box\nafter\n");
}

TEST(DocumentTextTest, SaysWhatIsNoDocx) {
  EXPECT_THAT(TextOf(TextFormat::kDocx, ""), StartsWith("error: f: "));
  EXPECT_THAT(TextOf(TextFormat::kDocx, "plain text"),
              StartsWith("error: f: cannot be unpacked: "));
  EXPECT_EQ(TextOf(TextFormat::kDocx, Packed("zip", "", {{"a.txt", "x"}})),
            "error: f: is no DOCX: it has no word/document.xml");
  EXPECT_THAT(TextOf(TextFormat::kDocx, Docx("<w:p>")),
              StartsWith("error: f/word/document.xml:1: is not well-formed XML: "));
  EXPECT_EQ(TextOf(TextFormat::kDocx, Docx("<w:p>" + Words("&#xD800;") + "</w:p>")),
            "error: f: stands for bytes that are no text");
  const std::string whole = Docx("<w:p>" + Words("x") + "</w:p>");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_THAT(TextOf(TextFormat::kDocx, whole.substr(0, size)),
                AnyOf("x\n", StartsWith("error: f")));
  }
  EXPECT_THAT(TextOf(TextFormat::kDocx, Docx(std::string(40'000'000, ' '))),
              "error: f: unpacks to more text than is sensible");
}

TEST(DocumentTextTest, TakesADeepDocx) {
  std::string open;
  std::string close;
  for (int i = 0; i < 100'000; ++i) open += "<w:p>", close += "</w:p>";
  EXPECT_EQ(TextOf(TextFormat::kDocx, Docx(open + Words("x") + close)), "x\n");
}

std::string Epub(const std::string& manifest, const std::string& spine,
                 std::vector<PackedMember> pages) {
  std::vector<PackedMember> members = {
      {"mimetype", "application/epub+zip"},
      {"META-INF/container.xml",
       "<container><rootfiles><rootfile full-path=\"O/p.opf\"/></rootfiles></container>"},
      {"O/p.opf",
       "<package><manifest>" + manifest + "</manifest><spine>" + spine + "</spine></package>"}};
  members.insert(members.end(), pages.begin(), pages.end());
  return Packed("zip", "", members);
}

TEST(DocumentTextTest, ReadsThePagesOfAnEpubInOrder) {
  EXPECT_EQ(TextOf(TextFormat::kEpub,
                   Epub("<item id='a' href='one.xhtml'/><item id='b' href='../t%20x/two.html'/>"
                        "<item id='n' href='nav.xhtml' properties='nav'/>"
                        "<item id='c' href='cover.png'/><item id='u' href='unused.xhtml'/>",
                        "<itemref idref='c'/><itemref idref='n'/><itemref idref='b'/>"
                        "<itemref idref='a'/><itemref idref='b'/><itemref idref='gone'/>",
                        {{"O/one.xhtml",
                          "<?xml version='1.0'?><html><head><title/><script src='x'/></head><body>"
                          "<p>Three.</p><a id='x'/><p>Four.</p></body></html>"},
                         {"t x/two.html", "<title>no</title><h1>One.</h1><nav>no</nav><p>Two."},
                         {"O/nav.xhtml", "<p>no"},
                         {"O/unused.xhtml", "<p>no"},
                         {"O/cover.png", "no"}})),
            "One.\nTwo.\nThree.\nFour.\n");
}

TEST(DocumentTextTest, SaysWhatIsNoEpub) {
  EXPECT_EQ(TextOf(TextFormat::kEpub, Packed("zip", "", {{"a.txt", "x"}})),
            "error: f: is no EPUB: it has no META-INF/container.xml");
  EXPECT_EQ(TextOf(TextFormat::kEpub,
                   Packed("zip", "",
                          {{"META-INF/container.xml", "<c><rootfile full-path='x.opf'/></c>"}})),
            "error: f: is no EPUB: it has no x.opf");
  EXPECT_EQ(TextOf(TextFormat::kEpub, Epub("<item id='a' href='a.html'/>", "<itemref idref='a'/>",
                                           {{"O/a.html", "<p>\nx\xe9y"}})),
            "error: f/O/a.html:2: byte 0xE9 is not UTF-8");
  EXPECT_EQ(TextOf(TextFormat::kEpub, Epub("", "", {})), "");
}

TEST(DocumentTextTest, ReadsSubRip) {
  EXPECT_EQ(
      TextOf(
          TextFormat::kSubRip,
          "\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>I went to</i>\r\nthe  market\r\n\r\n"
          "2\r\n00:00:03,000 --> 00:00:04,000 X1:40\r\n{\\an8}with <font "
          "color=\"#fff\">her.</font>\r\n"
          "\r\n3\r\n00:00:05,000 --> 00:00:06,000\r\n{y:i}3 < 4 {is it}\r\n"
          "4\r\n00:00:06,000 --> 00:00:07,000\r\nmissing an empty line?\r\n\r\n"
          "5\r\n00:00:07,000 --> 00:00:08,000\r\n\r\n6\r\n00:00:08,000 --> 00:00:09,000\r\n2024"),
      "I went to the market with her.\n3 < 4 {is it} missing an empty line?\n2024\n");
}

TEST(DocumentTextTest, ReadsWebVtt) {
  EXPECT_EQ(
      TextOf(TextFormat::kWebVtt,
             "WEBVTT - a title\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:x\n\nNOTE\nno\n\n"
             "intro\n00:01.000 --> 00:02.000 align:start\n<v Ani>Halo &amp; <c.loud>selamat</c>\n\n"
             "NOTE no\n\n01:00:02.000 --> 01:00:03.000\n<01:00:02.500>pagi&nbsp;semua\u2026\n\n"
             "00:04.000 --> 00:05.000\n\u201cYa.\u201d\n"),
      "Halo & selamat pagi semua\u2026\n\u201cYa.\u201d\n");
}

TEST(DocumentTextTest, SaysWhatIsNoSubtitle) {
  EXPECT_EQ(TextOf(TextFormat::kSubRip, ""), "");
  EXPECT_EQ(TextOf(TextFormat::kSubRip, "a story\n--> that is none\n"),
            "error: f: holds no subtitles");
  EXPECT_EQ(TextOf(TextFormat::kSubRip, "1\n00:00:01,000 --> 2\ncaf\xe9 x"),
            "error: f:3: byte 0xE9 is not UTF-8");
  EXPECT_EQ(TextOf(TextFormat::kSubRip, Wide("1\n00:00:01,000 --> 2\nx.\n")), "x.\n");
}

TEST(DocumentTextTest, TakesLittleTimeForHostileSubtitles) {
  std::string cue = "0:1 --> 2\n";
  for (int i = 0; i < 1'000'000; ++i) cue += "<a {\\a &";
  EXPECT_EQ(TextOf(TextFormat::kSubRip, cue).size(), 8'000'001U);
}

// The same text from any number of threads at once.
TEST(DocumentTextTest, IsThreadSafe) {
  const std::string page = "<meta charset=latin1><p>caf\xe9 &eacute;<p>two</b>";
  const std::string docx = Docx("<w:p>" + Words("x") + "</w:p>");
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 50; ++round) {
        EXPECT_EQ(TextOf(TextFormat::kHtml, page), "caf\u00e9 \u00e9\ntwo\n");
        EXPECT_EQ(TextOf(TextFormat::kDocx, docx), "x\n");
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace sejajar
