#include "align/bitext/document.h"

#include <gtest/gtest.h>

namespace sejajar {
namespace {

TEST(DocumentTest, SpeaksOfSentencesInOffsetsIntoItsText) {
  const Document document("a.txt", "en", "One. Two!\n\nThree?",
                          {{{0, 4}, true}, {{5, 9}, false}, {{11, 17}, true}});
  EXPECT_EQ(document.name(), "a.txt");
  EXPECT_EQ(document.language(), "en");
  EXPECT_EQ(document.size(), 3U);
  EXPECT_EQ(document.SentenceText(1), "Two!");
  EXPECT_EQ(document.RangeSpan({1, 3}), (Span{5, 17}));
  EXPECT_EQ(document.RangeText({0, 2}), "One. Two!");
}

TEST(DocumentTest, SurvivesBeingMoved) {
  Document document("a", "und", "x", {{{0, 1}, true}});  // short enough to lie inside the string
  const Document moved = std::move(document);
  EXPECT_EQ(moved.SentenceText(0), "x");
}

}  // namespace
}  // namespace sejajar
