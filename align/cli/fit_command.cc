#include <cstdio>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "align/cli/commands.h"
#include "align/cli/common_options.h"
#include "align/cli/console.h"
#include "align/cli/output.h"
#include "align/cli/pair_input.h"
#include "align/corpus/score_fitter.h"
#include "align/io/numbers.h"
#include "align/train/pair_fitter.h"
#include "align/train/span_fitter.h"
#include "align/train/synthetic_documents.h"
#include "align/train/weight_fitter.h"

namespace sejajar {
namespace {

struct Options {
  PairInput input;
  std::string model;
  std::string output;
  bool coverage = false;
  bool score = false;
  std::size_t iterations = 120;
  std::size_t copies = 4;
  std::uint64_t seed = 1;
  std::size_t threads = 0;
};

// Says now and then how far the fit is: at its end to everybody, before only to a person.
std::function<void(std::size_t, double)> Reporter(std::size_t iterations, const char* unit) {
  return [=](std::size_t iteration, double likelihood) {
    if (iteration == iterations || (IsWatched() && iteration % 10 == 0)) {
      std::fprintf(stderr, "iteration %zu  log-likelihood a %s %.5f\n", iteration, unit,
                   likelihood);
    }
  };
}

Status PutWeights(std::span<const float> weights,
                  const std::function<std::string(std::size_t)>& name, const Sink& sink) {
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const std::string line = name(i) + "\t" + Fixed(weights[i], 4) + "\n";
    if (Status status = sink(line); !status) return status;
  }
  return {};
}

Status FitCoverage(const Options& options, const std::vector<SentencePair>& pairs,
                   const SentenceEncoder& encoder) {
  const std::vector<SyntheticPair> synthetic =
      MakeSyntheticPairs(pairs, {.copies = options.copies, .seed = options.seed});
  if (synthetic.empty()) return UsageError("the pairs give nothing to learn from");
  std::fprintf(stderr, "%zu pairs\n", synthetic.size());
  const SpanWeights fitted =
      FitSpanWeights(synthetic, options.input.source, options.input.target, encoder,
                     {.iterations = options.iterations, .threads = options.threads},
                     Reporter(options.iterations, "side"));
  CoverOptions cover;
  cover.weights = fitted;
  cover.threads = options.threads;
  PairFitOptions fit;
  fit.seed = options.seed;
  const Result<PairWeights> pair_weights =
      FitPairWeights(synthetic, {options.input.source, encoder}, {options.input.target, encoder},
                     cover, fit, Reporter(fit.iterations, "pair"));
  if (!pair_weights) return pair_weights.error();
  return WriteOutput(options.output, [&](const Sink& sink) -> Status {
    if (Status status = PutWeights(fitted, SpanFeatureName, sink); !status) return status;
    return PutWeights(*pair_weights, PairFeatureName, sink);
  });
}

Status FitScore(const Options& options, const std::vector<SentencePair>& pairs,
                const SentenceEncoder& encoder) {
  RowMakerOptions rows;
  rows.align.threads = options.threads;
  const Result<RowMaker> maker =
      RowMaker::Create({options.input.source, encoder}, {options.input.target, encoder}, rows);
  if (!maker) return maker.error();
  std::vector<SentencePairText> texts;
  for (const SentencePair& pair : pairs) texts.push_back({{}, {}, pair.source, pair.target});
  std::vector<SentencePairText> made;
  std::vector<Fault> faults;
  for (FaultyPair& pair : MakeFaultyPairs(texts, options.seed)) {
    if (pair.pair.source.empty() || pair.pair.target.empty()) continue;
    faults.push_back(pair.fault);
    made.push_back(std::move(pair.pair));
  }
  if (made.empty()) return UsageError("the pairs give nothing to learn from");
  std::fprintf(stderr, "%zu pairs\n", made.size());
  const ScoreWeights fitted = FitScoreWeights(maker->OfSentences(made).rows, faults);
  const std::vector<float> weights(fitted.begin(), fitted.end());
  return WriteOutput(options.output, [&](const Sink& sink) {
    return PutWeights(
        weights, [](std::size_t i) { return std::string(ScoreFeatureName(i)); }, sink);
  });
}

Status FitBeads(const Options& options, const std::vector<SentencePair>& pairs,
                const SentenceEncoder& encoder) {
  SyntheticOptions synthetic;
  synthetic.copies = options.copies;
  synthetic.seed = options.seed;
  FitOptions fit;
  fit.iterations = options.iterations;
  fit.threads = options.threads;
  const std::vector<SyntheticDocument> documents =
      MakeSyntheticDocuments(pairs, options.input.source, options.input.target, synthetic);
  if (documents.empty()) return UsageError("the pairs give no document");
  std::fprintf(stderr, "%zu documents\n", documents.size());
  const FeatureVector fitted =
      FitWeights(documents, encoder, fit, Reporter(options.iterations, "sentence"));
  return WriteOutput(options.output, [&](const Sink& sink) {
    return PutWeights(
        fitted, [](std::size_t i) { return std::string(FeatureName(static_cast<Feature>(i))); },
        sink);
  });
}

Status Run(const Options& options) {
  if (options.iterations == 0) return UsageError("a fit takes at least one iteration");
  Result<SentenceEncoder> encoder = SentenceEncoder::Load(options.model);
  if (!encoder) return encoder.error();
  const Result<std::vector<SentencePair>> pairs = options.input.Read();
  if (!pairs) return pairs.error();
  if (options.score) return FitScore(options, *pairs, *encoder);
  return options.coverage ? FitCoverage(options, *pairs, *encoder)
                          : FitBeads(options, *pairs, *encoder);
}

}  // namespace

Action DefineFit(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  AddPairInput(app, options->input,
               "Sentence pairs that the model was not trained on, in the order of their texts");
  app.add_option("-m,--model", options->model, "The model whose scores are weighed")
      ->type_name("FILE")
      ->required();
  app.add_flag("--coverage", options->coverage,
               "Fit the weights of coverage inside a pair, not those of the aligner");
  app.add_flag("--score", options->score,
               "Fit the weights of the score by which a build filters its rows")
      ->excludes("--coverage");
  app.add_option("--iterations", options->iterations, "Steps of the fit")->capture_default_str();
  app.add_option("--copies", options->copies, "Documents or pairs made of each text")
      ->capture_default_str();
  app.add_option("--seed", options->seed, "Of everything random")->capture_default_str();
  AddOutputOption(app, options->output);
  AddThreadsOption(app, options->threads);
  return [options] { return Run(*options); };
}

}  // namespace sejajar
