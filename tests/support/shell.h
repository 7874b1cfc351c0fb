// Runs a shell command in a folder of its own, as tests of the whole program need it: with
// standard output, standard error and the exit code apart.
#ifndef SEJAJAR_TESTS_SUPPORT_SHELL_H_
#define SEJAJAR_TESTS_SUPPORT_SHELL_H_

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace sejajar {

struct ShellOutcome {
  int exit = -1;  // 128 + number when a signal ended it
  std::string output;
  std::string errors;
};

// A test in an empty folder. Commands run there, under sh, with $SEJAJAR the program.
class ShellTest : public ::testing::Test {
 protected:
  ShellTest() {
    std::string folder = ::testing::TempDir() + "sejajar.XXXXXX";
    folder_ = ::mkdtemp(folder.data());
    std::filesystem::create_directory(folder_ / "work");
    ::setenv("SEJAJAR", SEJAJAR_PROGRAM, 1);
  }
  ~ShellTest() override { std::filesystem::remove_all(folder_); }

  ShellOutcome Run(const std::string& command) const {
    const std::string at = "'" + folder_.string();
    const int status = std::system(
        ("cd " + at + "/work' && (" + command + "\n) >" + at + "/output' 2>" + at + "/errors'")
            .c_str());
    ShellOutcome outcome;
    outcome.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    outcome.output = Slurp(folder_ / "output");
    outcome.errors = Slurp(folder_ / "errors");
    return outcome;
  }

  void Write(const std::string& name, std::string_view bytes) const {
    std::ofstream(folder_ / "work" / name, std::ios::binary) << bytes;
  }
  std::string Read(const std::string& name) const { return Slurp(folder_ / "work" / name); }
  bool Exists(const std::string& name) const {
    return std::filesystem::exists(folder_ / "work" / name);
  }
  // Everything in the folder, sorted.
  std::vector<std::string> Names(const std::string& folder = ".") const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_ / "work" / folder)) {
      names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  static std::string Slurp(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::filesystem::path folder_;
};

}  // namespace sejajar

#endif  // SEJAJAR_TESTS_SUPPORT_SHELL_H_
