// Two documents as the commands take them: options, loading, warnings, the models of their
// languages.
#ifndef SEJAJAR_ALIGN_CLI_DOCUMENT_PAIR_H_
#define SEJAJAR_ALIGN_CLI_DOCUMENT_PAIR_H_

#include <CLI/CLI.hpp>
#include <string>

#include "align/base/result.h"
#include "align/cli/documents.h"
#include "align/cli/models.h"
#include "align/embed/sentence_encoder.h"

namespace sejajar {

struct DocumentPairOptions {
  std::string source;
  std::string target;
  std::string source_language;  // empty: guessed
  std::string target_language;
  DocumentOptions documents;

  [[nodiscard]] Status Validate() const;
};

// SOURCE, TARGET and how to read them.
void AddDocumentPairOptions(CLI::App& app, DocumentPairOptions& options);

struct DocumentPair {
  Document source;
  Document target;
  SentenceEncoder source_encoder;
  SentenceEncoder target_encoder;
};

// Reads the two and warns of what is odd about their languages. A document without text is
// kMalformed.
Result<DocumentPair> LoadDocumentPair(const std::string& source, const std::string& target,
                                      const DocumentPairOptions& options, const Models& models);

// Names the two documents in an error that names none.
Error WithPaths(Error error, const std::string& source, const std::string& target);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CLI_DOCUMENT_PAIR_H_
