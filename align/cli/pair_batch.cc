#include "align/cli/pair_batch.h"

#include <filesystem>
#include <system_error>
#include <vector>

#include "align/base/parallel.h"
#include "align/cli/console.h"
#include "align/cli/interrupt.h"
#include "align/io/pair_list.h"

namespace sejajar {
namespace {

Status Conclude(const std::vector<Status>& outcomes, const std::string& list) {
  std::size_t failed = 0;
  std::size_t rejected = 0;
  ErrorKind kind = ErrorKind::kMalformed;
  for (const Status& outcome : outcomes) {
    if (outcome.ok()) continue;
    if (outcome.error().kind == ErrorKind::kRejected) {
      ++rejected;
      continue;
    }
    ++failed;
    if (outcome.error().kind != ErrorKind::kMalformed) kind = outcome.error().kind;
  }
  const std::string of_all = " of " + std::to_string(outcomes.size()) + " pairs ";
  if (failed > 0) return Error{kind, std::to_string(failed) + of_all + "failed", list, 0};
  if (rejected > 0) {
    return Error{ErrorKind::kRejected, std::to_string(rejected) + of_all + "do not pass", list, 0};
  }
  return {};
}

}  // namespace

void AddPairBatchOptions(CLI::App& app, PairBatchOptions& options, const std::string& verb) {
  app.add_option("--pairs", options.list,
                 verb + " the pairs listed in FILE: source path, target path, name")
      ->type_name("FILE");
  app.add_option("-O,--output-folder", options.output_folder,
                 "With --pairs: the folder for the results")
      ->type_name("DIR");
}

Status CheckPairBatch(const PairBatchOptions& options, const std::string& command,
                      const std::string& source, const std::string& target,
                      const std::string& output) {
  if (options.list.empty()) {
    if (target.empty()) return UsageError(command + " needs SOURCE and TARGET, or --pairs");
    if (!options.output_folder.empty()) return UsageError("-O goes with --pairs; one pair has -o");
    return {};
  }
  if (!source.empty()) return UsageError("either SOURCE and TARGET or --pairs, not both");
  if (!output.empty()) return UsageError("-o is for one pair; --pairs goes with -O");
  if (options.output_folder.empty()) return UsageError("--pairs needs -O OUTDIR");
  return {};
}

Status RunPairBatch(const PairBatchOptions& options, std::string_view extension,
                    std::size_t threads, const PairWork& work) {
  const Result<std::vector<ListedPair>> pairs = ReadPairList(options.list);
  if (!pairs) return pairs.error();
  std::error_code failure;
  std::filesystem::create_directories(options.output_folder, failure);
  if (failure) return IoError(options.output_folder, "cannot create: " + failure.message());

  // With pairs enough for every thread, each is one thread's work: threads that waited inside a
  // pair would only begin, and hold in memory, another one.
  if (threads == 0) threads = HardwareThreads();
  const std::size_t threads_of_one = pairs->size() >= threads ? 1 : threads;
  std::vector<Status> outcomes(pairs->size());
  {
    Progress progress(pairs->size());
    ParallelFor(pairs->size(), threads, [&](std::size_t i) {
      if (Interrupted()) return;
      const ListedPair& pair = (*pairs)[i];
      const auto output =
          std::filesystem::path(options.output_folder) / (pair.name + std::string(extension));
      outcomes[i] = pair.problem.empty()
                        ? work(pair.source, pair.target, output.string(), threads_of_one)
                        : Status(MalformedError({}, 0, pair.problem));
      if (!outcomes[i].ok()) {
        Error error = outcomes[i].error();
        error.message = error.ToString();
        error.path = options.list;
        error.line = pair.line;
        ReportError(error);
      }
      progress.Advance();
    });
  }
  if (Interrupted()) return InterruptedError();
  return Conclude(outcomes, options.list);
}

}  // namespace sejajar
