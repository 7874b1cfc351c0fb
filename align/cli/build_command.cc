#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "align/base/atomic_file.h"
#include "align/base/folder_lock.h"
#include "align/base/mapped_file.h"
#include "align/base/pipeline.h"
#include "align/cli/collections.h"
#include "align/cli/commands.h"
#include "align/cli/common_options.h"
#include "align/cli/console.h"
#include "align/cli/interrupt.h"
#include "align/cli/output.h"
#include "align/corpus/build.h"
#include "align/corpus/data_card.h"
#include "align/corpus/fingerprint.h"
#include "align/corpus/merge.h"
#include "align/corpus/pair_sources.h"
#include "align/io/numbers.h"
#include "align/io/text_reader.h"

namespace sejajar {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kStreamDocuments = 32;  // records of one task of --stdin-jsonl

struct Options {
  CollectionOptions collections;
  std::string output;
  std::string pairs;
  std::string records;
  bool stdin_records = false;
  std::vector<std::string> aligned;
  std::vector<std::string> merged;
  std::string shard;
  std::vector<std::string> filters;
  std::vector<std::string> masks;
  std::vector<std::string> formats = {"tsv"};
  std::string dropped;
  std::string licence;
  bool match_only = false;

  [[nodiscard]] bool HasCollections() const { return !collections.sources.empty(); }
};

// "2/8": the second of eight.
Status ParseShard(const std::string& text, MakePartsOptions& options) {
  if (text.empty()) return {};
  const std::size_t slash = text.find('/');
  const auto number = [&](std::string_view digits) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() ? value : 0;
  };
  const std::string_view view = text;
  const std::size_t shard = slash == std::string::npos ? 0 : number(view.substr(0, slash));
  const std::size_t shards = slash == std::string::npos ? 0 : number(view.substr(slash + 1));
  if (shard == 0 || shard > shards) {
    return UsageError("'" + text + "' is no shard such as 2/8");
  }
  options.shard = shard - 1;
  options.shards = shards;
  return {};
}

// What the parts depend on besides the input itself; a build goes on only where it is the same.
std::string Describe(const Options& options, const std::string& model) {
  const CollectionOptions& collections = options.collections;
  const nlohmann::ordered_json json = {
      {"format", "sejajar-build"},
      {"version", 1},
      {"program", SEJAJAR_VERSION},
      {"model", model},
      {"source_language", collections.source_language},
      {"target_language", collections.target_language},
      {"sources", collections.sources},
      {"targets", collections.targets},
      {"pairs", options.pairs},
      {"records", options.records},
      {"aligned", options.aligned},
      {"segmented", collections.rows.segmented},
      {"paragraph_per_line", collections.paragraph_per_line},
      {"text_field", collections.stream.text_field},
      {"id_field", collections.stream.id_field},
      {"html_records", collections.stream.html_records},
      {"one_to_many", collections.match.one_to_many},
      {"min_probability", Fixed(collections.match.least_probability, 6)},
  };
  return json.dump(1) + '\n';
}

Status CheckUsage(const Options& options) {
  const int inputs = (options.HasCollections() && options.pairs.empty() ? 1 : 0) +
                     (options.pairs.empty() ? 0 : 1) + (options.records.empty() ? 0 : 1) +
                     (options.aligned.empty() ? 0 : 1) + (options.merged.empty() ? 0 : 1) +
                     (options.stdin_records ? 1 : 0);
  if (options.HasCollections() && options.collections.targets.empty()) {
    return UsageError("build needs SOURCES and TARGETS");
  }
  if (inputs == 0) {
    return UsageError(
        "build needs SOURCES and TARGETS, --pairs, --records, --stdin-jsonl, --aligned or --merge");
  }
  if (inputs > 1) return UsageError("a build has one kind of input");
  if (options.output.empty() && !options.stdin_records) return UsageError("build needs -o OUT");
  if (options.output.empty() &&
      (!options.shard.empty() || !options.dropped.empty() || !options.licence.empty())) {
    return UsageError("--shard, --keep-dropped and --licence go with -o OUT");
  }
  if (options.match_only && !options.HasCollections()) {
    return UsageError("--match-only needs SOURCES and TARGETS");
  }
  if (!options.merged.empty() && !options.shard.empty()) {
    return UsageError("--merge puts shards together; it has none");
  }
  return {};
}

