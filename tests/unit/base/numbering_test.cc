#include "align/base/numbering.h"

#include <gtest/gtest.h>

#include <string>

namespace sejajar {
namespace {

TEST(Numbering, CountsFromTheFirstAppearance) {
  Numbering numbering;
  for (int round = 0; round < 2; ++round) {
    for (std::uint32_t i = 0; i < 1000; ++i) EXPECT_EQ(numbering.Of(std::to_string(i)), i);
  }
  EXPECT_EQ(numbering.Of(""), 1000U);
  ASSERT_EQ(numbering.strings().size(), 1001U);
  EXPECT_EQ(numbering.strings()[7], "7");
}

}  // namespace
}  // namespace sejajar
