// The text of documents that are a zip file of XML: DOCX and EPUB. Internal to align/io;
// document_text.h is the door, formats.md says what is read.
//
// Errors: kMalformed for bytes that are no such file, and for files that unpack to more than is
// sensible (32 MiB of XML in a DOCX, 128 MiB of pages in an EPUB). Thread-safe.
#ifndef SEJAJAR_ALIGN_IO_OFFICE_TEXT_H_
#define SEJAJAR_ALIGN_IO_OFFICE_TEXT_H_

#include <string>
#include <string_view>

#include "align/base/result.h"

namespace sejajar {

// `name` is for messages.
Result<std::string> DocxText(const std::string& name, std::string_view bytes);
Result<std::string> EpubText(const std::string& name, std::string_view bytes);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_OFFICE_TEXT_H_
