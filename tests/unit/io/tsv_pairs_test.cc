#include "align/io/tsv_pairs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/support/read_pairs.h"

namespace sejajar {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> Shown(std::string_view bytes, PairReadOptions options = {}) {
  const PairsRead read = ReadPairs("tsv", bytes, std::move(options));
  EXPECT_EQ(read.error, "");
  return read.Shown();
}

TEST(TsvPairsTest, ReadsKeySourceAndTarget) {
  EXPECT_THAT(Shown("a\tone\tsatu\nb\ttwo\tdua\tmore\tand more\n"),
              ElementsAre("1|a|one|satu", "2|b|two|dua"));
}

TEST(TsvPairsTest, NumbersTheLinesWhereThereIsNoKey) {
  EXPECT_THAT(Shown("one\tsatu\n\ntwo\tdua\tignored\nthree\ttiga"),
              ElementsAre("1|1|one|satu", "3|3|two|dua", "4|4|three|tiga"));
}

TEST(TsvPairsTest, TakesWhatSpreadsheetsWrite) {
  EXPECT_THAT(Shown("\uFEFFa\tone\tsatu\r\na\ttwo\t\r\nb\t\tdua\r\n"),
              ElementsAre("1|a|one|satu", "2|a|two|", "3|b||dua"));
  EXPECT_THAT(Shown("one\tsatu\r\n"), ElementsAre("1|1|one|satu"));
  EXPECT_THAT(Shown(""), IsEmpty());
  EXPECT_THAT(Shown("\n\r\n\n"), IsEmpty());
}

TEST(TsvPairsTest, SaysWhatIsWrongWithALineAndKeepsTheOthers) {
  EXPECT_THAT(Shown("no tab\n"
                    "a\tone\tsatu\n"
                    "a\tone\n"
                    "a\tcaf\xe9\tb\n"
                    "a\tb\tc\0d\n"
                    "a\tcut \xe2\x82\n"
                    "b\ttwo\tdua\n"sv),
              ElementsAre("1: is not source and target, separated by a tab", "2|a|one|satu",
                          "3: is not key, source and target, separated by tabs",
                          "4: byte 0xE9 is not UTF-8", "5: holds a NUL byte: is it a binary file?",
                          "6: ends in the middle of a UTF-8 character", "7|b|two|dua"));
}

TEST(TsvPairsTest, BoundsALineWhoseEndDoesNotCome) {
  const PairReadOptions options = {.max_pair_bytes = 100};
  const std::string longest(190, 'x');
  EXPECT_THAT(Shown("a\tone\tsatu\t" + longest.substr(0, 189) + "\nb\ttwo\tdua\n", options),
              ElementsAre("1|a|one|satu", "2|b|two|dua"));
  EXPECT_THAT(Shown("a\tone\tsatu\t" + longest + "\nb\ttwo\tdua\n", options),
              ElementsAre("1: is longer than the limit of 200 bytes", "2|b|two|dua"));
  // Longer than any buffer, at the end, and without a line end.
  EXPECT_THAT(Shown("a\tone\tsatu\n" + std::string(5'000'000, 'x'), options),
              ElementsAre("1|a|one|satu", "2: is longer than the limit of 200 bytes"));
}

// Wherever the pieces end in which a file is read.
TEST(TsvPairsTest, ReadsOverTheEndsOfItsPieces) {
  std::string bytes;
  std::size_t pairs = 0;
  for (; bytes.size() < 3'000'000; ++pairs) {
    bytes += "k" + std::to_string(pairs) + "\t" + std::string(pairs % 97, 's') + "\t" +
             std::string(pairs % 89, 't') + "\r\n";
  }
  const PairsRead read = ReadPairs("tsv", bytes);
  ASSERT_EQ(read.pairs.size(), pairs);
  for (std::size_t i = 0; i < pairs; ++i) {
    ASSERT_EQ(read.pairs[i], (AlignedPair{.key = "k" + std::to_string(i),
                                          .line = i + 1,
                                          .source = std::string(i % 97, 's'),
                                          .target = std::string(i % 89, 't')}));
  }
}

TEST(TsvPairsTest, NamesAnotherEncodingOnce) {
  const std::string utf16 = "\xff\xfe"s + "o\0n\0e\0\t\0s\0a\0t\0u\0\n\0"s;
  EXPECT_EQ(ReadPairs("tsv", utf16).error, "1: is UTF-16LE, not UTF-8; convert it first");
}

// A file that is no text at all is one problem a line, and nothing worse.
TEST(TsvPairsTest, SurvivesBinaryData) {
  std::string bytes;
  for (int i = 0; i < 100'000; ++i) bytes += static_cast<char>(i * 37 % 251);
  for (const AlignedPair& pair : ReadPairs("tsv", bytes).pairs) {
    EXPECT_THAT(pair.problem, testing::AnyOf(HasSubstr("UTF-8"), HasSubstr("NUL")));
  }
}

}  // namespace
}  // namespace sejajar
