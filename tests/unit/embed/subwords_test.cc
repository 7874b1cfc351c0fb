#include "align/embed/subwords.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace sejajar {
namespace {

std::vector<std::string> Subwords(std::string_view word, int least, int most) {
  std::vector<std::string> found;
  ForEachSubword(word, least, most, [&](std::string_view ngram) { found.emplace_back(ngram); });
  return found;
}

TEST(SubwordsTest, TakesTheBoundaryMarksIn) {
  EXPECT_THAT(Subwords("ada", 3, 4), testing::ElementsAre("<ad", "<ada", "ada", "ada>", "da>"));
}

TEST(SubwordsTest, LoneBoundaryMarksAreNone) {
  EXPECT_THAT(Subwords("a", 1, 2), testing::ElementsAre("<a", "a", "a>"));
}

TEST(SubwordsTest, CountsCharactersNotBytes) {
  EXPECT_THAT(Subwords("é", 3, 3), testing::ElementsAre("<é>"));
}

TEST(SubwordsTest, HashesLikeFnv1a) {
  EXPECT_EQ(SubwordHash(""), 2166136261U);
  EXPECT_EQ(SubwordHash("a"), 0xe40c292cU);
  EXPECT_EQ(SubwordHash("foobar"), 0xbf9cf968U);
}

}  // namespace
}  // namespace sejajar
