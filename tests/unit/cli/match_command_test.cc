// `sejajar match` as a person and a pipeline meet it, with the model that is shipped.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/unit/cli/sample_stories.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class MatchCommandTest : public StoriesTest {
 protected:
  MatchCommandTest() {
    WriteFolders(Stories());
    // A story that nobody translated, and one that is a translation of nothing.
    Run("rm id/drill.txt en/final.txt");
  }

  [[nodiscard]] ShellOutcome Match(const std::string& arguments) const {
    return Run("$SEJAJAR match -s en -t id " + arguments);
  }
  static std::vector<std::string> LinesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
  }
};

TEST_F(MatchCommandTest, SaysWhichDocumentsBelongTogether) {
  const ShellOutcome outcome = Match("en id");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_EQ(outcome.errors, "");
  const std::vector<std::string> lines = LinesOf(outcome.output);
  ASSERT_THAT(lines, ElementsAre("source\ttarget\tscore\tprobability\tcompleteness\tfaithfulness",
                                 StartsWith("en/chips.txt\tid/chips.txt\t0."),
                                 StartsWith("en/drill.txt\t\t0."),
                                 StartsWith("en/ferry.txt\tid/ferry.txt\t0."),
                                 StartsWith("en/seaweed.txt\tid/seaweed.txt\t0."),
                                 StartsWith("\tid/final.txt\t0.")));
  for (const std::string& line : lines) {
    EXPECT_EQ(std::count(line.begin(), line.end(), '\t'), 5) << line;
  }
  EXPECT_TRUE(lines[2].ends_with("\t\t")) << "no share of what is not there";
}

TEST_F(MatchCommandTest, SaysTheSameInJson) {
  const std::vector<std::string> tsv = LinesOf(Match("en id").output);
  const ShellOutcome outcome = Match("en id -f jsonl -o out.jsonl");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_EQ(outcome.output, "");
  const std::vector<std::string> lines = LinesOf(Read("out.jsonl"));
  ASSERT_EQ(lines.size() + 1, tsv.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto json = nlohmann::json::parse(lines[i]);
    const auto text = [&](const char* name) {
      return json[name].is_null() ? "" : json[name].get<std::string>();
    };
    EXPECT_THAT(tsv[i + 1], StartsWith(text("source") + "\t" + text("target") + "\t"));
    const bool pair = !json["source"].is_null() && !json["target"].is_null();
    EXPECT_EQ(json.contains("completeness"), pair);
    EXPECT_EQ(json.contains("faithfulness"), pair);
    EXPECT_GT(json["probability"], 0.5) << lines[i];
    if (!pair) continue;
    EXPECT_GT(json["score"], 0.5);
    EXPECT_GT(json["completeness"], 0.5);
    EXPECT_LE(json["completeness"], 1);
  }
}

TEST_F(MatchCommandTest, LeavesOutWhatHasNoCounterpartIfAskedTo) {
  const std::vector<std::string> lines = LinesOf(Match("en id --matched-only").output);
  EXPECT_EQ(lines.size(), 4U);
  for (const std::string& line : lines) EXPECT_THAT(line, testing::Not(HasSubstr("drill")));
  EXPECT_EQ(LinesIn(Match("en id --matched-only -f jsonl").output), 3U);
}

TEST_F(MatchCommandTest, TakesCollectionsInOtherForms) {
  const std::string expected = Match("en id").output;
  EXPECT_EQ(Match("'en/*.txt' id").output, expected);
  std::string records;
  for (const auto& [name, pair] : Stories()) {
    if (name == "final") continue;
    records += nlohmann::json({{"body", pair.first}, {"url", "en/" + name + ".txt"}}).dump() + "\n";
  }
  Write("en.jsonl", records);
  EXPECT_EQ(Match("en.jsonl id --text-field body --id-field url").output, expected);
  EXPECT_EQ(Match("- id --text-field body --id-field url <en.jsonl").output, expected);
}

TEST_F(MatchCommandTest, GivesASourceSeveralTargetsIfItMayHaveThem) {
  Run("cp id/ferry.txt id/feri-lagi.txt");
  EXPECT_EQ(LinesIn(Match("en id --matched-only").output), 4U);
  const std::string both = Match("en id --matched-only --one-to-many").output;
  EXPECT_EQ(LinesIn(both), 5U);
  EXPECT_THAT(both, HasSubstr("en/ferry.txt\tid/feri-lagi.txt\t"));
  EXPECT_THAT(both, HasSubstr("en/ferry.txt\tid/ferry.txt\t"));
}

TEST_F(MatchCommandTest, GivesTheSameBytesForAnyNumberOfThreads) {
  Run("rm -r en id");
  WriteFolders(Snippets());
  const std::string one = Match("en id --threads 1").output;
  EXPECT_GT(LinesIn(one), 100U);
  for (const std::string threads : {"2", "8"}) {
    EXPECT_EQ(Match("en id --threads " + threads).output, one);
  }
}

TEST_F(MatchCommandTest, GoesOnWithoutWhatCannotBeRead) {
  Write("en/bad.txt", "caf\xe9 x");
  Write("en/blank.txt", " \n");
  const ShellOutcome outcome = Match("en id --matched-only");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_EQ(LinesIn(outcome.output), 4U);
  EXPECT_EQ(
      outcome.errors,
      "sejajar: en/bad.txt:1: byte 0xE9 is not UTF-8\nsejajar: en/blank.txt: holds no text\n");
  const ShellOutcome strict = Match("en id --max-errors 1 -o out");
  EXPECT_EQ(strict.exit, 3);
  EXPECT_FALSE(Exists("out"));
}

TEST_F(MatchCommandTest, LeavesNoFolderBehind) {
  Run("mkdir tmp");
  EXPECT_EQ(Run("TMPDIR=tmp $SEJAJAR match -s en -t id en id").exit, 0);
  EXPECT_EQ(Run("TMPDIR=tmp $SEJAJAR match -s en -t id en id --max-errors 0").exit, 0);
  EXPECT_TRUE(Names("tmp").empty());
  const ShellOutcome none = Run("TMPDIR=none $SEJAJAR match -s en -t id en id");
  EXPECT_EQ(none.exit, 2);
  EXPECT_EQ(LinesIn(none.errors), 1U);
}

TEST_F(MatchCommandTest, ExplainsWrongUsageInOneLine) {
  for (const char* arguments :
       {"", "en", "en none", "- -", "en id -f csv", "en id --min-probability 0", "en id more",
        "en id -s 'no tag'", "'*.none' id"}) {
    const ShellOutcome outcome = Match(arguments);
    EXPECT_EQ(outcome.exit, 2) << arguments;
    EXPECT_EQ(outcome.output, "") << arguments;
    EXPECT_THAT(outcome.errors, StartsWith("sejajar: ")) << arguments;
    EXPECT_EQ(LinesIn(outcome.errors), 1U) << arguments << ": " << outcome.errors;
  }
}

}  // namespace
}  // namespace sejajar
