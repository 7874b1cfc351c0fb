#include "align/io/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <utf8.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "align/io/characters.h"

namespace sejajar {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 16;
constexpr std::size_t kFree = std::size_t{64} << 20;  // may always be unpacked

// Not "all": among those are some that start other programs.
void SupportFilters(::archive* archive) {
  ::archive_read_support_filter_gzip(archive);
  ::archive_read_support_filter_zstd(archive);
  ::archive_read_support_filter_xz(archive);
  ::archive_read_support_filter_bzip2(archive);
}

void SupportArchives(::archive* archive) {
  SupportFilters(archive);
  ::archive_read_support_format_tar(archive);
  ::archive_read_support_format_zip(archive);
}

// libarchive makes names of the locale's out of those in an archive. They shall be the same
// everywhere, and UTF-8. (Where there is no such locale, the one in force has to do.)
class Utf8Locale {
 public:
  Utf8Locale() {
    static const ::locale_t utf8 = ::newlocale(LC_ALL_MASK, "C.UTF-8", nullptr);
    before_ = ::uselocale(utf8);
  }
  ~Utf8Locale() { ::uselocale(before_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  ::locale_t before_;
};

std::string PathOf(::archive_entry* entry) {
  const char* path = ::archive_entry_pathname(entry);
  if (path == nullptr) path = ::archive_entry_pathname_utf8(entry);
  return path == nullptr ? std::string() : utf8::replace_invalid(std::string_view(path));
}

bool StaysInside(std::string_view path) {
  if (path.empty() || path.starts_with('/') || path.starts_with('\\')) return false;
  if (path.size() > 1 && path[1] == ':') return false;  // a drive
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find_first_of("/\\", begin), path.size());
    if (path.substr(begin, end - begin) == "..") return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace

struct ArchiveReader::Source {
  ByteStream stream;
  std::optional<Error> error;

  static ::la_ssize_t Read(::archive* archive, void* self, const void** bytes) {
    auto* const source = static_cast<Source*>(self);
    const Result<std::string_view> taken = source->stream.Take();
    if (!taken) {
      source->error = taken.error();
      ::archive_set_error(archive, EIO, "%s", taken.error().message.c_str());
      return -1;
    }
    *bytes = taken->data();
    return static_cast<::la_ssize_t>(taken->size());
  }
};

void ArchiveReader::Closer::operator()(::archive* archive) const { ::archive_read_free(archive); }

ArchiveReader::ArchiveReader(std::string name, std::size_t max_expansion)
    : name_(std::move(name)), max_expansion_(max_expansion), archive_(::archive_read_new()) {}
ArchiveReader::~ArchiveReader() = default;
ArchiveReader::ArchiveReader(ArchiveReader&&) noexcept = default;
ArchiveReader& ArchiveReader::operator=(ArchiveReader&&) noexcept = default;

Result<ArchiveReader> ArchiveReader::OpenArchive(const std::string& path,
                                                 std::size_t max_expansion) {
  ArchiveReader reader(path, max_expansion);
  SupportArchives(reader.archive_.get());
  const int code = ::archive_read_open_filename(reader.archive_.get(), path.c_str(), kChunk);
  if (code < ARCHIVE_WARN) return reader.Failed(code);
  return reader;
}

Result<ArchiveReader> ArchiveReader::OpenMemory(std::string name, std::string_view bytes,
                                                std::size_t max_expansion) {
  ArchiveReader reader(std::move(name), max_expansion);
  SupportArchives(reader.archive_.get());
  const int code = ::archive_read_open_memory(reader.archive_.get(), bytes.data(), bytes.size());
  if (code < ARCHIVE_WARN) return reader.Failed(code);
  return reader;
}

Result<ArchiveReader> ArchiveReader::OpenCompressed(ByteStream stream, std::size_t max_expansion) {
  ArchiveReader reader(stream.name(), max_expansion);
  reader.source_.reset(new Source{std::move(stream), std::nullopt});
  ::archive* const archive = reader.archive_.get();
  SupportFilters(archive);
  ::archive_read_support_format_raw(archive);
  ::archive_read_support_format_empty(archive);
  int code = ::archive_read_open(archive, reader.source_.get(), nullptr, &Source::Read, nullptr);
  if (code < ARCHIVE_WARN) return reader.Failed(code);
  ::archive_entry* entry = nullptr;
  code = ::archive_read_next_header(archive, &entry);
  if (code < ARCHIVE_WARN) return reader.Failed(code);
  reader.in_member_ = code != ARCHIVE_EOF;
  return reader;
}

bool ArchiveReader::IsCompressed(std::string_view head) {
  if (head.starts_with("BZh") && head.size() >= 10) {  // three letters could be a text's
    head.remove_prefix(4);
    return head.starts_with("1AY&SY") || head.starts_with("\x17rE8P\x90");  // a block, the end
  }
  return head.starts_with("\x1F\x8B") || head.starts_with("\x28\xB5\x2F\xFD") ||
         head.starts_with("\xFD\x37zXZ");
}

Error ArchiveReader::Failed(int code) {
  over_ = over_ || code == ARCHIVE_FATAL;
  in_member_ = false;
  if (source_ && source_->error) return *source_->error;
  const int number = ::archive_errno(archive_.get());
  if (over_ && (number == ENOENT || number == EACCES || number == EISDIR || number == EIO)) {
    return IoError(name_, "cannot read: " + std::generic_category().message(number));
  }
  const char* const cause = ::archive_error_string(archive_.get());
  const std::string_view told = cause == nullptr ? "damaged" : cause;
  return MalformedError(name_, 0, "cannot be unpacked: " + OneLine(utf8::replace_invalid(told)));
}

Result<std::optional<ArchiveReader::Member>> ArchiveReader::Next() {
  // Passing over a member of a compressed tar unpacks it, so it counts; of a zip it does not.
  const bool zip =
      (::archive_format(archive_.get()) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
  while (in_member_ && !zip) {
    const Result<std::string_view> bytes = Take();
    if (!bytes && over_) return bytes.error();
  }
  if (over_) return std::optional<Member>();
  const Utf8Locale locale;
  ::archive_entry* entry = nullptr;
  int code = ARCHIVE_RETRY;
  while (code == ARCHIVE_RETRY) code = ::archive_read_next_header(archive_.get(), &entry);
  if (code == ARCHIVE_EOF) {
    over_ = true;
    return std::optional<Member>();
  }
  // A header that cannot be made sense of: nobody knows where the next begins.
  if (code < ARCHIVE_WARN) return Failed(ARCHIVE_FATAL);
  in_member_ = true;
  Member member;
  member.path = PathOf(entry);
  member.inside = StaysInside(member.path);
  member.regular = ::archive_entry_filetype(entry) == AE_IFREG &&
                   ::archive_entry_hardlink(entry) == nullptr &&
                   ::archive_entry_symlink(entry) == nullptr;
  return std::optional(std::move(member));
}

Result<std::string_view> ArchiveReader::Take() {
  if (!in_member_) return std::string_view();
  buffer_.resize(kChunk);
  ::la_ssize_t read = ARCHIVE_RETRY;
  while (read == ARCHIVE_RETRY) {
    read = ::archive_read_data(archive_.get(), buffer_.data(), buffer_.size());
  }
  if (read < 0) return Failed(static_cast<int>(read));
  if (read == 0) in_member_ = false;
  unpacked_ += static_cast<std::size_t>(read);
  const auto packed = static_cast<std::size_t>(
      std::max<::la_int64_t>(::archive_filter_bytes(archive_.get(), -1), 0));
  if (unpacked_ > kFree && (unpacked_ - kFree) / max_expansion_ > packed) {
    over_ = true;
    in_member_ = false;
    return MalformedError(
        name_, 0, "unpacks to more than " + std::to_string(max_expansion_) + " times its size");
  }
  return std::string_view(buffer_.data(), static_cast<std::size_t>(read));
}

Result<std::optional<std::string>> ArchiveReader::TakeAll(std::size_t max_bytes) {
  std::string all;
  while (true) {
    const Result<std::string_view> bytes = Take();
    if (!bytes) return bytes.error();
    if (bytes->empty()) return std::optional(std::move(all));
    if (bytes->size() > max_bytes - all.size()) return std::optional<std::string>();
    all += *bytes;
  }
}

}  // namespace sejajar
