// A folder that goes away with the test, and files in it.
#ifndef SEJAJAR_TESTS_SUPPORT_TEMPORARY_FOLDER_H_
#define SEJAJAR_TESTS_SUPPORT_TEMPORARY_FOLDER_H_

#include <gtest/gtest.h>
#include <stdlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace sejajar {

class TemporaryFolder {
 public:
  TemporaryFolder() : path_(testing::TempDir() + "sejajar.XXXXXX") {
    if (::mkdtemp(path_.data()) == nullptr) std::abort();
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }

  // The path; folders in the name are made.
  std::string Write(const std::string& name, std::string_view bytes) const {
    const std::string path = *this / name;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

 private:
  std::string path_;
};

}  // namespace sejajar

#endif  // SEJAJAR_TESTS_SUPPORT_TEMPORARY_FOLDER_H_
