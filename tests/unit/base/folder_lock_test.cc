#include "align/base/folder_lock.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <utility>

#include "tests/support/temporary_folder.h"

namespace sejajar {
namespace {

// Whether another process gets the lock: its answer.
bool OtherProcessGets(const std::string& folder) {
  const ::pid_t child = ::fork();
  if (child == 0) {
    const Result<FolderLock> lock = FolderLock::Take(folder);
    ::_exit(lock ? 0 : lock.error().kind == ErrorKind::kIo ? 1 : 2);
  }
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) < 2);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(FolderLockTest, HoldsTheFolderWhileItLives) {
  const TemporaryFolder folder;
  {
    const Result<FolderLock> lock = FolderLock::Take(folder.path());
    ASSERT_TRUE(lock);
    EXPECT_FALSE(OtherProcessGets(folder.path()));
    const Result<FolderLock> second = FolderLock::Take(folder.path());
    ASSERT_FALSE(second) << "a second one in the same process";
    EXPECT_EQ(second.error().kind, ErrorKind::kIo);
    EXPECT_EQ(second.error().path, folder.path());
    EXPECT_FALSE(OtherProcessGets(folder.path())) << "after an attempt that failed";
  }
  EXPECT_TRUE(OtherProcessGets(folder.path()));
  EXPECT_TRUE(FolderLock::Take(folder.path()));
}

TEST(FolderLockTest, HoldsOneFolderAndNoOther) {
  const TemporaryFolder one;
  const TemporaryFolder other;
  const Result<FolderLock> lock = FolderLock::Take(one.path());
  ASSERT_TRUE(lock);
  EXPECT_TRUE(OtherProcessGets(other.path()));
}

TEST(FolderLockTest, TravelsWhenItIsMoved) {
  const TemporaryFolder one;
  const TemporaryFolder other;
  Result<FolderLock> first = FolderLock::Take(one.path());
  ASSERT_TRUE(first);
  {
    const FolderLock moved = *std::move(first);
    EXPECT_FALSE(OtherProcessGets(one.path()));
  }
  EXPECT_TRUE(OtherProcessGets(one.path()));
  Result<FolderLock> second = FolderLock::Take(other.path());
  ASSERT_TRUE(second);
  *first = *std::move(second);
  EXPECT_FALSE(OtherProcessGets(other.path()));
}

TEST(FolderLockTest, IsFreeWhenItsHolderIsKilled) {
  const TemporaryFolder folder;
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  const ::pid_t child = ::fork();
  if (child == 0) {
    const Result<FolderLock> lock = FolderLock::Take(folder.path());
    const char answer = lock ? 'y' : 'n';
    if (::write(ready[1], &answer, 1) != 1) ::_exit(1);
    for (;;) ::pause();
  }
  char answer = 0;
  ASSERT_EQ(::read(ready[0], &answer, 1), 1);
  EXPECT_EQ(answer, 'y');
  EXPECT_FALSE(FolderLock::Take(folder.path()));
  ::kill(child, SIGKILL);
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(FolderLock::Take(folder.path()));
  ::close(ready[0]);
  ::close(ready[1]);
}

TEST(FolderLockTest, SaysWhichFolderItCannotWriteIn) {
  const TemporaryFolder folder;
  const Result<FolderLock> lock = FolderLock::Take(folder / "none");
  ASSERT_FALSE(lock);
  EXPECT_EQ(lock.error().kind, ErrorKind::kIo);
  EXPECT_EQ(lock.error().path, folder / "none/lock");
}

}  // namespace
}  // namespace sejajar
