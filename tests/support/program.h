// Runs the program as a person does, from the repository's root.
#ifndef SEJAJAR_TESTS_SUPPORT_PROGRAM_H_
#define SEJAJAR_TESTS_SUPPORT_PROGRAM_H_

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <string>

namespace sejajar {

struct Outcome {
  int exit = -1;  // -1: could not be run, or was killed
  std::string output;
};

// `arguments` goes through the shell; what the program writes to standard error passes through.
// The model is the one of this source tree, whatever the environment says.
inline Outcome RunProgram(const std::string& arguments) {
  Outcome outcome;
  const std::string command = std::string("cd '") + SEJAJAR_SOURCE_DIR +
                              "' && exec env -u SEJAJAR_MODEL '" + SEJAJAR_PROGRAM + "' " +
                              arguments;
  std::FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return outcome;
  std::array<char, 4096> buffer;
  while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    outcome.output.append(buffer.data(), n);
  }
  const int status = ::pclose(pipe);
  if (WIFEXITED(status)) outcome.exit = WEXITSTATUS(status);
  return outcome;
}

}  // namespace sejajar

#endif  // SEJAJAR_TESTS_SUPPORT_PROGRAM_H_
