#include "align/base/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

namespace sejajar {
namespace {

Error SystemError(const std::string& path, const char* what) {
  return IoError(path, std::string(what) + ": " + std::strerror(errno));
}

// Between the name of a file and six characters for its temporary one.
constexpr std::string_view kTemporary = ".tmp-";

bool IsDeviceOrPipe(const std::string& path) {
  struct stat info;
  return ::stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

}  // namespace

AtomicFile::AtomicFile(std::string path, std::string temporary, std::FILE* file)
    : path_(std::move(path)), temporary_(std::move(temporary)), file_(file) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      file_(std::exchange(other.file_, nullptr)) {}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept {
  if (this != &other) {
    Discard();
    path_ = std::move(other.path_);
    temporary_ = std::exchange(other.temporary_, {});
    file_ = std::exchange(other.file_, nullptr);
  }
  return *this;
}

AtomicFile::~AtomicFile() { Discard(); }

void AtomicFile::Discard() {
  if (file_ != nullptr) std::fclose(std::exchange(file_, nullptr));
  if (!temporary_.empty()) ::unlink(std::exchange(temporary_, {}).c_str());
}

Result<AtomicFile> AtomicFile::Create(std::string path) {
  if (IsDeviceOrPipe(path)) {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (file == nullptr) return SystemError(path, "cannot write");
    return AtomicFile(std::move(path), {}, file);
  }
  // Through a symbolic link the target is replaced, not the link.
  std::error_code failure;
  const auto real = std::filesystem::weakly_canonical(path, failure);
  if (!failure) path = real.string();
  if (std::filesystem::is_directory(path, failure)) return IoError(path, "is a directory");
  std::string temporary = path + std::string(kTemporary) + "XXXXXX";
  const int descriptor = ::mkstemp(temporary.data());
  if (descriptor < 0) return SystemError(path, "cannot write");
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(descriptor, 0666 & ~mask);
  std::FILE* file = ::fdopen(descriptor, "wb");
  if (file == nullptr) {
    ::close(descriptor);
    ::unlink(temporary.c_str());
    return SystemError(path, "cannot write");
  }
  return AtomicFile(std::move(path), std::move(temporary), file);
}

Status AtomicFile::Write(std::string_view bytes) {
  assert(file_ != nullptr);
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) {
    return SystemError(path_, "cannot write");
  }
  return {};
}

Status AtomicFile::Commit() {
  assert(file_ != nullptr);
  if (std::fflush(file_) != 0) return SystemError(path_, "cannot write");
  if (!temporary_.empty() && ::fsync(::fileno(file_)) != 0) {
    return SystemError(path_, "cannot write");
  }
  if (std::fclose(std::exchange(file_, nullptr)) != 0) return SystemError(path_, "cannot write");
  if (!temporary_.empty()) {
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) {
      return SystemError(path_, "cannot rename into place");
    }
    temporary_.clear();
  }
  return {};
}

void RemoveAbandoned(const std::string& path) {
  const std::filesystem::path file(path);
  const std::string prefix = file.filename().string() + std::string(kTemporary);
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
  std::error_code failure;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
    const std::string name = entry.path().filename().string();
    // As mkstemp() makes them.
    const bool temporary =
        name.size() == prefix.size() + 6 && name.starts_with(prefix) &&
        std::all_of(name.begin() + static_cast<std::ptrdiff_t>(prefix.size()), name.end(),
                    [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; });
    if (temporary) std::filesystem::remove(entry.path(), failure);
  }
}

Status WriteFileAtomically(const std::string& path, std::string_view bytes) {
  Result<AtomicFile> file = AtomicFile::Create(path);
  if (!file) return file.error();
  if (Status status = file->Write(bytes); !status) return status;
  return file->Commit();
}

}  // namespace sejajar
