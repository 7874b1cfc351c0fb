#include "align/cli/output.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace sejajar {
namespace {

// Of standard output. No file stands open beside it, so the program may end where it stands.
Status WriteFailure() {
  if (errno == EPIPE) std::_Exit(EXIT_SUCCESS);
  if (Interrupted()) return InterruptedError();
  return IoError("standard output", "cannot write: " + std::generic_category().message(errno));
}

}  // namespace

Output Output::Standard() { return {}; }

Result<Output> Output::Open(const std::string& path) {
  Output output;
  if (path.empty() || path == "-") return output;
  output.scope_ = std::make_unique<WritingScope>();
  if (Interrupted()) return InterruptedError();
  Result<AtomicFile> file = AtomicFile::Create(path);
  if (!file) return file.error();
  output.file_ = *std::move(file);
  return output;
}

Status Output::Write(std::string_view bytes) {
  if (!file_) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size()) return WriteFailure();
    return {};
  }
  if (Interrupted()) return InterruptedError();
  return file_->Write(bytes);
}

Status Output::Commit() {
  if (file_) return Interrupted() ? Status(InterruptedError()) : file_->Commit();
  if (std::fflush(stdout) != 0) return WriteFailure();
  return {};
}

Sink Output::AsSink() {
  return [this](std::string_view bytes) { return Write(bytes); };
}

Status WriteOutput(const std::string& path, const std::function<Status(const Sink&)>& write) {
  Result<Output> output = Output::Open(path);
  if (!output) return output.error();
  if (Status status = write(output->AsSink()); !status) return status;
  return output->Commit();
}

}  // namespace sejajar
