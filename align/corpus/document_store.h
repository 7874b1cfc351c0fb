// The texts of a collection on disk, each once, to be looked up by number. Two files: the texts one
// behind the other, and an index. The index is written last: with it, the store is complete.
#ifndef SEJAJAR_ALIGN_CORPUS_DOCUMENT_STORE_H_
#define SEJAJAR_ALIGN_CORPUS_DOCUMENT_STORE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "align/base/atomic_file.h"
#include "align/base/mapped_file.h"
#include "align/base/result.h"
#include "align/base/span.h"

namespace sejajar {

// Destroyed before Commit(), it leaves no trace. Thread-compatible.
class DocumentStoreWriter {
 public:
  // `base` is the path without an ending.
  static Result<DocumentStoreWriter> Create(std::string base);
  // `id` is put on one line.
  Status Add(std::string_view id, std::string_view text);
  Status Commit();

 private:
  DocumentStoreWriter(std::string base, AtomicFile texts)
      : base_(std::move(base)), texts_(std::move(texts)) {}

  std::string base_;
  AtomicFile texts_;
  std::string index_;
  std::size_t size_ = 0;
};

// Immutable; safe to read from many threads. The texts are mapped, not read: memory is that of the
// ids.
class DocumentStore {
 public:
  // Errors: kIo; kMalformed for an index that does not fit its texts.
  static Result<DocumentStore> Open(const std::string& base);

  [[nodiscard]] std::size_t size() const { return documents_.size(); }
  [[nodiscard]] const std::string& id(std::size_t number) const { return documents_[number].id; }
  [[nodiscard]] std::string_view text(std::size_t number) const {
    return documents_[number].span.In(texts_.bytes());
  }

 private:
  struct Entry {
    std::string id;
    Span span;
  };
  DocumentStore(MappedFile texts, std::vector<Entry> documents)
      : texts_(std::move(texts)), documents_(std::move(documents)) {}

  MappedFile texts_;
  std::vector<Entry> documents_;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_DOCUMENT_STORE_H_
