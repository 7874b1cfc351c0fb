#include "align/io/npy.h"

#include <gtest/gtest.h>

#include <string>

namespace sejajar {
namespace {

TEST(NpyHeaderTest, IsVersionOneAndEndsOnA64ByteLine) {
  using namespace std::string_literals;
  for (const auto& [rows, columns] :
       {std::pair<std::size_t, std::size_t>(0, 192), {3, 192}, {1'000'000'000'000, 1}}) {
    const std::string header = NpyHeader(rows, columns);
    EXPECT_EQ(header.substr(0, 8), "\x93NUMPY\x01\x00"s);
    EXPECT_EQ(header.size() % 64, 0U);
    EXPECT_EQ(static_cast<unsigned char>(header[8]) + 256U * static_cast<unsigned char>(header[9]),
              header.size() - 10);
    EXPECT_EQ(header.back(), '\n');
    const std::string fields = "{'descr': '<f4', 'fortran_order': False, 'shape': (" +
                               std::to_string(rows) + ", " + std::to_string(columns) + "), }";
    EXPECT_EQ(header.substr(10, fields.size()), fields);
  }
}

}  // namespace
}  // namespace sejajar
