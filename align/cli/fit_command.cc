#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "align/cli/commands.h"
#include "align/cli/common_options.h"
#include "align/cli/output.h"
#include "align/io/numbers.h"
#include "align/train/origin_weights.h"
#include "align/train/sentence_pairs.h"
#include "align/train/synthetic_documents.h"
#include "align/train/weight_fitter.h"

namespace sejajar {
namespace {

struct Options {
  std::vector<std::string> pairs;
  std::string source = "en";
  std::string target = "id";
  std::vector<std::string> weights;
  std::string model;
  std::string output;
  SyntheticOptions synthetic;
  FitOptions fit;
};

Status Run(const Options& options) {
  Result<OriginWeights> weights = OriginWeights::Parse(options.weights);
  if (!weights) return weights.error();
  Result<SentenceEncoder> encoder = SentenceEncoder::Load(options.model);
  if (!encoder) return encoder.error();
  std::vector<SentencePair> pairs;
  for (const std::string& path : options.pairs) {
    if (Status status = ReadSentencePairs(path, pairs); !status) return status;
  }
  const std::vector<SyntheticDocument> documents = MakeSyntheticDocuments(
      weights->Apply(std::move(pairs)), options.source, options.target, options.synthetic);
  if (documents.empty()) return UsageError("the pairs give no document");
  std::fprintf(stderr, "%zu documents\n", documents.size());
  const FeatureVector fitted =
      FitWeights(documents, *encoder, options.fit, [](std::size_t iteration, double likelihood) {
        if (iteration % 10 == 0) {
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
  app.add_option("PAIRS", options->pairs,
                 "Sentence pairs that the model was not trained on, in the order of their texts: "
                 "TSV with the columns origin, licence, source, target")
      ->type_name("FILE")
      ->required();
  app.add_option("-s,--source", options->source, "Language of the source column")
      ->type_name("LANG")
      ->capture_default_str();
  app.add_option("-t,--target", options->target, "Language of the target column")
      ->type_name("LANG")
      ->capture_default_str();
  app.add_option("-m,--model", options->model, "The model whose scores are weighed")
      ->type_name("FILE")
      ->required();
  app.add_option("--weight", options->weights, "As for train; 0 leaves pairs out (repeatable)")
      ->type_name("REGEX=FACTOR");
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
