#include "align/train/checkpoint.h"

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <utility>

#include "align/base/atomic_file.h"
#include "align/base/mapped_file.h"

namespace sejajar {
namespace {

constexpr std::string_view kMagic = "SEJAJARC";

struct Header {
  char magic[8];
  std::uint64_t run;  // of options and text
  std::int64_t rows;
  std::int64_t columns;
  std::uint64_t epochs_done;
  std::uint64_t steps_done;
};

// Tells runs apart that would not give the same result.
std::uint64_t RunKey(const TrainingSet& set, const TrainOptions& options) {
  std::uint64_t key = 1469598103934665603ULL;
  const auto mix = [&](std::uint64_t value) { key = (key ^ value) * 1099511628211ULL; };
  const auto mix_real = [&](double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof(bits));
    mix(bits);
  };
  for (const std::uint64_t value :
       {std::uint64_t{options.dimension}, std::uint64_t{options.buckets},
        static_cast<std::uint64_t>(options.min_ngram),
        static_cast<std::uint64_t>(options.max_ngram), std::uint64_t{options.batch},
        std::uint64_t{options.epochs}, options.seed}) {
    mix(value);
  }
  for (const double value : {options.learning_rate, options.initial, options.scale,
                             options.token_dropout, options.row_dropout, options.hard_batches}) {
    mix_real(value);
  }
  for (const std::uint64_t pair : set.source_key) mix(pair);
  for (const std::uint64_t pair : set.target_key) mix(pair);
  return key;
}

std::string_view BytesOf(const RowTable& table) {
  return {reinterpret_cast<const char*>(table.data()),
          static_cast<std::size_t>(table.size()) * sizeof(float)};
}

}  // namespace

Status SaveCheckpoint(const std::string& path, const TrainingSet& set, const TrainOptions& options,
                      const TrainState& state) {
  Header header{{},
                RunKey(set, options),
                state.table.rows(),
                state.table.cols(),
                state.epochs_done,
                state.steps_done};
  kMagic.copy(header.magic, sizeof(header.magic));
  Result<AtomicFile> file = AtomicFile::Create(path);
  if (!file) return file.error();
  const std::string_view head(reinterpret_cast<const char*>(&header), sizeof(header));
  for (const std::string_view part :
       {head, BytesOf(state.table), BytesOf(state.mean), BytesOf(state.variance)}) {
    if (Status status = file->Write(part); !status) return status;
  }
  return file->Commit();
}

Result<std::optional<TrainState>> LoadCheckpoint(const std::string& path, const TrainingSet& set,
                                                 const TrainOptions& options) {
  std::error_code failure;
  if (!std::filesystem::exists(path, failure)) return std::optional<TrainState>();
  Result<MappedFile> file = MappedFile::Open(path);
  if (!file) return file.error();
  std::string_view bytes = file->bytes();
  Header header{};
  if (bytes.size() < sizeof(header)) return MalformedError(path, 0, "is no checkpoint");
  std::memcpy(&header, bytes.data(), sizeof(header));
  bytes.remove_prefix(sizeof(header));
  if (std::string_view(header.magic, sizeof(header.magic)) != kMagic) {
    return MalformedError(path, 0, "is no checkpoint");
  }
  TrainState state;
  const auto rows = static_cast<Eigen::Index>(set.words.size() + options.buckets);
  const auto columns = static_cast<Eigen::Index>(options.dimension);
  if (header.run != RunKey(set, options) || header.rows != rows || header.columns != columns) {
    return UsageError(path + ": is the checkpoint of another run; remove it or name another");
  }
  const std::size_t size = static_cast<std::size_t>(rows * columns) * sizeof(float);
  if (bytes.size() != 3 * size) return MalformedError(path, 0, "is a damaged checkpoint");
  for (RowTable* table : {&state.table, &state.mean, &state.variance}) {
    table->resize(rows, columns);
    std::memcpy(table->data(), bytes.data(), size);
    bytes.remove_prefix(size);
  }
  state.epochs_done = header.epochs_done;
  state.steps_done = header.steps_done;
  return std::optional(std::move(state));
}

}  // namespace sejajar
