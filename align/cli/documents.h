// From a path to a Document: read, guess the language, split.
#ifndef SEJAJAR_ALIGN_CLI_DOCUMENTS_H_
#define SEJAJAR_ALIGN_CLI_DOCUMENTS_H_

#include <string>

#include "align/base/result.h"
#include "align/bitext/document.h"
#include "align/cli/languages.h"

namespace sejajar {

struct DocumentOptions {
  bool segmented = false;           // a sentence a line, no splitting
  bool paragraph_per_line = false;  // else guessed
};

struct LoadedDocument {
  Document document;
  SideLanguage language;
};

// `language` is a tag or empty, which is guessed. A text without sentences is an empty document.
Result<LoadedDocument> LoadDocument(const std::string& path, const std::string& language,
                                    const DocumentOptions& options);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CLI_DOCUMENTS_H_
