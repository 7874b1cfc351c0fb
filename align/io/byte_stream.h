// The bytes of a file or of standard input, in order, from whatever can be read only once.
//
//   Result<ByteStream> stream = ByteStream::Open("-");
//   for (Result<std::string_view> bytes = stream->Take(); bytes && !bytes->empty();
//        bytes = stream->Take()) ...
#ifndef SEJAJAR_ALIGN_IO_BYTE_STREAM_H_
#define SEJAJAR_ALIGN_IO_BYTE_STREAM_H_

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "align/base/result.h"

namespace sejajar {

// Movable, not copyable; not for use from two threads at once. Views are good until the next call.
// Every error is kIo, but for the limit of TakeAll.
class ByteStream {
 public:
  // What Peek can see.
  static constexpr std::size_t kPeek = 4096;

  // `path` is a file's or "-" for standard input.
  static Result<ByteStream> Open(const std::string& path);

  // How messages call it.
  [[nodiscard]] const std::string& name() const { return name_; }

  // The next kPeek bytes, which stay to be taken; fewer only at the end.
  Result<std::string_view> Peek();
  // Some bytes that come next; none only at the end.
  Result<std::string_view> Take();
  // All that come. More than the limit are kMalformed, found out before the memory is taken.
  Result<std::string> TakeAll(std::size_t max_bytes);

 private:
  struct Closer {
    void operator()(std::FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };
  ByteStream(std::string name, std::FILE* file) : name_(std::move(name)), file_(file) {}
  // Fills `out` as far as there are bytes.
  Result<std::size_t> Read(char* out, std::size_t size);

  std::string name_;
  std::unique_ptr<std::FILE, Closer> file_;
  std::string buffer_;
  bool peeked_ = false;  // the buffer's bytes are still to be taken
};

// How messages call `path`: itself, or "standard input" for "-".
std::string DisplayName(const std::string& path);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_BYTE_STREAM_H_
