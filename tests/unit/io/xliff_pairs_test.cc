#include "align/io/xliff_pairs.h"

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

std::string One(std::string_view body) {
  return "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'>\n"
         "<file original='app' source-language='en-US' target-language='id'><body>\n" +
         std::string(body) + "</body></file></xliff>\n";
}

std::string Two(std::string_view body) {
  return "<xliff version='2.0' srcLang='en' trgLang='id' "
         "xmlns='urn:oasis:names:tc:xliff:document:2.0'>\n"
         "<file id='f1' original='app'>\n" +
         std::string(body) + "</file></xliff>\n";
}

std::vector<std::string> Shown(const std::string& bytes) {
  const PairsRead read = ReadPairs("xliff", bytes);
  EXPECT_EQ(read.error, "");
  return read.Shown();
}

std::string SourceOne(const std::string& text) {
  const auto shown =
      ReadPairs("xliff", One("<trans-unit id='1'><source>" + text + "</source></trans-unit>"));
  return shown.pairs.size() == 1 ? shown.pairs[0].source : "?" + shown.error;
}

std::string SourceTwo(const std::string& text) {
  const auto shown = ReadPairs(
      "xliff", Two("<unit id='1'><segment><source>" + text + "</source></segment></unit>"));
  return shown.pairs.size() == 1 ? shown.pairs[0].source : "?" + shown.error;
}

TEST(XliffPairsTest, ReadsTheUnitsOfVersion1) {
  EXPECT_THAT(
      Shown(One("<trans-unit id='a'><source>one</source>\n"
                "<seg-source><mrk mtype='seg'>no</mrk></seg-source><target>satu</target>"
                "<alt-trans><source>no</source><target>tidak</target></alt-trans></trans-unit>\n"
                "<group id='g'><group><trans-unit id='b'><source>two</source>"
                "<target state='new'/></trans-unit></group>\n"
                "<trans-unit id='c'><note>no</note><source>three</source></trans-unit></group>\n"
                "<bin-unit id='d'><bin-source/></bin-unit>")),
      ElementsAre("3|app/a|one|satu", "5|app/b|two|", "6|app/c|three|"));
}

TEST(XliffPairsTest, ReadsTheSegmentsOfVersion2) {
  EXPECT_THAT(
      Shown(Two("<unit id='a'><notes><note>no</note></notes><segment id='s1'><source>one</source>"
                "<target>satu</target></segment>\n"
                "<ignorable><source> </source></ignorable>\n"
                "<segment state='initial'><source>two</source><target/></segment></unit>\n"
                "<group id='g'><unit id='b'><segment><source>three</source></segment></unit>"
                "</group>\n")),
      ElementsAre("3|app/a/s1|one|satu", "5|app/a/2|two|", "6|app/b/1|three|"));
}

TEST(XliffPairsTest, KnowsElementsWhateverTheirPrefix) {
  EXPECT_THAT(Shown("<x:xliff version='1.2' xmlns:x='u'><x:file source-language='en'><x:body>"
                    "<x:trans-unit id='1'><x:source>a <x:ph id='1'>%</x:ph>b</x:source>"
                    "<x:target>c</x:target></x:trans-unit></x:body></x:file></x:xliff>"),
              ElementsAre("1|1|a b|c"));
}

TEST(XliffPairsTest, PassesOverWhatIsNotToBeTranslated) {
  const PairsRead one = ReadPairs(
      "xliff", One("<group translate='no'><trans-unit id='a'><source>a</source></trans-unit>"
                   "<group><trans-unit id='b'><source>a</source></trans-unit></group>"
                   "<trans-unit id='c' translate='yes'><source>c</source></trans-unit></group>"
                   "<trans-unit id='d' translate='no'><source>a</source></trans-unit>"
                   "<trans-unit id='e'><source>e</source></trans-unit>"));
  EXPECT_THAT(one.Shown(), ElementsAre("3|app/c|c|", "3|app/e|e|"));
  EXPECT_EQ(one.counts.skipped, 3U);
  const PairsRead two = ReadPairs(
      "xliff", Two("<unit id='a' translate='no'><segment><source>a</source></segment></unit>"
                   "<unit id='b'><segment><source>b</source></segment></unit>"));
  EXPECT_THAT(two.Shown(), ElementsAre("3|app/b/1|b|"));
  EXPECT_EQ(two.counts.skipped, 1U);
}

