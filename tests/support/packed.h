// Archives and compressed bytes for tests, made by libarchive in memory.
#ifndef SEJAJAR_TESTS_SUPPORT_PACKED_H_
#define SEJAJAR_TESTS_SUPPORT_PACKED_H_

#include <archive.h>
#include <archive_entry.h>

#include <cstdlib>
#include <string>
#include <vector>

namespace sejajar {

struct PackedMember {
  std::string path;
  std::string bytes;
  unsigned type = AE_IFREG;
  std::string link = {};  // where a link leads
  bool hard = false;      // of a link
};

// `format` is "raw" (one member), "zip", "ustar" or "pax", `filter` "", "gzip", "zstd", "xz" or
// "bzip2".
inline std::string Packed(const std::string& format, const std::string& filter,
                          const std::vector<PackedMember>& members) {
  const auto check = [](int code) {
    if (code < ARCHIVE_WARN) std::abort();
  };
  ::archive* const out = ::archive_write_new();
  check(::archive_write_set_format_by_name(out, format.c_str()));
  if (!filter.empty()) check(::archive_write_add_filter_by_name(out, filter.c_str()));
  check(::archive_write_set_bytes_in_last_block(out, 1));
  std::string packed;
  check(::archive_write_open2(
      out, &packed, nullptr,
      [](::archive*, void* to, const void* bytes, std::size_t size) -> ::la_ssize_t {
        static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
        return static_cast<::la_ssize_t>(size);
      },
      nullptr, nullptr));
  for (const PackedMember& member : members) {
    ::archive_entry* const entry = ::archive_entry_new();
    ::archive_entry_set_pathname(entry, member.path.c_str());
    ::archive_entry_set_filetype(entry, member.type);
    ::archive_entry_set_perm(entry, 0644);
    if (member.hard) {
      ::archive_entry_set_hardlink(entry, member.link.c_str());
    } else if (!member.link.empty()) {
      ::archive_entry_set_symlink(entry, member.link.c_str());
    }
    ::archive_entry_set_size(entry, static_cast<::la_int64_t>(member.bytes.size()));
    check(::archive_write_header(out, entry));
    if (!member.bytes.empty() &&
        ::archive_write_data(out, member.bytes.data(), member.bytes.size()) < 0) {
      std::abort();
    }
    ::archive_entry_free(entry);
  }
  check(::archive_write_close(out));
  ::archive_write_free(out);
  return packed;
}

inline std::string Compressed(const std::string& filter, const std::string& bytes) {
  return Packed("raw", filter, {{"data", bytes}});
}

}  // namespace sejajar

#endif  // SEJAJAR_TESTS_SUPPORT_PACKED_H_
