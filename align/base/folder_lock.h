// Keeps two processes from working in one folder.
#ifndef SEJAJAR_ALIGN_BASE_FOLDER_LOCK_H_
#define SEJAJAR_ALIGN_BASE_FOLDER_LOCK_H_

#include <string>
#include <utility>

#include "align/base/result.h"

namespace sejajar {

// Holds the folder while it lives; the system lets go of it when the process ends, however it does.
// Movable, not copyable.
class FolderLock {
 public:
  // Fails with kIo when another process holds the folder, or it cannot be written in.
  static Result<FolderLock> Take(const std::string& folder);
  FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FolderLock& operator=(FolderLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_BASE_FOLDER_LOCK_H_
