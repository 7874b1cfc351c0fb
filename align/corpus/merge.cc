#include "align/corpus/merge.h"

#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "align/base/atomic_file.h"
#include "align/base/pipeline.h"
#include "align/corpus/frequent_keys.h"
#include "align/corpus/part_file.h"

namespace sejajar {
namespace {

// Texts counted at a time. One that stands in a share s of the documents is found if the documents
// have less than kCounters * s texts on average.
constexpr std::size_t kCounters = std::size_t{1} << 18;
constexpr double kLeastDocuments = 20;

// A text of one language is no copy of the same text of the other.
constexpr std::uint64_t kTargetSalt = 0x5EAA1A2;

// A row on its way into the files.
struct Candidate {
  RowKeys keys;
  double score = 0;
  std::size_t source_length = 0;
  std::size_t target_length = 0;
  std::optional<std::size_t> reason;
  std::vector<std::string> lines;  // one a file
  std::string row;                 // as TSV, if dropped rows are kept
};

struct ReadPartTask {
  Status status;
  PartInfo info;
  std::vector<Candidate> candidates;
};

class Merger {
 public:
  Merger(const std::vector<std::string>& parts, const MergeOptions& options,
         const BuildObserver& observer)
      : parts_(parts), options_(options), observer_(observer), frequent_(kCounters) {}

  Status CountTexts() {
    using Keys = std::pair<Status, std::vector<RowKeys>>;
    return ForEachPart<Keys>(
        [](const std::string& path) -> Keys {
          Result<Part> part = ReadPart(path);
          if (!part) return {part.error(), {}};
          return {Status(), std::move(part->keys)};
        },
        [&](const Keys& keys) -> Status {
          if (!keys.first.ok()) return keys.first;
          CountTexts(keys.second);
          return {};
        });
  }

  Result<BuildCounts> Write(const std::string& folder) {
    std::vector<AtomicFile> files;
    for (const RowFile& file : options_.files) {
      Result<AtomicFile> opened =
          AtomicFile::Create((std::filesystem::path(folder) / file.name).string());
      if (!opened) return opened.error();
      files.push_back(*std::move(opened));
      if (Status status = files.back().Write(file.head); !status) return status.error();
    }
    std::optional<AtomicFile> dropped;
    if (!options_.dropped.empty()) {
      Result<AtomicFile> opened = AtomicFile::Create(options_.dropped);
      if (!opened) return opened.error();
      dropped = *std::move(opened);
      if (Status status = dropped->Write("reason\t" + RowHeading()); !status) {
        return status.error();
      }
    }
    const Status status = ForEachPart<ReadPartTask>(
        [&](const std::string& path) { return Prepare(path); },
        [&](ReadPartTask part) { return Take(std::move(part), files, dropped); });
    if (!status.ok()) return status.error();
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (Status end = files[i].Write(options_.files[i].foot); !end) return end.error();
    }
    if (dropped) {
      if (Status end = dropped->Commit(); !end) return end.error();
    }
    for (AtomicFile& file : files) {
      if (Status end = file.Commit(); !end) return end.error();
    }
    return counts_;
  }

 private:
  template <typename Out>
  Status ForEachPart(const std::function<Out(std::string)>& work,
                     const std::function<Status(Out)>& take) {
    std::size_t next = 0;
    return RunInOrder<std::string, Out>(
        options_.threads,
        [&]() -> Result<std::optional<std::string>> {
          if (observer_.stopped && observer_.stopped()) {
            return Error{ErrorKind::kInterrupted, "interrupted", {}, 0};
          }
          if (next == parts_.size()) return std::optional<std::string>();
          return std::optional(parts_[next++]);
        },
        work, take);
  }

  // Every text counts once a document.
  void CountTexts(const std::vector<RowKeys>& keys) {
    absl::flat_hash_set<std::uint64_t> seen;
    std::optional<std::uint64_t> document;
    for (const RowKeys& row : keys) {
      if (document != row.document) {
        seen.clear();
        document = row.document;
        ++counted_documents_;
      }
      for (const std::uint64_t key : {row.source, row.target ^ kTargetSalt}) {
        if (seen.insert(key).second) frequent_.Add(key);
      }
    }
  }