// What a build that was killed left half-written. The folder is locked.
void RemoveLeftovers(const Options& options, const std::vector<RowFile>& files) {
  const fs::path out = options.output;
  std::vector<std::string> names = {"build.json",
                                    "matches.tsv",
                                    "card.json",
                                    "card.md",
                                    "scores.svg",
                                    "documents/source.texts",
                                    "documents/source.index",
                                    "documents/target.texts",
                                    "documents/target.index"};
  for (const RowFile& file : files) names.push_back(file.name);
  for (const std::string& name : names) RemoveAbandoned((out / name).string());
  if (!options.dropped.empty()) RemoveAbandoned(options.dropped);
}

// OUT is made, or goes on if it was begun in the same way.
Status OpenFolder(const std::string& folder, const std::string& description) {
  const std::string path = (fs::path(folder) / "build.json").string();
  std::error_code failure;
  if (!fs::exists(path, failure)) return WriteFileAtomically(path, description);
  const Result<std::string> before = ReadText(path);
  if (!before) return before.error();
  if (*before != description) {
    return UsageError(folder +
                      ": holds a build of other input or options (build.json says which); "
                      "choose another folder, or remove it");
  }
  return {};
}

Result<std::unique_ptr<PairSource>> OpenPairs(const Options& options, const RowMaker& maker,
                                              std::optional<Collections>& collections) {
  const CollectionOptions& in = options.collections;
  if (!options.aligned.empty()) {
    PairReadOptions read;
    read.source_language = in.source_language;
    read.target_language = in.target_language;
    return AlignedFiles(options.aligned, read);
  }
  if (!options.records.empty()) return RecordedPairs(options.records, in.stream);
  if (!options.HasCollections()) return ListedPairs(options.pairs, in.stream);
  const std::string documents = (fs::path(options.output) / "documents").string();
  Result<Collections> stored = StoreCollections(in, documents);
  if (!stored) return stored.error();
  collections = *std::move(stored);
  std::string pairs = options.pairs;
  if (pairs.empty()) {
    pairs = (fs::path(options.output) / "matches.tsv").string();
    std::error_code failure;
    if (!fs::exists(pairs, failure)) {
      const Result<std::vector<DocumentMatch>> matches = MatchCollections(*collections, maker, in);
      if (!matches) return matches.error();
      std::string table = "source\ttarget\tscore\tprobability\n";
      for (const DocumentMatch& match : *matches) {
        table += (match.source ? collections->sources.id(*match.source) : "") + '\t' +
                 (match.target ? collections->targets.id(*match.target) : "") + '\t' +
                 Fixed(match.score, 4) + '\t' + Fixed(match.probability, 4) + '\n';
      }
      if (Status status = WriteFileAtomically(pairs, table); !status) return status.error();
    }
  }
  return ListedPairs(pairs, collections->sources, collections->targets);
}

// How many pairs will come by, as far as a file with a line a pair tells: for a person who waits.
std::optional<std::size_t> ExpectedPairs(const Options& options) {
  std::string path = options.pairs.empty() ? options.records : options.pairs;
  if (path.empty() && options.HasCollections()) {
    path = (fs::path(options.output) / "matches.tsv").string();
  }
  std::error_code failure;
  if (!fs::is_regular_file(path, failure) || path.ends_with(".gz") || path.ends_with(".zst")) {
    return std::nullopt;
  }
  const Result<MappedFile> file = MappedFile::Open(path);
  if (!file) return std::nullopt;
  return std::count(file->bytes().begin(), file->bytes().end(), '\n');
}

// What a description calls the input, as the user named it.
std::vector<std::string> InputNames(const nlohmann::json& description) {
  std::vector<std::string> names;
  for (const char* key : {"sources", "targets", "pairs", "records"}) {
    const std::string name = description.value(key, "");
    if (!name.empty()) names.push_back(name);
  }
  for (const auto& name : description.value("aligned", nlohmann::json::array())) {
    if (name.is_string()) names.push_back(name.get<std::string>());
  }
  return names;
}

