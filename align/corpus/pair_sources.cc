#include "align/corpus/pair_sources.h"

#include <tbb/concurrent_queue.h>

#include <algorithm>
#include <atomic>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <utility>

#include "align/base/pipeline.h"
#include "align/corpus/text_hash.h"
#include "align/io/document_text.h"
#include "align/io/line_stream.h"
#include "align/io/text_reader.h"

namespace sejajar {
namespace {

// A path twice, with a tab between.
constexpr std::size_t kMostListLine = 1 << 16;

// Whether a document has something to align.
bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

Result<std::string> ReadDocument(const std::string& path, const DocumentStreamOptions& options) {
  Result<DocumentStream> stream = DocumentStream::Open({path}, options);
  if (!stream) {
    // A file without an extension that says what it is was named by its user: it is text.
    if (stream.error().kind == ErrorKind::kUsage) {
      return ReadText(path, {.max_bytes = options.max_document_bytes});
    }
    return stream.error();
  }
  const Result<std::optional<RawDocument>> document = stream->Next();
  if (!document) return document.error();
  if (!document->has_value()) return MalformedError(path, 0, "holds no document");
  const Result<std::optional<RawDocument>> another = stream->Next();
  if (another && another->has_value()) {
    return MalformedError(path, 0, "holds several documents, and a list names one by one");
  }
  return DocumentText(**document);
}

Result<DocumentPairText> WithText(DocumentPairText pair) {
  if (IsBlank(pair.source)) return MalformedError(pair.source_id, 0, "holds no text");
  if (IsBlank(pair.target)) return MalformedError(pair.target_id, 0, "holds no text");
  return pair;
}

// A source that reads a line a pair.
class LineSource : public PairSource {
 public:
  LineSource(LineStream lines, std::size_t chunk_documents)
      : lines_(std::move(lines)), chunk_documents_(chunk_documents) {}

  Result<std::optional<Chunk>> Next() override {
    if (failure_) return *std::exchange(failure_, std::nullopt);
    Chunk chunk;
    std::size_t bytes = 0;
    const auto size = [&] { return chunk.documents.size() + chunk.problems.size(); };
    // Lines that are passed over fill no chunk, however many they are.
    while (size() < chunk_documents_ && (bytes < kChunkBytes || size() == 0)) {
      const Result<std::optional<LineStream::Line>> line = lines_.Next();
      if (!line) {
        failure_ = line.error();  // told when what came before has been handed over
        break;
      }
      if (!line->has_value()) break;
      bytes += (*line)->text.size();
      chunk.identity = TextHash((*line)->text, chunk.identity);
      if ((*line)->too_long) {
        chunk.problems.push_back(
            MalformedError(lines_.name(), (*line)->number, "is too long a line"));
      } else {
        Add(**line, chunk);
      }
    }
    if (size() == 0) {
      if (failure_) return *std::exchange(failure_, std::nullopt);
      return std::optional<Chunk>();
    }
    return std::optional(std::move(chunk));
  }

 protected:
  virtual void Add(const LineStream::Line& line, Chunk& chunk) = 0;
  [[nodiscard]] const std::string& name() const { return lines_.name(); }

 private:
  LineStream lines_;
  std::size_t chunk_documents_;
  std::optional<Error> failure_;
};

// A list of pairs, whatever its two columns name.
class ListSource : public LineSource {
 public:
  // Turns the two columns into a loader.
  using Resolve = std::function<PairLoader(std::string source, std::string target,
                                           const std::string& list, std::size_t line)>;
  ListSource(LineStream lines, Resolve resolve)
      : LineSource(std::move(lines), kChunkDocuments), resolve_(std::move(resolve)) {}

 protected:
  void Add(const LineStream::Line& line, Chunk& chunk) override {
    if (line.text.empty() || line.text.starts_with('#')) return;
    if (line.number == 1 && line.text.starts_with("source\ttarget\t")) return;  // a heading
    const std::size_t tab = line.text.find('\t');
    if (tab == std::string_view::npos) {
      chunk.problems.push_back(
          MalformedError(name(), line.number, "has no tab between two documents"));
      return;
    }
    const std::string_view source = line.text.substr(0, tab);
    std::string_view target = line.text.substr(tab + 1);
    target = target.substr(0, target.find('\t'));
    if (source.empty() || target.empty()) return;
    chunk.documents.push_back(
        resolve_(std::string(source), std::string(target), name(), line.number));
  }

 private:
  Resolve resolve_;
};

class RecordSource : public LineSource {
 public:
  using LineSource::LineSource;

