#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "align/cli/commands.h"
#include "align/cli/common_options.h"
#include "align/cli/console.h"
#include "align/cli/output.h"
#include "align/cli/pair_input.h"
#include "align/io/numbers.h"
#include "align/train/synthetic_documents.h"
#include "align/train/weight_fitter.h"

namespace sejajar {
namespace {

struct Options {
  PairInput input;
  std::string model;
  std::string output;
  SyntheticOptions synthetic;
  FitOptions fit;
};

Status Run(const Options& options) {
  Result<SentenceEncoder> encoder = SentenceEncoder::Load(options.model);
  if (!encoder) return encoder.error();
  const Result<std::vector<SentencePair>> pairs = options.input.Read();
  if (!pairs) return pairs.error();
  const std::vector<SyntheticDocument> documents =
      MakeSyntheticDocuments(*pairs, options.input.source, options.input.target, options.synthetic);
  if (documents.empty()) return UsageError("the pairs give no document");
  std::fprintf(stderr, "%zu documents\n", documents.size());
  const FeatureVector fitted =
      FitWeights(documents, *encoder, options.fit, [&](std::size_t iteration, double likelihood) {
        if (iteration == options.fit.iterations || (IsWatched() && iteration % 10 == 0)) {
          std::fprintf(stderr, "iteration %zu  log-likelihood a sentence %.5f\n", iteration,
                       likelihood);
        }
      });
  return WriteOutput(options.output, [&](const Sink& sink) -> Status {
    for (std::size_t i = 0; i < kFeatures; ++i) {
      const std::string line =
          std::string(FeatureName(static_cast<Feature>(i))) + "\t" + Fixed(fitted[i], 4) + "\n";
      if (Status status = sink(line); !status) return status;
    }
    return {};
  });
}

}  // namespace

Action DefineFit(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  AddPairInput(app, options->input,
               "Sentence pairs that the model was not trained on, in the order of their texts");
  app.add_option("-m,--model", options->model, "The model whose scores are weighed")
      ->type_name("FILE")
      ->required();
  app.add_option("--iterations", options->fit.iterations, "Steps of the fit")
      ->capture_default_str();
  app.add_option("--copies", options->synthetic.copies, "Documents made of each text")
      ->capture_default_str();
  app.add_option("--seed", options->synthetic.seed, "Of everything random")->capture_default_str();
  AddOutputOption(app, options->output);
  AddThreadsOption(app, options->fit.threads);
  return [options] { return Run(*options); };
}

}  // namespace sejajar
