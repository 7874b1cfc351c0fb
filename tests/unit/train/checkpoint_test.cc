#include "align/train/checkpoint.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "tests/support/temporary_file.h"
#include "tests/support/toy_pairs.h"

namespace sejajar {
namespace {

class CheckpointTest : public testing::Test {
 protected:
  TrainOptions options_ = ToyOptions();
  TrainingSet set_ = BuildTrainingSet(ToyPairs(50), "en", "id", options_);
  TemporaryFile file_;
};

TEST_F(CheckpointTest, ComesBackAsItWas) {
  TrainState state = InitialState(set_, options_);
  state.mean.setConstant(0.5F);
  state.epochs_done = 2;
  state.steps_done = 17;
  ASSERT_TRUE(SaveCheckpoint(file_.path(), set_, options_, state));
  const auto loaded = LoadCheckpoint(file_.path(), set_, options_);
  ASSERT_TRUE(loaded) << loaded.error().ToString();
  ASSERT_TRUE(loaded->has_value());
  EXPECT_EQ((*loaded)->table, state.table);
  EXPECT_EQ((*loaded)->mean, state.mean);
  EXPECT_EQ((*loaded)->epochs_done, 2U);
  EXPECT_EQ((*loaded)->steps_done, 17U);
}

TEST_F(CheckpointTest, NoFileIsNoCheckpoint) {
  const auto loaded = LoadCheckpoint("/nowhere/checkpoint", set_, options_);
  ASSERT_TRUE(loaded);
  EXPECT_FALSE(loaded->has_value());
}

TEST_F(CheckpointTest, RefusesAnotherRunAndDamage) {
  ASSERT_TRUE(SaveCheckpoint(file_.path(), set_, options_, InitialState(set_, options_)));
  TrainOptions other = options_;
  other.scale = 20;
  EXPECT_EQ(LoadCheckpoint(file_.path(), set_, other).error().kind, ErrorKind::kUsage);
  std::filesystem::resize_file(file_.path(), 1000);
  EXPECT_EQ(LoadCheckpoint(file_.path(), set_, options_).error().kind, ErrorKind::kMalformed);
  std::filesystem::resize_file(file_.path(), 3);
  EXPECT_EQ(LoadCheckpoint(file_.path(), set_, options_).error().kind, ErrorKind::kMalformed);
}

}  // namespace
}  // namespace sejajar
