#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "align/base/atomic_file.h"
#include "align/cli/commands.h"
#include "align/cli/common_options.h"
#include "align/cli/console.h"
#include "align/cli/pair_input.h"
#include "align/text/tokenizer.h"
#include "align/train/checkpoint.h"
#include "align/train/model_export.h"
#include "align/train/trainer.h"
#include "align/train/training_set.h"

namespace sejajar {
namespace {

struct Options {
  PairInput input;
  std::string output;
  std::string quantized;
  std::string checkpoint;
  std::string name = "sejajar";
  TrainOptions train;
  QuantizeOptions quantize;
};

ModelMetadata MetadataOf(const Options& options, const TrainingSet& set) {
  ModelMetadata metadata;
  metadata.name = options.name;
  metadata.tokenizer = kTokenizerVersion;
  metadata.languages = {options.input.source, options.input.target};
  metadata.training = std::to_string(set.pairs()) + " sentence pairs, " +
                      std::to_string(options.train.epochs) + " epochs, seed " +
                      std::to_string(options.train.seed);
  return metadata;
}

Status WriteModel(const std::string& path, const std::string& bytes) {
  if (Status status = WriteFileAtomically(path, bytes); !status) return status;
  return AddSelfTestSamples(path);
}

Status Run(const Options& options) {
  if (options.output.empty() && options.quantized.empty()) {
    return UsageError("neither --output nor --quantized says where the model goes");
  }
  if (Status status = options.train.Validate(); !status) return status;
  const Result<std::vector<SentencePair>> pairs = options.input.Read();
  if (!pairs) return pairs.error();
  const TrainingSet set =
      BuildTrainingSet(*pairs, options.input.source, options.input.target, options.train);
  if (set.pairs() < 2) return UsageError("there is nothing to learn from: fewer than 2 pairs");
  std::fprintf(stderr, "%zu pairs, %zu words, %zu with rows of their own\n", set.pairs(),
               set.type_rows.size(), set.words.size());

  TrainState state;
  Result<std::optional<TrainState>> saved = std::optional<TrainState>();
  if (!options.checkpoint.empty()) saved = LoadCheckpoint(options.checkpoint, set, options.train);
  if (!saved) return saved.error();
  state = *saved ? std::move(**saved) : InitialState(set, options.train);
  if (state.epochs_done > 0) {
    std::fprintf(stderr, "going on after epoch %zu\n", state.epochs_done);
  }
  // A log gets a line an epoch, a person more.
  const std::size_t steps_an_epoch = std::max<std::size_t>(1, set.pairs() / options.train.batch);
  Status saving;
  Train(
      set, options.train, state,
      [steps_an_epoch, watched = IsWatched()](const TrainProgress& progress) {
        if (!watched && progress.step % steps_an_epoch != 0) return;
        std::fprintf(stderr, "epoch %zu  batch %zu of %zu  loss %.4f\n", progress.epoch + 1,
                     progress.step, progress.steps, progress.loss);
      },
      [&](const TrainState& now) {
        if (!options.checkpoint.empty() && saving) {
          saving = SaveCheckpoint(options.checkpoint, set, options.train, now);
        }
      });
  if (!saving) return saving;

  const ModelMetadata metadata = MetadataOf(options, set);
  if (!options.output.empty()) {
    const Status status =
        WriteModel(options.output, ExportFloatModel(set, options.train, state.table, metadata));
    if (!status) return status;
  }
  if (!options.quantized.empty()) {
    return WriteModel(options.quantized, ExportQuantizedModel(set, options.train, state.table,
                                                              options.quantize, metadata));
  }
  return {};
}

}  // namespace

Action DefineTrain(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  TrainOptions& train = options->train;
  AddPairInput(app, options->input, "Sentence pairs");
  app.add_option("-o,--output", options->output, "Write the whole model, as floats")
      ->type_name("FILE");
  app.add_option("-q,--quantized", options->quantized, "Write the pruned and quantised model")
      ->type_name("FILE");
  app.add_option("--checkpoint", options->checkpoint,
                 "Save the run here after every epoch, and go on from there")
      ->type_name("FILE");
  app.add_option("--name", options->name, "What the model calls itself")->capture_default_str();
  app.add_option("--dimension", train.dimension, "Dimensions of the vectors")
      ->capture_default_str();
  app.add_option("--buckets", train.buckets, "Rows that n-grams are hashed to")
      ->capture_default_str();
  app.add_option("--min-ngram", train.min_ngram, "Shortest n-gram, in characters")
      ->capture_default_str();
  app.add_option("--max-ngram", train.max_ngram, "Longest n-gram")->capture_default_str();
  app.add_option("--min-count", train.min_count, "Rarer words have no row of their own")
      ->capture_default_str();
  app.add_option("--batch", train.batch, "Pairs in a batch, each the others' negative")
      ->capture_default_str();
  app.add_option("--epochs", train.epochs, "Passes over the pairs")->capture_default_str();
  app.add_option("--learning-rate", train.learning_rate, "Adam's, at its highest")
      ->capture_default_str();
  app.add_option("--scale", train.scale, "Inverse temperature over the cosines")
      ->capture_default_str();
  app.add_option("--token-dropout", train.token_dropout, "Chance that a word is left out")
      ->capture_default_str();
  app.add_option("--row-dropout", train.row_dropout, "Chance that a word goes by its n-grams")
      ->capture_default_str();
  app.add_option("--hard-batches", train.hard_batches, "Share of batches made of similar pairs")
      ->capture_default_str();
  app.add_option("--seed", train.seed, "Of everything random")->capture_default_str();
  app.add_option("--keep-words", options->quantize.words, "Words that keep a row when quantised")
      ->capture_default_str();
  app.add_option("--keep-ngrams", options->quantize.ngrams, "n-grams that do")
      ->capture_default_str();
  app.add_option("--subvector", options->quantize.subvector, "Dimensions that share a byte")
      ->check(CLI::Range(1, 16))
      ->capture_default_str();
  AddThreadsOption(app, train.threads);
  return [options] {
    options->quantize.threads = options->train.threads;
    options->quantize.seed = options->train.seed;
    return Run(*options);
  };
}

}  // namespace sejajar
