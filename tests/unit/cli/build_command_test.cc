// `sejajar build` as a person and a cluster meet it, with the model that is shipped.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "align/base/folder_lock.h"
#include "tests/unit/cli/sample_stories.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string Record(const std::string& id, const std::string& source, const std::string& target) {
  return nlohmann::json({{"id", id}, {"source", source}, {"target", target}}).dump() + '\n';
}

class BuildCommandTest : public StoriesTest {
 protected:
  BuildCommandTest() {
    WriteFolders(Stories());
    for (const auto& [name, pair] : Stories()) {
      records_ += Record(name, pair.first, pair.second);
      pairs_ += "en/" + name + ".txt\tid/" + name + ".txt\n";
    }
    Write("records.jsonl", records_);
    Write("pairs.tsv", pairs_);
  }

  // Of a build that must go well.
  void ExpectBuilt(const std::string& arguments) const {
    const ShellOutcome outcome = Build(arguments);
    ASSERT_EQ(outcome.exit, 0) << arguments << "\n" << outcome.errors;
    EXPECT_THAT(outcome.output, StartsWith("document pairs read ")) << arguments;
  }
  // With ids and places taken off, since they tell what a row came from.
  [[nodiscard]] std::string Texts(const std::string& file) const {
    std::string texts;
    const std::string rows = Read(file);
    for (std::size_t begin = 0; begin < rows.size();) {
      const std::size_t end = rows.find('\n', begin);
      std::string row = rows.substr(begin, end - begin);
      for (int i = 0; i < 3; ++i) row.erase(row.rfind('\t'));
      texts += row + '\n';
      begin = end + 1;
    }
    return texts;
  }
  // Every file below a folder with its bytes, but for the lock.
  [[nodiscard]] std::string Everything(const std::string& folder) const {
    return Run("cd " + folder + " && find . -type f ! -name lock | LC_ALL=C sort | xargs md5sum")
        .output;
  }

  std::string records_;
  std::string pairs_;
};

TEST_F(BuildCommandTest, MakesDataAndACardOfTwoFolders) {
  ExpectBuilt("en id -o out --licence CC0-1.0");
  EXPECT_THAT(Names("out"), ElementsAre("bitext.tsv", "build.json", "card.json", "card.md",
                                        "documents", "lock", "matches.tsv", "parts", "scores.svg"));
  const auto card = nlohmann::json::parse(Read("out/card.json"));
  EXPECT_EQ(card["documents"], 5);
  EXPECT_EQ(card["problems"], 0);
  EXPECT_EQ(card["inputs"], nlohmann::json({"en", "id"}));
  EXPECT_EQ(card["licence"], "CC0-1.0");
  EXPECT_EQ(card["kept"].get<std::size_t>() + 1, LinesIn(Read("out/bitext.tsv")));
  EXPECT_GT(card["kept"], 60);
  EXPECT_THAT(Read("out/bitext.tsv"), StartsWith("source\ttarget\tscore\t"));
  EXPECT_THAT(Read("out/bitext.tsv"), HasSubstr("\ten/ferry.txt\tid/ferry.txt\t1:1\n"));
  const std::string matches = Read("out/matches.tsv");
  EXPECT_THAT(matches,
              StartsWith("source\ttarget\tscore\tprobability\nen/chips.txt\tid/chips.txt"));
  EXPECT_EQ(LinesIn(matches), 6U);
}

TEST_F(BuildCommandTest, MakesTheSameOfTheSamePairsHoweverTheyCome) {
  ExpectBuilt("en id -o folders");
  const std::string texts = Texts("folders/bitext.tsv");
  ExpectBuilt("--pairs pairs.tsv -o paths");
  EXPECT_EQ(Read("paths/bitext.tsv"), Read("folders/bitext.tsv"));
  ExpectBuilt("en id --pairs folders/matches.tsv -o ids");
  EXPECT_EQ(Read("ids/bitext.tsv"), Read("folders/bitext.tsv"));
  ExpectBuilt("--records records.jsonl -o records");
  EXPECT_EQ(Texts("records/bitext.tsv"), texts);
  ExpectBuilt("--stdin-jsonl -o stdin <records.jsonl");
  EXPECT_EQ(Read("stdin/bitext.tsv"), Read("records/bitext.tsv"));
  ExpectBuilt("--records - -o dash <records.jsonl");
  EXPECT_EQ(Read("dash/bitext.tsv"), Read("records/bitext.tsv"));
  EXPECT_EQ(Run("gzip -k records.jsonl").exit, 0);
  ExpectBuilt("--records records.jsonl.gz -o packed");
  EXPECT_EQ(Read("packed/bitext.tsv"), Read("records/bitext.tsv"));
}

