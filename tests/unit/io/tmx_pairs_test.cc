#include "align/io/tmx_pairs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/read_pairs.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string Tmx(std::string_view body) {
  return "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n"
         "<header srclang=\"en\"/><body>\n" +
         std::string(body) + "</body></tmx>\n";
}

std::string Unit(std::string_view source, std::string_view target) {
  return "<tu><tuv xml:lang=\"en\"><seg>" + std::string(source) +
         "</seg></tuv><tuv xml:lang=\"id\"><seg>" + std::string(target) + "</seg></tuv></tu>\n";
}

// The source text as it is read.
std::string Source(std::string_view segment) {
  const PairsRead read = ReadPairs("tmx", Tmx(Unit(segment, "b")));
  EXPECT_EQ(read.error, "");
  return read.pairs.size() == 1 ? read.pairs[0].source : "?";
}

std::string Utf16(std::string_view ascii, bool little) {
  std::string bytes = little ? "\xff\xfe" : "\xfe\xff";
  for (const char c : ascii) bytes += little ? std::string{c, '\0'} : std::string{'\0', c};
  return bytes;
}

TEST(TmxPairsTest, ReadsUnitsWithTheirLines) {
  const PairsRead read =
      ReadPairs("tmx", Tmx(Unit("one", "satu") +
                           "<tu tuid=\"greeting\">\n"
                           "  <prop type=\"x\">ignored</prop>\n"
                           "  <tuv lang=\"EN-US\"><seg>Good\n morning</seg></tuv>\n"
                           "  <tuv lang=\"ID\"><seg>Selamat pagi</seg></tuv>\n"
                           "</tu>\n" +
                           Unit("two", "")));
  EXPECT_EQ(read.error, "");
  EXPECT_THAT(read.Shown(),
              ElementsAre("5|1|one|satu", "6|greeting|Good\n morning|Selamat pagi", "12|3|two|"));
}

TEST(TmxPairsTest, PrefersTheTagThatWasAskedFor) {
  const std::string tmx =
      Tmx("<tu><tuv xml:lang='en-US'><seg>color</seg></tuv><tuv "
          "xml:lang='en-GB'><seg>colour</seg></tuv>"
          "<tuv xml:lang='id-ID'><seg>warna</seg></tuv><tuv xml:lang='ms'><seg>x</seg></tuv></tu>");
  const auto read = [&](const char* source, const char* target) {
    return ReadPairs("tmx", tmx, {.source_language = source, .target_language = target}).Shown();
  };
  EXPECT_THAT(read("en", "id"), ElementsAre("5|1|color|warna"));
  EXPECT_THAT(read("en-GB", "id"), ElementsAre("5|1|colour|warna"));
  EXPECT_THAT(read("id", "en-GB"), ElementsAre("5|1|warna|colour"));
  EXPECT_THAT(read("en-US", "en-GB"), ElementsAre("5|1|color|colour"));
  EXPECT_THAT(read("en-GB", "in"), ElementsAre("5|1|colour|warna"));
}

TEST(TmxPairsTest, SaysWhichLanguagesThereAre) {
  const PairReadOptions german = {.target_language = "de"};
  EXPECT_EQ(ReadPairs("tmx", Tmx(Unit("one", "satu")), german).error,
            " has no unit in both 'en' and 'de'; it has 'en', 'id'");
  // A file without units has nothing that could be in another language.
  EXPECT_EQ(ReadPairs("tmx", Tmx(""), german).error, "");
  // And a unit that lacks one of them is passed over.
  const PairsRead read = ReadPairs(
      "tmx", Tmx("<tu><tuv xml:lang='en'><seg>a</seg></tuv></tu><tu/>" + Unit("one", "satu")));
  EXPECT_THAT(read.Shown(), ElementsAre("5|3|one|satu"));
  EXPECT_EQ(read.counts.skipped, 2U);
}

TEST(TmxPairsTest, DropsMarkUpAndKeepsText) {
  EXPECT_EQ(Source("a <bpt i='1'>&lt;b&gt;</bpt>bold<ept i='1'>&lt;/b&gt;</ept> c"), "a bold c");
  EXPECT_EQ(Source("see <ph>&lt;img alt='<sub>a picture</sub>'/&gt;</ph>here"), "see here");
  EXPECT_EQ(Source("<it pos='begin'>x</it>one<ut>y</ut>"), "one");
  EXPECT_EQ(Source("<hi>one</hi> <hi type='x'>two<ph>3</ph></hi>"), "one two");
  EXPECT_EQ(Source("first<ph type='lb'>&lt;br/&gt;</ph>second"), "first second");
  EXPECT_EQ(Source("a <![CDATA[<b> & ]]>c<!-- d -->&amp;&#233;&#xe9;"), "a <b> & c&\u00e9\u00e9");
  EXPECT_EQ(Source("%s files in {0}"), "%s files in {0}");
  EXPECT_EQ(Source(""), "");
}

