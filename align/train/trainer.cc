#include "align/train/trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <random>
#include <utility>

#include "align/base/parallel.h"

namespace sejajar {
namespace {

// Columns of the table that one task works on. Every column's arithmetic is its own, so the
// split changes nothing but who does it. 64 floats are four cache lines.
constexpr std::size_t kColumns = 64;
// Rows of the product matrix that one task works on.
constexpr std::size_t kProductRows = 128;

// std::shuffle and the distributions differ between standard libraries; these do not.
std::uint64_t Below(std::mt19937_64& random, std::uint64_t bound) { return random() % bound; }
double Uniform(std::mt19937_64& random) { return static_cast<double>(random() >> 11) * 0x1.0p-53; }
template <typename T>
void Shuffle(std::vector<T>& values, std::mt19937_64& random) {
  for (std::size_t i = values.size(); i > 1; --i) {
    std::swap(values[i - 1], values[Below(random, i)]);
  }
}

// Numbers the distinct values it is asked about from 0, for one batch at a time.
class DenseIndex {
 public:
  explicit DenseIndex(std::size_t universe) : number_(universe, kNone) {}
  std::uint32_t Of(std::uint32_t value) {
    if (number_[value] == kNone) {
      number_[value] = static_cast<std::uint32_t>(values_.size());
      values_.push_back(value);
    }
    return number_[value];
  }
  void Clear() {
    for (const std::uint32_t value : values_) number_[value] = kNone;
    values_.clear();
  }
  [[nodiscard]] const std::vector<std::uint32_t>& values() const { return values_; }

 private:
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> number_;
  std::vector<std::uint32_t> values_;
};

class Run {
 public:
  Run(const TrainingSet& set, const TrainOptions& options, TrainState& state)
      : set_(set),
        options_(options),
        state_(state),
        types_(set.type_rows.size()),
        rows_(static_cast<std::size_t>(state.table.rows())) {}

  // -> mean loss of the batch
  double Step(std::span<const std::uint32_t> pairs, std::size_t steps, std::mt19937_64& random) {
    Gather(pairs, random);
    Encode();
    const double loss = Differentiate(pairs);
    const double progress = static_cast<double>(state_.steps_done) / static_cast<double>(steps);
    Update(options_.learning_rate * std::min(1.0 - progress, progress * 50 + 0.02));
    ++state_.steps_done;
    return loss;
  }

 private:
  // The batch as types, types as rows, with dropout.
  void Gather(std::span<const std::uint32_t> pairs, std::mt19937_64& random) {
    types_.Clear();
    rows_.Clear();
    for (const int side : {0, 1}) {
      sentences_[side] = JaggedArray();
      for (const std::uint32_t pair : pairs) {
        scratch_.clear();
        const auto types = side == 0 ? set_.source[pair] : set_.target[pair];
        for (const std::uint32_t type : types) {
          if (options_.token_dropout > 0 && types.size() > 2 &&
              Uniform(random) < options_.token_dropout) {
            continue;
          }
          scratch_.push_back(types_.Of(type));
        }
        if (scratch_.empty()) scratch_.push_back(types_.Of(types[0]));
        sentences_[side].Append(scratch_);
      }
    }
    type_rows_ = JaggedArray();
    for (const std::uint32_t type : types_.values()) {
      scratch_.clear();
      auto rows = set_.type_rows[type];
      if (options_.row_dropout > 0 && type < set_.words.size() && rows.size() > 1 &&
          Uniform(random) < options_.row_dropout) {
        rows = rows.subspan(1);
      }
      for (const std::uint32_t row : rows) scratch_.push_back(rows_.Of(row));
      type_rows_.Append(scratch_);
    }
  }

  template <typename Body>
  void ForEachColumnBlock(Body body) {
    const std::size_t dimension = options_.dimension;
    ParallelFor((dimension + kColumns - 1) / kColumns, options_.threads, [&](std::size_t block) {
      const std::size_t begin = block * kColumns;
      body(static_cast<Eigen::Index>(begin),
           static_cast<Eigen::Index>(std::min(kColumns, dimension - begin)));
    });
  }

