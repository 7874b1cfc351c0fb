// Work that comes in a row, is done by many threads, and is handed on in the row's order, so that
// the result does not depend on how many threads did it.
//
//   Status status = RunInOrder<Chunk, Scored>(
//       threads, [&] { return reader.Next(); },           // one at a time, in order
//       [&](Chunk chunk) { return Score(chunk); },        // many at once
//       [&](Scored scored) { return out.Add(scored); });  // one at a time, in the same order
#ifndef SEJAJAR_ALIGN_BASE_PIPELINE_H_
#define SEJAJAR_ALIGN_BASE_PIPELINE_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "align/base/result.h"

namespace sejajar {

// The same for pieces of any type; null ends the row.
Status RunPiecesInOrder(std::size_t threads,
                        const std::function<Result<std::shared_ptr<void>>()>& next,
                        const std::function<std::shared_ptr<void>(std::shared_ptr<void>)>& work,
                        const std::function<Status(std::shared_ptr<void>)>& take);

// Ends with the first error of `next`, once all that came before it is taken, or of `take`; what is
// under way then is done, but not taken. At most two pieces a thread are held at a time (threads 0:
// all cores).
template <typename In, typename Out>
Status RunInOrder(std::size_t threads, const std::function<Result<std::optional<In>>()>& next,
                  const std::function<Out(In)>& work, const std::function<Status(Out)>& take) {
  return RunPiecesInOrder(
      threads,
      [&]() -> Result<std::shared_ptr<void>> {
        Result<std::optional<In>> piece = next();
        if (!piece) return piece.error();
        if (!piece->has_value()) return std::shared_ptr<void>();
        return std::shared_ptr<void>(std::make_shared<In>(**std::move(piece)));
      },
      [&](const std::shared_ptr<void>& piece) -> std::shared_ptr<void> {
        return std::make_shared<Out>(work(std::move(*static_cast<In*>(piece.get()))));
      },
      [&](const std::shared_ptr<void>& piece) {
        return take(std::move(*static_cast<Out*>(piece.get())));
      });
}

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_BASE_PIPELINE_H_
