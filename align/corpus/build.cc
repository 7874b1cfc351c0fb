#include "align/corpus/build.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "align/base/atomic_file.h"
#include "align/base/pipeline.h"
#include "align/corpus/text_hash.h"
#include "align/io/text_reader.h"

namespace sejajar {
namespace {

namespace fs = std::filesystem;

constexpr const char* kComplete = "complete.json";
constexpr std::string_view kExtension = ".part";
// Documents are scored together until their texts are about as long as this.
constexpr std::size_t kBatchBytes = std::size_t{1} << 20;
constexpr std::size_t kMostChunks = std::size_t{1} << 24;  // some billion documents

std::string PartName(std::size_t number) {
  char name[32];
  std::snprintf(name, sizeof name, "%06zu%s", number, kExtension.data());
  return name;
}

// Of all that a part is made of, problems among it, in the order in which it comes.
class InputHash {
 public:
  // Of what stands in memory already.
  explicit InputHash(const Chunk& chunk) {
    for (const Error& problem : chunk.problems) Add(problem.ToString());
    for (const SentencePairText& pair : chunk.sentences) {
      for (const std::string* text : {&pair.id, &pair.key, &pair.source, &pair.target}) Add(*text);
    }
  }
  void Add(const Result<DocumentPairText>& pair) {
    if (!pair) return Add(pair.error().ToString());
    for (const std::string* text :
         {&pair->source_id, &pair->target_id, &pair->source, &pair->target}) {
      Add(*text);
    }
  }
  [[nodiscard]] std::uint64_t value() const { return hash_; }

 private:
  void Add(std::string_view text) { hash_ = TextHash(text, hash_ ^ text.size()); }

  std::uint64_t hash_ = 0;
};

std::uint64_t HashOf(const Chunk& chunk) {
  InputHash hash(chunk);
  for (const PairLoader& load : chunk.documents) hash.Add(load());
  return hash.value();
}

void Add(PartInfo& total, const MadeRows& made) {
  total.source_sentences += made.source_sentences;
  total.target_sentences += made.target_sentences;
  total.source_alone += made.source_alone;
  total.target_alone += made.target_alone;
}

void Take(MadeRows made, std::size_t first_document, Part& part) {
  Add(part.info, made);
  for (RowKeys& keys : made.keys) keys.document += first_document;
  part.rows.insert(part.rows.end(), std::make_move_iterator(made.rows.begin()),
                   std::make_move_iterator(made.rows.end()));
  part.keys.insert(part.keys.end(), made.keys.begin(), made.keys.end());
}

// A chunk on its way to being a part.
struct Task {
  std::size_t number = 0;
  Chunk chunk;
};

struct Done {
  Status status;
  PartInfo info;
};

// Removes everything but the parts before `chunks`. Nobody else writes here (the caller's lock).
void RemoveOthers(const fs::path& folder, std::size_t chunks) {
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(folder, failure)) {
    const std::string name = entry.path().filename().string();
    std::size_t number = 0;
    std::from_chars(name.data(), name.data() + name.size(), number);
    if (name != PartName(number) || number >= chunks) fs::remove(entry.path(), failure);
  }
}

Result<Done> FinishChunk(const Task& task, const RowMaker& maker, const fs::path& folder) {
  const std::string path = (folder / PartName(task.number)).string();
  std::error_code failure;
  if (fs::exists(path, failure)) {
    Result<Part> part = ReadPart(path);
    if (part && part->info.input == HashOf(task.chunk)) return Done{{}, std::move(part->info)};
  }
  Part part = ScoreChunk(task.chunk, maker);
  Status status = WritePart(path, part);
  return Done{std::move(status), std::move(part.info)};
}

}  // namespace

Status MakePartsOptions::Validate() const {
  if (shards == 0 || shard >= shards) return UsageError("a shard is one of 1 to their number");
  return {};
}

Error TooManyProblems(std::size_t problems, std::size_t most) {
  return MalformedError({}, 0,
                        std::to_string(problems) + " documents could not be read, more than " +
                            std::to_string(most) + " may be");
}

Part ScoreChunk(const Chunk& chunk, const RowMaker& maker) {
  Part part;
  part.info.problems = chunk.problems;
  InputHash hash(chunk);
  std::vector<DocumentPairText> batch;
  std::size_t bytes = 0;
  const auto score = [&] {
    Take(maker.OfDocuments(batch), part.info.documents, part);
    part.info.documents += batch.size();
    batch.clear();
    bytes = 0;
  };
  for (const PairLoader& load : chunk.documents) {
    Result<DocumentPairText> pair = load();
    hash.Add(pair);
    if (!pair) {
      part.info.problems.push_back(pair.error());
      continue;
    }
    bytes += pair->source.size() + pair->target.size();
    batch.push_back(*std::move(pair));
    if (bytes >= kBatchBytes) score();
  }
  if (!batch.empty()) score();
  if (!chunk.sentences.empty()) {
    Take(maker.OfSentences(chunk.sentences), part.info.documents, part);
    ++part.info.documents;
  }
  part.info.input = hash.value();
  return part;
}

