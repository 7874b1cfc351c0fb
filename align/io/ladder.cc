#include "align/io/ladder.h"

#include <string>

#include "align/io/numbers.h"

namespace sejajar {

Status WriteLadder(const Document& /*source*/, const Document& /*target*/,
                   const Alignment& alignment, const Sink& sink) {
  const Ladder ladder = LadderOf(alignment);
  for (std::size_t i = 0; i < ladder.size(); ++i) {
    const double score = i < alignment.beads().size() ? alignment.beads()[i].similarity : 0;
    const std::string line = std::to_string(ladder[i].source) + '\t' +
                             std::to_string(ladder[i].target) + '\t' + Fixed(score, 4) + '\n';
    if (Status status = sink(line); !status) return status;
  }
  return {};
}

}  // namespace sejajar
