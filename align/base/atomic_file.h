// A file that appears under its name whole or not at all: written beside, synced, renamed.
#ifndef SEJAJAR_ALIGN_BASE_ATOMIC_FILE_H_
#define SEJAJAR_ALIGN_BASE_ATOMIC_FILE_H_

#include <cstdio>
#include <string>
#include <string_view>

#include "align/base/result.h"

namespace sejajar {

// Movable, not copyable; not for use from two threads at once. Destroyed before Commit(), it
// leaves no trace. A path that names a device or a pipe (/dev/stdout) is written straight.
class AtomicFile {
 public:
  static Result<AtomicFile> Create(std::string path);
  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&& other) noexcept;
  ~AtomicFile();

  Status Write(std::string_view bytes);
  // Makes the file visible under its name. Nothing may be written afterwards.
  Status Commit();

 private:
  AtomicFile(std::string path, std::string temporary, std::FILE* file);
  void Discard();

  std::string path_;
  std::string temporary_;  // empty when written straight
  std::FILE* file_ = nullptr;
};

// The whole of `bytes` as the file `path`.
Status WriteFileAtomically(const std::string& path, std::string_view bytes);

// Removes what processes that were killed left beside `path` while they wrote it. For a caller who
// knows that nobody else is writing it now.
void RemoveAbandoned(const std::string& path);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_BASE_ATOMIC_FILE_H_
