#include "align/train/trainer.h"

#include <gmock/gmock.h>

#include "tests/support/toy_pairs.h"

namespace sejajar {
namespace {

RowTable Trained(const TrainingSet& set, const TrainOptions& options, double* last_loss = nullptr) {
  TrainState state = InitialState(set, options);
  Train(
      set, options, state,
      [&](const TrainProgress& progress) {
        if (last_loss != nullptr) *last_loss = progress.loss;
      },
      nullptr);
  return state.table;
}

Eigen::RowVectorXf VectorOf(const TrainingSet& set, const RowTable& table,
                            std::span<const std::uint32_t> types) {
  Eigen::RowVectorXf sum = Eigen::RowVectorXf::Zero(table.cols());
  for (const std::uint32_t type : types) {
    for (const std::uint32_t row : set.type_rows[type]) {
      sum += table.row(row) / static_cast<float>(set.type_rows[type].size());
    }
  }
  return sum.normalized();
}

TEST(TrainerTest, LearnsToFindTranslations) {
  const TrainOptions options = ToyOptions();
  const TrainingSet set = BuildTrainingSet(ToyPairs(1500), "en", "id", options);
  double loss = 0;
  const RowTable table = Trained(set, options, &loss);
  EXPECT_LT(loss, 1);
  std::size_t right = 0;
  constexpr std::size_t kAsked = 60;
  for (std::size_t i = 0; i < kAsked; ++i) {
    const Eigen::RowVectorXf source = VectorOf(set, table, set.source[i]);
    std::size_t best = 0;
    float most = -1;
    for (std::size_t j = 0; j < kAsked; ++j) {
      const float cosine = source.dot(VectorOf(set, table, set.target[j]));
      if (cosine > most) {
        most = cosine;
        best = j;
      }
    }
    right += set.target_key[best] == set.target_key[i];
  }
  EXPECT_GE(right, kAsked - 3);
}

TEST(TrainerTest, ThreadsDoNotChangeABit) {
  TrainOptions options = ToyOptions();
  options.epochs = 2;
  options.hard_batches = 0.5;
  const TrainingSet set = BuildTrainingSet(ToyPairs(400), "en", "id", options);
  const RowTable one = Trained(set, options);
  options.threads = 3;
  EXPECT_EQ(one, Trained(set, options));
}

TEST(TrainerTest, AResumedRunEndsTheSame) {
  TrainOptions options = ToyOptions();
  options.epochs = 3;
  const TrainingSet set = BuildTrainingSet(ToyPairs(200), "en", "id", options);
  const RowTable whole = Trained(set, options);
  TrainState saved;
  TrainState state = InitialState(set, options);
  Train(set, options, state, nullptr, [&](const TrainState& now) {
    if (now.epochs_done == 2) saved = now;
  });
  Train(set, options, saved, nullptr, nullptr);
  EXPECT_EQ(whole, saved.table);
}

TEST(TrainingSetTest, NumbersWordsByFallingCount) {
  TrainOptions options = ToyOptions();
  options.min_count = 2;
  const TrainingSet set = BuildTrainingSet(
      {{"a", "one two two", "dua dua dua"}, {"a", "...", "kosong"}}, "en", "id", options);
  ASSERT_EQ(set.pairs(), 1U);  // the other has a side without words
  EXPECT_THAT(set.words, testing::ElementsAre("dua", "two"));
  EXPECT_EQ(set.type_rows.size(), 4U);  // counted before the pair was left out
  EXPECT_EQ(set.type_rows[0][0], 0U);
  EXPECT_GE(set.type_rows[2][0], 2U);  // rare: n-grams only
}

TEST(TrainOptionsTest, RefusesWhatMakesNoSense) {
  EXPECT_TRUE(TrainOptions().Validate());
  TrainOptions options;
  options.batch = 1;
  EXPECT_FALSE(options.Validate());
  options = {};
  options.max_ngram = 2;
  EXPECT_FALSE(options.Validate());
  options = {};
  options.token_dropout = 1;
  EXPECT_FALSE(options.Validate());
}

}  // namespace
}  // namespace sejajar
