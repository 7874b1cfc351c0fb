// Any two documents under a toy model: there is an alignment, it tiles both sides (that much
// Alignment itself promises), and its probabilities are probabilities. The two documents are the
// lines before and after the first line that is only "=".
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "align/dp/aligner.h"
#include "align/embed/sentence_encoder.h"
#include "align/io/text_reader.h"
#include "align/text/splitter.h"
#include "tests/fuzz/memory_file.h"

namespace sejajar {
namespace {

constexpr std::string_view kVectors =
    "8 4\na 1 0 0 0\nb 0 1 0 0\nc 0 0 1 0\nd 0 0 0 1\ne 1 1 0 0\nf 0 1 1 0\ng -1 0 0 1\nh 1 1 1 "
    "1\n";

const SentenceEncoder& ToyEncoder() {
  static const SentenceEncoder encoder = [] {
    const MemoryFile file(kVectors.data(), kVectors.size());
    return *SentenceEncoder::Load(file.path());
  }();
  return encoder;
}

Document Segmented(std::string_view text, const char* language) {
  auto sentences = SegmentedLines(text);
  return {"fuzz", language, std::string(text), std::move(sentences)};
}

void TestOneInput(std::string_view bytes) {
  if (!CheckText("fuzz", bytes)) return;
  const std::size_t cut = bytes.find("\n=\n");
  const std::size_t rest = cut == std::string_view::npos ? bytes.size() : cut + 3;
  const Document source = Segmented(bytes.substr(0, cut), "en");
  const Document target = Segmented(bytes.substr(rest), "id");
  AlignOptions options;
  options.threads = 1;
  // Every other input goes the way of long documents, however short it is.
  if (bytes.size() % 2 == 1) options.full_search_cells = 1;
  const Result<Alignment> alignment = Align(source, target, ToyEncoder(), ToyEncoder(), options);
  if (!alignment) return;
  if (alignment->source_size() != source.size()) __builtin_trap();
  if (alignment->target_size() != target.size()) __builtin_trap();
  for (const Bead& bead : alignment->beads()) {
    if (!(bead.probability >= 0 && bead.probability <= 1)) __builtin_trap();
    if (!(std::abs(bead.similarity) <= 1 + 1e-5)) __builtin_trap();
    if (bead.source.size() + bead.target.size() > 2 * options.max_bead) __builtin_trap();
  }
}

}  // namespace
}  // namespace sejajar

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sejajar::TestOneInput({reinterpret_cast<const char*>(data), size});
  return 0;
}
