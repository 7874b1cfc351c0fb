#include "align/io/byte_stream.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace sejajar {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 20;

Error Refused(const std::string& name) {
  return IoError(name, "cannot read: " + std::generic_category().message(errno));
}

}  // namespace

std::string DisplayName(const std::string& path) { return path == "-" ? "standard input" : path; }

Result<ByteStream> ByteStream::Open(const std::string& path) {
  std::FILE* const file = path == "-" ? stdin : std::fopen(path.c_str(), "rbe");
  if (file == nullptr) return Refused(path);
  return ByteStream(DisplayName(path), file);
}

Result<std::size_t> ByteStream::Read(char* out, std::size_t size) {
  const std::size_t read = std::fread(out, 1, size, file_.get());
  if (std::ferror(file_.get())) return Refused(name_);
  return read;
}

Result<std::string_view> ByteStream::Peek() {
  if (!peeked_) {
    buffer_.resize(kPeek);
    const Result<std::size_t> read = Read(buffer_.data(), kPeek);
    if (!read) return read.error();
    buffer_.resize(*read);
    peeked_ = true;
  }
  return std::string_view(buffer_);
}

Result<std::string_view> ByteStream::Take() {
  if (!std::exchange(peeked_, false)) {
    buffer_.resize(kChunk);
    const Result<std::size_t> read = Read(buffer_.data(), kChunk);
    if (!read) return read.error();
    buffer_.resize(*read);
  }
  return std::string_view(buffer_);
}

Result<std::string> ByteStream::TakeAll(std::size_t max_bytes) {
  const auto too_long = [&] {
    return MalformedError(name_, 0,
                          "is longer than the limit of " + std::to_string(max_bytes) + " bytes");
  };
  std::string bytes;
  if (std::exchange(peeked_, false)) bytes = std::move(buffer_);
  struct stat info;
  if (::fstat(::fileno(file_.get()), &info) == 0 && S_ISREG(info.st_mode)) {
    const auto size = static_cast<std::size_t>(info.st_size);
    if (size > max_bytes) return too_long();
    bytes.reserve(size + 1);  // and one, so that the end is seen without growing
  }
  while (bytes.size() <= max_bytes) {
    const std::size_t before = bytes.size();
    const std::size_t room = std::max(bytes.capacity() - before, std::min(kChunk, max_bytes));
    bytes.resize(before + std::min(room, max_bytes + 1 - before));
    const Result<std::size_t> read = Read(bytes.data() + before, bytes.size() - before);
    if (!read) return read.error();
    const bool full = before + *read == bytes.size();
    bytes.resize(before + *read);
    if (!full) return bytes;
  }
  return too_long();
}

}  // namespace sejajar
