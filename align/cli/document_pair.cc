#include "align/cli/document_pair.h"

#include <utility>

#include "align/cli/console.h"
#include "align/cli/languages.h"

namespace sejajar {

Status DocumentPairOptions::Validate() const {
  for (const std::string& tag : {source_language, target_language}) {
    if (Status status = CheckLanguageTag(tag); !status) return status;
  }
  if (source == "-" && target == "-") return UsageError("only one side can be standard input");
  return {};
}

void AddDocumentPairOptions(CLI::App& app, DocumentPairOptions& options) {
  app.add_option("SOURCE", options.source, "The original; - is standard input")->type_name("FILE");
  app.add_option("TARGET", options.target, "Its translation; - is standard input")
      ->type_name("FILE");
  app.add_option("-s,--source-language", options.source_language,
                 "Language of SOURCE, such as en (else guessed)")
      ->type_name("LANG");
  app.add_option("-t,--target-language", options.target_language,
                 "Language of TARGET, such as id (else guessed)")
      ->type_name("LANG");
  app.add_flag("--segmented", options.documents.segmented,
               "Every line is a sentence; do not split");
  app.add_flag("--paragraph-per-line", options.documents.paragraph_per_line,
               "Every line is a paragraph (else guessed)");
}

Result<DocumentPair> LoadDocumentPair(const std::string& source_path,
                                      const std::string& target_path,
                                      const DocumentPairOptions& options, const Models& models) {
  Result<LoadedDocument> source =
      LoadDocument(source_path, options.source_language, options.documents);
  if (!source) return source.error();
  Result<LoadedDocument> target =
      LoadDocument(target_path, options.target_language, options.documents);
  if (!target) return target.error();
  for (const LoadedDocument* side : {&*source, &*target}) {
    if (side->document.size() == 0) {
      return MalformedError(side->document.name(), 0, "holds no text");
    }
  }
  for (const std::string& warning : LanguageWarnings(source->language, target->language)) {
    Warn(warning);
  }
  Result<SentenceEncoder> source_encoder = models.ForLanguage(source->document.language());
  if (!source_encoder) return source_encoder.error();
  Result<SentenceEncoder> target_encoder = models.ForLanguage(target->document.language());
  if (!target_encoder) return target_encoder.error();
  for (const LoadedDocument* side : {&*source, &*target}) {
    if (models.IsForeign(side->document.language())) {
      Warn(side->document.name() + ": the model was not made for '" + side->document.language() +
           "'");
    }
  }
  return DocumentPair{std::move(source->document), std::move(target->document),
                      *std::move(source_encoder), *std::move(target_encoder)};
}

Error WithPaths(Error error, const std::string& source, const std::string& target) {
  if (error.path.empty() && error.kind != ErrorKind::kInterrupted) {
    error.path = source + ", " + target;
  }
  return error;
}

}  // namespace sejajar
