#include "align/io/po_pairs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/support/read_pairs.h"

namespace sejajar {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string Header(std::string_view fields) {
  return "msgid \"\"\nmsgstr \"" + std::string(fields) + "\"\n\n";
}

std::vector<std::string> Shown(std::string_view bytes, PairReadOptions options = {}) {
  const PairsRead read = ReadPairs("po", bytes, std::move(options));
  EXPECT_EQ(read.error, "");
  return read.Shown();
}

TEST(PoPairsTest, ReadsEntriesWithTheirPlaces) {
  EXPECT_THAT(Shown(Header("Language: id\\nContent-Type: text/plain; charset=UTF-8\\n") +
                    "# a comment\n#: src/a.c:12 src/b.c:3\nmsgid \"one\"\nmsgstr \"satu\"\n\n"
                    "msgid \"\"\n\"two \"\n\"words\\n\"\nmsgstr \"\"\n\"dua \\\"kata\\\"\\n\"\n\n"
                    "msgctxt \"menu\"\nmsgid \"File\"\nmsgstr \"Berkas\"\n\n"
                    "#: a.c\nmsgid \"File\"\nmsgstr \"File\"\n"),
              ElementsAre("6|src/a.c:12|one|satu", "9|9|two words\n|dua \"kata\"\n",
                          "16|menu|File|Berkas", "20|a.c|File|File"));
}

TEST(PoPairsTest, KnowsSuchFilesByTheirFirstBytes) {
  const std::string po = "\uFEFF# comment\nmsgid \"one\"\nmsgstr \"satu\"\n";
  EXPECT_THAT(ReadPairs("", po).Shown(), ElementsAre("2|2|one|satu"));
}

TEST(PoPairsTest, KeepsToTheLimits) {
  const std::string po = "msgid \"one\"\nmsgstr \"satu\"\n";
  EXPECT_THAT(Shown(po, {.max_pair_bytes = 6}),
              ElementsAre("1: is longer than the limit of 6 bytes"));
  EXPECT_EQ(ReadPairs("po", po, {.max_file_bytes = po.size()}).error, "");
  EXPECT_THAT(ReadPairs("po", po, {.max_file_bytes = po.size() - 1}).error,
              HasSubstr("is longer than the limit of"));
}

TEST(PoPairsTest, PairsPluralForms) {
  EXPECT_THAT(Shown("msgid \"one file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"%d berkas\"\n"),
              ElementsAre("1|1|%d files|%d berkas"));
  EXPECT_THAT(Shown("msgid \"one file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"satu berkas\"\n"
                    "msgstr[1] \"berkas\"\nmsgstr[2] \"%d berkas\"\n"),
              ElementsAre("1|1|one file|satu berkas", "1|1|%d files|%d berkas"));
}

TEST(PoPairsTest, PassesOverWhatIsFuzzyOrObsolete) {
  const std::string po =
      "#, fuzzy\nmsgid \"one\"\nmsgstr \"dua\"\n\nmsgid \"open\"\nmsgstr \"\"\n\n"
      "#~ msgid \"old\"\n#~ msgstr \"tua\"\n";
  const PairsRead read = ReadPairs("po", po);
  EXPECT_THAT(read.Shown(), ElementsAre("5|5|open|"));
  EXPECT_EQ(read.counts.skipped, 1U);
  EXPECT_THAT(Shown(po, {.fuzzy = true}), ElementsAre("2|2|one|dua", "5|5|open|"));
}

TEST(PoPairsTest, TakesOtherLineEndsAndAByteOrderMark) {
  EXPECT_THAT(Shown("\uFEFFmsgid \"one\"\r\nmsgstr \"satu\"\r\n"), ElementsAre("1|1|one|satu"));
  EXPECT_THAT(Shown("msgid \"one\"\nmsgstr \"satu\""), ElementsAre("1|1|one|satu"));
  EXPECT_THAT(Shown(""), IsEmpty());
  EXPECT_THAT(Shown("# only a comment\n"), IsEmpty());
}

TEST(PoPairsTest, SaysWhatIsWrongWithAnEntryAndKeepsTheOthers) {
  const auto shown = Shown(
      "msgid \"one\"\nmsgstr \"satu\"\n\n"
      "msgid \"one\"\nmsgstr \"uno\"\n\n"
      "msgid \"lost\"\n\n"
      "msgid \"two\"\nmsgstr \"dua\"\n\n"
      "this is nothing\n"
      "msgid \"three\"\nmsgstr \"tiga\"\n");
  EXPECT_THAT(shown, testing::Contains("4: is not well-formed PO: duplicate message definition"));
  EXPECT_THAT(shown, testing::Contains("7: is not well-formed PO: missing 'msgstr' section"));
  EXPECT_THAT(shown, testing::Contains("12: is not well-formed PO: keyword \"this\" unknown"));
  EXPECT_THAT(shown, testing::Contains("1|1|one|satu"));
  EXPECT_THAT(shown, testing::Contains("9|9|two|dua"));
  EXPECT_THAT(shown, testing::Contains("13|13|three|tiga"));
}

// The library calls it fatal when there are very many, and would rather end the program.
TEST(PoPairsTest, SurvivesVeryManyErrors) {
  std::string po;
  for (int i = 0; i < 2'000; ++i) po += "msgid \"open\nmsgstr x\n";
  po += "\nmsgid \"last\"\nmsgstr \"akhir\"\n";
  const auto shown = Shown(po);
  EXPECT_GE(shown.size(), 2'000U);
  EXPECT_THAT(shown, testing::Contains(HasSubstr("last|akhir")));
  // And has forgotten all about it afterwards.
  EXPECT_THAT(Shown("msgid \"one\"\nmsgstr \"satu\"\n"), ElementsAre("1|1|one|satu"));
}

TEST(PoPairsTest, RefusesOtherEncodingsAndLanguages) {
  EXPECT_EQ(ReadPairs("po", "msgid \"caf\xe9\"\nmsgstr \"\"\n").error, "1: byte 0xE9 is not UTF-8");
  EXPECT_EQ(ReadPairs("po", "msgid \"a\0\"\n"sv).error,
            "1: holds a NUL byte: is it a binary file?");
  EXPECT_EQ(ReadPairs("po", Header("Content-Type: text/plain; charset=ISO-8859-1\\n")).error,
            " is in 'ISO-8859-1', not UTF-8; convert it first");
  EXPECT_EQ(ReadPairs("po", Header("Content-Type: text/plain; charset=CHARSET\\n")).error, "");
  EXPECT_EQ(ReadPairs("po", Header("Language: de\\n")).error,
            " is a translation into 'de', not 'id'");
  EXPECT_EQ(ReadPairs("po", Header("Language: id_ID\\n")).error, "");
  EXPECT_EQ(ReadPairs("po", Header("Language: \\n")).error, "");
}

TEST(PoPairsTest, SurvivesWhatIsNoPo) {
  std::string bytes;
  for (int i = 0; i < 20'000; ++i) bytes += static_cast<char>(' ' + i * 37 % 95);
  ReadPairs("po", bytes);
  ReadPairs("po", std::string(100'000, '"'));
  ReadPairs("po", "msgid " + std::string(100'000, '\\'));
  const std::string good = Header("Project-Id-Version: x\\n") +
                           "#: a.c:1\n#, fuzzy\n#| msgid \"b\"\nmsgctxt \"c\"\nmsgid \"one\"\n"
                           "msgid_plural \"many\"\nmsgstr[0] \"\\x41\\101\\\"\"\n";
  for (std::size_t length = 0; length < good.size(); ++length) {
    EXPECT_EQ(ReadPairs("po", good.substr(0, length)).error, "") << length;
  }
}

// What the library needs quadratic time for does not get there, and lines stay where they are.
TEST(PoPairsTest, IsNotHeldUp) {
  std::string references;
  std::string forms;
  std::string domains;
  for (int i = 0; i < 200'000; ++i) {
    const std::string number = std::to_string(i);
    references += "#: a.c:" + number + "\n";
    forms += "msgstr[" + number + "] \"x\" ";
    domains += "domain \"d" + number + "\" msgid \"a\" msgstr \"b\"\n";
  }
  const std::string entry = "msgid \"one\"\nmsgstr \"satu\"\n";
  EXPECT_THAT(Shown(references + entry), ElementsAre("200001|a.c:0|one|satu"));
  std::replace(references.begin(), references.end(), '\n', ' ');
  EXPECT_THAT(Shown("#. \"text\n" + references + "\n" + entry), ElementsAre("3|a.c:0|one|satu"));
  EXPECT_EQ(ReadPairs("po", "msgid \"a\"\nmsgid_plural \"b\"\n" + forms).error,
            "3: has an entry with more than 100 plural forms");
  EXPECT_EQ(ReadPairs("po", domains).error, "101: has more than 100 domains");
}

// What looks like a comment inside a text is none.
TEST(PoPairsTest, KeepsTextThatLooksLikeSomethingElse) {
  EXPECT_THAT(Shown("msgid \"# 1 \\\" #: a [[ msgid\"\nmsgstr \"domain #\" # comment \"\n"
                    "#: a.c:1\nmsgid \"b\\\n#c\"\nmsgstr \"d\"\n"),
              ElementsAre("1|1|# 1 \" #: a [[ msgid|domain #", "4|a.c:1|b#c|d"));
}

// Escapes can write bytes that no check of the file sees.
TEST(PoPairsTest, ChecksWhatEscapesMake) {
  EXPECT_THAT(Shown("msgid \"one\"\nmsgstr \"\\xff\"\n"),
              ElementsAre("1: holds what is no Unicode character"));
}

TEST(PoPairsTest, MayBeUsedFromManyThreads) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([i] {
      const std::string text = std::to_string(i);
      for (int round = 0; round < 20; ++round) {
        EXPECT_THAT(Shown("msgid \"" + text + "\"\nmsgstr \"b\"\n\nnonsense\n"),
                    ElementsAre("4: is not well-formed PO: keyword \"nonsense\" unknown",
                                "1|1|" + text + "|b"));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace sejajar
