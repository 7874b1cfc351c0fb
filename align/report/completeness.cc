#include "align/report/completeness.h"

#include "align/io/characters.h"

namespace sejajar {

double Summary::Completeness() const {
  return source_characters == 0
             ? 1
             : static_cast<double>(paired_characters) / static_cast<double>(source_characters);
}

std::string Summary::CompletenessPercent() const {
  const std::size_t permille =
      source_characters == 0 ? 1000 : paired_characters * 1000 / source_characters;
  return std::to_string(permille / 10) + '.' + std::to_string(permille % 10);
}

Summary Summarize(const Document& source, const Alignment& alignment) {
  Summary summary;
  summary.beads = alignment.beads().size();
  for (const Bead& bead : alignment.beads()) {
    if (bead.target.empty()) summary.omitted += bead.source.size();
    if (bead.source.empty()) {
      summary.added += bead.target.size();
      continue;
    }
    for (std::size_t i = bead.source.begin; i < bead.source.end; ++i) {
      const std::size_t characters = CountCharacters(source.SentenceText(i));
      summary.source_characters += characters;
      if (!bead.IsNull()) summary.paired_characters += characters;
    }
  }
  return summary;
}

}  // namespace sejajar
