#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "align/base/parallel.h"
#include "align/cli/commands.h"
#include "align/cli/common_options.h"
#include "align/cli/console.h"
#include "align/cli/documents.h"
#include "align/cli/languages.h"
#include "align/cli/models.h"
#include "align/cli/output.h"
#include "align/dp/aligner.h"
#include "align/io/formats.h"
#include "align/io/pair_list.h"
#include "align/report/terminal.h"

namespace sejajar {
namespace {

constexpr const char* kPretty = "pretty";

struct Options {
  std::string source;
  std::string target;
  std::string source_language;
  std::string target_language;
  DocumentOptions documents;
  std::string format = kPretty;
  std::string output;
  std::vector<std::string> models;
  AlignOptions align;
  std::string pairs;
  std::string output_folder;
};

std::vector<std::string> FormatNames() {
  std::vector<std::string> names = {kPretty};
  for (const BitextFormat& format : BitextFormats()) names.emplace_back(format.name);
  return names;
}

Error WithPath(Error error, const std::string& source, const std::string& target) {
  if (error.path.empty() && error.kind != ErrorKind::kInterrupted) {
    error.path = source + ", " + target;
  }
  return error;
}

// One pair, from paths to the finished output.
Status AlignPair(const Options& options, const Models& models, const std::string& source_path,
                 const std::string& target_path, const std::string& output_path) {
  const Result<LoadedDocument> source =
      LoadDocument(source_path, options.source_language, options.documents);
  if (!source) return source.error();
  const Result<LoadedDocument> target =
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
  const Result<SentenceEncoder> source_encoder = models.ForLanguage(source->document.language());
  if (!source_encoder) return source_encoder.error();
  const Result<SentenceEncoder> target_encoder = models.ForLanguage(target->document.language());
  if (!target_encoder) return target_encoder.error();
  for (const LoadedDocument* side : {&*source, &*target}) {
    if (models.IsForeign(side->document.language())) {
      Warn(side->document.name() + ": the model was not made for '" + side->document.language() +
           "'");
    }
  }

  const Result<Alignment> alignment =
      Align(source->document, target->document, *source_encoder, *target_encoder, options.align);
  if (!alignment) return WithPath(alignment.error(), source_path, target_path);
  return WriteOutput(output_path, [&](const Sink& sink) {
    if (options.format == kPretty) {
      return WriteTerminal(source->document, target->document, *alignment,
                           ConsoleView(output_path.empty()), sink);
    }
    return FindBitextFormat(options.format)
        ->write(source->document, target->document, *alignment, sink);
  });
}

// Every pair of the list that can be aligned; the others are reported with their line.
Status AlignList(const Options& options) {
  const Result<std::vector<ListedPair>> pairs = ReadPairList(options.pairs);
  if (!pairs) return pairs.error();
  std::error_code failure;
  std::filesystem::create_directories(options.output_folder, failure);
  if (failure) return IoError(options.output_folder, "cannot create: " + failure.message());
  const Result<Models> models = Models::Load(options.models);
  if (!models) return models.error();

  const BitextFormat* format = FindBitextFormat(options.format);
  const std::string extension(format == nullptr ? ".txt" : format->extension);
  // With pairs enough for every thread, each is one thread's work: threads that waited inside a
  // pair would only begin, and hold in memory, another one.
  Options each = options;
  const std::size_t threads =
      options.align.threads == 0 ? HardwareThreads() : options.align.threads;
  if (pairs->size() >= threads) each.align.threads = 1;
  std::vector<Status> outcomes(pairs->size());
  {
    Progress progress(pairs->size());
    ParallelFor(pairs->size(), threads, [&](std::size_t i) {
      if (Interrupted()) return;
      const ListedPair& pair = (*pairs)[i];
      const auto output = std::filesystem::path(options.output_folder) / (pair.name + extension);
      outcomes[i] = pair.problem.empty()
                        ? AlignPair(each, *models, pair.source, pair.target, output.string())
                        : Status(MalformedError({}, 0, pair.problem));
      if (!outcomes[i].ok()) {
        Error error = outcomes[i].error();
        error.message = error.ToString();
        error.path = options.pairs;
        error.line = pair.line;
        ReportError(error);
      }
      progress.Advance();
    });
  }
  if (Interrupted()) return InterruptedError();
  std::size_t failed = 0;
  ErrorKind kind = ErrorKind::kMalformed;
  for (const Status& outcome : outcomes) {
    if (outcome.ok()) continue;
    ++failed;
    if (outcome.error().kind != ErrorKind::kMalformed) kind = outcome.error().kind;
  }
  if (failed == 0) return {};
  return Error{kind,
               std::to_string(failed) + " of " + std::to_string(pairs->size()) +
                   " pairs could not be aligned",
               options.pairs, 0};
}

Status CheckUsage(const Options& options) {
  for (const std::string& tag : {options.source_language, options.target_language}) {
    if (Status status = CheckLanguageTag(tag); !status) return status;
  }
  if (Status status = options.align.Validate(); !status) return status;
  if (options.pairs.empty()) {
    if (options.target.empty()) return UsageError("align needs SOURCE and TARGET, or --pairs");
    if (!options.output_folder.empty()) return UsageError("-O goes with --pairs; one pair has -o");
    if (options.source == "-" && options.target == "-") {
      return UsageError("only one side can be standard input");
    }
    return {};
  }
  if (!options.source.empty()) return UsageError("either SOURCE and TARGET or --pairs, not both");
  if (!options.output.empty()) return UsageError("-o is for one pair; --pairs goes with -O");
  if (options.output_folder.empty()) return UsageError("--pairs needs -O OUTDIR");
  return {};
}

Status Run(const Options& options) {
  if (Status status = CheckUsage(options); !status) return status;
  if (!options.pairs.empty()) return AlignList(options);
  const Result<Models> models = Models::Load(options.models);
  if (!models) return models.error();
  return AlignPair(options, *models, options.source, options.target, options.output);
}

}  // namespace

Action DefineAlign(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("SOURCE", options->source, "The original; - is standard input")->type_name("FILE");
  app.add_option("TARGET", options->target, "Its translation; - is standard input")
      ->type_name("FILE");
  app.add_option("-s,--source-language", options->source_language,
                 "Language of SOURCE, such as en (else guessed)")
      ->type_name("LANG");
  app.add_option("-t,--target-language", options->target_language,
                 "Language of TARGET, such as id (else guessed)")
      ->type_name("LANG");
  app.add_flag("--segmented", options->documents.segmented,
               "Every line is a sentence; do not split");
  app.add_flag("--paragraph-per-line", options->documents.paragraph_per_line,
               "Every line is a paragraph (else guessed)");
  app.add_option("-f,--format", options->format, "What to write")
      ->check(CLI::IsMember(FormatNames()))
      ->capture_default_str();
  AddOutputOption(app, options->output);
  AddModelOption(app, options->models);
  app.add_option("--max-bead", options->align.max_bead, "Most sentences on a side of a bead")
      ->type_name("N")
      ->capture_default_str();
  AddThreadsOption(app, options->align.threads);
  app.add_option("--pairs", options->pairs,
                 "Align the pairs listed in FILE: source path, target path, name")
      ->type_name("FILE");
  app.add_option("-O,--output-folder", options->output_folder,
                 "With --pairs: the folder for the results")
      ->type_name("DIR");
  return [options] { return Run(*options); };
}

}  // namespace sejajar
