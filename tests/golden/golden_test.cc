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

class FormatTest : public testing::TestWithParam<const char*> {};

TEST_P(FormatTest, OfTheSamplePairIsAsExpected) {
  const std::string format = GetParam();
  const std::string expected = kRoot + "/tests/golden/expected/ferry." + format;
  const Outcome outcome =
      RunProgram("align -f " + format + " corpora/ferry.en.txt corpora/ferry.id.txt");
  ASSERT_EQ(outcome.exit, 0);
  if (std::getenv("SEJAJAR_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(kRoot + "/tests/golden/expected");
    std::ofstream(expected, std::ios::binary) << outcome.output;
  }
  EXPECT_EQ(outcome.output, Contents(expected)) << "if this is as it should be now: "
                                                << "scripts/update-golden";
}

INSTANTIATE_TEST_SUITE_P(Formats, FormatTest,
                         testing::Values("pretty", "tsv", "jsonl", "vecalign", "ladder", "tmx"),
                         [](const auto& info) { return std::string(info.param); });

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
