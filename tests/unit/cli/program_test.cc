// The program as a person or a script meets it. A toy model keeps it fast; how well it aligns
// is no matter here.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/support/shell.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class ProgramTest : public ShellTest {
 protected:
  ProgramTest() {
    Write("toy.vec",
          "8 2\nthe 1 0\nyang 1 0.1\nmarket 0 1\npasar 0 1\nrain 1 1\nhujan 1 1\nnight 0.2 1\n"
          "malam 0.2 1\n");
    ::setenv("SEJAJAR_MODEL", "toy.vec", 1);
    Write("a.en", "The market of the town was open. The rain came at night and it was cold.\n");
    Write("a.id", "Pasar di kota itu buka. Hujan yang turun pada malam hari itu dingin.\n");
  }
  ~ProgramTest() override { ::unsetenv("SEJAJAR_MODEL"); }
};

long LinesIn(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

TEST_F(ProgramTest, ExplainsItself) {
  const ShellOutcome help = Run("$SEJAJAR help");
  EXPECT_EQ(help.exit, 0);
  for (const char* command : {"align", "split", "embed", "eval", "completions"}) {
    EXPECT_THAT(help.output, HasSubstr(command));
    const ShellOutcome page = Run(std::string("$SEJAJAR help ") + command);
    EXPECT_EQ(page.exit, 0);
    EXPECT_EQ(page.output, Run(std::string("$SEJAJAR ") + command + " --help").output);
    EXPECT_THAT(page.output, HasSubstr(std::string("Usage: sejajar ") + command));
  }
  EXPECT_EQ(Run("$SEJAJAR --help").output, help.output);
  EXPECT_THAT(Run("$SEJAJAR --version").output, StartsWith("sejajar "));
}

TEST_F(ProgramTest, ExplainsWrongUsageInOneLine) {
  for (const char* arguments : {"",
                                "algn a b",
                                "align",
                                "align a.en",
                                "align a.en a.id -f html",
                                "align a.en a.id x",
                                "align --nonsense",
                                "align - -",
                                "align --pairs a.en",
                                "align a.en a.id --pairs p -O o",
                                "align a.en a.id -O o",
                                "align --pairs p -O o -o f",
                                "align a.en a.id -s 'no tag'",
                                "align a.en a.id --max-bead 0",
                                "align a.en a.id --threads -1",
                                "split -f html a.en",
                                "eval a.en",
                                "completions tcsh",
                                "help nothing",
                                "align a.en a.id -m a.vec -m b.vec"}) {
    const ShellOutcome outcome = Run(std::string("$SEJAJAR ") + arguments);
    EXPECT_EQ(outcome.exit, 2) << arguments;
    EXPECT_EQ(outcome.output, "") << arguments;
    EXPECT_THAT(outcome.errors, StartsWith("sejajar: ")) << arguments;
    EXPECT_EQ(LinesIn(outcome.errors), 1) << arguments << ": " << outcome.errors;
  }
}

TEST_F(ProgramTest, WritesEveryFormat) {
  for (const auto& [format, part] :
       {std::pair("pretty", "completeness"), std::pair("tsv", "\t"),
        std::pair("jsonl", "{\"source\":{\"sentences\":[0"), std::pair("vecalign", "[0"),
        std::pair("ladder", "0\t0\t"), std::pair("tmx", "<seg>")}) {
    const std::string command = std::string("$SEJAJAR align a.en a.id -f ") + format;
    const ShellOutcome outcome = Run(command);
    EXPECT_EQ(outcome.exit, 0) << outcome.errors;
    EXPECT_EQ(outcome.errors, "");
    EXPECT_THAT(outcome.output, HasSubstr(part));
    EXPECT_EQ(Run(command + " -o out").exit, 0);
    EXPECT_EQ(Read("out"), outcome.output);
    EXPECT_EQ(
        Run("$SEJAJAR align - a.id -s en -f " + std::string(format) + " <a.en | wc -l").output,
        Run(command + " | wc -l").output);
  }
  EXPECT_EQ(Run("$SEJAJAR align a.en a.id").output,
            Run("$SEJAJAR align a.en a.id -f pretty").output);
}

TEST_F(ProgramTest, WritesTmxThatParses) {
  if (Run("xmllint --version").exit != 0) GTEST_SKIP() << "no xmllint here";
  ASSERT_EQ(Run("$SEJAJAR align a.en a.id -f tmx -o a.tmx").exit, 0);
  EXPECT_EQ(Run("xmllint --noout --nonet a.tmx").exit, 0);
}

TEST_F(ProgramTest, ColoursNothingThatIsNoTerminal) {
  EXPECT_EQ(Run("$SEJAJAR align a.en a.id").output.find('\x1b'), std::string::npos);
  EXPECT_THAT(Run("COLUMNS=60 $SEJAJAR align a.en a.id").output, HasSubstr("┼"));
}

TEST_F(ProgramTest, ColoursATerminalUnlessToldNotTo) {
  if (Run("command -v script").exit != 0) GTEST_SKIP() << "no script(1) here";
  Write("b.id", "Pasar di kota itu buka.\n");
  const std::string on_terminal = "script -qec \"$SEJAJAR align a.en b.id\" /dev/null </dev/null";
  EXPECT_THAT(Run("unset NO_COLOR; TERM=xterm " + on_terminal).output, HasSubstr("\x1b[1m"));
  EXPECT_EQ(Run("NO_COLOR=1 TERM=xterm " + on_terminal).output.find("\x1b[1m"), std::string::npos);
  EXPECT_EQ(Run("unset NO_COLOR; TERM=dumb " + on_terminal).output.find("\x1b[1m"),
            std::string::npos);
}

TEST_F(ProgramTest, SplitsIntoLinesOrObjects) {
  Write("t", "\xEF\xBB\xBFOne line\nthat goes on. Two.\n\nThree?\n");
  EXPECT_EQ(Run("$SEJAJAR split -l en t").output, "One line that goes on.\nTwo.\nThree?\n");
  EXPECT_THAT(Run("$SEJAJAR split -l en -f jsonl <t").output,
              HasSubstr("{\"begin\":26,\"end\":30,\"text\":\"Two.\"}\n"));
  EXPECT_EQ(LinesIn(Run("$SEJAJAR split -l en --paragraph-per-line - <t").output), 4);
  EXPECT_EQ(Run("$SEJAJAR split -l en </dev/null").output, "");
}

TEST_F(ProgramTest, EmbedsEveryLine) {
  const ShellOutcome text = Run("printf 'market\\n\\nnothing known\\nrain' | $SEJAJAR embed -l en");
  EXPECT_EQ(text.exit, 0) << text.errors;
  EXPECT_EQ(LinesIn(text.output), 4);
  EXPECT_THAT(text.output, HasSubstr("\n0 0\n0 0\n"));
  const ShellOutcome npy =
      Run("printf 'market\\n\\nnothing known\\nrain' | $SEJAJAR embed -l en -f npy");
  EXPECT_THAT(npy.output, HasSubstr("'shape': (4, 2)"));
  EXPECT_EQ(npy.output.size(), 128 + 4 * 2 * sizeof(float));
  EXPECT_THAT(Run("$SEJAJAR embed -l en -f npy </dev/null").output, HasSubstr("(0, 2)"));
}

TEST_F(ProgramTest, WritesNpyThatNumpyReads) {
  if (Run("python3 -c 'import numpy'").exit != 0) GTEST_SKIP() << "no numpy here";
  ASSERT_EQ(Run("printf 'market\\n\\nrain\\n' | $SEJAJAR embed -l en -f npy -o v.npy").exit, 0);
  EXPECT_EQ(Run("python3 -c 'import numpy; v = numpy.load(\"v.npy\"); "
                "print(v.shape, v.dtype, v.flags.c_contiguous, (v[1] == 0).all())'")
                .output,
            "(3, 2) float32 True True\n");
}

TEST_F(ProgramTest, TakesAModelForEachLanguage) {
  Write("id.vec", "1 2\npasar 0 1\n");
  Write("three.vec", "1 3\npasar 0 1 0\n");
  Write("en=x.vec", "1 2\nmarket 0 1\n");
  EXPECT_EQ(Run("$SEJAJAR align a.en a.id -m en=toy.vec -m id=id.vec").exit, 0);
  EXPECT_EQ(Run("$SEJAJAR align -m en=toy.vec -m id=id.vec a.en a.id").exit, 0);
  EXPECT_EQ(Run("$SEJAJAR align a.en a.id -m ./en=x.vec").exit, 0);
  const ShellOutcome unlike = Run("$SEJAJAR align a.en a.id -m en=toy.vec -m id=three.vec");
  EXPECT_EQ(unlike.exit, 2);
  EXPECT_THAT(unlike.errors, HasSubstr("dimensions"));
  const ShellOutcome missing = Run("$SEJAJAR align a.en a.id -m en=toy.vec");
  EXPECT_EQ(missing.exit, 2);
  EXPECT_THAT(missing.errors, HasSubstr("no model for 'id'"));
}

TEST_F(ProgramTest, AlignsAListAndSkipsWhatIsBad) {
  Write("list.tsv",
        "a.en\ta.id\tone\n"
        "gone.en\ta.id\ttwo\n"
        "a.en\ta.id\t../three\n"
        "a.en\ta.id\tone\n"
        "a.en\ta.id\tfive\n");
  const ShellOutcome outcome = Run("$SEJAJAR align --pairs list.tsv -O out/deep -f vecalign");
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.errors, HasSubstr("sejajar: list.tsv:2: gone.en: cannot read: No such file"));
  EXPECT_THAT(outcome.errors, HasSubstr("sejajar: list.tsv:3: the name '../three'"));
  EXPECT_THAT(outcome.errors, HasSubstr("sejajar: list.tsv:4: the name 'one' stands there twice"));
  EXPECT_THAT(outcome.errors, HasSubstr("sejajar: list.tsv: 3 of 5 pairs failed\n"));
  EXPECT_EQ(LinesIn(outcome.errors), 4);
  EXPECT_THAT(Names("out/deep"), ElementsAre("five.align", "one.align"));
  EXPECT_EQ(Read("out/deep/one.align"), Run("$SEJAJAR align a.en a.id -f vecalign").output);
}

