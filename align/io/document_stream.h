// Documents as they lie about: in folders, archives and files with a record a line.
//
//   Result<DocumentStream> documents = DocumentStream::Open({"stories", "more.tar.zst"}, {});
//   if (!documents) return documents.error();
//   while (true) {
//     Result<std::optional<RawDocument>> document = documents->Next();
//     if (!document) return document.error();
//     if (!*document) break;
//     Use(DocumentText(**document));  // from any thread
//   }
//
// Reading is cheap and happens on one thread; making text of the bytes is not, and is for many.
// The order is that of the inputs, in a folder that of the paths' bytes, so that it is the same
// everywhere. A document that cannot be had comes with its problem in its place, and the others
// are read all the same. Memory is that of one document.
#ifndef SEJAJAR_ALIGN_IO_DOCUMENT_STREAM_H_
#define SEJAJAR_ALIGN_IO_DOCUMENT_STREAM_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "align/base/result.h"

namespace sejajar {

enum class TextFormat { kPlain, kHtml, kDocx, kEpub, kSubRip, kWebVtt };

struct RawDocument {
  std::string id;  // unique in the stream, but for problems: path, or a record's id, or path:line
  TextFormat format = TextFormat::kPlain;
  std::string bytes;     // as stored; of a record its text
  std::string language;  // of a record that says so, else empty
  std::string path;      // for messages: the file, or "archive/member"
  std::size_t line = 0;  // of a record; else 0
  std::string problem;   // why it cannot be had, one line, no full stop; `bytes` are empty then
};

struct DocumentStreamOptions {
  // Of a document, unpacked, or a record with all its fields; a longer one is a problem.
  std::size_t max_document_bytes = std::size_t{64} << 20;
  // What is compressed may unpack to so many times its size, and 64 MiB; then it is given up.
  std::size_t max_expansion = 1000;
  // The fields of JSON Lines; only the text must be there.
  std::string text_field = "text";
  std::string id_field = "id";
  std::string language_field = "language";
  bool html_records = false;  // the text of records is HTML, not plain

  [[nodiscard]] Status Validate() const;
};

// Movable, not copyable; not for use from two threads at once.
class DocumentStream {
 public:
  // An input is a folder, a file, "-" (JSON Lines on standard input), a pattern with * ? [...], or
  // "@" and the path of a list of folders and files, one a line. formats.md has the rules. Errors:
  // kIo for what does not exist and a pattern that nothing matches; kUsage for files of no known
  // extension.
  static Result<DocumentStream> Open(const std::vector<std::string>& inputs,
                                     const DocumentStreamOptions& options = {});
  DocumentStream(DocumentStream&& other) noexcept;
  DocumentStream& operator=(DocumentStream&& other) noexcept;
  ~DocumentStream();

  // The next document; nothing at the end. kIo for what makes going on senseless.
  Result<std::optional<RawDocument>> Next();

  // Files and members passed over so far, since their extension is not known.
  [[nodiscard]] std::size_t skipped() const;

 private:
  struct State;
  explicit DocumentStream(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_DOCUMENT_STREAM_H_