TEST(XliffPairsTest, DropsMarkUpAndKeepsText) {
  EXPECT_EQ(SourceOne("a <g id='1'>b</g> <mrk mtype='x'>c</mrk>"), "a b c");
  EXPECT_EQ(SourceOne("a<x id='1'/> <bx id='2'/>b<ex id='2'/>"), "a b");
  EXPECT_EQ(SourceOne("<bpt id='1'>&lt;b&gt;</bpt>b<ept id='1'>&lt;/b&gt;</ept><ph id='2'>p"
                      "<sub>s</sub></ph><it id='3' pos='open'>i</it>"),
            "b");
  EXPECT_EQ(SourceOne("first<x id='1' ctype='lb'/>second"), "first second");
  EXPECT_EQ(SourceOne("<![CDATA[a <b> & c]]>"), "a <b> & c");
  EXPECT_EQ(SourceOne("Hello {name}, %1$s &lt;b&gt;"), "Hello {name}, %1$s <b>");
  EXPECT_EQ(SourceTwo("a <pc id='1'>b <pc id='2'>c</pc></pc><mrk id='3'>d</mrk>"), "a b cd");
  EXPECT_EQ(SourceTwo("a<ph id='1'/><sc id='2'/>b<ec startRef='2'/><sm id='4'/><em startRef='4'/>"),
            "ab");
  EXPECT_EQ(SourceTwo("first<ph id='1' type='fmt' subType='xlf:lb'/>second<cp hex='0001'/>"),
            "first second");
}

TEST(XliffPairsTest, ReadsTheFilesInTheWantedLanguages) {
  const std::string unit = "<body><trans-unit id='1'><source>a</source></trans-unit></body></file>";
  const PairsRead read =
      ReadPairs("xliff",
                "<xliff version='1.2'><file original='de' source-language='en' "
                "target-language='de'>" +
                    unit + "<file original='id' source-language='en-GB'>" + unit + "</xliff>");
  EXPECT_THAT(read.Shown(), ElementsAre("1|id/1|a|"));
  EXPECT_EQ(read.counts.skipped, 1U);
  EXPECT_EQ(ReadPairs("xliff", One(""), {.source_language = "id", .target_language = "en"}).error,
            " is not from 'id' into 'en', but from 'en-US' into 'id'");
  EXPECT_EQ(ReadPairs("xliff", Two(""), {.source_language = "en", .target_language = "de"}).error,
            " is not from 'en' into 'de', but from 'en' into 'id'");
}

TEST(XliffPairsTest, SaysWhatIsWrongWithAUnitAndKeepsTheOthers) {
  EXPECT_THAT(
      Shown(One("<trans-unit id='a'/>\n<trans-unit id='b'><source>&#xDFFF;</source>"
                "</trans-unit>\n<trans-unit id='c'><source>c</source></trans-unit>")),
      ElementsAre("3: has no <source>", "4: holds what is no Unicode character", "5|app/c|c|"));
}

TEST(XliffPairsTest, RefusesWhatIsNotXliff) {
  EXPECT_EQ(ReadPairs("xliff", "<tmx/>").error, "1: is XML, but not XLIFF");
  EXPECT_EQ(ReadPairs("xliff", "\n<xliff version='3.0'/>").error,
            "2: is XLIFF of version '3.0', not 1.x or 2.x");
  EXPECT_EQ(ReadPairs("xliff", "<xliff/>").error, "1: is XLIFF of version '', not 1.x or 2.x");
  const std::string good = One("<trans-unit id='a'><source>a</source></trans-unit>");
  for (std::size_t length = 0; length + 10 < good.size(); ++length) {
    EXPECT_NE(ReadPairs("xliff", good.substr(0, length)).error, "") << length;
  }
}

TEST(XliffPairsTest, DepthDoesNoHarm) {
  std::string open;
  std::string close;
  for (int i = 0; i < 100'000; ++i) {
    open += i % 2 == 0 ? "<group>" : "<group translate='no'>";
    close += "</group>";
  }
  const std::string unit = "<trans-unit id='1'><source>a</source></trans-unit>";
  EXPECT_EQ(ReadPairs("xliff", One(open + unit + close)).counts.skipped, 1U);
  EXPECT_THAT(ReadPairs("xliff", One(open + unit)).error, HasSubstr("not well-formed"));
  std::string inner;
  std::string inner_close;
  for (int i = 0; i < 100'000; ++i) {
    inner += "<g>";
    inner_close += "</g>";
  }
  EXPECT_EQ(SourceOne(inner + "deep" + inner_close), "deep");
}

}  // namespace
}  // namespace sejajar
