// What happens at Ctrl-C (and at SIGTERM and SIGHUP): the program ends at once with 128 + the
// signal's number, but not while it has a half-written file open; then the writer takes the file
// back first.
//
//   WritingScope scope;
//   if (Interrupted()) return ...;  // asked before a file is begun and at every write
#ifndef SEJAJAR_ALIGN_CLI_INTERRUPT_H_
#define SEJAJAR_ALIGN_CLI_INTERRUPT_H_

#include "align/base/result.h"

namespace sejajar {

// Once, before any thread starts. A signal that the caller had ignored stays ignored. Also turns
// a closed pipe from a signal into an error of the write.
void HandleInterrupts();

[[nodiscard]] bool Interrupted();
Error InterruptedError();

// Alive as long as a half-written file is. When the last one ends after a signal, so does the
// program. Thread-safe.
class WritingScope {
 public:
  WritingScope();
  ~WritingScope();
  WritingScope(const WritingScope&) = delete;
  WritingScope& operator=(const WritingScope&) = delete;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CLI_INTERRUPT_H_