TEST_F(BuildCommandTest, TakesSentencesThatAreAligned) {
  Write("a.tsv",
        "1\tThe rain came at night.\tHujan turun pada malam hari.\n"
        "2\tThe market of the town was open.\tPasar di kota itu buka.\n");
  Write("b.tmx",
        "<tmx version='1.4'><body><tu tuid='t'><tuv xml:lang='en'><seg>The teacher came to the "
        "school in the morning.</seg></tuv><tuv xml:lang='id'><seg>Guru itu datang ke sekolah pada "
        "pagi hari.</seg></tuv></tu></body></tmx>");
  Write("bad.tmx", "<tmx");
  const ShellOutcome outcome =
      Build("--aligned a.tsv --aligned bad.tmx --aligned b.tmx -o out --filter score=off");
  EXPECT_EQ(outcome.exit, 0) << outcome.errors;
  EXPECT_THAT(outcome.errors, StartsWith("sejajar: bad.tmx:"));
  EXPECT_EQ(LinesIn(outcome.errors), 1U);
  const std::string rows = Read("out/bitext.tsv");
  EXPECT_EQ(LinesIn(rows), 4U) << rows;
  EXPECT_THAT(rows, HasSubstr("\ta.tsv\ta.tsv\t1\n"));
  EXPECT_THAT(rows, HasSubstr("\tb.tmx\tb.tmx\tt\n"));
  EXPECT_EQ(nlohmann::json::parse(Read("out/card.json"))["problems"], 1);
}

TEST_F(BuildCommandTest, StreamsRowsAsJson) {
  const ShellOutcome outcome = Build("--stdin-jsonl <records.jsonl");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_EQ(outcome.errors, "");
  ExpectBuilt(
      "--records records.jsonl -o out --filter duplicate=off --filter near-duplicate=off "
      "--filter boilerplate=off --formats jsonl");
  const std::string rows = Read("out/bitext.jsonl");
  ASSERT_EQ(LinesIn(outcome.output), LinesIn(rows));
  for (std::size_t a = 0, b = 0; a < outcome.output.size();) {
    const std::size_t end = outcome.output.find('\n', a);
    auto streamed = nlohmann::json::parse(outcome.output.substr(a, end - a));
    EXPECT_EQ(streamed["key"].get<std::string>().size(), 16U);
    EXPECT_EQ(streamed["bands"].size(), 4U);
    streamed.erase("key");
    streamed.erase("bands");
    const std::size_t until = rows.find('\n', b);
    EXPECT_EQ(streamed, nlohmann::json::parse(rows.substr(b, until - b)));
    a = end + 1;
    b = until + 1;
  }
  EXPECT_EQ(Build("--stdin-jsonl --threads 1 <records.jsonl").output, outcome.output);
}

TEST_F(BuildCommandTest, StreamsOnBehindABadRecord) {
  const std::string good = Record("a", "The rain came at night.", "Hujan turun pada malam hari.");
  Write("bad.jsonl", good + "\nno json\n" + good + good);
  const ShellOutcome outcome = Build("--stdin-jsonl --filter score=off <bad.jsonl");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_EQ(outcome.errors, "sejajar: standard input:3: is no object of JSON\n");
  EXPECT_EQ(LinesIn(outcome.output), 3U) << "copies are the reader's to find";
  const ShellOutcome strict = Build("--stdin-jsonl --max-errors 0 <bad.jsonl");
  EXPECT_EQ(strict.exit, 3);
}

TEST_F(BuildCommandTest, GivesTheSameBytesAgain) {
  ExpectBuilt("en id -o out --formats tsv,jsonl,tmx,moses --keep-dropped out/dropped.tsv");
  const std::string first = Everything("out");
  ExpectBuilt("en id -o out --formats tsv,jsonl,tmx,moses --keep-dropped out/dropped.tsv");
  EXPECT_EQ(Everything("out"), first);
  for (const std::string threads : {"1", "2", "8"}) {
    ExpectBuilt("en id -o t" + threads + " --threads " + threads +
                " --formats tsv,jsonl,tmx,moses --keep-dropped t" + threads + "/dropped.tsv");
    EXPECT_EQ(Everything("t" + threads), first);
  }
}

