// A training run on disk, between epochs, so that it can go on after it was stopped.
#ifndef SEJAJAR_ALIGN_TRAIN_CHECKPOINT_H_
#define SEJAJAR_ALIGN_TRAIN_CHECKPOINT_H_

#include <optional>
#include <string>

#include "align/base/result.h"
#include "align/train/options.h"
#include "align/train/trainer.h"
#include "align/train/training_set.h"

namespace sejajar {

// Appears under its name whole or not at all. Size: three floats for each number of the table.
Status SaveCheckpoint(const std::string& path, const TrainingSet& set, const TrainOptions& options,
                      const TrainState& state);

// Nothing when there is no such file. Fails with kMalformed when it is damaged, and with kUsage
// when it belongs to other options or to other text.
Result<std::optional<TrainState>> LoadCheckpoint(const std::string& path, const TrainingSet& set,
                                                 const TrainOptions& options);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TRAIN_CHECKPOINT_H_
