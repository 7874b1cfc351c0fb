// Work on many things at once, with results that do not depend on how many threads did it:
// every index is one call, calls write only what belongs to their index, and a reduction is
// the caller's, in index order, afterwards.
#ifndef SEJAJAR_ALIGN_BASE_PARALLEL_H_
#define SEJAJAR_ALIGN_BASE_PARALLEL_H_

#include <cstddef>
#include <functional>

namespace sejajar {

// As many threads as this machine has cores; at least 1.
std::size_t HardwareThreads();

// Calls body(i) for i in [0, count) on at most `threads` threads (0: all cores) and returns
// when all are done. May be nested; an inner call shares the outer one's threads.
void ParallelFor(std::size_t count, std::size_t threads,
                 const std::function<void(std::size_t)>& body);

// The same for small pieces of work: body(block, begin, end) for each block of `size` neighbours
// of [0, count), the last one perhaps smaller.
void ParallelForBlocks(std::size_t count, std::size_t size, std::size_t threads,
                       const std::function<void(std::size_t, std::size_t, std::size_t)>& body);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_BASE_PARALLEL_H_
