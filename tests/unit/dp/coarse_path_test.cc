#include "align/dp/coarse_path.h"

#include <gmock/gmock.h>

#include "tests/support/sides.h"

namespace sejajar {
namespace {

void ExpectHolds(const Band& band, const SidePair& pair) {
  ASSERT_EQ(band.rows.size(), pair.source.size() + 1);
  EXPECT_EQ(band.target_begin(), 0U);
  EXPECT_EQ(band.target_end(), pair.target.size());
  std::size_t missed = 0;
  for (const auto& [i, j] : pair.partners) {
    missed += !band.At(i).Holds(j) || !band.At(i + 1).Holds(j + 1);
  }
  EXPECT_EQ(missed, 0U);
  for (std::size_t i = 1; i < band.rows.size(); ++i) {
    EXPECT_LE(band.rows[i - 1].low, band.rows[i].low);
    EXPECT_LE(band.rows[i - 1].high, band.rows[i].high);
    EXPECT_LE(band.rows[i].low, band.rows[i - 1].high) << "a gap that no path can cross";
  }
}

TEST(CoarsePathTest, HoldsTheTruePath) {
  for (const std::size_t size : {300, 2000, 9000}) {
    const SidePair pair = LongPair(size, 0, 0, 5);
    ExpectHolds(CoarseBand(pair.source, pair.target, 1), pair);
  }
}

TEST(CoarsePathTest, SurvivesALostBlock) {
  const SidePair pair = LongPair(6000, 2500, 1300, 6);
  ExpectHolds(CoarseBand(pair.source, pair.target, 1), pair);
}

TEST(CoarsePathTest, IsNarrow) {
  const SidePair small = LongPair(2000, 0, 0, 7);
  const SidePair large = LongPair(8000, 0, 0, 7);
  const auto cells = [](const Band& band) {
    std::size_t sum = 0;
    for (const Band::Row& row : band.rows) sum += row.width();
    return static_cast<double>(sum);
  };
  const double ratio = cells(CoarseBand(large.source, large.target, 1)) /
                       cells(CoarseBand(small.source, small.target, 1));
  EXPECT_LT(ratio, 4.4);  // four times the sentences, four times the cells
}

}  // namespace
}  // namespace sejajar