  void Encode() {
    const auto dimension = static_cast<Eigen::Index>(options_.dimension);
    type_vectors_.resize(static_cast<Eigen::Index>(type_rows_.size()), dimension);
    for (const int side : {0, 1}) {
      vectors_[side].resize(static_cast<Eigen::Index>(sentences_[side].size()), dimension);
    }
    ForEachColumnBlock([&](Eigen::Index begin, Eigen::Index width) {
      for (std::size_t type = 0; type < type_rows_.size(); ++type) {
        auto vector = type_vectors_.row(static_cast<Eigen::Index>(type)).segment(begin, width);
        vector.setZero();
        for (const std::uint32_t row : type_rows_[type]) {
          vector += state_.table.row(rows_.values()[row]).segment(begin, width);
        }
        if (!type_rows_[type].empty()) vector /= static_cast<float>(type_rows_[type].size());
      }
      for (const int side : {0, 1}) {
        for (std::size_t i = 0; i < sentences_[side].size(); ++i) {
          auto vector = vectors_[side].row(static_cast<Eigen::Index>(i)).segment(begin, width);
          vector.setZero();
          for (const std::uint32_t type : sentences_[side][i]) {
            vector += type_vectors_.row(type).segment(begin, width);
          }
        }
      }
    });
    for (const int side : {0, 1}) {
      norms_[side] = vectors_[side].rowwise().norm().cwiseMax(1e-6F);
      vectors_[side].array().colwise() /= norms_[side].array();
    }
  }

  // Leaves in gradients_ what the loss says of the unnormalised sentence vectors.
  double Differentiate(std::span<const std::uint32_t> pairs) {
    const auto n = static_cast<Eigen::Index>(pairs.size());
    const auto scale = static_cast<float>(options_.scale);
    logits_.resize(n, n);
    constexpr float kMasked = -1e9F;
    const std::size_t blocks = (pairs.size() + kProductRows - 1) / kProductRows;
    const auto rows_of = [&](std::size_t block) {
      const auto begin = static_cast<Eigen::Index>(block * kProductRows);
      return std::pair(begin, std::min<Eigen::Index>(kProductRows, n - begin));
    };
    Eigen::VectorXf row_log_sum(n);
    ParallelFor(blocks, options_.threads, [&](std::size_t block) {
      const auto [begin, height] = rows_of(block);
      auto rows = logits_.middleRows(begin, height);
      rows.noalias() = scale * (vectors_[0].middleRows(begin, height) * vectors_[1].transpose());
      for (Eigen::Index i = begin; i < begin + height; ++i) {
        for (Eigen::Index j = 0; j < n; ++j) {  // equal text is no negative
          if (i != j && (set_.source_key[pairs[i]] == set_.source_key[pairs[j]] ||
                         set_.target_key[pairs[i]] == set_.target_key[pairs[j]])) {
            logits_(i, j) = kMasked;
          }
        }
        const float top = logits_.row(i).maxCoeff();
        row_log_sum[i] = top + std::log((logits_.row(i).array() - top).exp().sum());
      }
    });
    const Eigen::RowVectorXf top = logits_.colwise().maxCoeff();
    const Eigen::RowVectorXf column_log_sum =
        top.array() + (logits_.rowwise() - top).array().exp().colwise().sum().log();
    const double loss =
        (row_log_sum.array() + column_log_sum.transpose().array() - 2 * logits_.diagonal().array())
            .mean() /
        2;
    const float weight = scale / (2 * static_cast<float>(n));
    for (const int side : {0, 1}) gradients_[side].resize(n, vectors_[side].cols());
    ParallelFor(blocks, options_.threads, [&](std::size_t block) {
      const auto [begin, height] = rows_of(block);
      for (Eigen::Index i = begin; i < begin + height; ++i) {
        auto row = logits_.row(i).array();
        row = weight * ((row - row_log_sum[i]).exp() + (row - column_log_sum.array()).exp());
        logits_(i, i) -= 2 * weight;
      }
      gradients_[0].middleRows(begin, height).noalias() =
          logits_.middleRows(begin, height) * vectors_[1];
    });
    ParallelFor(blocks, options_.threads, [&](std::size_t block) {
      const auto [begin, height] = rows_of(block);
      gradients_[1].middleRows(begin, height).noalias() =
          logits_.middleCols(begin, height).transpose() * vectors_[0];
    });
    for (const int side : {0, 1}) {  // through the normalisation
      const Eigen::VectorXf along =
          (gradients_[side].array() * vectors_[side].array()).rowwise().sum();
      gradients_[side].array() -= vectors_[side].array().colwise() * along.array();
      gradients_[side].array().colwise() /= norms_[side].array();
    }
    return loss;
  }

