#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "align/audit/boilerplate.h"
#include "align/audit/document_audit.h"
#include "align/base/parallel.h"
#include "align/cli/commands.h"
#include "align/cli/common_options.h"
#include "align/cli/console.h"
#include "align/cli/document_pair.h"
#include "align/cli/gate.h"
#include "align/cli/models.h"
#include "align/cli/output.h"
#include "align/cli/pair_batch.h"
#include "align/dp/aligner.h"
#include "align/io/numbers.h"
#include "align/report/audit_formats.h"
#include "align/report/audit_text.h"
#include "align/report/baseline.h"

namespace sejajar {
namespace {

constexpr const char* kPretty = "pretty";

struct Options {
  DocumentPairOptions documents;
  PairBatchOptions batch;
  std::string format = kPretty;
  std::string output;
  std::vector<std::string> models;
  AuditOptions audit;
  std::size_t threads = 0;
  std::string fail_on;
  std::optional<double> least_completeness;  // per cent
  std::string baseline;
  std::vector<std::string> boilerplate;
};

std::vector<std::string> FormatNames() {
  std::vector<std::string> names = {kPretty};
  for (const AuditFormat& format : AuditFormats()) names.emplace_back(format.name);
  return names;
}

Status Judge(const Audit& audit, const Options& options) {
  SeverityCounts counts{};
  for (const Finding& finding : audit.findings) {
    ++counts[static_cast<std::size_t>(finding.severity)];
  }
  const bool gated = options.least_completeness || !options.fail_on.empty();
  if (gated && !audit.IsTranslation()) {
    return RejectedError("the target is no translation of the source");
  }
  if (options.least_completeness && audit.completeness * 100 < *options.least_completeness) {
    return RejectedError("the completeness is under " + Fixed(*options.least_completeness, 1) +
                         " %");
  }
  return Gate(counts, options.fail_on);
}

// One pair, from paths to the finished report and the verdict on it.
Status AuditPair(const Options& options, const Models& models, const Baseline& baseline,
                 const std::string& source_path, const std::string& target_path,
                 const std::string& output_path, std::size_t threads) {
  const Result<DocumentPair> pair =
      LoadDocumentPair(source_path, target_path, options.documents, models);
  if (!pair) return pair.error();
  AuditOptions audit_options = options.audit;
  audit_options.pairs.threads = audit_options.moved.align.threads = threads;
  const Side source = MakeSide(pair->source, pair->source_encoder, threads);
  const Side target = MakeSide(pair->target, pair->target_encoder, threads);
  const Result<Alignment> alignment = AlignSides(source, target, audit_options.moved.align);
  if (!alignment) return WithPaths(alignment.error(), source_path, target_path);
  Result<Audit> audit =
      AuditDocuments({pair->source, source, pair->source_encoder},
                     {pair->target, target, pair->target_encoder}, *alignment, audit_options);
  if (!audit) return WithPaths(audit.error(), source_path, target_path);
  TakeOutKnown(baseline, *audit);
  const Status written = WriteOutput(output_path, [&](const Sink& sink) {
    if (options.format == kPretty) {
      const TerminalOptions view = ConsoleView(output_path.empty());
      return WriteAuditText(pair->source, pair->target, *audit, {view.width, view.color}, sink);
    }
    return FindAuditFormat(options.format)
        ->write(pair->source, pair->target, *alignment, *audit, sink);
  });
  return written.ok() ? Judge(*audit, options) : written;
}

Status Run(Options options) {
  if (Status status = options.documents.Validate(); !status) return status;
  if (Status status = options.audit.Validate(); !status) return status;
  if (Status status = CheckPairBatch(options.batch, "audit", options.documents.source,
                                     options.documents.target, options.output);
      !status) {
    return status;
  }
  if (options.least_completeness &&
      !(*options.least_completeness >= 0 && *options.least_completeness <= 100)) {
    return UsageError("a completeness lies between 0 and 100 per cent");
  }
  Baseline baseline;
  if (!options.baseline.empty()) {
    Result<Baseline> read = ReadBaseline(options.baseline);
    if (!read) return read.error();
    baseline = *std::move(read);
  }
  const Result<BoilerplateRules> rules = BoilerplateRules::Load(options.boilerplate);
  if (!rules) return rules.error();
  options.audit.boilerplate = [rules = *rules](std::string_view sentence,
                                               std::string_view language) {
    return rules.Match(sentence, language);
  };
  const Result<Models> models = Models::Load(options.models);
  if (!models) return models.error();
  if (options.batch.list.empty()) {
    return AuditPair(options, *models, baseline, options.documents.source, options.documents.target,
                     options.output, options.threads);
  }
  const AuditFormat* format = FindAuditFormat(options.format);
  return RunPairBatch(
      options.batch, format == nullptr ? ".txt" : format->extension, options.threads,
      [&](const std::string& source, const std::string& target, const std::string& output,
          std::size_t threads) {
        return AuditPair(options, *models, baseline, source, target, output, threads);
      });
}

}  // namespace

Action DefineAudit(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  AddDocumentPairOptions(app, options->documents);
  app.add_option("-f,--format", options->format, "What to write")
      ->check(CLI::IsMember(FormatNames()))
      ->capture_default_str();
  AddOutputOption(app, options->output);
  AddModelOption(app, options->models);
  AddGateOptions(app, options->fail_on, options->audit.pairs.least_confidence);
  app.add_option("--min-completeness", options->least_completeness,
                 "Exit with 1 when the completeness is under so many per cent")
      ->type_name("PERCENT");
  app.add_option("--baseline", options->baseline,
                 "Leave out the findings known from FILE: verdicts, or jsonl of an earlier audit")
      ->type_name("FILE");
  app.add_option("--boilerplate", options->boilerplate,
                 "More rules for lines of the page that are not of the text; repeatable")
      ->type_name("FILE")
      ->allow_extra_args(false);
  AddThreadsOption(app, options->threads);
  AddPairBatchOptions(app, options->batch, "Audit");
  return [options] { return Run(*options); };
}

}  // namespace sejajar