TEST_F(ProgramTest, AListOfMalformedTextExitsWithThree) {
  Write("bad.en", "caf\xe9\n");
  Write("list.tsv", "a.en\ta.id\tone\nbad.en\ta.id\ttwo\n");
  const ShellOutcome outcome = Run("$SEJAJAR align --pairs list.tsv -O out");
  EXPECT_EQ(outcome.exit, 3);
  EXPECT_THAT(outcome.errors, HasSubstr("sejajar: list.tsv:2: bad.en:1: byte 0xE9 is not UTF-8\n"));
  EXPECT_THAT(Names("out"), ElementsAre("one.txt"));
}

TEST_F(ProgramTest, GivesTheSameBytesForAnyNumberOfThreads) {
  std::string list;
  for (int i = 0; i < 8; ++i) list += "a.en\ta.id\tn" + std::to_string(i) + "\n";
  Write("list.tsv", list);
  ASSERT_EQ(Run("$SEJAJAR align --pairs list.tsv -O one --threads 1 -f jsonl").exit, 0);
  ASSERT_EQ(Run("$SEJAJAR align --pairs list.tsv -O many --threads 4 -f jsonl").exit, 0);
  EXPECT_EQ(Run("diff -r one many").output, "");
  EXPECT_EQ(Names("one").size(), 8U);
}

