// The only door by which documents come in: whole, checked, in memory.
//
// What comes out is valid UTF-8 without NUL bytes, byte for byte what the file held (a byte
// order mark stays where it is, so that offsets are offsets into the file).
//
// Errors: kIo when the system refuses (missing, a directory, no permission); kMalformed, with
// the line, for bytes that are not UTF-8 text (UTF-16 and UTF-32 are recognised and named) and
// for more bytes than the limit, which is found out before memory is taken.
// Thread-safe, but for standard input, which can be read once.
#ifndef SEJAJAR_ALIGN_IO_TEXT_READER_H_
#define SEJAJAR_ALIGN_IO_TEXT_READER_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "align/base/result.h"
#include "align/io/byte_stream.h"  // DisplayName

namespace sejajar {

struct TextLimits {
  std::size_t max_bytes = std::size_t{1} << 30;  // of one file; a longer one is refused

  [[nodiscard]] Status Validate() const;
};

// `path` is a file's or "-" for standard input. An empty file is an empty text.
Result<std::string> ReadText(const std::string& path, const TextLimits& limits = {});

// The check of ReadText alone; `path` is for the message.
Status CheckText(const std::string& path, std::string_view bytes);

// `bytes` for readers that can do without offsets into the file: as they are when CheckText takes
// them, converted when they are UTF-16 (a byte order mark stays in both), else the error of
// CheckText.
Result<std::string> Utf8Text(const std::string& path, std::string bytes);

// The Unicode encoding other than UTF-8 that a file with this beginning is in, to all appearance;
// empty when in none. Without a mark it shows in the zero bytes.
std::string_view OtherUnicodeEncoding(std::string_view bytes);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_TEXT_READER_H_
