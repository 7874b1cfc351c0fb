// Archives and compressed files, unpacked by libarchive from front to end. Internal to align/io.
//
// Nothing is written to disk and no link is followed: a member is a name and bytes. What unpacks
// to far more than it is stored in is given up while it unpacks, in whatever layers and however
// much of it is passed over. Formats: tar and zip; gzip, Zstandard, xz, bzip2.
//
// Errors: kIo when the system refuses; kMalformed for what is damaged, cut short or a bomb.
#ifndef SEJAJAR_ALIGN_IO_ARCHIVE_READER_H_
#define SEJAJAR_ALIGN_IO_ARCHIVE_READER_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "align/io/byte_stream.h"

struct archive;

namespace sejajar {

// Movable; not for use from two threads at once. Views are good until the next call.
class ArchiveReader {
 public:
  struct Member {
    std::string path;      // valid UTF-8
    bool regular = false;  // a file, not a folder, link or device
    bool inside = true;    // the path does not lead out of the archive
  };

  // Bytes may unpack to so many times what was read of the file, and 64 MiB.
  static constexpr std::size_t kMaxExpansion = 1000;

  static Result<ArchiveReader> OpenArchive(const std::string& path,
                                           std::size_t max_expansion = kMaxExpansion);
  // `bytes` must outlive the reader; `name` is for messages.
  static Result<ArchiveReader> OpenMemory(std::string name, std::string_view bytes,
                                          std::size_t max_expansion = kMaxExpansion);
  // A file that is compressed, or is not, as one member that is already begun.
  static Result<ArchiveReader> OpenCompressed(ByteStream stream,
                                              std::size_t max_expansion = kMaxExpansion);
  // Whether a file that begins with these bytes is compressed.
  static bool IsCompressed(std::string_view head);

  ArchiveReader(ArchiveReader&& other) noexcept;
  ArchiveReader& operator=(ArchiveReader&& other) noexcept;
  ~ArchiveReader();

  // The next member; nothing at the end and after an error that left nothing to go on from.
  Result<std::optional<Member>> Next();
  // Some bytes of the member that come next; none only at its end.
  Result<std::string_view> Take();
  // All of them. Nothing when there are more than the limit, which are not held.
  Result<std::optional<std::string>> TakeAll(std::size_t max_bytes);

 private:
  struct Closer {
    void operator()(::archive* archive) const;
  };
  struct Source;  // what libarchive's callback reads from

  ArchiveReader(std::string name, std::size_t max_expansion);
  Error Failed(int code);

  std::string name_;
  std::size_t max_expansion_;
  std::unique_ptr<Source> source_;
  std::unique_ptr<::archive, Closer> archive_;  // after what it reads from
  std::string buffer_;
  std::size_t unpacked_ = 0;
  bool in_member_ = false;
  bool over_ = false;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_ARCHIVE_READER_H_