// No file and no entity that a document type declares is read, however it asks for it.
TEST(TmxPairsTest, ExpandsNoEntities) {
  const PairsRead read = ReadPairs("tmx",
                                   "<!DOCTYPE tmx [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>"
                                   "<!ENTITY f SYSTEM 'file:///etc/passwd'>]>\n<tmx><body>" +
                                       Unit("&b;", "&f;") + "</body></tmx>");
  EXPECT_THAT(read.Shown(), ElementsAre("2|1|&b;|&f;"));
}

TEST(TmxPairsTest, SaysWhatIsWrongWithAUnitAndKeepsTheOthers) {
  EXPECT_THAT(ReadPairs("tmx", Tmx("<tu><tuv xml:lang='en'><seg>a</seg></tuv>"
                                   "<tuv xml:lang='id'/></tu>\n" +
                                   Unit("a&#xD800;b", "c") + Unit("one", "satu")))
                  .Shown(),
              ElementsAre("5: has a <tuv> without <seg>", "6: holds what is no Unicode character",
                          "7|3|one|satu"));
}

TEST(TmxPairsTest, RefusesWhatIsNotTmx) {
  const std::string good = Tmx(Unit("one", "satu"));
  EXPECT_EQ(ReadPairs("tmx", "<html><body/></html>").error, "1: is XML, but not TMX");
  EXPECT_EQ(ReadPairs("tmx", "\n\n<tmx><body></tmx>").error,
            "3: is not well-formed XML: Start-end tags mismatch");
  EXPECT_THAT(ReadPairs("tmx", "plain").error, HasSubstr("is not well-formed XML"));
  EXPECT_THAT(ReadPairs("tmx", "").error, HasSubstr("is not well-formed XML"));
  EXPECT_EQ(ReadPairs("tmx", Tmx(Unit("caf\xe9", "b"))).error, "5: byte 0xE9 is not UTF-8");
  EXPECT_EQ(ReadPairs("tmx", good + std::string(1, '\0')).error,
            "7: holds a NUL byte: is it a binary file?");
  for (std::size_t length = 0; length + 8 < good.size(); ++length) {
    EXPECT_NE(ReadPairs("tmx", good.substr(0, length)).error, "") << length;
  }
}

TEST(TmxPairsTest, ReadsUtf16) {
  std::string text = Tmx(Unit("one", "satu"));
  for (const bool little : {true, false}) {
    const std::string bytes = Utf16(text, little);
    EXPECT_THAT(ReadPairs("", bytes).Shown(), ElementsAre("5|1|one|satu"));
    EXPECT_THAT(ReadPairs("tmx", bytes.substr(2)).Shown(), ElementsAre("5|1|one|satu"));
    EXPECT_NE(ReadPairs("tmx", bytes.substr(0, bytes.size() / 2)).error, "");
    // Half a surrogate pair in place of a letter.
    std::string broken = bytes;
    const std::size_t at = 2 + 2 * text.find("one");
    broken[at + (little ? 1 : 0)] = '\xD8';
    EXPECT_EQ(ReadPairs("tmx", broken).error, "5: holds broken UTF-16");
  }
}

TEST(TmxPairsTest, DepthDoesNoHarm) {
  constexpr int kDepth = 100'000;
  std::string open;
  std::string close;
  for (int i = 0; i < kDepth; ++i) {
    open += "<hi>";
    close += "</hi>";
  }
  EXPECT_EQ(Source(open + "deep" + close), "deep");
  EXPECT_EQ(ReadPairs("tmx", "<tmx><body>" + open + close + "</body></tmx>").error, "");
  EXPECT_THAT(ReadPairs("tmx", "<tmx>" + open).error, HasSubstr("not well-formed"));
}

// Nothing is looked up again and again: a unit with very many variants, a variant with very many
// attributes, very many units.
TEST(TmxPairsTest, WidthDoesNoHarm) {
  std::string variants;
  std::string attributes;
  std::string units;
  for (int i = 0; i < 100'000; ++i) {
    variants += "<tuv xml:lang='x'/>";
    attributes += " a" + std::to_string(i) + "=''";
    units += Unit("one", "satu");
  }
  EXPECT_NE(ReadPairs("tmx", Tmx("<tu>" + variants + "</tu>")).error, "");
  EXPECT_NE(ReadPairs("tmx", Tmx("<tu><tuv" + attributes + "/></tu>")).error, "");
  const PairsRead read = ReadPairs("tmx", Tmx(units));
  ASSERT_EQ(read.pairs.size(), 100'000U);
  EXPECT_EQ(read.pairs.back().line, 100'004U);
}

}  // namespace
}  // namespace sejajar
