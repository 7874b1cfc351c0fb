#include "align/corpus/fingerprint.h"

#include <cstdio>
#include <filesystem>

#include "align/base/mapped_file.h"
#include "align/corpus/text_hash.h"

namespace sejajar {

Result<std::string> ModelFingerprint(const RowMaker& maker) {
  std::string fingerprint;
  for (const CoverLanguage* language : {&maker.source(), &maker.target()}) {
    const std::string& path = language->encoder.path();
    if (language == &maker.target() && path == maker.source().encoder.path()) break;
    const Result<MappedFile> file = MappedFile::Open(path);
    if (!file) return file.error();
    char digits[32];
    std::snprintf(digits, sizeof digits, "%016llx",
                  static_cast<unsigned long long>(TextHash(file->bytes())));
    if (!fingerprint.empty()) fingerprint += ", ";
    fingerprint += std::filesystem::path(path).filename().string() + ' ' + digits;
  }
  return fingerprint;
}

}  // namespace sejajar
