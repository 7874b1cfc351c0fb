#include "align/io/tsv.h"

#include <string>

#include "align/io/characters.h"
#include "align/io/numbers.h"

namespace sejajar {

Status WriteTsv(const Document& source, const Document& target, const Alignment& alignment,
                const Sink& sink) {
  for (const Bead& bead : alignment.beads()) {
    std::string line;
    if (!bead.source.empty()) line += OneLine(source.RangeText(bead.source));
    line += '\t';
    if (!bead.target.empty()) line += OneLine(target.RangeText(bead.target));
    line += '\t' + Fixed(bead.probability, 4) + '\t' + Fixed(bead.similarity, 4) + '\n';
    if (Status status = sink(line); !status) return status;
  }
  return {};
}

}  // namespace sejajar
