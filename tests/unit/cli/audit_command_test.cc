// `sejajar audit` as a person and a pipeline meet it, with the model that is shipped.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/support/shell.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

const std::string kHead = "The old lighthouse on Cape Batu will be open to visitors from May.\n\n";
const std::string kBody =
    "Its lamp was lit for the first time in 1893. A keeper lived in the tower with his family and "
    "grew vegetables behind it. Ships use satellites now.\n\n";
const std::string kTail =
    "The village hopes for two hundred guests a week. Some fishermen have painted their boats.\n";
const std::string kHeadId =
    "Mercusuar tua di Tanjung Batu akan dibuka untuk pengunjung mulai bulan Mei.\n\n";
const std::string kBodyId =
    "Lampunya pertama kali dinyalakan pada tahun 1893. Seorang penjaga tinggal di menara itu "
    "bersama keluarganya dan menanam sayur di belakangnya. Kapal kini memakai satelit.\n\n";
const std::string kTailId =
    "Desa itu berharap akan datang dua ratus tamu setiap minggu. Beberapa nelayan sudah mengecat "
    "perahu mereka.\n";

class AuditCommandTest : public ShellTest {
 protected:
  AuditCommandTest() {
    ::setenv("SEJAJAR_MODEL", SEJAJAR_SOURCE_DIR "/models/en-id.ftz", 1);
    Write("a.en", kHead + kBody + kTail);
    Write("whole.id", kHeadId + kBodyId + kTailId);
    Write("lost.id", kHeadId + kTailId);  // three sentences
    Write("other.id",
          "Harga cabai turun lagi. Pedagang di pasar mengeluh karena pembeli sedikit. Pemerintah "
          "akan menyimpan bawang di gudang.\n");
  }
  ~AuditCommandTest() override { ::unsetenv("SEJAJAR_MODEL"); }
};

constexpr const char* kFormats[] = {"pretty", "html", "jsonl", "tsv", "sarif"};

TEST_F(AuditCommandTest, SaysWhatIsMissing) {
  const ShellOutcome outcome = Run("$SEJAJAR audit a.en lost.id");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_EQ(outcome.errors, "");
  EXPECT_THAT(outcome.output, HasSubstr("HIGH omission, source line 3"));
  EXPECT_THAT(outcome.output, HasSubstr("3 sentences have no translation"));
  EXPECT_THAT(outcome.output, HasSubstr("Its lamp was lit"));
  const std::string jsonl = Run("$SEJAJAR audit a.en lost.id -f jsonl").output;
  EXPECT_THAT(jsonl, StartsWith("{\"type\":\"summary\",\"source\":\"a.en\""));
  EXPECT_THAT(jsonl, HasSubstr("\"kind\":\"omission\",\"severity\":\"high\""));
}

TEST_F(AuditCommandTest, GivesTheSameBytesInEveryFormatHoweverItRuns) {
  for (const std::string format : kFormats) {
    const std::string command = "$SEJAJAR audit -f " + format;
    const ShellOutcome one = Run(command + " a.en lost.id --threads 1");
    EXPECT_EQ(one.exit, 0) << one.errors;
    EXPECT_THAT(one.output, Not(IsEmpty()));
    EXPECT_EQ(Run(command + " a.en lost.id --threads 8").output, one.output) << format;
    EXPECT_EQ(Run(command + " a.en lost.id -o out").output, "");
    EXPECT_EQ(Read("out"), one.output) << format;
    EXPECT_EQ(Run("LC_ALL=tr_TR.UTF-8 " + command + " a.en lost.id").output, one.output) << format;
  }
}

TEST_F(AuditCommandTest, ReadsEitherSideFromStandardInput) {
  const std::string expected = Run("$SEJAJAR audit -f tsv a.en lost.id").output;
  EXPECT_EQ(Run("$SEJAJAR audit -f tsv - lost.id <a.en").output, expected);
  EXPECT_EQ(Run("$SEJAJAR audit -f tsv a.en - <lost.id").output, expected);
  EXPECT_EQ(Run("$SEJAJAR audit -f tsv - - <a.en").exit, 2);
}

TEST_F(AuditCommandTest, FailsOnFindingsOnlyWhenAsked) {
  EXPECT_EQ(Run("$SEJAJAR audit a.en lost.id").exit, 0);
  for (const char* severity : {"low", "medium", "high"}) {
    const ShellOutcome outcome =
        Run(std::string("$SEJAJAR audit a.en lost.id -o out --fail-on ") + severity);
    EXPECT_EQ(outcome.exit, 1) << severity;
    EXPECT_THAT(outcome.errors, HasSubstr(std::string("of severity ") + severity));
    EXPECT_EQ(Read("out"), Run("$SEJAJAR audit a.en lost.id").output);  // written all the same
  }
  EXPECT_EQ(Run("$SEJAJAR audit a.en whole.id --fail-on medium").exit, 0);
  EXPECT_EQ(Run("$SEJAJAR audit a.en whole.id --min-completeness 100").exit, 0);
}

