// Sentence pairs as the commands that learn from them take them.
#ifndef SEJAJAR_ALIGN_CLI_PAIR_INPUT_H_
#define SEJAJAR_ALIGN_CLI_PAIR_INPUT_H_

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "align/base/result.h"
#include "align/train/sentence_pairs.h"

namespace sejajar {

struct PairInput {
  std::vector<std::string> paths;
  std::string source = "en";
  std::string target = "id";
  std::vector<std::string> weights;  // of origins; see OriginWeights

  // All files in order, each pair as often as the weights say.
  [[nodiscard]] Result<std::vector<SentencePair>> Read() const;
};

// `about` says of the pairs what matters to the command.
void AddPairInput(CLI::App& app, PairInput& input, const std::string& about);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CLI_PAIR_INPUT_H_
