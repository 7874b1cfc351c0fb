// Where a command's result goes: standard output, or a file that appears whole or not at all.
#ifndef SEJAJAR_ALIGN_CLI_OUTPUT_H_
#define SEJAJAR_ALIGN_CLI_OUTPUT_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "align/base/atomic_file.h"
#include "align/base/result.h"
#include "align/cli/interrupt.h"
#include "align/io/sink.h"

namespace sejajar {

// Destroyed before Commit(), a file leaves no trace, nor does it when the program is interrupted.
// A reader that closes standard output ends the program there and then, with exit code 0.
class Output {
 public:
  static Output Standard();
  // Empty or "-" for standard output.
  static Result<Output> Open(const std::string& path);

  Status Write(std::string_view bytes);
  Status Commit();
  // Hands on to Write(); good as long as this object stays where it is.
  [[nodiscard]] Sink AsSink();
  [[nodiscard]] bool IsStandard() const { return !file_; }

 private:
  Output() = default;

  // In this order: the file goes first.
  std::unique_ptr<WritingScope> scope_;
  std::optional<AtomicFile> file_;
};

// The whole of a command's result at one go: opens `path`, lets `write` fill it, commits.
Status WriteOutput(const std::string& path, const std::function<Status(const Sink&)>& write);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CLI_OUTPUT_H_
