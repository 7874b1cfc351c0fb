#include "align/io/bead_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace sejajar {
namespace {

using ::testing::ElementsAre;

TEST(BeadReaderTest, ReadsGoldAndAnswers) {
  const auto beads = ParseBeads("f",
                                "# gold\n"
                                "[0, 1]:[2]\n"
                                "\n"
                                "[2]:[]:0.25\n"
                                "[]:[0,1]\tnote: [9]\r\n"
                                "  [ 4 , 3 ] : [ 5 ]  \n"
                                "[5]:[6]:0.1:more");
  ASSERT_TRUE(beads) << beads.error().ToString();
  EXPECT_THAT(*beads,
              ElementsAre(ListedBead{{0, 1}, {2}}, ListedBead{{2}, {}}, ListedBead{{}, {0, 1}},
                          ListedBead{{4, 3}, {5}}, ListedBead{{5}, {6}}));
}

TEST(BeadReaderTest, LetsBeadsCross) {
  const auto beads = ParseBeads("f", "[0]:[7]\n[1]:[2]\n[0]:[2]\n");
  ASSERT_TRUE(beads);
  EXPECT_EQ(beads->size(), 3U);
}

TEST(BeadReaderTest, NamesTheLineThatIsWrong) {
  for (const char* line :
       {"[0]", "[0]:", "0:1", "[0:[1]", "[0]:[1", "[0]:[1]x", "[0,]:[1]", "[-1]:[0]", "[1.5]:[0]",
        "[a]:[0]", "[99999999999999999999999]:[0]", "[0]\t[1]", ":", "[0 1]:[2]"}) {
    const auto beads = ParseBeads("f.gold", std::string("[0]:[0]\n") + line + "\n");
    ASSERT_FALSE(beads) << line;
    EXPECT_EQ(beads.error().ToString(), "f.gold:2: is not a bead such as [0, 1]:[2]") << line;
    EXPECT_EQ(beads.error().kind, ErrorKind::kMalformed);
  }
}

TEST(BeadReaderTest, ReportsAMissingFile) {
  const auto beads = ReadBeads("/no/such/file");
  ASSERT_FALSE(beads);
  EXPECT_EQ(beads.error().kind, ErrorKind::kIo);
}

}  // namespace
}  // namespace sejajar