Status MakeParts(PairSource& source, const RowMaker& maker, const std::string& folder,
                 const MakePartsOptions& options, const BuildObserver& observer) {
  if (Status status = options.Validate(); !status) return status;
  const fs::path parts = fs::path(folder) / "parts";
  std::error_code failure;
  fs::create_directories(parts, failure);
  if (failure) return IoError(parts.string(), "cannot create: " + failure.message());
  // What an earlier build left half-written, and its word that it was finished.
  RemoveOthers(parts, std::numeric_limits<std::size_t>::max());
  std::size_t chunks = 0;
  std::size_t problems = 0;
  std::string input;  // of all chunks, other shards' among them
  const auto next = [&]() -> Result<std::optional<Task>> {
    for (;;) {
      if (observer.stopped && observer.stopped()) {
        return Error{ErrorKind::kInterrupted, "interrupted", {}, 0};
      }
      Result<std::optional<Chunk>> chunk = source.Next();
      if (!chunk) return chunk.error();
      if (!chunk->has_value()) return std::optional<Task>();
      const std::size_t number = chunks++;
      input = std::to_string(TextHash(input, (*chunk)->identity));
      if (number % options.shards != options.shard) continue;
      return std::optional<Task>(Task{number, **std::move(chunk)});
    }
  };
  const auto work = [&](const Task& task) -> Done {
    Result<Done> done = FinishChunk(task, maker, parts);
    return done ? *std::move(done) : Done{done.error(), {}};
  };
  const auto take = [&](const Done& done) -> Status {
    if (!done.status.ok()) return done.status;
    for (const Error& problem : done.info.problems) {
      if (observer.problem) observer.problem(problem);
    }
    if (observer.done) observer.done(done.info.documents + done.info.problems.size());
    problems += done.info.problems.size();
    if (problems > options.max_problems) {
      return TooManyProblems(problems, options.max_problems);
    }
    return {};
  };
  if (Status status = RunInOrder<Task, Done>(options.threads, next, work, take); !status) {
    return status;
  }
  RemoveOthers(parts, chunks);  // those of an input that was longer once
  const nlohmann::ordered_json complete = {
      {"chunks", chunks}, {"shard", options.shard}, {"shards", options.shards}, {"input", input}};
  return WriteFileAtomically((parts / kComplete).string(), complete.dump() + '\n');
}

Result<std::vector<std::string>> CompleteParts(const std::vector<std::string>& folders) {
  std::vector<std::string> paths;
  nlohmann::json input;  // of the first folder
  for (std::size_t i = 0; i < folders.size(); ++i) {
    const fs::path parts = fs::path(folders[i]) / "parts";
    const std::string complete = (parts / kComplete).string();
    const Result<std::string> text = ReadText(complete);
    if (!text) {
      return MalformedError(folders[i], 0, "holds no finished parts of a build");
    }
    const nlohmann::json json = nlohmann::json::parse(*text, nullptr, false);
    const auto number = [&](const char* name) -> std::optional<std::size_t> {
      if (!json.is_object() || !json.contains(name) || !json[name].is_number_unsigned()) return {};
      return json[name].get<std::size_t>();
    };
    const auto chunks = number("chunks");
    const auto shard = number("shard");
    const auto shards = number("shards");
    if (!chunks || !shard || !shards || *shard >= *shards || *chunks > kMostChunks) {
      return MalformedError(complete, 1, "does not say what the parts are");
    }
    if (*shards != folders.size()) {
      return MalformedError(complete, 1,
                            "is one of " + std::to_string(*shards) + " shards, and there are " +
                                std::to_string(folders.size()) +
                                (folders.size() == 1 ? " folder" : " folders"));
    }
    if (i == 0) {
      paths.resize(*chunks);
      input = json.value("input", nlohmann::json());
    }
    if (paths.size() != *chunks || json.value("input", nlohmann::json()) != input) {
      return MalformedError(complete, 1, "belongs to another build than " + folders.front());
    }
    for (std::size_t k = *shard; k < *chunks; k += *shards) {
      paths[k] = (parts / PartName(k)).string();
    }
  }
  for (std::size_t k = 0; k < paths.size(); ++k) {
    std::error_code failure;
    if (paths[k].empty() || !fs::exists(paths[k], failure)) {
      return MalformedError(folders.front(), 0, "part " + std::to_string(k) + " is missing");
    }
  }
  return paths;
}

}  // namespace sejajar
