#include "align/io/aligned_pairs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "align/base/atomic_file.h"
#include "tests/support/read_pairs.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view kTmx =
    "<tmx version='1.4'><body><tu><tuv xml:lang='en'><seg>one</seg></tuv>"
    "<tuv xml:lang='id'><seg>satu</seg></tuv></tu></body></tmx>";
constexpr std::string_view kXliff =
    "<xliff version='1.2'><file original='a' source-language='en' target-language='id'><body>"
    "<trans-unit id='1'><source>one</source><target>satu</target></trans-unit></body></file>"
    "</xliff>";

TEST(AlignedPairsTest, KnowsAFormatByItsFirstBytes) {
  EXPECT_THAT(ReadPairs("", kTmx).Shown(), ElementsAre("1|1|one|satu"));
  EXPECT_THAT(ReadPairs("", kXliff).Shown(), ElementsAre("1|a/1|one|satu"));
  EXPECT_THAT(ReadPairs("", "one\tsatu\n").Shown(), ElementsAre("1|1|one|satu"));
  EXPECT_THAT(ReadPairs("", "").Shown(), IsEmpty());
}

// An empty file is no XML, whereas it is a TSV file without pairs.
TEST(AlignedPairsTest, KnowsAFormatByItsExtension) {
  for (const auto& [extension, good] :
       {std::pair(".tmx", false), std::pair(".TMX", false), std::pair(".xlf", false),
        std::pair(".xliff", false), std::pair(".tsv", true)}) {
    const std::string path = TemporaryFile().path() + extension;
    ASSERT_TRUE(WriteFileAtomically(path, ""));
    const Result<PairCounts> counts = ReadAlignedPairs(
        path, {.source_language = "en", .target_language = "id"}, [](auto) { return Status(); });
    EXPECT_EQ(counts.ok(), good) << extension;
    std::remove(path.c_str());
  }
}

TEST(AlignedPairsTest, FindsFormatsByName) {
  for (const PairFormat& format : PairFormats()) EXPECT_EQ(FindPairFormat(format.name), &format);
  EXPECT_EQ(FindPairFormat("docx"), nullptr);
}

TEST(AlignedPairsTest, HandsPairsOverInBatches) {
  std::string bytes;
  constexpr std::size_t kPairs = 150'000;
  for (std::size_t i = 0; i < kPairs; ++i) bytes += std::to_string(i) + "\tone\tsatu\n";
  const TemporaryFile file(bytes);
  std::size_t batches = 0;
  std::size_t next = 0;
  const Result<PairCounts> counts =
      ReadAlignedPairs(file.path(), {.source_language = "en", .target_language = "id"},
                       [&](std::vector<AlignedPair> batch) -> Status {
                         ++batches;
                         EXPECT_LE(batch.size(), kPairs / 4);
                         for (const AlignedPair& pair : batch) {
                           EXPECT_EQ(pair.key, std::to_string(next++));
                         }
                         return {};
                       });
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->pairs, kPairs);
  EXPECT_EQ(next, kPairs);
  EXPECT_GE(batches, 4U);
}

// Long texts make small batches.
TEST(AlignedPairsTest, ABatchIsNeverMoreThanSomeMegabytes) {
  std::string bytes;
  for (int i = 0; i < 40; ++i) bytes += std::string(900'000, 'a') + "\tb\n";
  const TemporaryFile file(bytes);
  std::size_t largest = 0;
  ASSERT_TRUE(ReadAlignedPairs(file.path(), {.source_language = "en", .target_language = "id"},
                               [&](std::vector<AlignedPair> batch) -> Status {
                                 largest = std::max(largest, batch.size());
                                 return {};
                               }));
  EXPECT_LE(largest, 20U);
}

TEST(AlignedPairsTest, StopsWhenTheConsumerDoes) {
  std::string bytes;
  for (int i = 0; i < 100'000; ++i) bytes += "one\tsatu\n";
  const TemporaryFile file(bytes);
  int batches = 0;
  const Result<PairCounts> counts = ReadAlignedPairs(
      file.path(), {.source_language = "en", .target_language = "id"}, [&](auto) -> Status {
        ++batches;
        return Error{ErrorKind::kInterrupted, "enough", {}, 0};
      });
  ASSERT_FALSE(counts);
  EXPECT_EQ(counts.error().kind, ErrorKind::kInterrupted);
  EXPECT_EQ(batches, 1);
}

TEST(AlignedPairsTest, LimitsTheLengthOfAPairInEveryFormat) {
  for (const auto& [format, bytes] : {std::pair("tmx", kTmx), std::pair("xliff", kXliff),
                                      std::pair("tsv", std::string_view("one\tsatu\n"))}) {
    EXPECT_THAT(ReadPairs(format, bytes, {.max_pair_bytes = 7}).Shown(), testing::SizeIs(1));
    const PairsRead read = ReadPairs(format, bytes, {.max_pair_bytes = 6});
    ASSERT_EQ(read.pairs.size(), 1U) << format;
    EXPECT_EQ(read.pairs[0].problem, "is longer than the limit of 6 bytes") << format;
    EXPECT_EQ(read.counts.problems, 1U);
    EXPECT_EQ(read.counts.pairs, 0U);
  }
}

TEST(AlignedPairsTest, LimitsTheLengthOfAFileThatIsReadWhole) {
  for (const auto& [format, bytes] : {std::pair("tmx", kTmx), std::pair("xliff", kXliff)}) {
    EXPECT_EQ(ReadPairs(format, bytes, {.max_file_bytes = bytes.size()}).error, "") << format;
    EXPECT_THAT(ReadPairs(format, bytes, {.max_file_bytes = bytes.size() - 1}).error,
                HasSubstr("is longer than the limit of"))
        << format;
  }
  EXPECT_EQ(ReadPairs("tsv", "one\tsatu\n", {.max_file_bytes = 3}).error, "");
}

TEST(AlignedPairsTest, RefusesOptionsThatMakeNoSense) {
  EXPECT_TRUE((PairReadOptions{.source_language = "en", .target_language = "id"}).Validate());
  EXPECT_FALSE((PairReadOptions{.source_language = "en", .target_language = ""}).Validate());
  EXPECT_FALSE((PairReadOptions{.source_language = "", .target_language = "id"}).Validate());
  PairReadOptions options = {.source_language = "en", .target_language = "id"};
  options.max_pair_bytes = 0;
  EXPECT_FALSE(options.Validate());
  options.max_pair_bytes = 1;
  options.max_file_bytes = 0;
  EXPECT_FALSE(options.Validate());
}

TEST(AlignedPairsTest, SaysWhatTheSystemRefused) {
  const Result<PairCounts> counts =
      ReadAlignedPairs("/no/such.tmx", {.source_language = "en", .target_language = "id"},
                       [](auto) { return Status(); });
  ASSERT_FALSE(counts);
  EXPECT_EQ(counts.error().kind, ErrorKind::kIo);
  EXPECT_EQ(counts.error().path, "/no/such.tmx");
}

}  // namespace
}  // namespace sejajar