  void Update(double rate) {
    constexpr float kBeta1 = 0.9F;
    constexpr float kBeta2 = 0.999F;
    constexpr float kEpsilon = 1e-8F;
    const auto step = static_cast<double>(state_.steps_done + 1);
    const auto correction1 = static_cast<float>(1 - std::pow(kBeta1, step));
    const auto correction2 = static_cast<float>(1 - std::pow(kBeta2, step));
    const auto pace = static_cast<float>(rate) / correction1;
    row_gradients_.resize(static_cast<Eigen::Index>(rows_.values().size()),
                          static_cast<Eigen::Index>(options_.dimension));
    ForEachColumnBlock([&](Eigen::Index begin, Eigen::Index width) {
      type_vectors_.middleCols(begin, width).setZero();  // now their gradients
      for (const int side : {0, 1}) {
        for (std::size_t i = 0; i < sentences_[side].size(); ++i) {
          const auto gradient =
              gradients_[side].row(static_cast<Eigen::Index>(i)).segment(begin, width);
          for (const std::uint32_t type : sentences_[side][i]) {
            type_vectors_.row(type).segment(begin, width) += gradient;
          }
        }
      }
      row_gradients_.middleCols(begin, width).setZero();
      for (std::size_t type = 0; type < type_rows_.size(); ++type) {
        auto gradient = type_vectors_.row(static_cast<Eigen::Index>(type)).segment(begin, width);
        if (!type_rows_[type].empty()) gradient /= static_cast<float>(type_rows_[type].size());
        for (const std::uint32_t row : type_rows_[type]) {
          row_gradients_.row(row).segment(begin, width) += gradient;
        }
      }
      for (std::size_t i = 0; i < rows_.values().size(); ++i) {
        const auto row = static_cast<Eigen::Index>(rows_.values()[i]);
        const auto gradient =
            row_gradients_.row(static_cast<Eigen::Index>(i)).segment(begin, width).array();
        auto mean = state_.mean.row(row).segment(begin, width).array();
        auto variance = state_.variance.row(row).segment(begin, width).array();
        mean = kBeta1 * mean + (1 - kBeta1) * gradient;
        variance = kBeta2 * variance + (1 - kBeta2) * gradient.square();
        state_.table.row(row).segment(begin, width).array() -=
            pace * mean / ((variance / correction2).sqrt() + kEpsilon);
      }
    });
  }

