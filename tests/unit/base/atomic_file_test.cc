#include "align/base/atomic_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace sejajar {
namespace {

namespace fs = std::filesystem;

class AtomicFileTest : public ::testing::Test {
 protected:
  AtomicFileTest()
      : folder_(fs::path(::testing::TempDir()) /
                ::testing::UnitTest::GetInstance()->current_test_info()->name()) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~AtomicFileTest() override { fs::remove_all(folder_); }

  std::string Path(const std::string& name) const { return (folder_ / name).string(); }
  static std::string Content(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::vector<std::string> Names() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_)) {
      names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  fs::path folder_;
};

TEST_F(AtomicFileTest, AppearsAtCommitWithItsWholeContent) {
  Result<AtomicFile> file = AtomicFile::Create(Path("out"));
  ASSERT_TRUE(file);
  ASSERT_TRUE(file->Write("one "));
  ASSERT_TRUE(file->Write(std::string("t\0o", 3)));
  EXPECT_FALSE(fs::exists(Path("out")));
  ASSERT_TRUE(file->Commit());
  EXPECT_EQ(Content(Path("out")), std::string("one t\0o", 7));
  EXPECT_EQ(Names(), std::vector<std::string>{"out"});
}

TEST_F(AtomicFileTest, LeavesNoTraceWithoutCommit) {
  ASSERT_TRUE(WriteFileAtomically(Path("out"), "old"));
  {
    Result<AtomicFile> file = AtomicFile::Create(Path("out"));
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->Write("new"));
  }
  EXPECT_EQ(Content(Path("out")), "old");
  EXPECT_EQ(Names(), std::vector<std::string>{"out"});
}

TEST_F(AtomicFileTest, AssignmentDiscardsWhatItReplaces) {
  Result<AtomicFile> first = AtomicFile::Create(Path("first"));
  Result<AtomicFile> second = AtomicFile::Create(Path("second"));
  ASSERT_TRUE(first);
  ASSERT_TRUE(second);
  ASSERT_TRUE(second->Write("2"));
  *first = *std::move(second);
  ASSERT_TRUE(first->Commit());
  EXPECT_EQ(Names(), std::vector<std::string>{"second"});
}

TEST_F(AtomicFileTest, ReplacesTheTargetOfALinkAndNotTheLink) {
  ASSERT_TRUE(WriteFileAtomically(Path("real"), "old"));
  fs::create_symlink("real", Path("link"));
  ASSERT_TRUE(WriteFileAtomically(Path("link"), "new"));
  EXPECT_TRUE(fs::is_symlink(Path("link")));
  EXPECT_EQ(Content(Path("real")), "new");
}

TEST_F(AtomicFileTest, HasTheModeOfAnyNewFile) {
  const mode_t before = ::umask(027);
  ASSERT_TRUE(WriteFileAtomically(Path("out"), ""));
  ::umask(before);
  struct stat info;
  ASSERT_EQ(::stat(Path("out").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0640U);
}

TEST_F(AtomicFileTest, NamesThePathOfWhatCannotBeWritten) {
  for (const std::string& path : {Path("no/such/folder/out"), folder_.string()}) {
    const Result<AtomicFile> file = AtomicFile::Create(path);
    ASSERT_FALSE(file) << path;
    EXPECT_EQ(file.error().kind, ErrorKind::kIo);
    EXPECT_EQ(file.error().path, path);
  }
}

TEST_F(AtomicFileTest, RemovesWhatKilledProcessesLeftOfAFile) {
  const Result<AtomicFile> left = AtomicFile::Create(Path("out"));
  ASSERT_TRUE(left);
  // Files of others, some of whose names are nearly as long.
  const std::vector<std::string> others = {"in.tmp-123456", "out", "out.backup", "out.tmp-1234567"};
  for (const std::string& name : others) ASSERT_TRUE(WriteFileAtomically(Path(name), ""));
  ASSERT_EQ(Names().size(), 5U);
  RemoveAbandoned(Path("out"));
  EXPECT_EQ(Names(), others);
  RemoveAbandoned(Path("none/out"));
}

TEST_F(AtomicFileTest, ReportsAFullDevice) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  const Status status = WriteFileAtomically("/dev/full", "x");
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().kind, ErrorKind::kIo);
}

}  // namespace
}  // namespace sejajar
