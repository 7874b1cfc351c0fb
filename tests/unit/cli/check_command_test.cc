// `sejajar check` as a person and a pipeline meet it, with the model that is shipped.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/support/shell.h"

namespace sejajar {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const std::string kWholeEn = "The potter sells her bowls at the northern gate of the old town.";
const std::string kWholeId =
    "Pembuat tembikar itu menjual mangkuknya di gerbang utara kota tua itu.";
const std::string kNumberEn = "The bridge cost 45 million dollars and took three years.";
const std::string kNumberId = "Jembatan itu menelan biaya 54 juta dolar dan memakan tiga tahun.";
const std::string kLostEn =
    "The ferry left the harbour at noon, although the captain had warned of a heavy storm from the "
    "west, and reached the island before dark.";
const std::string kLostId =
    "Feri itu meninggalkan pelabuhan pada tengah hari dan tiba di pulau sebelum gelap.";

class CheckCommandTest : public ShellTest {
 protected:
  CheckCommandTest() {
    ::setenv("SEJAJAR_MODEL", SEJAJAR_SOURCE_DIR "/models/en-id.ftz", 1);
    Write("a.tsv", Tsv());
  }
  ~CheckCommandTest() override { ::unsetenv("SEJAJAR_MODEL"); }

  static std::string Tsv() {
    return "whole\t" + kWholeEn + "\t" + kWholeId + "\nnumber\t" + kNumberEn + "\t" + kNumberId +
           "\nlost\t" + kLostEn + "\t" + kLostId + "\nempty\t" + kWholeEn + "\t\n";
  }
  [[nodiscard]] ShellOutcome Check(const std::string& arguments) const {
    return Run("$SEJAJAR check -s en -t id " + arguments);
  }
};

long LinesIn(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

TEST_F(CheckCommandTest, SaysWhatIsWrongWithWhichPair) {
  const ShellOutcome outcome = Check("a.tsv");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_EQ(outcome.errors, "");
  EXPECT_THAT(outcome.output, HasSubstr("\n    source: although the captain had warned of a heavy "
                                        "storm from the west,\n"));
  EXPECT_THAT(outcome.output, HasSubstr("\n    target: 54\n"));
  EXPECT_THAT(outcome.output, HasSubstr("empty\n  high omission: there is no translation"));
  EXPECT_THAT(outcome.output, Not(HasSubstr("whole")));
  EXPECT_THAT(outcome.output, HasSubstr("4 pairs checked, 3 with findings: "));

  const std::string jsonl = Check("a.tsv -f jsonl").output;
  EXPECT_EQ(LinesIn(jsonl), 4);
  EXPECT_THAT(jsonl, StartsWith("{\"key\":\"whole\","));
  const std::string tsv = Check("a.tsv -f tsv").output;
  EXPECT_THAT(tsv, StartsWith("key\tseverity\tkind\tside\t"));
  EXPECT_THAT(tsv, HasSubstr("\tomission\tsource\t36\t99\t"));
  EXPECT_THAT(tsv, HasSubstr("\nempty\thigh\tomission\tsource\t0\t64\t1.0000\t" + kWholeEn + "\t"));
}

TEST_F(CheckCommandTest, FindsTheSameInEveryFormatOfPairs) {
  const auto escaped_po = [](const std::string& text) { return '"' + text + '"'; };
  std::string po = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n";
  std::string tmx = "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n";
  std::string xliff =
      "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"id\"><body>\n";
  const std::string pairs[][3] = {
      {"whole", kWholeEn, kWholeId}, {"number", kNumberEn, kNumberId}, {"lost", kLostEn, kLostId}};
  std::string tsv;
  for (const auto& [key, english, indonesian] : pairs) {
    tsv += key;
    tsv.append("\t").append(english).append("\t").append(indonesian).append("\n");
    po += "\nmsgid " + escaped_po(english) + "\nmsgstr " + escaped_po(indonesian) + "\n";
    tmx += "<tu tuid=\"" + key + "\"><tuv xml:lang=\"en\"><seg>" + english +
           "</seg></tuv><tuv xml:lang=\"id\"><seg>" + indonesian + "</seg></tuv></tu>\n";
    xliff += "<trans-unit id=\"" + key + "\"><source>" + english + "</source><target>" +
             indonesian + "</target></trans-unit>\n";
  }
  Write("three.tsv", tsv);
  Write("three.po", po);
  Write("three.tmx", tmx + "</body></tmx>\n");
  Write("three.xlf", xliff + "</body></file></xliff>\n");
  const std::string but_the_key = " -f tsv | tail -n +2 | cut -f 2-";
  const std::string expected = Check("three.tsv" + but_the_key).output;
  EXPECT_THAT(expected, HasSubstr("\tomission\t"));
  EXPECT_THAT(expected, HasSubstr("\tnumber\t"));
  const bool has_po = Check("three.po").exit == 0;  // a build may do without
  for (const std::string name : {"three.po", "three.tmx", "three.xlf"}) {
    if (name == "three.po" && !has_po) continue;
    EXPECT_EQ(Check(name + but_the_key).output, expected) << name;
    EXPECT_EQ(Check("- <" + name + but_the_key).output, expected) << name;
  }
  ASSERT_EQ(Run("cp three.tmx three.txt").exit, 0);
  EXPECT_EQ(Check("three.txt --input-format tmx" + but_the_key).output, expected);
}

TEST_F(CheckCommandTest, ChecksFuzzyEntriesWhenAsked) {
  Write("a.po",
        "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n#, fuzzy\nmsgid \"" +
            kNumberEn + "\"\nmsgstr \"" + kNumberId + "\"\n");
  if (Check("a.po").exit == 2) GTEST_SKIP() << "built without a reader of PO";
  EXPECT_THAT(Check("a.po").output, StartsWith("0 pairs checked"));
  EXPECT_THAT(Check("a.po --fuzzy").output, HasSubstr("1 pairs checked, 1 with findings"));
}

TEST_F(CheckCommandTest, GivesTheSameBytesHoweverItRuns) {
  std::string many;
  for (int i = 0; i < 150; ++i) many += Tsv();
  Write("many.tsv", many);
  for (const std::string format : {"pretty", "jsonl", "tsv"}) {
    const ShellOutcome one = Check("many.tsv --threads 1 -f " + format);
    EXPECT_EQ(one.exit, 0);
    EXPECT_EQ(Check("many.tsv --threads 8 -f " + format).output, one.output) << format;
    EXPECT_EQ(Check("many.tsv -o out -f " + format).output, "");
    EXPECT_EQ(Read("out"), one.output) << format;
    EXPECT_EQ(Check("- -f " + format + " <many.tsv").output, one.output) << format;
    EXPECT_EQ(Run("LC_ALL=tr_TR.UTF-8 $SEJAJAR check -s en -t id many.tsv -f " + format).output,
              one.output)
        << format;
  }
}

TEST_F(CheckCommandTest, FailsOnFindingsOnlyWhenAsked) {
  const ShellOutcome outcome = Check("a.tsv --fail-on high -o out");
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_THAT(outcome.errors, HasSubstr("of severity high\n"));
  EXPECT_EQ(Read("out"), Check("a.tsv").output);
  Write("good.tsv", kWholeEn + "\t" + kWholeId + "\n");
  EXPECT_EQ(Check("good.tsv --fail-on low").exit, 0);
}

TEST_F(CheckCommandTest, LinesThatAreBadDoNotStopTheOthers) {
  Write("a.tsv", kWholeEn + "\t" + kWholeId + "\nno tab\n" + kNumberEn + "\t" + kNumberId +
                     "\ncaf\xe9\tkafe\n");
  const ShellOutcome outcome = Check("a.tsv -f jsonl --fail-on low");
  EXPECT_EQ(outcome.exit, 3);
  EXPECT_EQ(outcome.errors,
            "sejajar: a.tsv:2: is not source and target, separated by a tab\n"
            "sejajar: a.tsv:4: byte 0xE9 is not UTF-8\n"
            "sejajar: a.tsv: 2 of 4 pairs could not be read\n");
  EXPECT_EQ(LinesIn(outcome.output), 2);
  EXPECT_THAT(outcome.output, HasSubstr("{\"key\":\"3\","));
}

TEST_F(CheckCommandTest, AFileWithoutPairsHasNoFindings) {
  Write("none.tsv", "");
  EXPECT_EQ(Check("none.tsv --fail-on low").output,
            "0 pairs checked, 0 with findings: 0 of high severity, 0 of medium, 0 of low\n");
  EXPECT_EQ(Check("none.tsv -f jsonl").output, "");
  EXPECT_EQ(LinesIn(Check("none.tsv -f tsv").output), 1);
}

TEST_F(CheckCommandTest, ExplainsWrongUsageInOneLine) {
  for (const char* arguments :
       {"check", "check a.tsv", "check -s en a.tsv", "check -s en -t id", "check -s en -t id a b",
        "check -s en -t id a.tsv -f html", "check -s en -t 'no tag' a.tsv",
        "check -s en -t id a.tsv --input-format docx", "check -s en -t id a.tsv --fail-on grave",
        "check -s en -t id a.tsv --min-confidence 0", "check -s en -t id gone.tsv",
        "check -s en -t id a.tsv -m gone.ftz"}) {
    const ShellOutcome outcome = Run(std::string("$SEJAJAR ") + arguments);
    EXPECT_EQ(outcome.exit, 2) << arguments;
    EXPECT_EQ(outcome.output, "") << arguments;
    EXPECT_THAT(outcome.errors, StartsWith("sejajar: ")) << arguments;
    EXPECT_EQ(LinesIn(outcome.errors), 1) << arguments << ": " << outcome.errors;
  }
}

}  // namespace
}  // namespace sejajar
