// The lines of a file or of standard input, one at a time, however long the file is.
//
//   Result<LineStream> lines = LineStream::Open("pairs.jsonl.gz", 1 << 20);
//   if (!lines) return lines.error();
//   while (true) {
//     const Result<std::optional<LineStream::Line>> line = lines->Next();
//     if (!line) return line.error();
//     if (!*line) break;
//     if (!(*line)->too_long) Use((*line)->text);
//   }
//
// What begins like gzip, Zstandard, xz or bzip2 is decompressed, whatever its name. Memory is that
// of the longest line that is within the limit; the bytes of a longer one are passed over as
// they come, and the next line is read as if nothing were. The bytes are not checked.
//
// Errors: kIo when the system refuses; kMalformed for compressed data that is damaged, cut short
// or unpacks to more than `max_expansion` times its size. Lines before that have been given.
#ifndef SEJAJAR_ALIGN_IO_LINE_STREAM_H_
#define SEJAJAR_ALIGN_IO_LINE_STREAM_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "align/io/archive_reader.h"
#include "align/io/byte_stream.h"

namespace sejajar {

// Movable, not copyable; not for use from two threads at once.
class LineStream {
 public:
  struct Line {
    std::string_view text;   // without its line end (LF or CRLF); good until the next call
    std::size_t number = 0;  // from 1
    bool too_long = false;   // then the text is empty
  };

  // `path` is a file's or "-" for standard input. `max_line_bytes` counts without the line end.
  static Result<LineStream> Open(const std::string& path, std::size_t max_line_bytes,
                                 std::size_t max_expansion = ArchiveReader::kMaxExpansion);

  // How messages call it.
  [[nodiscard]] const std::string& name() const { return name_; }

  // The next line; nothing at the end. A line end at the very end begins no further line, and a
  // byte order mark at the very beginning is left out.
  Result<std::optional<Line>> Next();

 private:
  LineStream(std::string name, std::size_t max_line_bytes)
      : name_(std::move(name)), max_line_bytes_(max_line_bytes) {}
  Result<std::string_view> Take() { return unpacked_ ? unpacked_->Take() : plain_->Take(); }

  std::string name_;
  std::size_t max_line_bytes_;
  std::optional<ByteStream> plain_;  // one of the two
  std::optional<ArchiveReader> unpacked_;
  std::string_view rest_;  // of what was taken last
  std::string begun_;      // a line over the border of what is taken at a time
  std::size_t number_ = 0;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_LINE_STREAM_H_
