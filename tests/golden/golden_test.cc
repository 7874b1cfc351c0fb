// The whole program on the sample stories of corpora/: splitting and alignment must be what the
// stories' authors say, and every output format what stands in tests/golden/expected/, which
// scripts/update-golden rewrites.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "align/io/bead_reader.h"
#include "tests/support/program.h"

namespace sejajar {
namespace {

const std::string kRoot = SEJAJAR_SOURCE_DIR;

std::string Contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t LineCount(const std::string& path) {
  const std::string text = Contents(path);
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

// With every run of white space as one space.
std::string Squeezed(const std::string& text) {
  std::istringstream words(text);
  std::string out;
  for (std::string word; words >> word;) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::vector<ListedBead> Beads(const std::string& name, const std::string& text) {
  Result<std::vector<ListedBead>> beads = ParseBeads(name, text);
  EXPECT_TRUE(beads) << (beads ? "" : beads.error().ToString());
  if (!beads) return {};
  // Nulls of both sides at one place may stand in either order.
  std::sort(beads->begin(), beads->end(), [](const ListedBead& a, const ListedBead& b) {
    return std::tie(a.source, a.target) < std::tie(b.source, b.target);
  });
  for (ListedBead& bead : *beads) bead.probability.reset();
  return *beads;
}

std::string BeadsText(const std::vector<ListedBead>& beads) {
  std::string out;
  const auto side = [&](const std::vector<std::size_t>& numbers) {
    out += '[';
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      out += (i > 0 ? ", " : "") + std::to_string(numbers[i]);
    }
    out += ']';
  };
  for (const ListedBead& bead : beads) {
    side(bead.source);
    out += ':';
    side(bead.target);
    out += '\n';
  }
  return out;
}

class StoryTest : public testing::TestWithParam<const char*> {
 protected:
  [[nodiscard]] static std::string Path(const std::string& extension) {
    return kRoot + "/" + Relative(extension);
  }
  [[nodiscard]] static std::string Relative(const std::string& extension) {
    return std::string("corpora/") + GetParam() + extension;
  }
};

TEST_P(StoryTest, SegmentedFilesHoldTheStory) {
  for (const char* language : {".en", ".id"}) {
    EXPECT_EQ(Squeezed(Contents(Path(language))),
              Squeezed(Contents(Path(std::string(language) + ".txt"))));
  }
}

TEST_P(StoryTest, GoldTilesBothSides) {
  std::size_t source = 0;
  std::size_t target = 0;
  Result<std::vector<ListedBead>> beads = ReadBeads(Path(".gold"));
  ASSERT_TRUE(beads) << beads.error().ToString();
  for (const ListedBead& bead : *beads) {
    for (const std::size_t number : bead.source) EXPECT_EQ(number, source++);
    for (const std::size_t number : bead.target) EXPECT_EQ(number, target++);
  }
  EXPECT_EQ(source, LineCount(Path(".en")));
  EXPECT_EQ(target, LineCount(Path(".id")));
}

TEST_P(StoryTest, SplitsIntoItsSentences) {
  for (const std::string language : {"en", "id"}) {
    const Outcome outcome =
        RunProgram("split -l " + language + " " + Relative("." + language) + ".txt");
    EXPECT_EQ(outcome.exit, 0);
    EXPECT_EQ(outcome.output, Contents(Path("." + language)));
  }
}

TEST_P(StoryTest, AlignsAsItsAuthorsDo) {
  const std::string gold = BeadsText(Beads("gold", Contents(Path(".gold"))));
  for (const std::string& arguments :
       {Relative(".en.txt") + " " + Relative(".id.txt"),
        "--segmented -s en -t id " + Relative(".en") + " " + Relative(".id")}) {
    const Outcome outcome = RunProgram("align -f vecalign " + arguments);
    EXPECT_EQ(outcome.exit, 0) << arguments;
    EXPECT_EQ(BeadsText(Beads("output", outcome.output)), gold) << arguments;
  }
}

TEST_P(StoryTest, ThreadsDoNotChangeTheAnswer) {
  const std::string arguments = "align -f jsonl " + Relative(".en.txt") + " " + Relative(".id.txt");
  const Outcome one = RunProgram(arguments + " --threads 1");
  EXPECT_EQ(one.exit, 0);
  EXPECT_THAT(one.output, testing::HasSubstr("\"probability\""));
  EXPECT_EQ(one.output, RunProgram(arguments + " --threads 4").output);
}

INSTANTIATE_TEST_SUITE_P(Stories, StoryTest, testing::Values("ferry", "drill", "chips", "final"),
                         [](const auto& info) { return std::string(info.param); });

// The story whose findings an editor has listed: all of them are found, with exactly their words,
// and nothing else that is grave.
TEST(AuditTest, FindsWhatAnEditorFinds) {
  const Outcome outcome = RunProgram("audit -f tsv corpora/seaweed.en.txt corpora/seaweed.id.txt");
  EXPECT_EQ(outcome.exit, 0);
  std::vector<std::string> found;
  std::vector<std::string> grave;
  std::istringstream lines(outcome.output);
  std::string line;
  std::getline(lines, line);  // the heading
  while (std::getline(lines, line)) {
    std::vector<std::string> fields;
    std::istringstream columns(line);
    for (std::string field; std::getline(columns, field, '\t');) fields.push_back(field);
    fields.resize(14);
    const std::string& words = fields[fields[3] == "source" ? 9 : 13];
    found.push_back(fields[1] + '\t' + fields[3] + '\t' + words);
    if (fields[0] != "low") grave.push_back(found.back());
  }
  std::vector<std::string> wanted;
  std::istringstream gold(Contents(kRoot + "/corpora/seaweed.findings"));
  while (std::getline(gold, line)) wanted.push_back(line);
  EXPECT_THAT(found, testing::IsSupersetOf(wanted));
  EXPECT_THAT(wanted, testing::IsSupersetOf(grave));
}

struct Golden {
  std::string name;  // in tests/golden/expected
  std::string arguments;
};

std::vector<Golden> Goldens() {
  std::vector<Golden> goldens;
  for (const std::string format : {"pretty", "tsv", "jsonl", "vecalign", "ladder", "tmx"}) {
    goldens.push_back(
        {"ferry." + format, "align -f " + format + " corpora/ferry.en.txt corpora/ferry.id.txt"});
  }
  for (const std::string story : {"ferry", "seaweed"}) {
    for (const std::string format : {"pretty", "tsv", "jsonl"}) {
      goldens.push_back({story + ".audit." + format, "audit -f " + format + " corpora/" + story +
                                                         ".en.txt corpora/" + story + ".id.txt"});
    }
  }
  const std::string check = "check -s en -t id -f ";
  for (const std::string format : {"pretty", "tsv", "jsonl"}) {
    goldens.push_back({"pairs.tsv." + format, check + format + " tests/golden/input/pairs.tsv"});
  }
  for (const std::string input : {"pairs.tmx", "pairs.xlf", "pairs.po"}) {
    goldens.push_back({input + ".pretty", check + "pretty tests/golden/input/" + input});
  }
  return goldens;
}

class FormatTest : public testing::TestWithParam<Golden> {};

TEST_P(FormatTest, IsAsExpected) {
  const std::string expected = kRoot + "/tests/golden/expected/" + GetParam().name;
  const Outcome outcome = RunProgram(GetParam().arguments + " 2>&1");
  if (outcome.output.find("which this build of Sejajar cannot read") != std::string::npos) {
    GTEST_SKIP() << "built without a reader of PO";
  }
  ASSERT_EQ(outcome.exit, 0) << outcome.output;
  if (std::getenv("SEJAJAR_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(kRoot + "/tests/golden/expected");
    std::ofstream(expected, std::ios::binary) << outcome.output;
  }
  EXPECT_EQ(outcome.output, Contents(expected)) << "if this is as it should be now: "
                                                << "scripts/update-golden";
}

INSTANTIATE_TEST_SUITE_P(Formats, FormatTest, testing::ValuesIn(Goldens()), [](const auto& info) {
  std::string name = info.param.name;
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
});

TEST(EvalTest, GivesTheGoldItselfFullMarks) {
  const Outcome outcome = RunProgram("eval corpora/ferry.gold corpora/ferry.gold");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_THAT(outcome.output, testing::ContainsRegex("strict +P 1.0000  R 1.0000  F1 1.0000"));
  EXPECT_THAT(outcome.output, testing::ContainsRegex("omission +P 1.0000  R 1.0000  F1 1.0000"));
}

TEST(EvalTest, CountsWhatAnAnswerLacks) {
  // All of `ferry` but its lone omission, which the wrong answer takes into the bead before.
  std::string wrong = Contents(kRoot + "/corpora/ferry.gold");
  const std::string right = "[7]:[6]\n[8]:[]\n";
  wrong.replace(wrong.find(right), right.size(), "[7, 8]:[6]\n");
  const std::string path = testing::TempDir() + "/wrong_ferry.align";
  std::ofstream(path) << wrong;
  const Outcome outcome = RunProgram("eval corpora/ferry.gold '" + path + "'");
  EXPECT_EQ(outcome.exit, 0);
  // 17 beads that are not null, one of them wrong; 3 omitted sentences, one of them missed.
  EXPECT_THAT(outcome.output, testing::ContainsRegex("strict +P 0.9412  R 0.9412  F1 0.9412"));
  EXPECT_THAT(outcome.output, testing::ContainsRegex("omission +P 1.0000  R 0.6667  F1 0.8000"));
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace sejajar
