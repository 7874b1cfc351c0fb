#include "align/io/aligned_pairs.h"

#include <utf8.h>

#include <algorithm>
#include <utility>

#include "align/io/characters.h"
#include "align/io/po_pairs.h"
#include "align/io/tmx_pairs.h"
#include "align/io/tsv_pairs.h"
#include "align/io/xliff_pairs.h"

namespace sejajar {
namespace {

constexpr std::size_t kBatchPairs = 32768;
constexpr std::size_t kBatchBytes = std::size_t{16} << 20;
constexpr std::size_t kKeyBytes = 1000;  // a longer key helps nobody to find anything

constexpr std::string_view kTmxExtensions[] = {".tmx"};
constexpr std::string_view kXliffExtensions[] = {".xlf", ".xliff", ".mxliff", ".sdlxliff"};
constexpr std::string_view kPoExtensions[] = {".po", ".pot"};
constexpr std::string_view kTsvExtensions[] = {".tsv", ".tab", ".txt"};

bool LooksLikePo(std::string_view head) {
  return head.starts_with("msgid \"") || head.find("\nmsgid \"") != std::string_view::npos;
}

// In the order in which they are tried on the first bytes; anything may be TSV.
constexpr PairFormat kFormats[] = {
    {"tmx", kTmxExtensions,
     [](std::string_view head) { return head.find("<tmx") != std::string_view::npos; },
     ReadTmxPairs},
    {"xliff", kXliffExtensions,
     [](std::string_view head) { return head.find("<xliff") != std::string_view::npos; },
     ReadXliffPairs},
    {"po", kPoExtensions, LooksLikePo, ReadPoPairs},
    {"tsv", kTsvExtensions, [](std::string_view) { return true; }, ReadTsvPairs},
};

// Null when no format has it.
const PairFormat* FormatOfExtension(std::string_view path) {
  std::string extension(path.substr(std::min(path.rfind('.'), path.size())));
  for (char& c : extension) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (const PairFormat& format : kFormats) {
    if (std::find(format.extensions.begin(), format.extensions.end(), extension) !=
        format.extensions.end()) {
      return &format;
    }
  }
  return nullptr;
}

const PairFormat& FormatOfHead(std::string_view head) {
  std::string text(head);
  std::erase(text, '\0');  // so that UTF-16 shows its markup
  return *std::find_if(std::begin(kFormats), std::end(kFormats),
                       [&](const PairFormat& format) { return format.recognizes(text); });
}

bool IsText(std::string_view bytes) {
  return bytes.find('\0') == std::string_view::npos && utf8::is_valid(bytes.begin(), bytes.end());
}

}  // namespace

Status PairReadOptions::Validate() const {
  if (source_language.empty() || target_language.empty()) {
    return UsageError("reading pairs needs a source and a target language");
  }
  if (max_pair_bytes == 0) return UsageError("the limit of bytes for a pair must be above 0");
  if (max_file_bytes == 0) return UsageError("the limit of bytes for a file must be above 0");
  return {};
}

Status PairBatches::Add(AlignedPair pair) {
  pair.key = IsText(pair.key) && pair.key.size() <= kKeyBytes ? OneLine(pair.key) : std::string();
  if (pair.problem.empty()) {
    if (pair.source.size() + pair.target.size() > max_pair_bytes_) {
      pair.problem = "is longer than the limit of " + std::to_string(max_pair_bytes_) + " bytes";
    } else if (!IsText(pair.source) || !IsText(pair.target)) {
      pair.problem = "holds what is no Unicode character";
    }
  }
  if (!pair.problem.empty()) {
    pair.source.clear();
    pair.target.clear();
  }
  ++(pair.problem.empty() ? counts_.pairs : counts_.problems);
  batch_bytes_ += pair.source.size() + pair.target.size();
  batch_.push_back(std::move(pair));
  return batch_.size() >= kBatchPairs || batch_bytes_ >= kBatchBytes ? Finish() : Status();
}

Status PairBatches::Finish() {
  if (batch_.empty()) return {};
  batch_bytes_ = 0;
  return consume_(std::exchange(batch_, {}));
}

std::span<const PairFormat> PairFormats() { return kFormats; }

const PairFormat* FindPairFormat(std::string_view name) {
  const auto* const found =
      std::find_if(std::begin(kFormats), std::end(kFormats),
                   [&](const PairFormat& format) { return format.name == name; });
  return found == std::end(kFormats) ? nullptr : found;
}

Result<PairCounts> ReadAlignedPairs(const std::string& path, const PairReadOptions& options,
                                    const PairConsumer& consume, const PairFormat* format) {
  if (Status status = options.Validate(); !status) return status.error();
  Result<ByteStream> stream = ByteStream::Open(path);
  if (!stream) return stream.error();
  if (format == nullptr) format = FormatOfExtension(path);
  if (format == nullptr) {
    const Result<std::string_view> head = stream->Peek();
    if (!head) return head.error();
    format = &FormatOfHead(*head);
  }
  PairBatches batches(options, consume);
  if (Status status = format->read(*stream, options, batches); !status) return status.error();
  if (Status status = batches.Finish(); !status) return status.error();
  return batches.counts();
}

}  // namespace sejajar
