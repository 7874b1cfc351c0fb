// A file with given bytes that goes away with the test.
#ifndef SEJAJAR_TESTS_SUPPORT_TEMPORARY_FILE_H_
#define SEJAJAR_TESTS_SUPPORT_TEMPORARY_FILE_H_

#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

namespace sejajar {

class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view bytes = {})
      : path_(testing::TempDir() + "/sejajar.XXXXXX") {
    const int descriptor = ::mkstemp(path_.data());
    const bool written = descriptor >= 0 && ::write(descriptor, bytes.data(), bytes.size()) ==
                                                static_cast<::ssize_t>(bytes.size());
    if (descriptor >= 0) ::close(descriptor);
    if (!written) std::abort();
  }
  ~TemporaryFile() { ::unlink(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace sejajar

#endif  // SEJAJAR_TESTS_SUPPORT_TEMPORARY_FILE_H_
