// `sejajar eval` as a program, and side by side with the script that defines its figures.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "tests/support/shell.h"

namespace sejajar {
namespace {

constexpr const char* kScript = SEJAJAR_SOURCE_DIR "/../shared/bench/score.py";

class EvalCommandTest : public ShellTest {
 protected:
  void MakeFolders() const { ASSERT_EQ(Run("mkdir gold hyp").exit, 0); }
};

TEST_F(EvalCommandTest, ScoresTwoFiles) {
  Write("a.gold", "[0]:[0]\n[1]:[]\n[2]:[1]\n[]:[2]\n");
  Write("a.align", "[0]:[0]:0.1\n[1]:[1]:0.4\n[2]:[]:0\n[]:[2]:0\n");
  const ShellOutcome outcome = Run("$SEJAJAR eval a.gold a.align");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_EQ(outcome.output,
            "strict    P 0.5000  R 0.5000  F1 0.5000\n"
            "lax       P 0.5000  R 0.5000  F1 0.5000\n"
            "omission  P 0.0000  R 0.0000  F1 0.0000\n"
            "addition  P 1.0000  R 1.0000  F1 1.0000\n"
            "documents 1\n");
  EXPECT_EQ(outcome.errors, "");
}

TEST_F(EvalCommandTest, ReportsCalibration) {
  Write("a.gold", "[0]:[0]\n[1]:[]\n");
  Write("a.jsonl",
        "{\"source\":{\"sentences\":[0]},\"target\":{\"sentences\":[0]},\"probability\":0.9}\n"
        "{\"source\":{\"sentences\":[1]},\"target\":null,\"probability\":0.7}\n");
  const ShellOutcome outcome = Run("$SEJAJAR eval --calibration a.gold a.jsonl");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_NE(outcome.output.find("strict    P 1.0000  R 1.0000  F1 1.0000\n"), std::string::npos);
  EXPECT_NE(outcome.output.find("0.7 - 0.8       1  0.7000  1.0000\n"), std::string::npos);
  EXPECT_NE(outcome.output.find("expected calibration error 0.2000 (2 beads)\n"),
            std::string::npos);

  Write("a.align", "[0]:[0]\n");
  EXPECT_EQ(Run("$SEJAJAR eval --calibration a.gold a.align").exit, 3);
}

TEST_F(EvalCommandTest, NamesFileAndLineOfWhatIsWrong) {
  Write("a.gold", "[0]:[0]\n");
  Write("a.align", "[0]:[0]\nnonsense\n");
  const ShellOutcome malformed = Run("$SEJAJAR eval a.gold a.align");
  EXPECT_EQ(malformed.exit, 3);
  EXPECT_EQ(malformed.errors, "sejajar: a.align:2: is not a bead such as [0, 1]:[2]\n");
  EXPECT_EQ(malformed.output, "");
  EXPECT_EQ(Run("$SEJAJAR eval a.gold gone.align").exit, 2);
  MakeFolders();
  EXPECT_EQ(Run("$SEJAJAR eval gold hyp").errors, "sejajar: gold: holds no .gold file\n");
  EXPECT_EQ(Run("$SEJAJAR eval gold a.align").exit, 2);
}

// Random gold and answers, some missing, some with beads that cross.
void WriteRandomBeads(const std::string& path, std::mt19937& random) {
  std::ofstream out(path);
  std::uniform_int_distribution<int> step(0, 2);
  int source = 0;
  int target = 0;
  for (int i = 0; i < 30; ++i) {
    const int n = step(random);
    const int m = n == 0 ? 1 : step(random);
    const auto list = [&out](int begin, int end) {
      out << '[';
      for (int j = begin; j < end; ++j) out << (j > begin ? ", " : "") << j;
      out << ']';
    };
    const int shift = step(random) == 2 && m > 0 ? 40 : 0;
    list(source, source + n);
    out << ':';
    list(target + shift, target + shift + m);
    out << (i % 3 == 0 ? ":0.25" : i % 3 == 1 ? "\tnote: 7" : "") << '\n';
    source += n;
    target += m;
  }
}

TEST_F(EvalCommandTest, AgreesWithTheReferenceScriptToTheDigit) {
  if (!std::filesystem::exists(kScript)) GTEST_SKIP() << "no " << kScript << " here";
  if (Run("python3 --version").exit != 0) GTEST_SKIP() << "no python3 here";
  MakeFolders();
  const std::string folder = Run("pwd").output.substr(0, Run("pwd").output.size() - 1);
  std::mt19937 random(5);
  for (int i = 0; i < 12; ++i) {
    const std::string name = "d\u00f6c" + std::to_string(i);
    WriteRandomBeads(folder + "/gold/" + name + ".gold", random);
    if (i != 3) WriteRandomBeads(folder + "/hyp/" + name + ".align", random);
    if (i == 4) ASSERT_EQ(Run("cp gold/" + name + ".gold hyp/" + name + ".align").exit, 0);
  }
  for (const std::string options : {"gold hyp", "--per-doc gold hyp", "gold hyp --ext .none",
                                    "--per-doc gold gold --ext .gold"}) {
    const ShellOutcome ours = Run("$SEJAJAR eval " + options);
    const ShellOutcome theirs = Run(std::string("python3 ") + kScript + " " + options);
    ASSERT_EQ(theirs.exit, 0) << theirs.errors;
    EXPECT_EQ(ours.exit, 0) << ours.errors;
    EXPECT_EQ(ours.output, theirs.output) << options;
  }
}

}  // namespace
}  // namespace sejajar
