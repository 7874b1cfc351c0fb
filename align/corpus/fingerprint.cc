#include "align/corpus/fingerprint.h"

#include <filesystem>

#include "align/base/hex.h"
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
    if (!fingerprint.empty()) fingerprint += ", ";
    fingerprint += std::filesystem::path(path).filename().string() + ' ';
    AppendHex(TextHash(file->bytes()), fingerprint);
  }
  return fingerprint;
}

}  // namespace sejajar
