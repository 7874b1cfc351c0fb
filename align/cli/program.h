// The program from its arguments to its exit code.
#ifndef SEJAJAR_ALIGN_CLI_PROGRAM_H_
#define SEJAJAR_ALIGN_CLI_PROGRAM_H_

namespace sejajar {

// 0 fine, 2 usage or I/O, 3 malformed data, 130 interrupted. A closed pipe is no error.
int RunProgram(int argc, const char* const* argv);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CLI_PROGRAM_H_