TEST_F(AuditCommandTest, FailsWhenTooLittleIsThere) {
  EXPECT_EQ(Run("$SEJAJAR audit a.en lost.id --min-completeness 20").exit, 0);
  const ShellOutcome outcome = Run("$SEJAJAR audit a.en lost.id --min-completeness 90");
  EXPECT_EQ(outcome.exit, 1);
  EXPECT_EQ(outcome.errors, "sejajar: the completeness is under 90.0 %\n");
  for (const char* percent : {"-1", "100.1", "nan", "x"}) {
    EXPECT_EQ(Run(std::string("$SEJAJAR audit a.en lost.id --min-completeness=") + percent).exit, 2)
        << percent;
  }
}

TEST_F(AuditCommandTest, WhatIsNoTranslationPassesNoGate) {
  const ShellOutcome ungated = Run("$SEJAJAR audit a.en other.id -f jsonl");
  EXPECT_EQ(ungated.exit, 0);
  EXPECT_THAT(ungated.output, HasSubstr("\"translation\":false"));
  for (const char* gate : {"--fail-on high", "--min-completeness 0"}) {
    const ShellOutcome outcome = Run(std::string("$SEJAJAR audit a.en other.id ") + gate);
    EXPECT_EQ(outcome.exit, 1) << gate;
    EXPECT_EQ(outcome.errors, "sejajar: the target is no translation of the source\n") << gate;
  }
}

TEST_F(AuditCommandTest, ABaselineTakesOutWhatIsKnown) {
  ASSERT_EQ(Run("$SEJAJAR audit a.en lost.id -f jsonl -o first.jsonl").exit, 0);
  const std::string first = Read("first.jsonl");
  const auto findings = std::count(first.begin(), first.end(), '\n') - 1;
  EXPECT_GE(findings, 1);
  const ShellOutcome second =
      Run("$SEJAJAR audit a.en lost.id -f jsonl --baseline first.jsonl --fail-on low");
  EXPECT_EQ(second.exit, 0);
  EXPECT_EQ(std::count(second.output.begin(), second.output.end(), '\n'), 1);
  EXPECT_THAT(second.output, HasSubstr("\"findings\":0,\"known\":" + std::to_string(findings)));
  // The document is as incomplete as before.
  EXPECT_EQ(Run("$SEJAJAR audit a.en lost.id --baseline first.jsonl --min-completeness 90").exit,
            1);

  // What is new is said, and the known stays known where the documents changed elsewhere.
  Write("more.id",
        kHeadId + "Harga cabai di pasar itu turun menjadi separuh sejak panen raya.\n\n" + kTailId);
  const ShellOutcome more =
      Run("$SEJAJAR audit a.en more.id -f jsonl --baseline first.jsonl --fail-on medium");
  EXPECT_EQ(more.exit, 1);
  EXPECT_THAT(more.output, HasSubstr("Harga cabai"));
  EXPECT_THAT(more.output, Not(HasSubstr("Its lamp was lit")));
}

TEST_F(AuditCommandTest, LeavesOutWhatItIsNotSureOf) {
  const std::string all = Run("$SEJAJAR audit a.en lost.id -f tsv --min-confidence 0.05").output;
  const std::string sure = Run("$SEJAJAR audit a.en lost.id -f tsv --min-confidence 0.9").output;
  EXPECT_GE(all.size(), sure.size());
  EXPECT_THAT(sure, HasSubstr("Its lamp was lit"));
  EXPECT_EQ(Run("$SEJAJAR audit a.en lost.id --min-confidence 0").exit, 2);
  EXPECT_EQ(Run("$SEJAJAR audit a.en lost.id --min-confidence 1.1").exit, 2);
}

TEST_F(AuditCommandTest, KnowsLinesOfThePage) {
  const std::string line = "Saksikan juga siaran kami tentang mercusuar lain di pulau ini!";
  Write("page.id", kHeadId + kBodyId + line + "\n\n" + kTailId);
  Write("rules.json",
        "{\"language\": \"id\", \"rules\": [{\"name\": \"broadcast\", \"pattern\": \"saksikan "
        "juga siaran .*\"}]}");
  EXPECT_EQ(Run("$SEJAJAR audit a.en page.id --fail-on medium").exit, 1);
  const ShellOutcome with =
      Run("$SEJAJAR audit a.en page.id --boilerplate rules.json --fail-on medium");
  EXPECT_EQ(with.exit, 0) << with.errors;
  EXPECT_THAT(with.output, HasSubstr("LOW addition"));
}

