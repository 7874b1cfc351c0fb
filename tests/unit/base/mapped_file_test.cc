#include "align/base/mapped_file.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <utility>

#include "align/base/atomic_file.h"

namespace sejajar {
namespace {

TEST(MappedFileTest, ShowsTheBytes) {
  const std::string path = ::testing::TempDir() + "mapped_file_test_bytes";
  const std::string bytes("a\0b\n", 4);
  ASSERT_TRUE(WriteFileAtomically(path, bytes));
  Result<MappedFile> file = MappedFile::Open(path);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->bytes(), bytes);
  EXPECT_EQ(file->path(), path);

  const char* const before = file->bytes().data();
  const MappedFile moved = *std::move(file);
  EXPECT_EQ(moved.bytes().data(), before);
  EXPECT_EQ(moved.bytes(), bytes);
  std::remove(path.c_str());
}

TEST(MappedFileTest, AnEmptyFileIsEmpty) {
  const std::string path = ::testing::TempDir() + "mapped_file_test_empty";
  ASSERT_TRUE(WriteFileAtomically(path, ""));
  const Result<MappedFile> file = MappedFile::Open(path);
  ASSERT_TRUE(file);
  EXPECT_TRUE(file->bytes().empty());
  std::remove(path.c_str());
}

TEST(MappedFileTest, RefusesWhatIsNoFile) {
  for (const std::string path : {"/no/such/file", "/", "/dev/null"}) {
    const Result<MappedFile> file = MappedFile::Open(path);
    ASSERT_FALSE(file) << path;
    EXPECT_EQ(file.error().kind, ErrorKind::kIo);
    EXPECT_EQ(file.error().path, path);
  }
}

}  // namespace
}  // namespace sejajar
