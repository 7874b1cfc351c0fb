#include "align/io/html_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <utf8.h>

#include <chrono>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace sejajar {
namespace {

using namespace std::string_literals;
using ::testing::HasSubstr;
using ::testing::Not;

std::string TextOf(const std::string& page, HtmlPart part = HtmlPart::kMain) {
  const Result<std::string> text = HtmlPageText("f", page, part);
  return text ? *text : "error: " + text.error().ToString();
}
std::string BodyOf(const std::string& page) { return TextOf(page, HtmlPart::kBody); }

std::string Repeated(std::string_view text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

// A paragraph of running text, told from others by its first word.
std::string Long(const std::string& first) {
  return first +
         " went down to the river before the sun was up and waited there until the boats came "
         "home with nets so full that nobody could carry them alone.";
}

TEST(HtmlPageTest, GivesABlockALine) {
  EXPECT_EQ(
      BodyOf("<p>One\n  two\t<b>th</b>ree&nbsp;four<p>Five<br>six<br/><br>seven"
             "<ul><li>eight<li>nine</ul><table><tr><td>a<td>b</table>ten<div>eleven</div>twelve"),
      "One two three four\nFive\nsix\nseven\neight\nnine\na\nb\nten\neleven\ntwelve\n");
  EXPECT_EQ(BodyOf("<pre>one\n  two\n\nthree</pre>four"), "one\ntwo\nthree\nfour\n");
  EXPECT_EQ(BodyOf(""), "");
  EXPECT_EQ(BodyOf(" \n "), "");
  EXPECT_EQ(BodyOf("no mark-up at all"), "no mark-up at all\n");
}

TEST(HtmlPageTest, KnowsCharactersFromMarkup) {
  EXPECT_EQ(BodyOf("<p>a &amp; b &lt;c&gt; &eacute;&#233;&#xE9; &hellip; &unknown; &amp;lt; R&D"),
            "a & b <c> \u00e9\u00e9\u00e9 \u2026 &unknown; &lt; R&D\n");
  EXPECT_EQ(BodyOf("<p>a<!-- <p>no --> b"), "a b\n");
  EXPECT_EQ(BodyOf("<p>&#0;&#xD800;&#x110000;&#99999999999;x</p>"), "x\n");
  EXPECT_EQ(BodyOf("<p title='<p>no>'>a<img alt='no'>b</p>"), "ab\n");
}

TEST(HtmlPageTest, LeavesOutWhatIsNeverText) {
  EXPECT_EQ(BodyOf("<head><title>no</title><style>p { no }</style></head><nav>no</nav>"
                   "<p>a<script>if (1 < 2) no('</p>')</script> b <svg><text>no</text></svg>c"
                   "<button>no</button><select><option>no</select><template>no</template></p>"
                   "<aside><p>no</p></aside><div role=navigation>no</div><p hidden>no</p>"
                   "<figure><figcaption>no</figcaption></figure><footer>no</footer>"
                   "<noscript><p>no</p></noscript><iframe>no</iframe><textarea>no</textarea>"),
            "a b c\n");
}

TEST(HtmlPageTest, UsesTheArticleThatThePageNames) {
  const std::string page =
      "<body><header><h1>Boats come home</h1><p>The paper of the town</p></header>" +
      ("<div>" + Long("Furniture") + "</div>") + "<article><header><p>By a writer</p></header><p>" +
      Long("He") + "</p><p>Short.</p>" +
      "<p>Read also: <a href=x>Nets and how to mend them</a></p>" + "<p>" + Long("She") +
      "</p><ul><li><a href=f>Share this</a></ul><aside>" + Long("Advertisement") +
      "</aside></article><article><p>A teaser of some other story.</p></article><footer>" +
      Long("Imprint") + "</footer>";
  EXPECT_EQ(TextOf(page),
            "Boats come home\nBy a writer\n" + Long("He") + "\nShort.\n" + Long("She") + "\n");
}

TEST(HtmlPageTest, UsesTheMainPartOfAPage) {
  EXPECT_EQ(TextOf("<div>" + Long("Furniture") + "</div><main><h1>Title</h1><p>" + Long("He") +
                   "<p>" + Long("She") + "</main>"),
            "Title\n" + Long("He") + "\n" + Long("She") + "\n");
  EXPECT_EQ(TextOf("<div>" + Long("Furniture") + "</div><div role=main><p>" + Long("He") + "<p>" +
                   Long("She") + "</div>"),
            Long("He") + "\n" + Long("She") + "\n");
}

// Without any element that says what is what.
TEST(HtmlPageTest, TellsMainTextByWordsAndLinks) {
  const std::string links =
      "<div><a href=1>Home</a> <a href=2>News</a> <a href=3>Sports</a></div>"
      "<ul><li><a href=4>A story about a market</a><li><a href=5>Another one</a></ul>";
  EXPECT_EQ(
      TextOf("<div><a href=/>The Paper</a></div>" + links + "<div>Monday</div><h1>Boats</h1><p>" +
             Long("He") + "</p><p>Yes.</p><p>No.</p><p>" + Long("She") + "</p><h2>Later</h2><p>" +
             Long("They") + "</p>" + links + "<div>Contact us</div><div>All rights reserved</div>"),
      "Boats\n" + Long("He") + "\nYes.\nNo.\n" + Long("She") + "\nLater\n" + Long("They") + "\n");
}

TEST(HtmlPageTest, TakesLinksWithinAPageForText) {
  EXPECT_EQ(
      TextOf("<a href=x>Other stories</a><main><h1><a href='#boats' id=boats>Boats</a></h1><p>" +
             Long("He") + "<p>" + Long("She") + "<h2><a name=x>Later</a></h2></main>"),
      "Boats\n" + Long("He") + "\n" + Long("She") + "\nLater\n");
}

TEST(HtmlPageTest, TakesAPlainStoryWhole) {
  EXPECT_EQ(TextOf("<title>no</title><h1>Si Kancil</h1><p>Hop.<p>Hop.<p>Ia lari.<p>Tamat."),
            "Si Kancil\nHop.\nHop.\nIa lari.\nTamat.\n");
}

TEST(HtmlPageTest, LeavesFormsOutUnlessTheyAreThePage) {
  EXPECT_EQ(TextOf("<form><p>Your name</p></form><p>" + Long("He") + "</p>"), Long("He") + "\n");
  EXPECT_EQ(TextOf("<form id=aspnetForm><p>" + Long("He") + "</p></form><p>x</p>"),
            Long("He") + "\nx\n");
}

TEST(HtmlPageTest, ReadsEncodings) {
  EXPECT_EQ(BodyOf("\uFEFF<p>caf\u00e9"), "caf\u00e9\n");
  EXPECT_EQ(BodyOf("<p>caf\u00e9"), "caf\u00e9\n");
  EXPECT_EQ(BodyOf("<meta charset=iso-8859-1><p>caf\u00e9"), "caf\u00e9\n");
  EXPECT_EQ(BodyOf("<meta charset=\"ISO-8859-1\"><p>caf\xe9 \x80 \x93x\x94"),
            "caf\u00e9 \u20ac \u201cx\u201d\n");
  EXPECT_EQ(BodyOf("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'><p>\xc4\xc1"),
            "\u0434\u0430\n");
  EXPECT_EQ(BodyOf("<?xml version='1.0' encoding='windows-1252'?><html><p>caf\xe9"), "caf\u00e9\n");
  std::string wide = "\xff\xfe";
  for (const char c : "<p>one two"s) wide += c + "\0"s;
  EXPECT_EQ(BodyOf(wide), "one two\n");
}

TEST(HtmlPageTest, NamesWhatIsWrongWithBytes) {
  EXPECT_EQ(BodyOf("<p>\ncaf\xe9"), "error: f:2: ends in the middle of a UTF-8 character");
  EXPECT_EQ(BodyOf("<p>\ncaf\xe9 au lait"), "error: f:2: byte 0xE9 is not UTF-8");
  EXPECT_EQ(BodyOf("<meta charset=utf-8><p>caf\xe9 au lait"), "error: f:1: byte 0xE9 is not UTF-8");
  EXPECT_EQ(BodyOf("<meta charset=klingon><p>\xe9 "),
            "error: f: says it is in 'klingon', which is not known here");
  EXPECT_EQ(BodyOf("<meta charset=shift_jis>\n<p>\xff "),
            "error: f:2: is not in 'shift_jis', as it says");
  EXPECT_THAT(BodyOf("\x89PNG\r\n\x1a\n\0\0"s), HasSubstr("error: f:"));
}

TEST(HtmlPageTest, RefusesToGoTooDeep) {
  EXPECT_EQ(BodyOf(Repeated("<div>", 1900) + "x"), "x\n");
  for (const std::string tag : {"<div>", "<b>", "<table><tr><td>", "<ul><li>", "<x-y>"}) {
    EXPECT_EQ(BodyOf(Repeated(tag, 100'000) + "x"), "error: f: is nested more than 2000 deep")
        << tag;
  }
}

// Each of these took libxml2, or would take us, time by the square of its size.
TEST(HtmlPageTest, TakesLittleTimeForHostilePages) {
  std::string names;
  for (int i = 0; i < 400'000; ++i) names += " a" + std::to_string(i);
  std::string values;
  for (int i = 0; i < 400'000; ++i) values += "a" + std::to_string(i) + "=''";
  std::string tags;
  for (int i = 0; i < 1500; ++i) tags += "<p" + names.substr(0, 3500) + ">";
  std::string quoted;
  for (int i = 0; i < 600; ++i) quoted += "a" + std::to_string(i) + "='>'";
  for (const std::string& page :
       {Repeated("<span>", 1900) + Repeated("</b>", 1'000'000), Repeated("</p>", 1'000'000),
        "<p" + names + ">x", "<p " + values + ">x", Repeated("<body>", 1'000'000),
        Repeated("<p>", 1'000'000), Repeated("<a href=x>", 1'000'000), Repeated("<!--", 1'000'000),
        Repeated("&", 2'000'000), Repeated("<", 2'000'000), Repeated("<!", 1'000'000),
        Repeated("<?", 1'000'000), "<script>" + Repeated("</", 1'000'000), Repeated("x", 5'000'000),
        Repeated("<br>", 1'000'000), Repeated("<p " + quoted + ">", 1000), tags,
        "<p a=\"" + Repeated("x ", 5'000'000)}) {
    const auto begin = std::chrono::steady_clock::now();
    const Result<std::string> text = HtmlPageText("f", page, HtmlPart::kMain);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    EXPECT_LT(took.count(), 20) << page.substr(0, 20);  // with sanitizers
  }
}

// Big comments, scripts and values are no attack.
TEST(HtmlPageTest, TakesWhatIsBigForAReason) {
  EXPECT_EQ(BodyOf("<!--" + Repeated(" a comment", 500'000) + "--><p>x"), "x\n");
  EXPECT_EQ(BodyOf("<script>" + Repeated(" var a;", 500'000) + "</script><p>x"), "x\n");
  EXPECT_EQ(BodyOf("<style>" + Repeated(" p {}", 500'000) + "</style><p>x"), "x\n");
  EXPECT_EQ(BodyOf("<p data-json='" + Repeated("{\"a\": 1},", 10'000) + "'>x"), "x\n");
  EXPECT_EQ(BodyOf("<img src='data:image/png;base64," + Repeated("ABCDEFGH", 500'000) + "'><p>x"),
            "x\n");
  EXPECT_EQ(BodyOf("<p>" + Repeated("word ", 2'000'000)).size(), 10'000'000U);
}

// Whatever the bytes: text or an error.
TEST(HtmlPageTest, SurvivesRandomMarkup) {
  const std::vector<std::string> pieces = {
      "<p>",       "</p>",     "<a href=",   "</a>",       "<table>", "<td>",      "</table>",
      "<body>",    "</body>",  "</html>",    "<html>",     "<head>",  "</head>",   "<form>",
      "</form>",   "<script>", "</script>",  "<!--",       "-->",     "<![CDATA[", "]]>",
      "<?php",     "?>",       "&amp",       "&#x",        "\"",      "'",         "<",
      ">",         "/",        "=",          " ",          "x",       "\u00e9",    "word word ",
      "<svg>",     "<select>", "<frameset>", "<noframes>", "<br/>",   "\n",        "<h1>",
      "<article>", "<title>",  "<pre>",      "</pre>"};
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    std::string page;
    for (int i = 0; i < round % 60; ++i) page += pieces[random() % pieces.size()];
    for (const HtmlPart part : {HtmlPart::kMain, HtmlPart::kBody}) {
      const Result<std::string> text = HtmlPageText("f", page, part);
      ASSERT_TRUE(text) << page;
      EXPECT_TRUE(utf8::is_valid(text->begin(), text->end())) << page;
      EXPECT_THAT(*text, Not(HasSubstr("\n\n"))) << page;
    }
  }
}

}  // namespace
}  // namespace sejajar
