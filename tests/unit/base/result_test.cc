#include "align/base/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace sejajar {
namespace {

TEST(ErrorTest, NamesWhatIsKnown) {
  EXPECT_EQ(MalformedError("a.txt", 12, "is odd").ToString(), "a.txt:12: is odd");
  EXPECT_EQ(IoError("a.txt", "is gone").ToString(), "a.txt: is gone");
  EXPECT_EQ(UsageError("say more").ToString(), "say more");
}

TEST(ResultTest, HoldsAValueOrAnError) {
  const Result<std::string> value = std::string("here");
  ASSERT_TRUE(value.ok());
  EXPECT_EQ(*value, "here");
  EXPECT_EQ(value->size(), 4U);
  const Result<std::string> error = UsageError("no");
  EXPECT_FALSE(error);
  EXPECT_EQ(error.error().kind, ErrorKind::kUsage);
}

TEST(ResultTest, MovesWhatCannotBeCopied) {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
  const std::unique_ptr<int> taken = *std::move(result);
  EXPECT_EQ(*taken, 7);
}

TEST(StatusTest, IsFineUntilItHoldsAnError) {
  EXPECT_TRUE(Status().ok());
  const Status failed = IoError("f", "full");
  EXPECT_FALSE(failed);
  EXPECT_EQ(failed.error().ToString(), "f: full");
}

}  // namespace
}  // namespace sejajar