 protected:
  void Add(const LineStream::Line& line, Chunk& chunk) override {
    if (IsBlank(line.text)) return;
    chunk.documents.push_back([path = name(), number = line.number, text = std::string(line.text)] {
      return ParseRecordedPair(path, number, text);
    });
  }
};

// Readers of aligned files hand their pairs over as they read; a thread of their own lets them.
class AlignedSource : public PairSource {
 public:
  AlignedSource(std::vector<std::string> paths, PairReadOptions options)
      : paths_(std::move(paths)), options_(std::move(options)) {
    queue_.set_capacity(2);
    reader_ = std::thread([this] { Read(); });
  }
  ~AlignedSource() override {
    stopped_ = true;
    // Makes room for what the reader is handing over; it hands over nothing else.
    for (Batch batch; queue_.try_pop(batch);) {
    }
    reader_.join();
  }

  Result<std::optional<Chunk>> Next() override {
    Batch batch;
    queue_.pop(batch);
    if (batch.failure) {
      queue_.push({});
      return *batch.failure;
    }
    if (batch.chunk.sentences.empty() && batch.chunk.problems.empty()) {
      queue_.push({});  // the end stays the end
      return std::optional<Chunk>();
    }
    return std::optional(std::move(batch.chunk));
  }

 private:
  struct Batch {  // an empty one is the end
    Chunk chunk;
    std::optional<Error> failure;
  };

  void Read() {
    try {
      for (const std::string& path : paths_) {
        const Result<PairCounts> counts = ReadAlignedPairs(
            path, options_,
            [&](std::vector<AlignedPair> pairs) { return Hand(path, std::move(pairs)); });
        // One file that is none does not stop the others.
        if (!counts && !Push({{{}, {}, {counts.error()}}, std::nullopt})) return;
      }
      Push({});
    } catch (const std::exception& failure) {
      Push({{}, IoError({}, failure.what())});
    }
  }

  // Waits until there is room. False when nobody takes any more.
  bool Push(Batch batch) {
    if (stopped_) return false;
    queue_.push(std::move(batch));
    return true;
  }

  // How a reader cuts its pairs depends on the file alone.
  Status Hand(const std::string& path, std::vector<AlignedPair> pairs) {
    for (std::size_t begin = 0; begin < pairs.size(); begin += kChunkSentences) {
      Batch batch;
      for (std::size_t i = begin; i < std::min(begin + kChunkSentences, pairs.size()); ++i) {
        AlignedPair& pair = pairs[i];
        for (const std::string* text : {&pair.key, &pair.source, &pair.target}) {
          batch.chunk.identity = TextHash(*text, batch.chunk.identity);
        }
        if (!pair.problem.empty()) {
          batch.chunk.problems.push_back(MalformedError(path, pair.line, pair.problem));
        } else {
          batch.chunk.sentences.push_back(
              {path, std::move(pair.key), std::move(pair.source), std::move(pair.target)});
        }
      }
      if (!Push(std::move(batch))) return Error{ErrorKind::kInterrupted, "interrupted", {}, 0};
    }
    return {};
  }

