#include "align/train/weight_fitter.h"

#include <gmock/gmock.h>

#include "align/train/model_export.h"
#include "tests/support/temporary_file.h"
#include "tests/support/toy_pairs.h"

namespace sejajar {
namespace {

TEST(WeightFitterTest, MakesTheGoldMoreProbable) {
  TrainOptions options = ToyOptions();
  const TrainingSet set = BuildTrainingSet(ToyPairs(600), "en", "id", options);
  TrainState state = InitialState(set, options);
  Train(set, options, state, nullptr, nullptr);
  ModelMetadata metadata;
  metadata.tokenizer = 1;
  const TemporaryFile model(ExportFloatModel(set, options, state.table, metadata));
  const auto encoder = SentenceEncoder::Load(model.path());
  ASSERT_TRUE(encoder) << encoder.error().ToString();
  std::vector<SentencePair> pairs = ToyPairs(120, 2);
  for (SentencePair& pair : pairs) pair.origin = "doc:toy";
  const auto documents = MakeSyntheticDocuments(pairs, "en", "id", {});
  FitOptions fit;
  fit.iterations = 25;
  fit.threads = 1;
  std::vector<double> likelihoods;
  const FeatureVector weights =
      FitWeights(documents, *encoder, fit,
                 [&](std::size_t, double likelihood) { likelihoods.push_back(likelihood); });
  ASSERT_EQ(likelihoods.size(), 25U);
  EXPECT_GT(likelihoods.back(), likelihoods.front());
  EXPECT_LE(likelihoods.back(), 0);
  fit.threads = 3;
  EXPECT_EQ(FitWeights(documents, *encoder, fit, nullptr), weights);
}

}  // namespace
}  // namespace sejajar
