#include "align/corpus/pair_row.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/corpus/samples.h"

namespace sejajar {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

std::vector<std::string> Split(std::string_view line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

std::string Joined(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) line += (&cell == cells.data() ? "" : "\t") + cell;
  return line;
}

// Every member has its column: each is another value, and comes back.
TEST(PairRowTest, ComesBackFromItsLine) {
  PairRow row;
  row.source = "one";
  row.target = "satu";
  double share = 0;
  for (double* figure :
       {&row.score, &row.bead, &row.translation, &row.source_coverage, &row.target_coverage,
        &row.source_language, &row.target_language, &row.copied, &row.numbers}) {
    *figure = share += 0.0625;
  }
  row.source_length = 12;
  row.target_length = 4'000'000'000;
  row.source_id = "a b";
  row.target_id = "c \u00e9";
  row.place = "3-4:2";
  EXPECT_EQ(AsLine(row),
            "one\tsatu\t0.0625\t0.1250\t0.1875\t0.2500\t0.3125\t0.3750\t0.4375\t0.5000\t0.5625\t12"
            "\t4000000000\ta b\tc \u00e9\t3-4:2\n");
  std::string line = AsLine(row);
  line.pop_back();
  const Result<PairRow> read = ParseRow(line);
  ASSERT_TRUE(read);
  EXPECT_EQ(AsLine(*read), AsLine(row));
  EXPECT_EQ(read->translation, 0.1875);
  EXPECT_EQ(read->target_length, 4'000'000'000U);
}

TEST(PairRowTest, HasAHeadingWithANameAColumn) {
  std::string heading = RowHeading();
  ASSERT_EQ(heading.back(), '\n');
  heading.pop_back();
  const std::vector<std::string> names = Split(heading);
  ASSERT_EQ(names.size(), RowColumns().size());
  for (std::size_t i = 0; i < names.size(); ++i) EXPECT_EQ(names[i], RowColumns()[i].name);
  EXPECT_EQ(names.front(), "source");
  EXPECT_EQ(names.back(), "place");
  EXPECT_THAT(Split(AsLine(GoodRow())), SizeIs(names.size()));
}

TEST(PairRowTest, KeepsEmptyTexts) {
  PairRow row;
  std::string line = AsLine(row);
  line.pop_back();
  ASSERT_TRUE(ParseRow(line));
  EXPECT_EQ(AsLine(*ParseRow(line)), AsLine(row));
}

TEST(PairRowTest, RefusesAnotherNumberOfColumns) {
  std::string line = AsLine(GoodRow());
  line.pop_back();
  std::vector<std::string> cells = Split(line);
  for (std::size_t count = 0; count < cells.size(); ++count) {
    const Result<PairRow> row = ParseRow(Joined({cells.begin(), cells.begin() + count}));
    ASSERT_FALSE(row) << count;
    EXPECT_EQ(row.error().kind, ErrorKind::kMalformed);
    EXPECT_THAT(row.error().message, HasSubstr("columns"));
  }
  EXPECT_FALSE(ParseRow(line + "\t"));
  EXPECT_FALSE(ParseRow(line + "\tmore"));
}

TEST(PairRowTest, RefusesWhatIsNoNumber) {
  std::string line = AsLine(GoodRow());
  line.pop_back();
  const std::vector<std::string> cells = Split(line);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    for (const std::string bad :
         {"", "x", "0.5x", " 0.5", "0,5", "-1", "1.5", "nan", "inf", "1e300", "99999999999"}) {
      std::vector<std::string> changed = cells;
      changed[i] = bad;
      const bool good = !RowColumns()[i].number;
      const Result<PairRow> row = ParseRow(Joined(changed));
      EXPECT_EQ(row.ok(), good) << RowColumns()[i].name << " " << bad;
      if (!row) EXPECT_THAT(row.error().message, HasSubstr(std::string(RowColumns()[i].name)));
    }
  }
}

}  // namespace
}  // namespace sejajar