  std::vector<std::string> paths_;
  PairReadOptions options_;
  tbb::concurrent_bounded_queue<Batch> queue_;
  std::atomic<bool> stopped_ = false;
  std::thread reader_;
};

Result<std::unique_ptr<PairSource>> ListSourceOf(const std::string& path,
                                                 ListSource::Resolve resolve) {
  Result<LineStream> lines = LineStream::Open(path, kMostListLine);
  if (!lines) return lines.error();
  return std::unique_ptr<PairSource>(
      std::make_unique<ListSource>(*std::move(lines), std::move(resolve)));
}

using Numbers = std::unordered_map<std::string_view, std::size_t>;

std::shared_ptr<const Numbers> NumbersOf(const DocumentStore& store) {
  auto numbers = std::make_shared<Numbers>();
  for (std::size_t i = 0; i < store.size(); ++i) numbers->emplace(store.id(i), i);
  return numbers;
}

}  // namespace

Result<std::unique_ptr<PairSource>> ListedPairs(const std::string& path,
                                                const DocumentStreamOptions& options) {
  return ListSourceOf(
      path, [options](std::string source, std::string target, const std::string&, std::size_t) {
        return [options, source = std::move(source),
                target = std::move(target)]() -> Result<DocumentPairText> {
          Result<std::string> source_text = ReadDocument(source, options);
          if (!source_text) return source_text.error();
          Result<std::string> target_text = ReadDocument(target, options);
          if (!target_text) return target_text.error();
          return WithText({source, target, *std::move(source_text), *std::move(target_text)});
        };
      });
}

Result<std::unique_ptr<PairSource>> ListedPairs(const std::string& path,
                                                const DocumentStore& sources,
                                                const DocumentStore& targets) {
  return ListSourceOf(
      path,
      [&sources, &targets, source_numbers = NumbersOf(sources),
       target_numbers = NumbersOf(targets)](const std::string& source, const std::string& target,
                                            const std::string& list,
                                            std::size_t line) -> PairLoader {
        const auto find = [&](const Numbers& numbers, const std::string& id) {
          const auto found = numbers.find(id);
          return found == numbers.end() ? std::optional<std::size_t>() : found->second;
        };
        const auto source_number = find(*source_numbers, source);
        const auto target_number = find(*target_numbers, target);
        if (!source_number || !target_number) {
          const std::string missing = source_number ? target : source;
          return [=]() -> Result<DocumentPairText> {
            return MalformedError(list, line, "there is no document '" + missing + "'");
          };
        }
        return [&sources, &targets, i = *source_number,
                j = *target_number]() -> Result<DocumentPairText> {
          return DocumentPairText{sources.id(i), targets.id(j), std::string(sources.text(i)),
                                  std::string(targets.text(j))};
        };
      });
}

Result<std::unique_ptr<PairSource>> RecordedPairs(const std::string& path,
                                                  const DocumentStreamOptions& options,
                                                  std::size_t chunk_documents) {
  Result<LineStream> lines = LineStream::Open(path, 2 * options.max_document_bytes);
  if (!lines) return lines.error();
  return std::unique_ptr<PairSource>(
      std::make_unique<RecordSource>(*std::move(lines), chunk_documents));
}

Result<std::unique_ptr<PairSource>> AlignedFiles(std::vector<std::string> paths,
                                                 const PairReadOptions& options) {
  if (Status status = options.Validate(); !status) return status.error();
  return std::unique_ptr<PairSource>(std::make_unique<AlignedSource>(std::move(paths), options));
}

Result<DocumentPairText> ParseRecordedPair(const std::string& path, std::size_t line,
                                           std::string_view json) {
  if (Status status = CheckText(path, json); !status) {
    return MalformedError(path, line, status.error().message);
  }
  const nlohmann::json record = nlohmann::json::parse(json, nullptr, false);
  if (!record.is_object()) return MalformedError(path, line, "is no object of JSON");
  const auto text = [&](const char* name) -> std::optional<std::string> {
    const auto found = record.find(name);
    if (found == record.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
  };
  std::optional<std::string> source = text("source");
  std::optional<std::string> target = text("target");
  if (!source || !target) {
    return MalformedError(path, line,
                          std::string("has no text \"") + (source ? "target" : "source") + '"');
  }
  if (source->find('\0') != std::string::npos || target->find('\0') != std::string::npos) {
    return MalformedError(path, line, "holds a NUL byte");
  }
  const std::string id = text("id").value_or(path + ':' + std::to_string(line));
  DocumentPairText pair = {text("source_id").value_or(id), text("target_id").value_or(id),
                           *std::move(source), *std::move(target)};
  if (IsBlank(pair.source) || IsBlank(pair.target)) {
    return MalformedError(path, line, "holds no text on a side");
  }
  return pair;
}

Status StoreDocuments(const std::vector<std::string>& inputs, const DocumentStreamOptions& options,
                      const std::string& base, std::size_t threads, const BuildObserver& observer,
                      std::size_t max_problems) {
  Result<DocumentStream> stream = DocumentStream::Open(inputs, options);
  if (!stream) return stream.error();
  Result<DocumentStoreWriter> store = DocumentStoreWriter::Create(base);
  if (!store) return store.error();
  struct Read {
    std::string id;
    Result<std::string> text;
  };
  std::size_t problems = 0;
  const Status status = RunInOrder<RawDocument, Read>(
      threads,
      [&]() -> Result<std::optional<RawDocument>> {
        if (observer.stopped && observer.stopped()) {
          return Error{ErrorKind::kInterrupted, "interrupted", {}, 0};
        }
        return stream->Next();
      },
      [](RawDocument document) -> Read {
        Result<std::string> text = DocumentText(document);
        if (text && IsBlank(*text)) text = MalformedError(document.id, 0, "holds no text");
        return {std::move(document.id), std::move(text)};
      },
      [&](Read read) -> Status {
        if (observer.done) observer.done(1);
        if (read.text) return store->Add(read.id, *read.text);
        if (observer.problem) observer.problem(read.text.error());
        if (++problems <= max_problems) return {};
        return TooManyProblems(problems, max_problems);
      });
  return status.ok() ? store->Commit() : status;
}

}  // namespace sejajar
