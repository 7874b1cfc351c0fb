#include "align/io/document_text.h"

#include "align/io/html_page.h"
#include "align/io/office_text.h"
#include "align/io/subtitle_text.h"
#include "align/io/text_reader.h"

namespace sejajar {
namespace {

Result<std::string> Extracted(const RawDocument& document) {
  switch (document.format) {
    case TextFormat::kPlain:
      return Utf8Text(document.path, document.bytes);
    case TextFormat::kHtml:
      return HtmlPageText(document.path, document.bytes, HtmlPart::kMain);
    case TextFormat::kDocx:
      return DocxText(document.path, document.bytes);
    case TextFormat::kEpub:
      return EpubText(document.path, document.bytes);
    case TextFormat::kSubRip:
    case TextFormat::kWebVtt:
      return SubtitleText(document.path, document.bytes);
  }
  return UsageError("no such format");
}

}  // namespace

Result<std::string> DocumentText(const RawDocument& document) {
  if (!document.problem.empty()) {
    return MalformedError(document.path, document.line, document.problem);
  }
  Result<std::string> text = Extracted(document);
  // XML has ways to write characters that are none.
  if (text && document.format != TextFormat::kPlain) {
    if (const Status status = CheckText(document.path, *text); !status) {
      text = MalformedError(document.path, 0, "stands for bytes that are no text");
    }
  }
  if (!text) {
    Error error = text.error();
    if (document.line != 0) error.line = document.line;
    return error;
  }
  if (text->starts_with("\uFEFF")) text->erase(0, 3);
  return text;
}

}  // namespace sejajar
