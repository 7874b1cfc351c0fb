#include "align/score/side.h"

#include <gmock/gmock.h>

#include "align/embed/fasttext_file.h"
#include "tests/support/temporary_file.h"

namespace sejajar {
namespace {

TEST(SideTest, GathersWhatStandsBesideTheVectors) {
  const TemporaryFile model("1 2\nkapal 1 0\n");
  const auto encoder = SentenceEncoder::Load(model.path());
  ASSERT_TRUE(encoder);
  const std::string text = "Kapal 10.000 ton? Ya.\n\nKapal é.";
  const Document document("test", "id", text,
                          {{{0, 17}, true}, {{18, 21}, false}, {{23, text.size()}, true}});
  const Side side = MakeSide(document, *encoder, 1);
  ASSERT_EQ(side.size(), 3U);
  EXPECT_GT(side.vectors(0, 0), 0);
  EXPECT_EQ(side.vectors.row(1).norm(), 0);
  EXPECT_TRUE(side.evidence[0].asks);
  EXPECT_FALSE(side.evidence[1].asks);
  EXPECT_EQ(side.evidence[0].numbers.size(), 1U);
  EXPECT_EQ(side.evidence[0].words.size(), 1U);  // short words say nothing
  EXPECT_EQ(side.evidence[2].length, 8);         // characters
  EXPECT_TRUE(side.evidence[2].starts_paragraph);
  EXPECT_EQ(side.median_length, 8);
}

TEST(SideTest, CountsWhatTwoListsShare) {
  EXPECT_EQ(CountShared({}, {1}), 0U);
  EXPECT_EQ(CountShared({1, 3, 5, 9}, {2, 3, 9, 10}), 2U);
}

}  // namespace
}  // namespace sejajar
