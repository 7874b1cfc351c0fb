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
          "audit " + file + " a.id -o out", "audit a.en " + file + " -o out -f html",
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
    ExpectError("$SEJAJAR audit a.en " + file + " -o out -f sarif", 3, file + ": holds no text");
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
    EXPECT_EQ(Run("$SEJAJAR audit a.en " + file + " -s en -t id -o out -f html").exit, 0);
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
  EXPECT_EQ(Run("$SEJAJAR audit same.en same.id -s en -t id --segmented -f jsonl").exit, 0);
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
  Write("a.tsv", "The market.\tPasar itu.\n");
  for (const char* path : {"no/such/folder/out", "a.en/out", "."}) {
    for (const char* command : {"audit a.en a.id -o ", "check -s en -t id a.tsv -o "}) {
      EXPECT_EQ(Run(std::string("$SEJAJAR ") + command + path).exit, 2) << command << path;
    }
  }
  EXPECT_EQ(Run("$SEJAJAR audit --pairs list.tsv -O a.en/out").exit, 2);
  EXPECT_EQ(Names().size(), 5U);  // the model, both texts, the lists
}

TEST_F(BadInputTest, AFullDisk) {
  if (!Exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  Write("a.tsv", "The market.\tPasar itu.\n");
  for (const char* command :
       {"align a.en a.id", "audit a.en a.id", "audit a.en a.id -f html --fail-on low",
        "check -s en -t id a.tsv", "check -s en -t id a.tsv -f jsonl --fail-on low", "split a.en",
        "embed a.en", "help", "completions bash", "--version"}) {
    ExpectError(std::string("$SEJAJAR ") + command + " >/dev/full", 2,
                "standard output: cannot write: No space left on device");
  }
  for (const char* command : {"align a.en a.id", "audit a.en a.id", "check -s en -t id a.tsv"}) {
    ExpectError(std::string("$SEJAJAR ") + command + " -o /dev/full", 2,
                "/dev/full: cannot write: No space left on device");
  }
}

TEST_F(BadInputTest, AClosedPipeIsNoError) {
  std::string text;
  for (int i = 0; i < 5'000; ++i) text += "The rain came.\n";
  Write("long", text);
  std::string pairs;
  for (int i = 0; i < 5'000; ++i) pairs += "The rain came.\tHujan turun.\n";
  Write("long.tsv", pairs);
  for (const char* command :
       {"align --segmented -f tsv long long -s en -t en", "split -l en long",
        "audit --segmented -f html long a.id -s en -t id", "check -s en -t id -f jsonl long.tsv",
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

// Files of aligned pairs, of which `check` reads the most formats.
class BadPairsTest : public BadInputTest {
 protected:
  // Refused as a whole, with no record of any pair.
  void ExpectRefusedPairs(const std::string& file, int exit, const std::string& message) const {
    for (const std::string format : {"pretty", "jsonl", "tsv"}) {
      ExpectError("$SEJAJAR check -s en -t id " + file + " -o out -f " + format, exit, message);
      EXPECT_FALSE(Exists("out")) << file;
    }
  }
};

TEST_F(BadPairsTest, FilesThatAreNoText) {
  using namespace std::string_literals;
  ExpectRefusedPairs("gone.tsv", 2, "gone.tsv: cannot read: No such file or directory");
  ASSERT_EQ(Run("mkdir folder.tmx").exit, 0);
  ExpectRefusedPairs("folder.tmx", 2, "folder.tmx: cannot read: Is a directory");
  Write("wide.tsv", "\xff\xfe\x41\0\t\0b\0\n\0"s);
  ExpectRefusedPairs("wide.tsv", 3, "wide.tsv:1: is UTF-16LE, not UTF-8; convert it first");
}

TEST_F(BadPairsTest, LinesThatAreBadBetweenLinesThatAreNot) {
  using namespace std::string_literals;
  Write("a.tsv",
        "The market.\tPasar itu.\n"
        "no tab\n"
        "The rain.\tHuj\0an.\n"
        "caf\xe9\tkafe\n"
        "The night.\tMalam \xe2\x80\n"s +
            std::string(3'000'000, 'x') + "\ty\nThe rain.\tHujan itu.\n");
  const ShellOutcome outcome = Run("$SEJAJAR check -s en -t id a.tsv -f jsonl -o out");
  EXPECT_EQ(outcome.exit, 3);
  EXPECT_EQ(outcome.errors,
            "sejajar: a.tsv:2: is not source and target, separated by a tab\n"
            "sejajar: a.tsv:3: holds a NUL byte: is it a binary file?\n"
            "sejajar: a.tsv:4: byte 0xE9 is not UTF-8\n"
            "sejajar: a.tsv:5: ends in the middle of a UTF-8 character\n"
            "sejajar: a.tsv:6: is longer than the limit of 2097152 bytes\n"
            "sejajar: a.tsv: 5 of 7 pairs could not be read\n");
  EXPECT_THAT(Read("out"), MatchesRegex("[{]\"key\":\"1\",.*\n[{]\"key\":\"7\",.*\n"));
}

TEST_F(BadPairsTest, XmlThatIsBrokenOrSomethingElse) {
  Write("cut.tmx", "<tmx version=\"1.4\">\n<header/>\n<body>\n<tu><tuv xml:lang=\"en\"><seg>The");
  ExpectRefusedPairs("cut.tmx", 3, "cut.tmx:4: is not well-formed XML: Start-end tags mismatch");
  Write("other.tmx", "<?xml version=\"1.0\"?>\n<html/>\n");
  ExpectRefusedPairs("other.tmx", 3, "other.tmx:2: is XML, but not TMX");
  Write("french.tmx",
        "<tmx><body><tu><tuv xml:lang=\"fr\"><seg>Le march\xc3\xa9</seg></tuv><tuv "
        "xml:lang=\"id\"><seg>Pasar</seg></tuv></tu></body></tmx>\n");
  ExpectRefusedPairs("french.tmx", 3,
                     "french.tmx: has no unit in both 'en' and 'id'; it has 'fr', 'id'");
  Write("new.xlf", "<xliff version=\"9.0\"/>");
  ExpectRefusedPairs("new.xlf", 3, "new.xlf:1: is XLIFF of version '9.0', not 1.x or 2.x");
}

TEST_F(BadPairsTest, XmlBombs) {
  std::string nested =
      "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"id\"><body>";
  for (int i = 0; i < 100'000; ++i) nested += "<group>";
  nested +=
      "<trans-unit id=\"deep\"><source>The market.</source><target>Pasar.</target></trans-unit>";
  for (int i = 0; i < 100'000; ++i) nested += "</group>";
  Write("deep.xlf", nested + "</body></file></xliff>");
  const ShellOutcome deep = Run("$SEJAJAR check -s en -t id deep.xlf -f jsonl");
  EXPECT_EQ(deep.exit, 0) << deep.errors;
  EXPECT_THAT(deep.output, StartsWith("{\"key\":\"deep\","));

  std::string inline_codes =
      "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"id\"><body>"
      "<trans-unit id=\"g\"><source>";
  for (int i = 0; i < 100'000; ++i) inline_codes += "<g>";
  inline_codes += "The market.";
  for (int i = 0; i < 100'000; ++i) inline_codes += "</g>";
  Write("codes.xlf",
        inline_codes + "</source><target>Pasar.</target></trans-unit></body></file></xliff>");
  EXPECT_EQ(Run("$SEJAJAR check -s en -t id codes.xlf -f jsonl").exit, 0);

  // Entities that would grow to gigabytes are not looked up at all.
  std::string laughs = "<!DOCTYPE tmx [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    laughs += "<!ENTITY a" + std::to_string(i) + " \"" + before + before + before + "\">";
  }
  Write("laughs.tmx", laughs +
                          "]>\n<tmx><body><tu><tuv xml:lang=\"en\"><seg>&a29;</seg></tuv><tuv "
                          "xml:lang=\"id\"><seg>Pasar</seg></tuv></tu></body></tmx>\n");
  const ShellOutcome outcome = Run("$SEJAJAR check -s en -t id laughs.tmx -f jsonl");
  EXPECT_EQ(outcome.exit, 0) << outcome.errors;
  EXPECT_LT(outcome.output.size(), 2'000U);
  ExpectBoundedMemory();
}

TEST_F(BadPairsTest, APairThatIsVeryLong) {
  // Within the limit of a pair, and far beyond what coverage looks into.
  std::string words;
  while (words.size() < 500'000) words += "the market and the rain ";
  Write("long.tsv", words + "\t" + words + "\n" + std::string(900'000, 'x') + "\tx\n");
  for (const char* format : {"pretty", "jsonl", "tsv"}) {
    const ShellOutcome outcome =
        Run(std::string("$SEJAJAR check -s en -t id long.tsv -f ") + format);
    EXPECT_EQ(outcome.exit, 0) << outcome.errors;
  }
  Write("line.tsv", std::string(10'000'000, 'x') + "\ty\n");
  ExpectError("$SEJAJAR check -s en -t id line.tsv -o out -f jsonl", 3,
              "line.tsv:1: is longer than the limit of 2097152 bytes\n"
              "sejajar: line.tsv: 1 of 1 pairs could not be read");
  ExpectBoundedMemory();
}

TEST_F(BadPairsTest, TextThatWouldForgeARecord) {
  const std::string hostile =
      "The <b>market</b> \x1b[2J ]]> &lt; \"}],\"findings\":[{ \\u0000 \xe2\x80\xae rain\r";
  Write("a.tsv", "key\x1b]0;x\x07 \"}\t" + hostile + "\t\n");
  const ShellOutcome pretty = Run("$SEJAJAR check -s en -t id a.tsv");
  EXPECT_EQ(pretty.exit, 0);
  EXPECT_EQ(pretty.output.find('\x1b'), std::string::npos);
  EXPECT_EQ(pretty.output.find('\x07'), std::string::npos);
  const ShellOutcome jsonl = Run("$SEJAJAR check -s en -t id a.tsv -f jsonl");
  EXPECT_EQ(std::count(jsonl.output.begin(), jsonl.output.end(), '\n'), 1);
  EXPECT_EQ(jsonl.output.find('\x1b'), std::string::npos);
  const ShellOutcome tsv = Run("$SEJAJAR check -s en -t id a.tsv -f tsv | tail -n +2");
  EXPECT_EQ(std::count(tsv.output.begin(), tsv.output.end(), '\n'), 1);
  EXPECT_EQ(std::count(tsv.output.begin(), tsv.output.end(), '\t'), 8);
}

class BadAuditTest : public BadInputTest {};

TEST_F(BadAuditTest, ABaselineThatIsNone) {
  const auto refused = [&](const std::string& content, int exit, const std::string& message) {
    Write("known", content);
    ExpectError("$SEJAJAR audit a.en a.id -o out --baseline known", exit, "known" + message);
    EXPECT_FALSE(Exists("out"));
  };
  refused("", 3, ":1: is not JSON");
  refused("{\n\"format\": oops}\n", 3, ":2: is not JSON");
  refused("{\"a\": 1e999}\n", 3, ": holds a number out of range");
  refused("[1, 2]\n", 3, ": is neither an audit's jsonl nor a file of verdicts");
  refused("{\"type\":\"summary\"}\n{\"type\":\"finding\"}\n", 3,
          ":2: has no \"fingerprint\" of 16 hexadecimal digits");
  refused("caf\xe9\n", 3, ":1: byte 0xE9 is not UTF-8");
  refused(std::string(1'000'000, '['), 3, ":1: is not JSON");
  ExpectError("$SEJAJAR audit a.en a.id --baseline gone", 2,
              "gone: cannot read: No such file or directory");
  ASSERT_EQ(Run("truncate -s 65M big").exit, 0);
  EXPECT_EQ(Run("$SEJAJAR audit a.en a.id --baseline big").exit, 3);
  ExpectBoundedMemory();
}

TEST_F(BadAuditTest, BoilerplateRulesThatAreNone) {
  const auto refused = [&](const std::string& content, const std::string& message) {
    Write("rules", content);
    const ShellOutcome outcome = Run("$SEJAJAR audit a.en a.id -o out --boilerplate rules");
    EXPECT_EQ(outcome.exit, 3) << content;
    EXPECT_THAT(outcome.errors, StartsWith("sejajar: rules: " + message));
    EXPECT_EQ(std::count(outcome.errors.begin(), outcome.errors.end(), '\n'), 1);
    EXPECT_FALSE(Exists("out"));
  };
  refused("{\"rules\": 1}", "is not a JSON object");
  refused(std::string(1'000'000, '['), "is not a JSON object");
  refused("{\"rules\": [{\"name\": \"x\"}]}", "rule 1 has no");
  refused("{\"rules\": [{\"name\": \"x\", \"pattern\": \"(\"}]}", "rule 'x': ");
}

TEST_F(BadAuditTest, TextThatWouldBreakAReport) {
  const std::string hostile =
      "The market </script><script>alert(1)</script> ]]> \x1b[2J\x07 \xe2\x80\xa8 \xe2\x80\xae "
      "\\u003c \" ' & \x7f.\n";
  Write("bad.en", "The rain came at night. " + hostile);
  Write("'bad\n.id", "Hujan turun pada malam hari. " + hostile + hostile);
  const std::string command = "$SEJAJAR audit -s en -t id bad.en \"$(printf \"'bad\\n.id\")\" -f ";
  for (const char* format : {"pretty", "html", "jsonl", "tsv", "sarif"}) {
    const ShellOutcome outcome = Run(command + format);
    EXPECT_EQ(outcome.exit, 0) << outcome.errors;
    for (const char control : {'\x1b', '\x07'}) {
      EXPECT_EQ(outcome.output.find(control), std::string::npos) << format;
    }
  }
  EXPECT_EQ(Run(command + "html").output.find("<script>alert"), std::string::npos);
  const std::string lines = Run(command + "jsonl | wc -l").output;
  const std::string findings = Run(command + "tsv | wc -l").output;
  EXPECT_EQ(lines, findings);  // a summary in the one, a heading in the other
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