TEST_F(BuildCommandTest, PutsShardsTogetherToTheSameBytes) {
  std::string records;
  for (int i = 0; i < 4; ++i) {  // more than some chunks
    for (const auto& [name, pair] : Snippets()) {
      records += Record(name + "-" + std::to_string(i), pair.first, pair.second);
    }
  }
  Write("many.jsonl", records);
  const std::string input = "--records many.jsonl ";
  const std::string filters =
      " --filter duplicate=off --filter near-duplicate=off --filter boilerplate=off";
  ExpectBuilt(input + "-o whole" + filters);
  std::string folders;
  for (const std::string shard : {"1", "2", "3"}) {
    const ShellOutcome outcome = Build(input + "-o shard" + shard + " --shard " + shard + "/3");
    EXPECT_EQ(outcome.exit, 0) << outcome.errors;
    EXPECT_EQ(outcome.output, "");
    EXPECT_FALSE(Exists("shard" + shard + "/bitext.tsv"));
    folders += (folders.empty() ? "shard" : ",shard") + shard;
  }
  EXPECT_GE(Names("whole/parts").size(), 3U);
  ExpectBuilt("--merge " + folders + " -o merged" + filters);
  EXPECT_EQ(Read("merged/bitext.tsv"), Read("whole/bitext.tsv"));
  EXPECT_EQ(Read("merged/card.json"), Read("whole/card.json"));
  EXPECT_GT(LinesIn(Read("whole/bitext.tsv")), 1000U);

  const ShellOutcome some = Build("--merge shard1,shard3 -o some");
  EXPECT_EQ(some.exit, 3);
  EXPECT_THAT(some.errors, HasSubstr("is one of 3 shards, and there are 2 folders"));
  EXPECT_FALSE(Exists("some/bitext.tsv"));
  EXPECT_EQ(Build("--merge en -o some").exit, 3);

  // A shard of a build with other options has no place among them.
  EXPECT_EQ(Build(input + "--segmented -o other --shard 2/3").exit, 0);
  const ShellOutcome mixed = Build("--merge shard1,other,shard3 -o mixed");
  EXPECT_EQ(mixed.exit, 3);
  EXPECT_THAT(mixed.errors, HasSubstr("is of another build than shard1"));

  // Nor has one that was made before the input changed.
  Write("many.jsonl", Read("records.jsonl") + records);
  EXPECT_EQ(Build(input + "-o shard1 --shard 1/3").exit, 0);
  const ShellOutcome stale = Build("--merge shard1,shard2,shard3 -o stale");
  EXPECT_EQ(stale.exit, 3);
  EXPECT_THAT(stale.errors, HasSubstr("belongs to another build than shard1"));
}

TEST_F(BuildCommandTest, MatchesOnceForAllShards) {
  ExpectBuilt("en id -o whole");
  EXPECT_EQ(Build("en id -o first --match-only").exit, 0);
  EXPECT_FALSE(Exists("first/parts"));
  EXPECT_EQ(Read("first/matches.tsv"), Read("whole/matches.tsv"));
  EXPECT_EQ(Run("mkdir shard && ln -s ../first/documents shard/documents").exit, 0);
  ExpectBuilt("en id -o shard --pairs first/matches.tsv");
  EXPECT_EQ(Read("shard/bitext.tsv"), Read("whole/bitext.tsv"));
  EXPECT_FALSE(Exists("shard/matches.tsv"));
  EXPECT_EQ(Build("--pairs pairs.tsv -o first --match-only").exit, 2);
}

TEST_F(BuildCommandTest, AppliesOtherThresholdsWithoutScoringAnew) {
  ExpectBuilt("en id -o out");
  const std::string parts = Run("ls -l --time-style=full-iso out/parts/*.part").output;
  const std::size_t kept = LinesIn(Read("out/bitext.tsv"));
  ExpectBuilt("en id -o out --filter score=0.97 --filter letters=off --mask email --formats jsonl");
  EXPECT_EQ(Run("ls -l --time-style=full-iso out/parts/*.part").output, parts);
  EXPECT_LT(LinesIn(Read("out/bitext.jsonl")) + 1, kept);
  const auto card = nlohmann::json::parse(Read("out/card.json"));
  EXPECT_EQ(card["filters"]["score"]["threshold"], 0.97);
  EXPECT_EQ(card["filters"]["letters"]["on"], false);
  EXPECT_EQ(card["masks"], nlohmann::json({"email"}));
  EXPECT_EQ(card["files"], nlohmann::json({"bitext.jsonl"}));
}