TEST_F(AuditCommandTest, AuditsAListAndSkipsWhatIsBad) {
  Write("list.tsv",
        "a.en\twhole.id\tone\na.en\tgone.id\ttwo\na.en\tlost.id\tthree\na.en\tlost.id\tone\n");
  const ShellOutcome outcome = Run("$SEJAJAR audit --pairs list.tsv -O out -f jsonl");
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.errors, HasSubstr("sejajar: list.tsv:2: gone.id: cannot read: No such"));
  EXPECT_THAT(outcome.errors, HasSubstr("sejajar: list.tsv:4: the name 'one' stands there twice"));
  EXPECT_THAT(outcome.errors, HasSubstr("sejajar: list.tsv: 2 of 4 pairs failed\n"));
  EXPECT_THAT(Names("out"), ElementsAre("one.jsonl", "three.jsonl"));
  EXPECT_EQ(Read("out/three.jsonl"), Run("$SEJAJAR audit a.en lost.id -f jsonl").output);

  Write("blank.id", "\n");
  Write("blank.tsv", "a.en\tblank.id\tone\n");
  EXPECT_EQ(Run("$SEJAJAR audit --pairs blank.tsv -O blank").exit, 3);
}

TEST_F(AuditCommandTest, AListHasAVerdictOfItsOwn) {
  Write("list.tsv", "a.en\twhole.id\tone\na.en\tlost.id\ttwo\n");
  const ShellOutcome gated = Run("$SEJAJAR audit --pairs list.tsv -O out --fail-on medium");
  EXPECT_EQ(gated.exit, 1);
  EXPECT_THAT(gated.errors, HasSubstr("sejajar: list.tsv:2: "));
  EXPECT_THAT(gated.errors, HasSubstr("sejajar: list.tsv: 1 of 2 pairs do not pass\n"));
  EXPECT_THAT(Names("out"), ElementsAre("one.txt", "two.txt"));
  EXPECT_EQ(Run("$SEJAJAR audit --pairs list.tsv -O out").exit, 0);

  // What cannot be read weighs more than what does not pass.
  Write("list.tsv", "a.en\tgone.id\tone\na.en\tlost.id\ttwo\n");
  EXPECT_EQ(Run("$SEJAJAR audit --pairs list.tsv -O out --fail-on medium").exit, 2);
}

TEST_F(AuditCommandTest, AListGivesTheSameBytesForAnyNumberOfThreads) {
  std::string list;
  for (int i = 0; i < 6; ++i) {
    list +=
        "a.en\t" + std::string(i % 2 == 0 ? "lost" : "other") + ".id\tn" + std::to_string(i) + "\n";
  }
  Write("list.tsv", list);
  for (const std::string format : kFormats) {
    const std::string command = "$SEJAJAR audit --pairs list.tsv -f " + format + " -O ";
    ASSERT_EQ(Run(command + format + "1 --threads 1").exit, 0);
    ASSERT_EQ(Run(command + format + "8 --threads 8").exit, 0);
    EXPECT_EQ(Run("diff -r " + format + "1 " + format + "8").output, "");
    EXPECT_EQ(Names(format + "1").size(), 6U);
  }
}

TEST_F(AuditCommandTest, ExplainsWrongUsageInOneLine) {
  for (const char* arguments :
       {"", "a.en", "a.en lost.id -f xml", "a.en lost.id x", "--pairs p", "a.en lost.id -O o",
        "a.en lost.id --pairs p -O o", "--pairs p -O o -o f", "a.en lost.id --fail-on grave",
        "a.en lost.id -s 'no tag'", "a.en lost.id --baseline gone.jsonl",
        "a.en lost.id --boilerplate gone.json", "a.en lost.id --threads -1"}) {
    const ShellOutcome outcome = Run(std::string("$SEJAJAR audit ") + arguments);
    EXPECT_EQ(outcome.exit, 2) << arguments;
    EXPECT_EQ(outcome.output, "") << arguments;
    EXPECT_THAT(outcome.errors, StartsWith("sejajar: ")) << arguments;
    EXPECT_EQ(std::count(outcome.errors.begin(), outcome.errors.end(), '\n'), 1)
        << arguments << ": " << outcome.errors;
  }
}

}  // namespace
}  // namespace sejajar