TEST_F(ProgramTest, CompletionScriptsAreValidAndComplete) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const ShellOutcome script = Run(std::string("$SEJAJAR completions ") + shell);
    EXPECT_EQ(script.exit, 0);
    for (const char* word : {"align", "split", "pretty", "vecalign", "max-bead", "calibration"}) {
      EXPECT_THAT(script.output, HasSubstr(word)) << shell;
    }
    if (Run(std::string("command -v ") + shell).exit != 0) continue;
    Write("script", script.output);
    EXPECT_EQ(Run(std::string(shell) + " -n script").errors, "") << shell;
  }
}

TEST_F(ProgramTest, BashCompletesCommandsOptionsAndChoices) {
  if (Run("command -v bash").exit != 0) GTEST_SKIP() << "no bash here";
  ASSERT_EQ(Run("$SEJAJAR completions bash >script").exit, 0);
  const auto complete = [&](const std::string& words, int at) {
    return Run("bash -c '. ./script; COMP_WORDS=(" + words + "); COMP_CWORD=" + std::to_string(at) +
               "; _sejajar; echo ${COMPREPLY[*]}'")
        .output;
  };
  EXPECT_EQ(complete("sejajar al", 1), "align\n");
  EXPECT_EQ(complete("sejajar align --max", 2), "--max-bead\n");
  EXPECT_EQ(complete("sejajar align -f ve", 3), "vecalign\n");
  EXPECT_EQ(complete("sejajar help ev", 2), "eval\n");
  EXPECT_EQ(complete("sejajar completions z", 2), "zsh\n");
}

}  // namespace
}  // namespace sejajar
