#include "align/cli/pair_input.h"

#include <utility>

#include "align/train/origin_weights.h"

namespace sejajar {

Result<std::vector<SentencePair>> PairInput::Read() const {
  Result<OriginWeights> factors = OriginWeights::Parse(weights);
  if (!factors) return factors.error();
  std::vector<SentencePair> pairs;
  for (const std::string& path : paths) {
    if (Status status = ReadSentencePairs(path, pairs); !status) return status.error();
  }
  return factors->Apply(std::move(pairs));
}

void AddPairInput(CLI::App& app, PairInput& input, const std::string& about) {
  app.add_option("PAIRS", input.paths,
                 about + ": TSV with the columns origin, licence, source, target")
      ->type_name("FILE")
      ->required();
  app.add_option("-s,--source", input.source, "Language of the source column")
      ->type_name("LANG")
      ->capture_default_str();
  app.add_option("-t,--target", input.target, "Language of the target column")
      ->type_name("LANG")
      ->capture_default_str();
  app.add_option("--weight", input.weights,
                 "How often pairs are used whose origin matches a pattern; 0 leaves them out; "
                 "the first pattern that matches counts (repeatable)")
      ->type_name("REGEX=FACTOR");
}

}  // namespace sejajar
