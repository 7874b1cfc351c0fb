// What used to go wrong in tools of this kind: a bad file ends in a crash, in a stack trace, in
// all of memory, in half an output, or in silence. Here every kind of bad input goes through the
// program; each must end in one line that names the file (and the line, where there is one), with
// exit code 2 or 3, and with no output file; or in a warning and a result.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <string>

#include "tests/support/shell.h"

namespace sejajar {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::StartsWith;

// That no program run so far took much memory. Sanitizers need a lot of their own.
void ExpectBoundedMemory() {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  rusage usage = {};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  EXPECT_LT(usage.ru_maxrss, 400'000) << "kilobytes";
#endif
}

class BadInputTest : public ShellTest {
 protected:
  BadInputTest() {
    Write("toy.vec",
          "8 2\nthe 1 0\nyang 1 0.1\nmarket 0 1\npasar 0 1\nrain 1 1\nhujan 1 1\nnight 0.2 1\n"
          "malam 0.2 1\n");
    ::setenv("SEJAJAR_MODEL", "toy.vec", 1);
    Write("a.en", "The market of the town was open. The rain came at night and it was cold.\n");
    Write("a.id", "Pasar di kota itu buka. Hujan yang turun pada malam hari itu dingin.\n");
  }
  ~BadInputTest() override { ::unsetenv("SEJAJAR_MODEL"); }

  // `file`, wherever a document may stand: refused with `exit` and the one line "sejajar: " and
  // `message`, and nothing written.
  void ExpectRefused(const std::string& file, int exit, const std::string& message) const {
    for (const std::string& command :
         {"align " + file + " a.id -o out", "align a.en " + file + " -o out -f jsonl",
          "split -l en " + file + " -o out", "embed -l en " + file + " -o out"}) {
      ExpectError("$SEJAJAR " + command, exit, message);
      EXPECT_FALSE(Exists("out")) << command;
    }
  }
  void ExpectError(const std::string& command, int exit, const std::string& message) const {
    const ShellOutcome outcome = Run(command);
    EXPECT_EQ(outcome.exit, exit) << command << "\n" << outcome.errors;
    EXPECT_EQ(outcome.errors, "sejajar: " + message + "\n") << command;
    EXPECT_EQ(outcome.output, "") << command;
  }
};

TEST_F(BadInputTest, AMissingFile) {
  ExpectRefused("gone.txt", 2, "gone.txt: cannot read: No such file or directory");
}

TEST_F(BadInputTest, AFolder) {
  ASSERT_EQ(Run("mkdir folder").exit, 0);
  ExpectRefused("folder", 2, "folder: cannot read: Is a directory");
}

TEST_F(BadInputTest, AFileWithoutText) {
  Write("empty", "");
  Write("blank", "\xEF\xBB\xBF \n\t\n\xC2\xA0\n");
  for (const std::string file : {"empty", "blank"}) {
    ExpectError("$SEJAJAR align " + file + " a.id -o out", 3, file + ": holds no text");
    ExpectError("$SEJAJAR align a.en " + file + " --segmented -o out", 3, file + ": holds no text");
    EXPECT_FALSE(Exists("out"));
    const ShellOutcome split = Run("$SEJAJAR split -l en " + file);
    EXPECT_EQ(split.exit, 0);
    EXPECT_EQ(split.output, "");
  }
}

TEST_F(BadInputTest, ABinaryFile) {
  using namespace std::string_literals;
  Write("program", "\x7f"s + "ELF\x02\x01\x01\n\0\0\0\0\0\0\0\0\0"s);
  ExpectRefused("program", 3, "program:2: holds a NUL byte: is it a binary file?");
  Write("picture", "\x89PNG\r\n\x1a\n");
  ExpectRefused("picture", 3, "picture:1: byte 0x89 is not UTF-8");
}

TEST_F(BadInputTest, Utf16) {
  if (Run("command -v iconv").exit != 0) GTEST_SKIP() << "no iconv here";
  for (const std::string encoding : {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
    ASSERT_EQ(Run("iconv -f UTF-8 -t " + encoding + " a.en >wide").exit, 0);
    ExpectRefused("wide", 3, "wide:1: is " + encoding + ", not UTF-8; convert it first");
  }
}

TEST_F(BadInputTest, AnotherEightBitEncodingOrACutFile) {
  Write("latin", "First.\nSecond caf\xe9.\n");
  ExpectRefused("latin", 3, "latin:2: byte 0xE9 is not UTF-8");
  Write("cut", "First.\nSecond.\nThe rest is cut: \xe2\x80");
  ExpectRefused("cut", 3, "cut:3: ends in the middle of a UTF-8 character");
}

TEST_F(BadInputTest, AFileOfTwoGigabytes) {
  ASSERT_EQ(Run("truncate -s 2G huge").exit, 0);
  ExpectRefused("huge", 3, "huge: is longer than the limit of 1073741824 bytes");
  ExpectBoundedMemory();
}

TEST_F(BadInputTest, ALineOfTenMegabytes) {
  Write("word", std::string(10'000'000, 'x'));
  std::string words;
  while (words.size() < 10'000'000) words += "the market and the rain ";
  Write("words", words);
  for (const std::string file : {"word", "words"}) {
    const ShellOutcome outcome =
        Run("$SEJAJAR align " + file + " a.id -s en -t id -f vecalign -o out");
    EXPECT_EQ(outcome.exit, 0) << outcome.errors;
    EXPECT_THAT(Read("out"), StartsWith("["));
    EXPECT_EQ(Run("$SEJAJAR embed -l en " + file + " | wc -l | tr -d ' '").output, "1\n");
  }
  EXPECT_EQ(Run("$SEJAJAR align word a.id -s en -t id -o out").exit, 0);  // wraps it, too
}

TEST_F(BadInputTest, AHundredThousandLinesTheSame) {
  std::string english;
  std::string indonesian;
  for (int i = 0; i < 100'000; ++i) english += "The rain came.\n";
  for (int i = 0; i < 99'990; ++i) indonesian += "Hujan turun.\n";
  Write("same.en", english);
  Write("same.id", indonesian);
  const ShellOutcome outcome =
      Run("$SEJAJAR align same.en same.id -s en -t id --segmented -f ladder");
  EXPECT_EQ(outcome.exit, 0) << outcome.errors;
  EXPECT_THAT(outcome.output, HasSubstr("\n100000\t99990\t"));
  ExpectBoundedMemory();
}

TEST_F(BadInputTest, AnotherLanguageThanSaid) {
  const ShellOutcome outcome = Run("$SEJAJAR align a.en a.en -s en -t id -f vecalign");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_EQ(outcome.errors, "sejajar: warning: a.en: seems to be in 'en', not in 'id' as said\n");
  EXPECT_NE(outcome.output, "");
}

TEST_F(BadInputTest, SwappedLanguages) {
  const ShellOutcome outcome = Run("$SEJAJAR align a.id a.en -s en -t id -f vecalign");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_EQ(outcome.errors,
            "sejajar: warning: the documents look swapped: a.id seems to be in 'id', a.en in 'en'"
            "\n");
  EXPECT_NE(outcome.output, "");
}

TEST_F(BadInputTest, TheSameLanguageTwice) {
  const ShellOutcome outcome = Run("$SEJAJAR align a.id a.id -f vecalign");
  EXPECT_EQ(outcome.exit, 0);
  EXPECT_EQ(outcome.errors,
            "sejajar: warning: a.id and a.id seem to be in the same language, 'id'\n");
}

TEST_F(BadInputTest, AnOutputThatCannotBeWritten) {
  for (const char* path : {"no/such/folder/out", "a.en/out", "."}) {
    const ShellOutcome outcome = Run(std::string("$SEJAJAR align a.en a.id -o ") + path);
    EXPECT_EQ(outcome.exit, 2) << path;
    EXPECT_THAT(outcome.errors, StartsWith("sejajar: ")) << path;
    EXPECT_THAT(outcome.errors, HasSubstr(path[0] == '.' ? "is a directory" : path)) << path;
    EXPECT_EQ(std::count(outcome.errors.begin(), outcome.errors.end(), '\n'), 1) << path;
  }
  Write("list.tsv", "a.en\ta.id\tone\n");
  const ShellOutcome outcome = Run("$SEJAJAR align --pairs list.tsv -O a.en/out");
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_THAT(outcome.errors, StartsWith("sejajar: a.en/out: cannot create: "));
  EXPECT_EQ(Names().size(), 4U);  // the model, both texts, the list
}

TEST_F(BadInputTest, AFullDisk) {
  if (!Exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  for (const char* command :
       {"align a.en a.id", "split a.en", "embed a.en", "help", "completions bash", "--version"}) {
    ExpectError(std::string("$SEJAJAR ") + command + " >/dev/full", 2,
                "standard output: cannot write: No space left on device");
  }
  ExpectError("$SEJAJAR align a.en a.id -o /dev/full", 2,
              "/dev/full: cannot write: No space left on device");
}

TEST_F(BadInputTest, AClosedPipeIsNoError) {
  std::string text;
  for (int i = 0; i < 5'000; ++i) text += "The rain came.\n";
  Write("long", text);
  for (const char* command : {"align --segmented -f tsv long long -s en -t en", "split -l en long",
                              "embed -l en long", "embed -l en -f npy long"}) {
    const ShellOutcome outcome =
        Run(std::string("{ $SEJAJAR ") + command + "; echo $? >code; } | head -c 10");
    EXPECT_EQ(Read("code"), "0\n") << command;
    EXPECT_EQ(outcome.output.size(), 10U) << command;
    EXPECT_THAT(outcome.errors, AnyOf("", StartsWith("sejajar: warning: "))) << command;
  }
}

TEST_F(BadInputTest, AnInterruptLeavesNothingBehind) {
  if (Run("command -v timeout").exit != 0) GTEST_SKIP() << "no timeout(1) here";
  ASSERT_EQ(Run("mkfifo never").exit, 0);
  const ShellOutcome waiting =
      Run("timeout --preserve-status -s INT 0.3 $SEJAJAR align never a.id -o out");
  EXPECT_EQ(waiting.exit, 130);
  EXPECT_FALSE(Exists("out"));
  EXPECT_EQ(Run("timeout --preserve-status -s TERM 0.3 $SEJAJAR align never a.id -o out").exit,
            143);

  // In the middle of many outputs: whatever stands there then is whole.
  std::string text;
  for (int i = 0; i < 2'000; ++i) text += "The rain came.\n";
  Write("long", text);
  std::string list;
  for (int i = 0; i < 2'000; ++i) list += "long\tlong\tn" + std::to_string(i) + "\n";
  Write("list.tsv", list);
  const ShellOutcome batch =
      Run("timeout --preserve-status -s INT 1 $SEJAJAR align --pairs list.tsv -O many "
          "--segmented -f tsv -s en -t und");
  EXPECT_EQ(batch.exit, 130);
  std::string whole;
  for (const std::string& name : Names("many")) {
    EXPECT_THAT(name, MatchesRegex("n[0-9]+\\.tsv"));
    const std::string content = Read("many/" + name);
    if (whole.empty()) whole = content;
    EXPECT_EQ(content, whole) << name;
  }
}

TEST_F(BadInputTest, ANameThatWouldForgeAMessage) {
  const ShellOutcome outcome = Run("$SEJAJAR align \"$(printf 'x\\nsejajar: ok\\033[2J')\" a.id");
  EXPECT_EQ(outcome.exit, 2);
  EXPECT_EQ(outcome.errors,
            "sejajar: x sejajar: ok\u241b[2J: cannot read: No such file or directory\n");
}

class BadModelTest : public BadInputTest {
 protected:
  // Whatever the file: a result, or one line about it; never a crash, never much memory.
  void ExpectCalm(const std::string& model, const std::string& what, bool may_do) const {
    Write("bad", model);
    const ShellOutcome outcome = Run("$SEJAJAR embed -l en -m bad a.en");
    if (may_do && outcome.exit == 0) return;
    EXPECT_EQ(outcome.exit, 3) << what << ": " << outcome.errors;
    EXPECT_THAT(outcome.errors, StartsWith("sejajar: bad")) << what;
    EXPECT_EQ(std::count(outcome.errors.begin(), outcome.errors.end(), '\n'), 1) << what;
    EXPECT_EQ(outcome.output, "") << what;
  }

  // A tiny model of ours, whole and quantised.
  void Train() const {
    std::string pairs;
    const char* const words[][2] = {{"rain", "hujan"},  {"market", "pasar"},   {"night", "malam"},
                                    {"town", "kota"},   {"school", "sekolah"}, {"river", "sungai"},
                                    {"house", "rumah"}, {"road", "jalan"}};
    for (const auto& a : words) {
      for (const auto& b : words) {
        pairs += std::string("toy\tCC0\tthe ") + a[0] + " and the " + b[0] + "\t" + a[1] + " dan " +
                 b[1] + "\n";
      }
    }
    Write("pairs.tsv", pairs);
    const ShellOutcome outcome =
        Run("$SEJAJAR train pairs.tsv --dimension 4 --buckets 64 --batch 16 --epochs 1 "
            "--min-count 1 --keep-words 20 --keep-ngrams 20 -o whole.bin -q small.ftz 2>&1");
    ASSERT_EQ(outcome.exit, 0) << outcome.output << outcome.errors;
    ASSERT_EQ(Run("$SEJAJAR embed -l en -m whole.bin a.en").exit, 0);
    ASSERT_EQ(Run("$SEJAJAR embed -l en -m small.ftz a.en").exit, 0);
  }
};

TEST_F(BadModelTest, AMissingEmptyOrForeignFile) {
  EXPECT_EQ(Run("$SEJAJAR embed -l en -m gone a.en").exit, 2);
  EXPECT_EQ(Run("$SEJAJAR embed -l en -m . a.en").exit, 2);
  ExpectCalm("", "empty", false);
  ExpectCalm("The quick brown fox.\n", "text", false);
  ExpectCalm(std::string(1000, '\0'), "zeros", false);
  ExpectCalm("99999999999 99999999999\nx 1 2\n", "a .vec with hostile sizes", false);
  ExpectCalm("3 1000000\nx 1 2\n", "a .vec with long rows", false);
  ExpectCalm("2 2\nx 1 2\ny 1\n", "a .vec with a short row", false);
  ExpectCalm("2 2\nx 1 2\n", "a .vec cut short", false);
  ExpectCalm("1 2\nx 1 nonsense\n", "a .vec without numbers", false);
  ExpectBoundedMemory();
}

TEST_F(BadModelTest, AModelCutShort) {
  Train();
  for (const char* name : {"whole.bin", "small.ftz"}) {
    const std::string model = Read(name);
    std::size_t step = 1;
    for (std::size_t size = 0; size < model.size(); size += step) {
      ExpectCalm(model.substr(0, size), std::string(name) + " cut at " + std::to_string(size),
                 false);
      step = std::max<std::size_t>(5, model.size() / 50);
    }
    ExpectCalm(model.substr(0, model.size() - 1), std::string(name) + " without its last byte",
               false);
  }
}

TEST_F(BadModelTest, HostileSizes) {
  Train();
  for (const char* name : {"whole.bin", "small.ftz"}) {
    const std::string model = Read(name);
    // The header is where the sizes stand; some lie further on.
    std::size_t step = 4;
    for (std::size_t at = 0; at + 8 <= model.size(); at += step) {
      for (const char* value :
           {"\xff\xff\xff\xff\xff\xff\xff\x7f", "\xff\xff\xff\xff\xff\xff\xff\xff",
            "\xff\xff\xff\x7f\x01\x02\x03\x04"}) {
        std::string changed = model;
        changed.replace(at, 8, value, 8);
        ExpectCalm(changed, std::string(name) + " changed at " + std::to_string(at), true);
      }
      if (at >= 120) step = model.size() / 20 + 1;
    }
  }
  ExpectBoundedMemory();
}

}  // namespace
}  // namespace sejajar
