#include <unistd.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "align/audit/boilerplate.h"
#include "align/audit/document_audit.h"
#include "align/base/parallel.h"
#include "align/cli/collections.h"
#include "align/cli/commands.h"
#include "align/cli/common_options.h"
#include "align/cli/interrupt.h"
#include "align/cli/output.h"
#include "align/corpus/matcher.h"
#include "align/io/numbers.h"

namespace sejajar {
namespace {

constexpr std::array kFormats = {"tsv", "jsonl"};
constexpr std::size_t kBatch = 256;  // matches that are audited and then written

struct Options {
  CollectionOptions collections;
  std::string format = kFormats[0];
  std::string output;
  bool matched_only = false;
};

// A folder that goes with its contents. Its name is nobody's business.
class TemporaryFolder {
 public:
  static Result<TemporaryFolder> Create() {
    std::error_code failure;
    std::string path = (std::filesystem::temp_directory_path(failure) / "sejajar-XXXXXX").string();
    if (failure || ::mkdtemp(path.data()) == nullptr) {
      return IoError(path, "cannot create a folder for texts; $TMPDIR names another place");
    }
    return TemporaryFolder(std::move(path));
  }
  TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  ~TemporaryFolder() {
    std::error_code failure;
    if (!path_.empty()) std::filesystem::remove_all(path_, failure);
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

struct Shares {
  double completeness = 0;
  double faithfulness = 0;
};

Shares AuditMatch(const DocumentMatch& match, const Collections& collections, const RowMaker& maker,
                  const BoilerplateRules& rules) {
  AuditOptions options;
  options.pairs.threads = options.moved.align.threads = 1;
  options.boilerplate = [&](std::string_view sentence, std::string_view language) {
    return rules.Match(sentence, language);
  };
  const Document source = maker.SourceDocument(
      collections.sources.id(*match.source), std::string(collections.sources.text(*match.source)));
  const Document target = maker.TargetDocument(
      collections.targets.id(*match.target), std::string(collections.targets.text(*match.target)));
  const Side source_side = MakeSide(source, maker.source().encoder, 1);
  const Side target_side = MakeSide(target, maker.target().encoder, 1);
  const auto alignment = AlignSides(source_side, target_side, options.moved.align);
  if (!alignment) return {};
  const auto audit =
      AuditDocuments({source, source_side, maker.source().encoder},
                     {target, target_side, maker.target().encoder}, *alignment, options);
  return audit ? Shares{audit->completeness, audit->faithfulness} : Shares{};
}

std::string Line(const DocumentMatch& match, const Shares& shares, const Collections& collections,
                 const std::string& format) {
  const std::string source = match.source ? collections.sources.id(*match.source) : "";
  const std::string target = match.target ? collections.targets.id(*match.target) : "";
  const bool pair = match.source && match.target;
  if (format == "tsv") {
    return source + '\t' + target + '\t' + Fixed(match.score, 4) + '\t' +
           Fixed(match.probability, 4) + '\t' + (pair ? Fixed(shares.completeness, 4) : "") + '\t' +
           (pair ? Fixed(shares.faithfulness, 4) : "") + '\n';
  }
  const auto rounded = [](double share) { return std::round(share * 1e6) / 1e6; };
  nlohmann::ordered_json json;
  json["source"] = match.source ? nlohmann::ordered_json(source) : nlohmann::ordered_json();
  json["target"] = match.target ? nlohmann::ordered_json(target) : nlohmann::ordered_json();
  json["score"] = rounded(match.score);
  json["probability"] = rounded(match.probability);
  if (pair) {
    json["completeness"] = rounded(shares.completeness);
    json["faithfulness"] = rounded(shares.faithfulness);
  }
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

Status Run(const Options& options) {
  if (Status status = options.collections.Validate(); !status) return status;
  const Result<RowMaker> maker = MakeRowMaker(options.collections);
  if (!maker) return maker.error();
  const Result<BoilerplateRules> rules = BoilerplateRules::Load({});
  if (!rules) return rules.error();
  return WriteOutput(options.output, [&](const Sink& sink) -> Status {
    const WritingScope scope;  // for the folder
    const Result<TemporaryFolder> folder = TemporaryFolder::Create();
    if (!folder) return folder.error();
    const Result<Collections> collections = StoreCollections(options.collections, folder->path());
    if (!collections) return collections.error();
    const Result<std::vector<DocumentMatch>> matches =
        MatchCollections(*collections, *maker, options.collections);
    if (!matches) return matches.error();
    if (options.format == "tsv") {
      if (Status status = sink("source\ttarget\tscore\tprobability\tcompleteness\tfaithfulness\n");
          !status) {
        return status;
      }
    }
    for (std::size_t begin = 0; begin < matches->size(); begin += kBatch) {
      if (Interrupted()) return InterruptedError();
      const std::size_t count = std::min(kBatch, matches->size() - begin);
      std::vector<std::string> lines(count);
      ParallelFor(count, options.collections.threads, [&](std::size_t i) {
        const DocumentMatch& match = (*matches)[begin + i];
        const bool pair = match.source && match.target;
        if (!pair && options.matched_only) return;
        const Shares shares = pair ? AuditMatch(match, *collections, *maker, *rules) : Shares();
        lines[i] = Line(match, shares, *collections, options.format);
      });
      for (const std::string& line : lines) {
        if (Status status = sink(line); !status) return status;
      }
    }
    return {};
  });
}

}  // namespace

Action DefineMatch(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  AddCollectionOptions(app, options->collections, true);
  app.add_option("-f,--format", options->format, "What to write")
      ->check(CLI::IsMember(std::vector<std::string>(kFormats.begin(), kFormats.end())))
      ->capture_default_str();
  AddOutputOption(app, options->output);
  app.add_flag("--matched-only", options->matched_only,
               "Leave out the documents that have no counterpart");
  return [options] { return Run(*options); };
}

}  // namespace sejajar
