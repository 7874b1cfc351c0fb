// The text of a document in any of the formats that document_stream.h brings.
//
//   const Result<std::string> text = DocumentText(document);
//   if (!text) Report(text.error());
#ifndef SEJAJAR_ALIGN_IO_DOCUMENT_TEXT_H_
#define SEJAJAR_ALIGN_IO_DOCUMENT_TEXT_H_

#include <string>

#include "align/io/document_stream.h"

namespace sejajar {

// Valid UTF-8 without NUL bytes and without byte order mark: plain text as it is, of the other
// formats a paragraph a line, each ended by LF. formats.md says what is read of each. Empty when
// the document has no text.
//
// Errors: kMalformed, with the document's path, and for a record its line: bytes that are not in
// the format, or in no known encoding, or made to do harm; and the problem of a document that has
// one. Thread-safe.
Result<std::string> DocumentText(const RawDocument& document);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_DOCUMENT_TEXT_H_
