#include "align/train/sentence_pairs.h"

#include <gmock/gmock.h>

#include "tests/support/temporary_file.h"

namespace sejajar {
namespace {

TEST(SentencePairsTest, ReadsFourColumnsAndSkipsEmptySides) {
  const TemporaryFile file("doc:a\tMIT\tThe ship.\tKapal itu.\r\ndoc:a\tMIT\t\tKosong.\n");
  std::vector<SentencePair> pairs;
  ASSERT_TRUE(ReadSentencePairs(file.path(), pairs));
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_EQ(pairs[0].origin, "doc:a");
  EXPECT_EQ(pairs[0].source, "The ship.");
  EXPECT_EQ(pairs[0].target, "Kapal itu.");
}

TEST(SentencePairsTest, NamesTheLineThatIsWrong) {
  const TemporaryFile file("a\tb\tc\td\na\tb\tc\n");
  std::vector<SentencePair> pairs;
  const Status status = ReadSentencePairs(file.path(), pairs);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().line, 2U);
  EXPECT_EQ(status.error().path, file.path());
  EXPECT_EQ(ReadSentencePairs("/nowhere.tsv", pairs).error().kind, ErrorKind::kIo);
}

}  // namespace
}  // namespace sejajar