  const TrainingSet& set_;
  const TrainOptions& options_;
  TrainState& state_;
  DenseIndex types_;  // of this batch
  DenseIndex rows_;
  JaggedArray sentences_[2];  // as numbers of types_
  JaggedArray type_rows_;     // as numbers of rows_
  std::vector<std::uint32_t> scratch_;
  RowTable type_vectors_;
  RowTable vectors_[2];  // of sentences, unit length after Encode
  Eigen::VectorXf norms_[2];
  RowTable logits_;
  RowTable gradients_[2];
  RowTable row_gradients_;
};

// Pairs in the order in which an epoch sees them. With hard batches, that share of the pairs
// is sorted by the sign pattern of random projections of their source sides: neighbours are
// alike, and so are the negatives that they are for one another.
std::vector<std::uint32_t> EpochOrder(const TrainingSet& set, const TrainOptions& options,
                                      const TrainState& state, std::mt19937_64& random) {
  std::vector<std::uint32_t> order(set.pairs());
  std::iota(order.begin(), order.end(), 0U);
  Shuffle(order, random);
  const auto hard =
      static_cast<std::size_t>(options.hard_batches * static_cast<double>(order.size()));
  if (hard < 2 * options.batch || state.epochs_done == 0) return order;
  constexpr int kBits = 10;
  RowTable planes(kBits, static_cast<Eigen::Index>(options.dimension));
  for (Eigen::Index i = 0; i < planes.size(); ++i) {
    planes.data()[i] =
        static_cast<float>(Uniform(random) + Uniform(random) + Uniform(random) - 1.5);
  }
  RowTable signs(static_cast<Eigen::Index>(set.type_rows.size()), kBits);  // of each type
  ParallelFor((set.type_rows.size() + 1023) / 1024, options.threads, [&](std::size_t block) {
    for (std::size_t type = block * 1024; type < std::min((block + 1) * 1024, set.type_rows.size());
         ++type) {
      Eigen::RowVectorXf vector = Eigen::RowVectorXf::Zero(planes.cols());
      for (const std::uint32_t row : set.type_rows[type]) vector += state.table.row(row);
      signs.row(static_cast<Eigen::Index>(type)) =
          vector * planes.transpose() /
          std::max<float>(1, static_cast<float>(set.type_rows[type].size()));
    }
  });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> keyed;
  for (std::size_t i = 0; i < hard; ++i) {
    Eigen::RowVectorXf sum = Eigen::RowVectorXf::Zero(kBits);
    for (const std::uint32_t type : set.source[order[i]]) sum += signs.row(type);
    std::uint32_t key = 0;
    for (int bit = 0; bit < kBits; ++bit) key = key * 2 + (sum[bit] > 0 ? 1 : 0);
    keyed.emplace_back(key, order[i]);
  }
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < hard; ++i) order[i] = keyed[i].second;
  return order;
}

}  // namespace

TrainState InitialState(const TrainingSet& set, const TrainOptions& options) {
  TrainState state;
  const auto rows = static_cast<Eigen::Index>(set.words.size() + options.buckets);
  const auto columns = static_cast<Eigen::Index>(options.dimension);
  state.table.resize(rows, columns);
  std::mt19937_64 random(options.seed);
  for (Eigen::Index i = 0; i < state.table.size(); ++i) {
    state.table.data()[i] = static_cast<float>((2 * Uniform(random) - 1) * options.initial);
  }
  state.mean = RowTable::Zero(rows, columns);
  state.variance = RowTable::Zero(rows, columns);
  return state;
}

void Train(const TrainingSet& set, const TrainOptions& options, TrainState& state,
           const std::function<void(const TrainProgress&)>& progress,
           const std::function<void(const TrainState&)>& after_epoch) {
  Run run(set, options, state);
  const std::size_t batches = std::max<std::size_t>(1, set.pairs() / options.batch);
  const std::size_t steps = batches * options.epochs;
  while (state.epochs_done < options.epochs) {
    std::mt19937_64 random(options.seed * 1000003 + state.epochs_done + 1);  // so a resume is exact
    const std::vector<std::uint32_t> order = EpochOrder(set, options, state, random);
    std::vector<std::uint32_t> batch_order(batches);
    std::iota(batch_order.begin(), batch_order.end(), 0U);
    Shuffle(batch_order, random);
    double loss = 0;
    std::size_t since = 0;
    for (std::size_t batch = 0; batch < batches; ++batch) {
      const std::size_t begin = batch_order[batch] * options.batch;
      const std::size_t size = std::min(options.batch, order.size() - begin);
      loss += run.Step(std::span(order).subspan(begin, size), steps, random);
      ++since;
      if (progress && (since == 50 || batch + 1 == batches)) {
        progress({state.epochs_done, state.steps_done, steps, loss / static_cast<double>(since)});
        loss = 0;
        since = 0;
      }
    }
    ++state.epochs_done;
    if (after_epoch) after_epoch(state);
  }
}

}  // namespace sejajar