// What all shards say of themselves; fails when they are not of one build, or not of this model and
// these languages.
Result<nlohmann::json> DescriptionOf(const std::vector<std::string>& folders,
                                     const CollectionOptions& options, const std::string& model) {
  std::optional<std::string> first;
  for (const std::string& folder : folders) {
    const std::string path = (fs::path(folder) / "build.json").string();
    Result<std::string> text = ReadText(path);
    if (!text) return MalformedError(folder, 0, "holds no build");
    if (!first) first = *text;
    if (*text != *first) {
      return MalformedError(path, 0, "is of another build than " + folders.front());
    }
  }
  nlohmann::json description = nlohmann::json::parse(*first, nullptr, false);
  const std::string path = (fs::path(folders.front()) / "build.json").string();
  if (!description.is_object()) return MalformedError(path, 0, "does not describe a build");
  const auto says = [&](const char* key, const std::string& value) {
    const auto found = description.find(key);
    return found != description.end() && *found == value;
  };
  if (!says("model", model) || !says("source_language", options.source_language) ||
      !says("target_language", options.target_language)) {
    return MalformedError(path, 0, "is of another model or other languages");
  }
  return description;
}

// Rows as they come, for a program that hands records to many of us and sees to copies itself.
Status StreamRows(const Options& options, const RowMaker& maker, const Filters& filters,
                  const Masks& masks) {
  const Result<std::unique_ptr<PairSource>> records =
      RecordedPairs("-", options.collections.stream, kStreamDocuments);
  if (!records) return records.error();
  struct Out {
    std::string rows;
    std::vector<Error> problems;
  };
  std::size_t problems = 0;
  Output output = Output::Standard();
  const Status status = RunInOrder<Chunk, Out>(
      options.collections.threads, [&] { return (*records)->Next(); },
      [&](const Chunk& chunk) {
        Part part = ScoreChunk(chunk, maker);
        Out out{{}, std::move(part.info.problems)};
        for (std::size_t i = 0; i < part.rows.size(); ++i) {
          PairRow& row = part.rows[i];
          if (filters.Reason(row)) continue;
          masks.Apply(row.source);
          masks.Apply(row.target);
          AppendRowJson(row, &part.keys[i], out.rows);
        }
        return out;
      },
      [&](const Out& out) -> Status {
        for (const Error& problem : out.problems) ReportError(problem);
        problems += out.problems.size();
        if (problems > options.collections.max_errors)
          return TooManyProblems(problems, options.collections.max_errors);
        return output.Write(out.rows);
      });
  return status.ok() ? output.Commit() : status;
}

Status Run(Options options) {
  if (Status status = CheckUsage(options); !status) return status;
  if (Status status = options.collections.Validate(); !status) return status;
  MakePartsOptions parts;
  parts.threads = options.collections.threads;
  parts.max_problems = options.collections.max_errors;
  if (Status status = ParseShard(options.shard, parts); !status) return status;
  MergeOptions merge;
  merge.threads = options.collections.threads;
  merge.dropped = options.dropped;
  const CollectionOptions& in = options.collections;
  const auto take = [](auto result, auto& into) -> Status {
    if (!result) return result.error();
    into = *std::move(result);
    return {};
  };
  if (Status status = take(Filters::Parse(options.filters), merge.filters); !status) return status;
  if (Status status = take(Masks::Parse(options.masks), merge.masks); !status) return status;
  if (Status status =
          take(RowFiles(options.formats, in.source_language, in.target_language), merge.files);
      !status) {
    return status;
  }
  const Result<RowMaker> maker = MakeRowMaker(in);
  if (!maker) return maker.error();
  if (options.stdin_records && options.output.empty()) {
    return StreamRows(options, *maker, merge.filters, merge.masks);
  }
  if (options.stdin_records) options.records = "-";

  const Result<std::string> model = ModelFingerprint(*maker);
  if (!model) return model.error();
  std::error_code failure;
  fs::create_directories(options.output, failure);
  if (failure) return IoError(options.output, "cannot create: " + failure.message());
  const WritingScope scope;  // an interrupt waits for the file that is being written
  const Result<FolderLock> lock = FolderLock::Take(options.output);
  if (!lock) return lock.error();
  RemoveLeftovers(options, merge.files);

  BuildObserver observer;
  observer.problem = ReportError;
  observer.stopped = Interrupted;
  std::vector<std::string> folders = options.merged;
  if (folders.empty()) {
    if (Status status = OpenFolder(options.output, Describe(options, *model)); !status) {
      return status;
    }
    std::optional<Collections> collections;
    const Result<std::unique_ptr<PairSource>> source = OpenPairs(options, *maker, collections);
    if (!source) return source.error();
    if (options.match_only) return {};
    std::optional<Counter> counter;
    std::optional<Progress> progress;
    if (const auto expected = IsWatched() ? ExpectedPairs(options) : std::nullopt; expected) {
      progress.emplace(std::max<std::size_t>(1, *expected / parts.shards));
    } else {
      counter.emplace("document pairs");
    }
    std::size_t done = 0;
    observer.done = [&](std::size_t documents) {
      done += documents;
      if (progress) progress->AdvanceTo(done);
      if (counter) counter->Advance(documents);
    };
    if (Status status = MakeParts(**source, *maker, options.output, parts, observer); !status) {
      return status;
    }
    if (parts.shards > 1) return {};
    folders = {options.output};
  }
  const Result<nlohmann::json> description = DescriptionOf(folders, in, *model);
  if (!description) return description.error();
  const Result<std::vector<std::string>> paths = CompleteParts(folders);
  if (!paths) return paths.error();
  observer.problem = nullptr;
  Result<BuildCounts> counts = [&] {
    Counter counter("document pairs merged");
    observer.done = [&](std::size_t documents) { counter.Advance(documents); };
    return MergeParts(*paths, options.output, merge, observer);
  }();
  if (!counts) return counts.error();
  CardFacts facts = {in.source_language,
                     in.target_language,
                     options.licence,
                     InputNames(*description),
                     {},
                     options.masks,
                     *model,
                     SEJAJAR_VERSION};
  for (const RowFile& file : merge.files) facts.files.push_back(file.name);
  if (Status status = WriteDataCard(options.output, facts, merge.filters, *counts); !status) {
    return status;
  }
  Output output = Output::Standard();
  if (Status status = output.Write(SummaryTable(merge.filters, *counts)); !status) return status;
  if (Status status = output.Commit(); !status) return status;
  if (counts->documents == 0 && counts->problems > 0) {
    return MalformedError({}, 0, "no document could be read");
  }
  return {};
}

