#include "align/embed/vec_file.h"

#include <gmock/gmock.h>

#include "tests/support/temporary_file.h"

namespace sejajar {
namespace {

TEST(VecFileTest, ReadsWordsAndNumbers) {
  const TemporaryFile file("2 3\nkapal 1 -2.5 3e-1 \nferi 0 0 1\n");
  const auto vectors = VecFile::Open(file.path());
  ASSERT_TRUE(vectors) << vectors.error().ToString();
  std::vector<float> out(3);
  (*vectors)->Lookup("kapal", out);
  EXPECT_THAT(out, testing::ElementsAre(1, -2.5F, 0.3F));
  (*vectors)->Lookup("perahu", out);
  EXPECT_THAT(out, testing::ElementsAre(0, 0, 0));
  EXPECT_GT((*vectors)->Frequency("kapal"), (*vectors)->Frequency("feri"));
}

struct Bad {
  std::string text;
  std::size_t line;
};

TEST(VecFileTest, NamesTheLineThatIsWrong) {
  for (const Bad& bad :
       {Bad{"", 1}, Bad{"words\n", 1}, Bad{"2 0\na\nb\n", 1}, Bad{"99999999999 300\na 1\n", 1},
        Bad{"2 18446744073709551615\na 1\n", 1}, Bad{"2 2\na 1 2\nb 1 x\n", 3},
        Bad{"2 2\na 1 2\nb 1\n", 3}, Bad{"2 2\na 1 2 3\nb 1 2\n", 2},
        Bad{"2 2\na 1 nan\nb 1 2\n", 2}, Bad{"3 1\na 1\nbbbbbbbb 2\n", 4}}) {
    const TemporaryFile file(bad.text);
    const auto vectors = VecFile::Open(file.path());
    ASSERT_FALSE(vectors) << bad.text;
    EXPECT_EQ(vectors.error().kind, ErrorKind::kMalformed);
    EXPECT_EQ(vectors.error().line, bad.line) << bad.text;
    EXPECT_EQ(vectors.error().path, file.path());
  }
}

}  // namespace
}  // namespace sejajar
