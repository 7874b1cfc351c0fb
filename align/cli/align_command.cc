#include <memory>
#include <string>
#include <vector>

#include "align/cli/commands.h"
#include "align/cli/common_options.h"
#include "align/cli/console.h"
#include "align/cli/document_pair.h"
#include "align/cli/models.h"
#include "align/cli/output.h"
#include "align/cli/pair_batch.h"
#include "align/dp/aligner.h"
#include "align/io/formats.h"
#include "align/report/terminal.h"

namespace sejajar {
namespace {

constexpr const char* kPretty = "pretty";

struct Options {
  DocumentPairOptions documents;
  PairBatchOptions batch;
  std::string format = kPretty;
  std::string output;
  std::vector<std::string> models;
  AlignOptions align;
};

std::vector<std::string> FormatNames() {
  std::vector<std::string> names = {kPretty};
  for (const BitextFormat& format : BitextFormats()) names.emplace_back(format.name);
  return names;
}

// One pair, from paths to the finished output.
Status AlignPair(const Options& options, const Models& models, const std::string& source_path,
                 const std::string& target_path, const std::string& output_path,
                 std::size_t threads) {
  const Result<DocumentPair> pair =
      LoadDocumentPair(source_path, target_path, options.documents, models);
  if (!pair) return pair.error();
  AlignOptions align = options.align;
  align.threads = threads;
  const Result<Alignment> alignment =
      Align(pair->source, pair->target, pair->source_encoder, pair->target_encoder, align);
  if (!alignment) return WithPaths(alignment.error(), source_path, target_path);
  return WriteOutput(output_path, [&](const Sink& sink) {
    if (options.format == kPretty) {
      return WriteTerminal(pair->source, pair->target, *alignment, ConsoleView(output_path.empty()),
                           sink);
    }
    return FindBitextFormat(options.format)->write(pair->source, pair->target, *alignment, sink);
  });
}

Status Run(const Options& options) {
  if (Status status = options.documents.Validate(); !status) return status;
  if (Status status = options.align.Validate(); !status) return status;
  if (Status status = CheckPairBatch(options.batch, "align", options.documents.source,
                                     options.documents.target, options.output);
      !status) {
    return status;
  }
  const Result<Models> models = Models::Load(options.models);
  if (!models) return models.error();
  if (options.batch.list.empty()) {
    return AlignPair(options, *models, options.documents.source, options.documents.target,
                     options.output, options.align.threads);
  }
  const BitextFormat* format = FindBitextFormat(options.format);
  return RunPairBatch(options.batch, format == nullptr ? ".txt" : format->extension,
                      options.align.threads,
                      [&](const std::string& source, const std::string& target,
                          const std::string& output, std::size_t threads) {
                        return AlignPair(options, *models, source, target, output, threads);
                      });
}

}  // namespace

Action DefineAlign(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  AddDocumentPairOptions(app, options->documents);
  app.add_option("-f,--format", options->format, "What to write")
      ->check(CLI::IsMember(FormatNames()))
      ->capture_default_str();
  AddOutputOption(app, options->output);
  AddModelOption(app, options->models);
  app.add_option("--max-bead", options->align.max_bead, "Most sentences on a side of a bead")
      ->type_name("N")
      ->capture_default_str();
  AddThreadsOption(app, options->align.threads);
  AddPairBatchOptions(app, options->batch, "Align");
  return [options] { return Run(*options); };
}

}  // namespace sejajar
