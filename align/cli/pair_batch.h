// The same work on every pair of documents that a list names, for commands that have --pairs.
#ifndef SEJAJAR_ALIGN_CLI_PAIR_BATCH_H_
#define SEJAJAR_ALIGN_CLI_PAIR_BATCH_H_

#include <CLI/CLI.hpp>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "align/base/result.h"

namespace sejajar {

struct PairBatchOptions {
  std::string list;
  std::string output_folder;
};

// --pairs and -O. `verb` says what is done with the pairs: "Align".
void AddPairBatchOptions(CLI::App& app, PairBatchOptions& options, const std::string& verb);

// Fails with kUsage unless there is either a list with a folder or one pair.
Status CheckPairBatch(const PairBatchOptions& options, const std::string& command,
                      const std::string& source, const std::string& target,
                      const std::string& output);

// What is done with one pair: paths of its documents and of its result, and how many threads may
// do it.
using PairWork = std::function<Status(const std::string& source, const std::string& target,
                                      const std::string& output, std::size_t threads)>;

// Does the work on every pair, several at a time. What goes wrong with one is reported with its
// line and does not stop the others; in the end an error says how many failed. A pair whose work
// ends with kRejected has been done: when all have been, the error is of that kind.
Status RunPairBatch(const PairBatchOptions& options, std::string_view extension,
                    std::size_t threads, const PairWork& work);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CLI_PAIR_BATCH_H_
