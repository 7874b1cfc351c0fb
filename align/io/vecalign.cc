#include "align/io/vecalign.h"

#include <string>

#include "align/io/numbers.h"

namespace sejajar {
namespace {

void AppendNumbers(SentenceRange range, std::string& out) {
  out += '[';
  for (std::size_t i = range.begin; i < range.end; ++i) {
    if (i > range.begin) out += ", ";
    out += std::to_string(i);
  }
  out += ']';
}

}  // namespace

Status WriteVecalign(const Document& /*source*/, const Document& /*target*/,
                     const Alignment& alignment, const Sink& sink) {
  for (const Bead& bead : alignment.beads()) {
    std::string line;
    AppendNumbers(bead.source, line);
    line += ':';
    AppendNumbers(bead.target, line);
    line += ':' + Fixed(bead.IsNull() ? 0 : 1 - bead.similarity, 6) + '\n';
    if (Status status = sink(line); !status) return status;
  }
  return {};
}

}  // namespace sejajar
