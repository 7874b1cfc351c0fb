#include "align/io/numbers.h"

#include <gtest/gtest.h>

#include <limits>

namespace sejajar {
namespace {

TEST(FixedTest, RoundsCorrectly) {
  EXPECT_EQ(Fixed(0.12345, 3), "0.123");
  EXPECT_EQ(Fixed(0.9999, 2), "1.00");
  EXPECT_EQ(Fixed(2.5, 0), "2");  // to even, as printf does: 2.5 is a tie
  EXPECT_EQ(Fixed(0.125, 2), "0.12");
  EXPECT_EQ(Fixed(-1.5, 1), "-1.5");
  EXPECT_EQ(Fixed(1e300, 1).size(), 303U);
}

TEST(FixedTest, HasNoNegativeZero) {
  EXPECT_EQ(Fixed(-0.0, 2), "0.00");
  EXPECT_EQ(Fixed(-0.001, 2), "0.00");
  EXPECT_EQ(Fixed(-0.01, 2), "-0.01");
}

TEST(FixedTest, TakesWhatIsNoNumber) {
  EXPECT_EQ(Fixed(std::numeric_limits<double>::infinity(), 2), "inf");
  EXPECT_EQ(Fixed(-std::numeric_limits<double>::infinity(), 2), "-inf");
}

}  // namespace
}  // namespace sejajar
