#include "align/cli/collections.h"

#include <filesystem>
#include <memory>
#include <utility>

#include "align/cli/common_options.h"
#include "align/cli/console.h"
#include "align/cli/interrupt.h"
#include "align/cli/languages.h"
#include "align/cli/models.h"
#include "align/corpus/pair_sources.h"

namespace sejajar {
namespace {

Result<DocumentStore> Store(const std::string& input, const std::string& name,
                            const CollectionOptions& options, const std::string& folder) {
  const std::string base = (std::filesystem::path(folder) / name).string();
  if (Result<DocumentStore> store = DocumentStore::Open(base)) return store;
  {
    Counter counter(name + " documents");
    BuildObserver observer;
    observer.problem = ReportError;
    observer.done = [&](std::size_t documents) { counter.Advance(documents); };
    observer.stopped = Interrupted;
    if (Status status = StoreDocuments({input}, options.stream, base, options.threads, observer,
                                       options.max_errors);
        !status) {
      return status.error();
    }
  }
  return DocumentStore::Open(base);
}

}  // namespace

Status CollectionOptions::Validate() const {
  for (const std::string& tag : {source_language, target_language}) {
    if (Status status = CheckLanguageTag(tag); !status) return status;
  }
  if (sources == "-" && targets == "-") return UsageError("only one side can be standard input");
  if (Status status = rows.Validate(); !status) return status;
  if (Status status = stream.Validate(); !status) return status;
  return match.Validate();
}

void AddCollectionOptions(CLI::App& app, CollectionOptions& options, bool required) {
  CLI::Option* sources =
      app.add_option("SOURCES", options.sources,
                     "The originals: a folder, an archive, a file of records, a pattern in quotes, "
                     "@LIST, or - for JSON Lines on standard input")
          ->type_name("INPUT");
  CLI::Option* targets =
      app.add_option("TARGETS", options.targets, "What may be translations of them; as SOURCES")
          ->type_name("INPUT");
  sources->required(required);
  targets->required(required);
  app.add_option("-s,--source-language", options.source_language, "Language of the originals")
      ->type_name("LANG")
      ->required();
  app.add_option("-t,--target-language", options.target_language, "Language of the translations")
      ->type_name("LANG")
      ->required();
  app.add_flag("--segmented", options.rows.segmented, "Every line is a sentence; do not split");
  app.add_flag("--paragraph-per-line", options.paragraph_per_line,
               "Every line is a paragraph (else guessed)");
  app.add_option("--text-field", options.stream.text_field, "Field of a record that holds its text")
      ->type_name("NAME")
      ->capture_default_str();
  app.add_option("--id-field", options.stream.id_field, "Field of a record that names it")
      ->type_name("NAME")
      ->capture_default_str();
  app.add_flag("--html-records", options.stream.html_records, "Texts of records are HTML");
  app.add_flag("--one-to-many", options.match.one_to_many,
               "Several targets may be versions of one source, as copies of a story are");
  app.add_option("--min-probability", options.match.least_probability,
                 "Match documents only if they are versions of one another at least so surely")
      ->type_name("SHARE")
      ->capture_default_str();
  app.add_option("--max-errors", options.max_errors,
                 "Stop when more documents than that cannot be read (else never)")
      ->type_name("N");
  AddModelOption(app, options.models);
  AddThreadsOption(app, options.threads);
}

Result<RowMaker> MakeRowMaker(const CollectionOptions& options) {
  const Result<Models> models = Models::Load(options.models);
  if (!models) return models.error();
  Result<SentenceEncoder> source = models->ForLanguage(options.source_language);
  if (!source) return source.error();
  Result<SentenceEncoder> target = models->ForLanguage(options.target_language);
  if (!target) return target.error();
  RowMakerOptions rows = options.rows;
  if (options.paragraph_per_line) rows.split.paragraphs = SplitOptions::Paragraphs::kLine;
  // Documents are worked on side by side, each by one thread.
  rows.align.threads = 1;
  return RowMaker::Create({options.source_language, *std::move(source)},
                          {options.target_language, *std::move(target)}, rows);
}

Result<Collections> StoreCollections(const CollectionOptions& options, const std::string& folder) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure) return IoError(folder, "cannot create: " + failure.message());
  Result<DocumentStore> sources = Store(options.sources, "source", options, folder);
  if (!sources) return sources.error();
  Result<DocumentStore> targets = Store(options.targets, "target", options, folder);
  if (!targets) return targets.error();
  return Collections{*std::move(sources), *std::move(targets)};
}

Result<std::vector<DocumentMatch>> MatchCollections(const Collections& collections,
                                                    const RowMaker& maker,
                                                    const CollectionOptions& options) {
  std::unique_ptr<Progress> progress;
  MatchObserver observer;
  observer.aligned = [&](std::size_t done, std::size_t all) {
    if (!progress) progress = std::make_unique<Progress>(all);
    progress->AdvanceTo(done);
  };
  observer.stopped = Interrupted;
  MatchOptions match = options.match;
  match.threads = options.threads;
  return MatchDocuments(collections.sources, collections.targets, maker, match, observer);
}

}  // namespace sejajar
