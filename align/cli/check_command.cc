#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "align/audit/pair_audit.h"
#include "align/base/parallel.h"
#include "align/cli/commands.h"
#include "align/cli/common_options.h"
#include "align/cli/console.h"
#include "align/cli/gate.h"
#include "align/cli/languages.h"
#include "align/cli/models.h"
#include "align/cli/output.h"
#include "align/io/aligned_pairs.h"
#include "align/report/checked_pairs.h"

namespace sejajar {
namespace {

constexpr std::array kFormats = {"pretty", "jsonl", "tsv"};

struct Options {
  std::string path;
  PairReadOptions read;
  std::string pair_format;
  std::string format = kFormats[0];
  std::string output;
  std::vector<std::string> models;
  PairAuditOptions audit;
  std::string fail_on;
};

class Checker {
 public:
  Checker(const Options& options, CoverLanguage source, CoverLanguage target, const Sink& sink)
      : options_(options),
        source_(std::move(source)),
        target_(std::move(target)),
        sink_(sink),
        counter_("pairs") {}

  Status Check(std::vector<AlignedPair> batch) {
    std::erase_if(batch, [&](const AlignedPair& pair) {
      if (pair.problem.empty()) return false;
      ReportError(MalformedError(options_.path, pair.line, pair.problem));
      return true;
    });
    std::vector<TextPair> texts;
    texts.reserve(batch.size());
    for (const AlignedPair& pair : batch) texts.push_back({pair.source, pair.target});
    const Result<std::vector<PairAudit>> audits =
        AuditPairs(texts, source_, target_, options_.audit);
    if (!audits) return audits.error();
    std::vector<std::string> records(batch.size());
    ParallelFor(batch.size(), options_.audit.threads, [&](std::size_t i) {
      records[i] = Record({batch[i].key, batch[i].source, batch[i].target, (*audits)[i]});
    });
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (Status status = sink_(records[i]); !status) return status;
      flagged_ += (*audits)[i].findings.empty() ? 0 : 1;
      for (const Finding& finding : (*audits)[i].findings) {
        ++counts_[static_cast<std::size_t>(finding.severity)];
      }
    }
    counter_.Advance(batch.size());
    return {};
  }

  [[nodiscard]] const SeverityCounts& counts() const { return counts_; }
  [[nodiscard]] std::size_t flagged() const { return flagged_; }

 private:
  std::string Record(const CheckedPair& pair) const {
    if (options_.format == "jsonl") return CheckedPairJson(pair);
    if (options_.format == "tsv") return CheckedPairTsv(pair);
    return CheckedPairText(pair);
  }

  const Options& options_;
  CoverLanguage source_;
  CoverLanguage target_;
  const Sink& sink_;
  Counter counter_;
  SeverityCounts counts_{};
  std::size_t flagged_ = 0;
};

std::string Summary(const PairCounts& pairs, const Checker& checker) {
  const SeverityCounts& counts = checker.counts();
  return std::to_string(pairs.pairs) + " pairs checked, " + std::to_string(checker.flagged()) +
         " with findings: " + std::to_string(counts[2]) + " of high severity, " +
         std::to_string(counts[1]) + " of medium, " + std::to_string(counts[0]) + " of low\n";
}

Status Run(const Options& options) {
  for (const std::string& tag : {options.read.source_language, options.read.target_language}) {
    if (Status status = CheckLanguageTag(tag); !status) return status;
  }
  if (Status status = options.audit.Validate(); !status) return status;
  const PairFormat* format = nullptr;
  if (!options.pair_format.empty()) format = FindPairFormat(options.pair_format);
  const Result<Models> models = Models::Load(options.models);
  if (!models) return models.error();
  const Result<SentenceEncoder> source = models->ForLanguage(options.read.source_language);
  if (!source) return source.error();
  const Result<SentenceEncoder> target = models->ForLanguage(options.read.target_language);
  if (!target) return target.error();

  Status verdict;
  const Status written = WriteOutput(options.output, [&](const Sink& sink) -> Status {
    Checker checker(options, {options.read.source_language, *source},
                    {options.read.target_language, *target}, sink);
    if (options.format == "tsv") {
      if (Status status = sink(kCheckedPairTsvHeader); !status) return status;
    }
    const Result<PairCounts> counts = ReadAlignedPairs(
        options.path, options.read,
        [&](std::vector<AlignedPair> batch) { return checker.Check(std::move(batch)); }, format);
    if (!counts) return counts.error();
    if (options.format == kFormats[0]) {
      if (Status status = sink(Summary(*counts, checker)); !status) return status;
    }
    if (counts->problems > 0) {
      verdict = MalformedError(options.path, 0,
                               std::to_string(counts->problems) + " of " +
                                   std::to_string(counts->problems + counts->pairs) +
                                   " pairs could not be read");
    } else {
      verdict = Gate(checker.counts(), options.fail_on);
    }
    return {};
  });
  return written.ok() ? verdict : written;
}

}  // namespace

Action DefineCheck(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("PAIRS", options->path,
                 "Aligned pairs: TSV, TMX, XLIFF or PO; - is standard input")
      ->type_name("FILE")
      ->required();
  app.add_option("-s,--source-language", options->read.source_language, "Language of the sources")
      ->type_name("LANG")
      ->required();
  app.add_option("-t,--target-language", options->read.target_language,
                 "Language of the translations")
      ->type_name("LANG")
      ->required();
  std::vector<std::string> pair_formats;
  for (const PairFormat& format : PairFormats()) pair_formats.emplace_back(format.name);
  app.add_option("--input-format", options->pair_format, "What PAIRS is (else guessed)")
      ->check(CLI::IsMember(pair_formats));
  app.add_flag("--fuzzy", options->read.fuzzy, "Check PO entries that are marked as fuzzy, too");
  app.add_option("-f,--format", options->format, "What to write")
      ->check(CLI::IsMember(std::vector<std::string>(kFormats.begin(), kFormats.end())))
      ->capture_default_str();
  AddOutputOption(app, options->output);
  AddModelOption(app, options->models);
  AddGateOptions(app, options->fail_on, options->audit.least_confidence);
  AddThreadsOption(app, options->audit.threads);
  return [options] { return Run(*options); };
}

}  // namespace sejajar
