// A whole regular file as read-only memory.
#ifndef SEJAJAR_ALIGN_BASE_MAPPED_FILE_H_
#define SEJAJAR_ALIGN_BASE_MAPPED_FILE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "align/base/result.h"

namespace sejajar {

// Movable, not copyable; safe to read from many threads. The bytes stay where they are when
// the object moves. As with every mapping, nobody may shorten the file meanwhile.
class MappedFile {
 public:
  static Result<MappedFile> Open(std::string path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  MappedFile(std::string path, const char* data, std::size_t size)
      : path_(std::move(path)), data_(data), size_(size) {}

  std::string path_;
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_BASE_MAPPED_FILE_H_