std::string FilterHelp() {
  std::string help =
      "Set a filter: NAME=N, NAME=on or NAME=off; repeatable. A row is dropped by the first that "
      "objects. With their defaults:";
  const Result<Filters> defaults = Filters::Parse({});
  for (std::size_t i = 0; i < kFilters; ++i) {
    help += "\n  " + defaults->Describe(i) + ": " + std::string(FilterTable()[i].about);
  }
  return help;
}

}  // namespace

Action DefineBuild(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  AddCollectionOptions(app, options->collections, false);
  app.add_option("-o,--output", options->output, "The folder for the data and its card")
      ->type_name("OUT");
  app.add_option("--pairs", options->pairs,
                 "Which documents belong together: source, target, a pair a line; paths, or with "
                 "SOURCES and TARGETS their ids")
      ->type_name("FILE");
  app.add_option("--records", options->records,
                 "JSON Lines of document pairs: source, target, id; - is standard input")
      ->type_name("FILE");
  app.add_flag("--stdin-jsonl", options->stdin_records,
               "The same from standard input; without -o rows go to standard output as JSON Lines");
  app.add_option("--aligned", options->aligned,
                 "Sentences that are aligned already: TMX, XLIFF, TSV or PO; repeatable")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app.add_option("--merge", options->merged, "The folders of all shards, to be put together")
      ->type_name("DIR")
      ->delimiter(',');
  app.add_flag("--match-only", options->match_only,
               "Take the collections in and match them, and stop there");
  app.add_option("--shard", options->shard, "Score only the Ith of N shares of the input")
      ->type_name("I/N");
  app.add_option("--filter", options->filters, FilterHelp())
      ->type_name("NAME=N")
      ->allow_extra_args(false);
  app.add_option("--mask", options->masks, "Hide email, phone, nik; separated by commas")
      ->type_name("NAMES")
      ->delimiter(',');
  app.add_option("--formats", options->formats,
                 "What to write: tsv, jsonl, tmx, moses; separated by commas")
      ->type_name("NAMES")
      ->delimiter(',')
      ->capture_default_str();
  app.add_option("--keep-dropped", options->dropped, "Write dropped rows and why they were")
      ->type_name("FILE");
  app.add_option("--licence", options->licence, "The licence of the texts, for the card")
      ->type_name("TEXT");
  return [options] { return Run(*options); };
}

}  // namespace sejajar