TEST_F(BuildCommandTest, KeepsDroppedRowsWithTheirReasons) {
  ExpectBuilt("en id -o out --filter score=0.9 --keep-dropped dropped.tsv");
  const std::string dropped = Read("dropped.tsv");
  EXPECT_THAT(dropped, StartsWith("reason\tsource\ttarget\t"));
  EXPECT_THAT(dropped, HasSubstr("\nscore\t"));
  const auto card = nlohmann::json::parse(Read("out/card.json"));
  std::size_t all = card["kept"];
  for (const auto& [name, filter] : card["filters"].items()) {
    all += filter["dropped"].get<std::size_t>();
  }
  EXPECT_EQ(card["rows"], all);
  EXPECT_EQ(LinesIn(dropped) - 1, all - card["kept"].get<std::size_t>());
}

TEST_F(BuildCommandTest, WritesEveryFormat) {
  ExpectBuilt("en id -o out --formats moses,tmx,jsonl,tsv");
  const std::size_t rows = nlohmann::json::parse(Read("out/card.json"))["kept"];
  EXPECT_EQ(LinesIn(Read("out/bitext.tsv")), rows + 1);
  EXPECT_EQ(LinesIn(Read("out/bitext.jsonl")), rows);
  EXPECT_EQ(LinesIn(Read("out/bitext.en")), rows);
  EXPECT_EQ(LinesIn(Read("out/bitext.id")), rows);
  // Our own reader takes it back.
  ExpectBuilt("--aligned out/bitext.tmx -o again --filter letters=off --filter score=off");
  EXPECT_EQ(nlohmann::json::parse(Read("again/card.json"))["rows"], rows);
}

TEST_F(BuildCommandTest, SaysWhatItCouldNotReadAndGoesOn) {
  Write("en/ferry.txt", "caf\xe9 x");
  Write("en/empty.txt", "");
  Write("pairs.tsv", pairs_ + "en/none.txt\tid/ferry.txt\nno tab\n");
  const ShellOutcome outcome = Build("--pairs pairs.tsv -o out");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_EQ(outcome.errors,
            "sejajar: pairs.tsv:7: has no tab between two documents\n"
            "sejajar: en/ferry.txt:1: byte 0xE9 is not UTF-8\n"
            "sejajar: en/none.txt: cannot read: No such file or directory\n");
  const auto card = nlohmann::json::parse(Read("out/card.json"));
  EXPECT_EQ(card["documents"], 4);
  EXPECT_EQ(card["problems"], 3);
  EXPECT_EQ(Build("--pairs pairs.tsv -o out --max-errors 3").exit, 0);
  const ShellOutcome strict = Build("--pairs pairs.tsv -o out --max-errors 2");
  EXPECT_EQ(strict.exit, 3);
  EXPECT_THAT(strict.errors, HasSubstr("3 documents could not be read, more than 2 may be\n"));
  const ShellOutcome folders = Build("en id -o folders --max-errors 1");
  EXPECT_EQ(folders.exit, 3);
}

TEST_F(BuildCommandTest, ExplainsWrongUsageInOneLine) {
  for (const char* arguments : {"-o out",
                                "en -o out",
                                "en id",
                                "en id --records records.jsonl -o out",
                                "--records records.jsonl --pairs pairs.tsv -o out",
                                "--records records.jsonl",
                                "--stdin-jsonl --records records.jsonl -o out",
                                "--merge a --shard 1/2 -o out",
                                "- - -o out",
                                "en id -o out --shard 0/3",
                                "en id -o out --shard 4/3",
                                "en id -o out --shard 2",
                                "en id -o out --shard 1/x",
                                "en id -o out --shard -1/3",
                                "en id -o out --filter cover=1",
                                "en id -o out --filter coverage",
                                "en id -o out --mask address",
                                "en id -o out --formats csv",
                                "en id -o out --min-probability 0",
                                "en id -o out --min-probability 2",
                                "en id -o out --threads -1",
                                "en id -o out -s 'no tag'",
                                "en id x -o out",
                                "nowhere id -o out",
                                "--nonsense"}) {
    const ShellOutcome outcome = Build(arguments);
    EXPECT_EQ(outcome.exit, 2) << arguments;
    EXPECT_EQ(outcome.output, "") << arguments;
    EXPECT_THAT(outcome.errors, StartsWith("sejajar: ")) << arguments;
    EXPECT_EQ(LinesIn(outcome.errors), 1U) << arguments << ": " << outcome.errors;
    EXPECT_FALSE(Exists("out/bitext.tsv")) << arguments;
  }
  EXPECT_EQ(Run("$SEJAJAR build en id -s en -o out").exit, 2) << "without a language";
}

