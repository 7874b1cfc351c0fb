// Learns a table of row vectors such that the sums of word vectors of a sentence and of its
// translation point the same way. Loss: multiple negatives ranking (InfoNCE) over cosines in
// both directions (Henderson et al. 2017, section 4; van den Oord et al. 2018), optimised by
// Adam on the rows that a batch touches.
#ifndef SEJAJAR_ALIGN_TRAIN_TRAINER_H_
#define SEJAJAR_ALIGN_TRAIN_TRAINER_H_

#include <Eigen/Core>
#include <cstddef>
#include <functional>
#include <vector>

#include "align/train/options.h"
#include "align/train/training_set.h"

namespace sejajar {

using RowTable = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

struct TrainProgress {
  std::size_t epoch = 0;  // finished ones
  std::size_t step = 0;   // finished batches, of all epochs
  std::size_t steps = 0;  // there will be
  double loss = 0;        // mean over the last batches, in nats
};

// Where a run stands after whole epochs; enough to go on from. Shapes: rows x dimension.
struct TrainState {
  RowTable table;
  RowTable mean;      // Adam's first moment
  RowTable variance;  // and second
  std::size_t epochs_done = 0;
  std::size_t steps_done = 0;
};

TrainState InitialState(const TrainingSet& set, const TrainOptions& options);

// Runs epochs until options.epochs are done; `after_epoch` may save the state, `progress` is
// called after some batches. Bit for bit the same for any number of threads, and whether or
// not the run was resumed.
void Train(const TrainingSet& set, const TrainOptions& options, TrainState& state,
           const std::function<void(const TrainProgress&)>& progress,
           const std::function<void(const TrainState&)>& after_epoch);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TRAIN_TRAINER_H_
