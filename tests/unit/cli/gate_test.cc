#include "align/cli/gate.h"

#include <gtest/gtest.h>

#include <string>

namespace sejajar {
namespace {

// Empty when the gate is open.
std::string Closed(const SeverityCounts& counts, const std::string& fail_on) {
  const Status status = Gate(counts, fail_on);
  if (status.ok()) return "";
  EXPECT_EQ(status.error().kind, ErrorKind::kRejected);
  return status.error().ToString();
}

TEST(Gate, StaysOpenUnlessToldOtherwise) { EXPECT_EQ(Closed({7, 8, 9}, ""), ""); }

TEST(Gate, ClosesAtTheSeverityOrAbove) {
  const SeverityCounts low = {3, 0, 0};
  const SeverityCounts medium = {3, 1, 0};
  const SeverityCounts high = {3, 1, 2};
  EXPECT_EQ(Closed({0, 0, 0}, "low"), "");
  EXPECT_EQ(Closed(low, "low"), "3 findings are of severity low or higher");
  EXPECT_EQ(Closed(low, "medium"), "");
  EXPECT_EQ(Closed(medium, "medium"), "1 finding is of severity medium or higher");
  EXPECT_EQ(Closed(medium, "high"), "");
  EXPECT_EQ(Closed(high, "low"), "6 findings are of severity low or higher");
  EXPECT_EQ(Closed(high, "medium"), "3 findings are of severity medium or higher");
  EXPECT_EQ(Closed(high, "high"), "2 findings are of severity high");
}

}  // namespace
}  // namespace sejajar