TEST_F(BuildCommandTest, DoesNotGoOnWithABuildOfSomethingElse) {
  ExpectBuilt("en id -o out");
  for (const std::string other :
       {"id en", "en id --segmented", "--records records.jsonl", "en id --one-to-many",
        "en id --min-probability 0.6", "en id --pairs pairs.tsv"}) {
    const ShellOutcome outcome = Build(other + " -o out");
    EXPECT_EQ(outcome.exit, 2) << other;
    EXPECT_THAT(outcome.errors, HasSubstr("out: holds a build of other input or options")) << other;
  }
  ExpectBuilt("en id -o out");
}

TEST_F(BuildCommandTest, LetsNobodyElseWorkInItsFolder) {
  ExpectBuilt("--records records.jsonl -o out");
  const std::string before = Everything("out");
  {
    const Result<FolderLock> lock = FolderLock::Take(Run("pwd | tr -d '\\n'").output + "/out");
    ASSERT_TRUE(lock);
    const ShellOutcome outcome = Build("--records records.jsonl -o out");
    EXPECT_EQ(outcome.exit, 2);
    EXPECT_EQ(outcome.errors, "sejajar: out: another process is at work here\n");
    EXPECT_EQ(Everything("out"), before);
  }
  ExpectBuilt("--records records.jsonl -o out");
}

// Of two at once one works, and the other one says so, unless the first was done before.
TEST_F(BuildCommandTest, MayBeStartedTwiceAtOnce) {
  ExpectBuilt("--records records.jsonl -o alone");
  const std::string build = "$SEJAJAR build -s en -t id --records records.jsonl -o out";
  const ShellOutcome both =
      Run(build + " & first=$!\n" + build + "\necho exit $?\nwait $first\necho exit $?");
  EXPECT_THAT(both.output, HasSubstr("exit 0\n"));
  if (both.errors.empty()) {
    EXPECT_THAT(both.output, Not(HasSubstr("exit 2\n")));
  } else {
    EXPECT_EQ(both.errors, "sejajar: out: another process is at work here\n");
    EXPECT_THAT(both.output, HasSubstr("exit 2\n"));
  }
  EXPECT_EQ(Everything("out"), Everything("alone"));
}

class KilledBuildTest : public BuildCommandTest {
 protected:
  // Kills the build at some moments, lets it go on to its end, and compares with one that was let
  // alone.
  void ExpectSameAfterKills(const std::string& input) {
    ExpectBuilt(input + " -o whole");
    const std::string whole = Everything("whole");
    std::mt19937 random(1);
    std::size_t killed = 0;
    for (int round = 0; round < 6; ++round) {
      for (int kill = 0; kill < 3; ++kill) {
        const ShellOutcome outcome =
            Run("$SEJAJAR build -s en -t id " + input + " -o out & pid=$!\nsleep 0.0" +
                std::to_string(10 + random() % 90) + "\nkill -9 $pid 2>/dev/null\nwait $pid");
        EXPECT_TRUE(outcome.exit == 0 || outcome.exit == 137) << outcome.errors;
        killed += outcome.exit == 137 ? 1 : 0;
      }
      ExpectBuilt(input + " -o out");
      EXPECT_EQ(Everything("out"), whole) << "round " << round;
      Run("rm -r out");
    }
    EXPECT_GT(killed, 0U);
  }
};

TEST_F(KilledBuildTest, GoesOnToTheSameBytesOfFolders) {
  Run("rm -r en id");
  WriteFolders(Snippets());
  ExpectSameAfterKills("en id");
}

TEST_F(KilledBuildTest, GoesOnToTheSameBytesOfRecords) {
  std::string records;
  for (int i = 0; i < 8; ++i) {
    for (const auto& [name, pair] : Snippets()) {
      records += Record(name + "-" + std::to_string(i), pair.first, pair.second);
    }
  }
  Write("many.jsonl", records);
  ExpectSameAfterKills("--records many.jsonl");
}

// A limit on the size of files stands for a full disk: both refuse the write.
TEST_F(BuildCommandTest, KeepsWhatIsFinishedWhenTheDiskIsFull) {
  ExpectBuilt("--records records.jsonl -o whole");
  const ShellOutcome full =
      Run("trap '' XFSZ; ulimit -f 8; exec env -u SEJAJAR_MODEL '" SEJAJAR_PROGRAM
          "' build -s en -t id --records records.jsonl -o out");
  EXPECT_EQ(full.exit, 2);
  EXPECT_THAT(full.errors, HasSubstr("out/parts/000000.part: cannot write: File too large\n"));
  EXPECT_THAT(Names("out/parts"), ::testing::IsEmpty());
  EXPECT_FALSE(Exists("out/bitext.tsv"));
  ExpectBuilt("--records records.jsonl -o out");
  EXPECT_EQ(Everything("out"), Everything("whole"));
}

}  // namespace
}  // namespace sejajar
