#include <memory>
#include <string>

#include "align/cli/commands.h"
#include "align/cli/common_options.h"
#include "align/cli/console.h"
#include "align/cli/documents.h"
#include "align/cli/output.h"
#include "align/io/characters.h"
#include "align/io/jsonl.h"

namespace sejajar {
namespace {

struct Options {
  std::string path = "-";
  std::string language;
  DocumentOptions document;
  std::string format = "text";
  std::string output;
};

Status WriteLines(const Document& document, const Sink& sink) {
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (Status status = sink(OneLine(document.SentenceText(i)) + '\n'); !status) return status;
  }
  return {};
}

Status Run(const Options& options) {
  if (Status status = CheckLanguageTag(options.language); !status) return status;
  const Result<LoadedDocument> loaded =
      LoadDocument(options.path, options.language, options.document);
  if (!loaded) return loaded.error();
  for (const std::string& warning : LanguageWarnings(loaded->language)) Warn(warning);
  return WriteOutput(options.output, [&](const Sink& sink) {
    return options.format == "jsonl" ? WriteSentencesJsonl(loaded->document, sink)
                                     : WriteLines(loaded->document, sink);
  });
}

}  // namespace

Action DefineSplit(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("FILE", options->path, "The text; - is standard input")
      ->type_name("FILE")
      ->capture_default_str();
  app.add_option("-l,--language", options->language, "Its language, such as id (else guessed)")
      ->type_name("LANG");
  app.add_flag("--paragraph-per-line", options->document.paragraph_per_line,
               "Every line is a paragraph (else guessed)");
  app.add_option("-f,--format", options->format, "What to write: a sentence a line, or JSON")
      ->check(CLI::IsMember({"text", "jsonl"}))
      ->capture_default_str();
  AddOutputOption(app, options->output);
  return [options] { return Run(*options); };
}

}  // namespace sejajar
