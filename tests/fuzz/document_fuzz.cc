// Documents of every format, archives and record files: the first byte says what the rest is.
// Whatever it is, what comes out is text or an error.
#include <fcntl.h>
#include <unistd.h>
#include <utf8.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "align/io/document_stream.h"
#include "align/io/document_text.h"
#include "align/io/line_stream.h"
#include "align/io/lines.h"
#include "tests/fuzz/memory_file.h"

namespace {

using namespace sejajar;

void CheckDocument(const RawDocument& document) {
  const Result<std::string> text = DocumentText(document);
  if (!text) {
    if (text.error().message.empty() || text.error().path.empty()) __builtin_trap();
    return;
  }
  if (!document.problem.empty()) __builtin_trap();
  if (!utf8::is_valid(text->begin(), text->end())) __builtin_trap();
  if (text->find('\0') != std::string::npos) __builtin_trap();
  if (document.format != TextFormat::kPlain && text->find("\n\n") != std::string::npos) {
    __builtin_trap();
  }
}

// The lines are those of the whole, whether they are short enough or not.
void CheckLines(const std::string& path, std::string_view bytes) {
  Result<LineStream> lines = LineStream::Open(path, 20);
  if (!lines || bytes.starts_with("\xEF\xBB\xBF") || ArchiveReader::IsCompressed(bytes)) return;
  for (const std::string_view line : Lines(bytes)) {
    const auto next = lines->Next();
    if (!next || !*next || (*next)->too_long != (line.size() > 20)) __builtin_trap();
    if (!(*next)->too_long && (*next)->text != line) __builtin_trap();
  }
}

// Files are known by their names, which those in memory lack: links to whatever is open as a
// certain number.
constexpr int kDescriptor = 500;
constexpr std::string_view kExtensions[] = {".tar.gz", ".zip", ".jsonl", ".tsv", ".html.gz"};

class Links {
 public:
  Links()
      : folder_(std::filesystem::temp_directory_path() /
                ("document_fuzz." + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
    for (const std::string_view extension : kExtensions) {
      std::filesystem::create_symlink("/proc/self/fd/" + std::to_string(kDescriptor),
                                      Path(extension));
    }
  }
  ~Links() { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string Path(std::string_view extension) const {
    return folder_ / ("x" + std::string(extension));
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  // In the seeds: a is plain text, b HTML, c DOCX, d EPUB, e SubRip, f WebVTT; g to k are files.
  const std::size_t choice = (data[0] + 11U - 'a' % 11U) % 11U;
  if (choice < 6) {
    RawDocument document;
    document.format = static_cast<TextFormat>(choice);
    document.bytes = bytes;
    document.path = "f";
    CheckDocument(document);
    return 0;
  }
  const MemoryFile file(bytes.data(), bytes.size());
  CheckLines(file.path(), bytes);
  static const Links links;
  const int opened = ::open(file.path().c_str(), O_RDONLY | O_CLOEXEC);
  if (::dup2(opened, kDescriptor) < 0) std::abort();
  ::close(opened);
  const std::string link = links.Path(kExtensions[choice - 6]);
  Result<DocumentStream> documents = DocumentStream::Open(
      {link}, {.max_document_bytes = 10'000, .max_expansion = 10, .html_records = true});
  if (!documents) __builtin_trap();
  while (true) {
    const Result<std::optional<RawDocument>> document = documents->Next();
    if (!document) __builtin_trap();
    if (!*document) break;
    if ((*document)->id.empty() || (*document)->bytes.size() > 10'000) __builtin_trap();
    CheckDocument(**document);
  }
  return 0;
}
