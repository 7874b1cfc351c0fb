#include "align/report/line_index.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace sejajar {
namespace {

std::string Shown(LinePlace place) {
  return std::to_string(place.line) + ':' + std::to_string(place.column);
}

TEST(LineIndexTest, CountsLinesAndUtf16Units) {
  const std::string text = "a\u00e9\U0001F600b\r\nc\n";
  const LineIndex lines(text);
  EXPECT_EQ(Shown(lines.At(0)), "1:1");
  EXPECT_EQ(Shown(lines.At(1)), "1:2");
  EXPECT_EQ(Shown(lines.At(3)), "1:3");   // the emoji begins behind one unit of e acute
  EXPECT_EQ(Shown(lines.At(7)), "1:5");   // and takes two
  EXPECT_EQ(Shown(lines.At(10)), "2:1");  // behind CR LF
  EXPECT_EQ(Shown(lines.At(11)), "2:2");
}

TEST(LineIndexTest, TheLastLineEndBeginsNoLine) {
  EXPECT_EQ(Shown(LineIndex("ab\n").At(3)), "1:4");
  EXPECT_EQ(Shown(LineIndex("ab\n\n").At(3)), "2:1");
  EXPECT_EQ(Shown(LineIndex("").At(0)), "1:1");
}

TEST(LineIndexTest, AByteOrderMarkHasNoWidth) {
  EXPECT_EQ(Shown(LineIndex("\xEF\xBB\xBFx").At(3)), "1:1");
  EXPECT_EQ(Shown(LineIndex("y\xEF\xBB\xBFx").At(4)), "1:3");
}

// Against a count from the beginning, over texts longer than a block, with long lines and short.
TEST(LineIndexTest, AgreesWithCounting) {
  const std::vector<std::string> pieces = {"a", "\u00e9", "\u4f60", "\U0001F600", "\n"};
  std::mt19937 random(5);
  for (const int breaks : {4, 1}) {
    std::string text;
    std::vector<std::size_t> starts;
    std::uniform_int_distribution<int> piece(0, 400);
    for (int i = 0; i < 6000; ++i) {
      const int drawn = piece(random);
      starts.push_back(text.size());
      text += pieces[drawn < breaks ? 4 : static_cast<std::size_t>(drawn % 4)];
    }
    text += "z";
    const LineIndex lines(text);
    LinePlace place;
    for (std::size_t i = 0; i < starts.size(); ++i) {
      ASSERT_EQ(lines.At(starts[i]), place) << starts[i];
      const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : text.size() - 1;
      const std::string character = text.substr(starts[i], end - starts[i]);
      place.column += character.size() == 4 ? 2 : 1;
      if (character == "\n") place = {place.line + 1, 1};
    }
  }
}

}  // namespace
}  // namespace sejajar
