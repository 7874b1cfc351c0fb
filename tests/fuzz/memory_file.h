// A file in memory, with a path, for code that opens files by name.
#ifndef SEJAJAR_TESTS_FUZZ_MEMORY_FILE_H_
#define SEJAJAR_TESTS_FUZZ_MEMORY_FILE_H_

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <string>

namespace sejajar {

class MemoryFile {
 public:
  MemoryFile(const void* bytes, std::size_t size) : descriptor_(::memfd_create("fuzz", 0)) {
    if (descriptor_ < 0) std::abort();
    if (::write(descriptor_, bytes, size) != static_cast<::ssize_t>(size)) std::abort();
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(descriptor_); }

  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

}  // namespace sejajar

#endif  // SEJAJAR_TESTS_FUZZ_MEMORY_FILE_H_