  [[nodiscard]] ReadPartTask Prepare(const std::string& path) const {
    ReadPartTask task;
    Result<Part> part = ReadPart(path);
    if (!part) {
      task.status = part.error();
      return task;
    }
    task.info = std::move(part->info);
    task.candidates.resize(part->rows.size());
    for (std::size_t i = 0; i < part->rows.size(); ++i) {
      PairRow& row = part->rows[i];
      Candidate& candidate = task.candidates[i];
      candidate.keys = part->keys[i];
      candidate.score = row.score;
      candidate.source_length = row.source_length;
      candidate.target_length = row.target_length;
      candidate.reason = options_.filters.Reason(row);
      options_.masks.Apply(row.source);
      options_.masks.Apply(row.target);
      if (!options_.dropped.empty()) AppendRow(row, candidate.row);
      if (candidate.reason) continue;
      candidate.lines.resize(options_.files.size());
      for (std::size_t k = 0; k < options_.files.size(); ++k) {
        options_.files[k].append(row, candidate.lines[k]);
      }
    }
    return task;
  }

  Status Take(ReadPartTask part, std::vector<AtomicFile>& files,
              std::optional<AtomicFile>& dropped) {
    if (!part.status.ok()) return part.status;
    ++counts_.parts;
    counts_.documents += part.info.documents;
    counts_.problems += part.info.problems.size();
    counts_.source_sentences += part.info.source_sentences;
    counts_.target_sentences += part.info.target_sentences;
    counts_.source_alone += part.info.source_alone;
    counts_.target_alone += part.info.target_alone;
    counts_.rows += part.candidates.size();
    for (Candidate& candidate : part.candidates) {
      if (!candidate.reason) candidate.reason = ReasonAmongOthers(candidate.keys);
      const auto bin = std::min(
          static_cast<std::size_t>(std::max(candidate.score, 0.0) * kScoreBins), kScoreBins - 1);
      if (candidate.reason) {
        ++counts_.dropped[*candidate.reason];
        ++counts_.dropped_by_score[bin];
        if (!dropped) continue;
        const std::string name(FilterTable()[*candidate.reason].name);
        if (Status status = dropped->Write(name + '\t' + candidate.row); !status) return status;
        continue;
      }
      ++counts_.kept;
      ++counts_.kept_by_score[bin];
      counts_.source_characters += candidate.source_length;
      counts_.target_characters += candidate.target_length;
      for (std::size_t k = 0; k < files.size(); ++k) {
        if (Status status = files[k].Write(candidate.lines[k]); !status) return status;
      }
    }
    if (observer_.done) observer_.done(part.info.documents + part.info.problems.size());
    return {};
  }

  // Keeps the keys of a row that nothing speaks against.
  std::optional<std::size_t> ReasonAmongOthers(const RowKeys& keys) {
    const Filters& filters = options_.filters;
    if (filters.IsOn(kBoilerplateFilter)) {
      const double most =
          std::max(kLeastDocuments - 1,
                   filters.Threshold(kBoilerplateFilter) * static_cast<double>(counted_documents_));
      const auto documents =
          std::max(frequent_.Count(keys.source), frequent_.Count(keys.target ^ kTargetSalt));
      if (static_cast<double>(documents) > most) return kBoilerplateFilter;
    }
    if (filters.IsOn(kDuplicateFilter) && !pairs_.insert(keys.pair).second) {
      return kDuplicateFilter;
    }
    if (filters.IsOn(kNearDuplicateFilter)) {
      for (const std::uint64_t band : keys.bands) {
        if (bands_.contains(band)) return kNearDuplicateFilter;
      }
      bands_.insert(keys.bands.begin(), keys.bands.end());
    }
    return std::nullopt;
  }

  const std::vector<std::string>& parts_;
  const MergeOptions& options_;
  const BuildObserver& observer_;
  FrequentKeys frequent_;
  std::size_t counted_documents_ = 0;
  absl::flat_hash_set<std::uint64_t> pairs_;
  absl::flat_hash_set<std::uint64_t> bands_;
  BuildCounts counts_;
};

}  // namespace

Result<BuildCounts> MergeParts(const std::vector<std::string>& parts, const std::string& folder,
                               const MergeOptions& options, const BuildObserver& observer) {
  Merger merger(parts, options, observer);
  if (options.filters.IsOn(kBoilerplateFilter)) {
    if (Status status = merger.CountTexts(); !status) return status.error();
  }
  return merger.Write(folder);
}

}  // namespace sejajar
