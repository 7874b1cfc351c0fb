#include "align/base/pipeline.h"

#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <atomic>

#include "align/base/parallel.h"

namespace sejajar {

Status RunPiecesInOrder(std::size_t threads,
                        const std::function<Result<std::shared_ptr<void>>()>& next,
                        const std::function<std::shared_ptr<void>(std::shared_ptr<void>)>& work,
                        const std::function<Status(std::shared_ptr<void>)>& take) {
  using Piece = std::shared_ptr<void>;
  if (threads == 0 || threads > HardwareThreads()) threads = HardwareThreads();
  // Written by the stage that is first or by the one that is last, each one call at a time.
  Status read;
  Status taken;
  std::atomic<bool> failed = false;
  const auto first = tbb::make_filter<void, Piece>(tbb::filter_mode::serial_in_order,
                                                   [&](tbb::flow_control& control) -> Piece {
                                                     if (!failed) {
                                                       Result<Piece> piece = next();
                                                       if (piece && *piece)
                                                         return *std::move(piece);
                                                       if (!piece) read = piece.error();
                                                     }
                                                     control.stop();
                                                     return nullptr;
                                                   });
  const auto middle = tbb::make_filter<Piece, Piece>(tbb::filter_mode::parallel, work);
  const auto last =
      tbb::make_filter<Piece, void>(tbb::filter_mode::serial_in_order, [&](Piece piece) {
        if (failed) return;
        taken = take(std::move(piece));
        failed = !taken.ok();
      });
  tbb::task_arena arena(static_cast<int>(threads));
  arena.execute([&] { tbb::parallel_pipeline(2 * threads, first & middle & last); });
  return taken.ok() ? read : taken;
}

}  // namespace sejajar
