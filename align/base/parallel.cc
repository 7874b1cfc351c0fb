#include "align/base/parallel.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <thread>

namespace sejajar {

std::size_t HardwareThreads() { return std::max(1U, std::thread::hardware_concurrency()); }

void ParallelFor(std::size_t count, std::size_t threads,
                 const std::function<void(std::size_t)>& body) {
  if (threads == 0 || threads > HardwareThreads()) threads = HardwareThreads();
  if (threads == 1 || count <= 1) {
    for (std::size_t i = 0; i < count; ++i) body(i);
    return;
  }
  const auto run = [&] {
    tbb::parallel_for(std::size_t{0}, count, body, tbb::simple_partitioner());
  };
  if (tbb::this_task_arena::current_thread_index() != tbb::task_arena::not_initialized) {
    run();  // already inside an arena: its limit holds
    return;
  }
  tbb::task_arena arena(static_cast<int>(threads));
  arena.execute(run);
}

void ParallelForBlocks(std::size_t count, std::size_t size, std::size_t threads,
                       const std::function<void(std::size_t, std::size_t, std::size_t)>& body) {
  ParallelFor((count + size - 1) / size, threads, [&](std::size_t block) {
    body(block, block * size, std::min((block + 1) * size, count));
  });
}

}  // namespace sejajar
