#include "align/corpus/document_store.h"

#include <charconv>
#include <utility>

#include "align/io/characters.h"
#include "align/io/lines.h"
#include "align/io/text_reader.h"

namespace sejajar {
namespace {

constexpr const char* kTexts = ".texts";
constexpr const char* kIndex = ".index";

}  // namespace

Result<DocumentStoreWriter> DocumentStoreWriter::Create(std::string base) {
  Result<AtomicFile> texts = AtomicFile::Create(base + kTexts);
  if (!texts) return texts.error();
  return DocumentStoreWriter(std::move(base), *std::move(texts));
}

Status DocumentStoreWriter::Add(std::string_view id, std::string_view text) {
  size_ += text.size();
  index_ += std::to_string(size_) + '\t' + OneLine(id) + '\n';
  return texts_.Write(text);
}

Status DocumentStoreWriter::Commit() {
  if (Status status = texts_.Commit(); !status) return status;
  return WriteFileAtomically(base_ + kIndex, index_);
}

Result<DocumentStore> DocumentStore::Open(const std::string& base) {
  const Result<std::string> index = ReadText(base + kIndex);
  if (!index) return index.error();
  Result<MappedFile> texts = MappedFile::Open(base + kTexts);
  if (!texts) return texts.error();
  std::vector<Entry> documents;
  std::size_t begin = 0;
  for (const std::string_view line : Lines(*index)) {
    std::size_t end = 0;
    const auto [at, error] = std::from_chars(line.data(), line.data() + line.size(), end);
    const auto digits = static_cast<std::size_t>(at - line.data());
    if (error != std::errc() || digits == line.size() || line[digits] != '\t' || end < begin ||
        end > texts->bytes().size()) {
      return MalformedError(base + kIndex, documents.size() + 1, "does not fit its texts");
    }
    documents.push_back({std::string(line.substr(digits + 1)), {begin, end}});
    begin = end;
  }
  if (begin != texts->bytes().size()) {
    return MalformedError(base + kIndex, documents.size(), "does not fit its texts");
  }
  return DocumentStore(*std::move(texts), std::move(documents));
}

}  // namespace sejajar
