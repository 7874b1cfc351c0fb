// How often the nearest sentence of the other language by cosine is not the translation.
//
//   retrieval SOURCE TARGET [MODEL]     line i of SOURCE (English) translates line i of TARGET
//
// Prints the error both ways in percent.
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/stories.h"

namespace sejajar::bench {
namespace {

VectorMatrix UnitVectors(const SentenceEncoder& encoder, const Document& document) {
  std::vector<std::string_view> lines;
  for (std::size_t i = 0; i < document.size(); ++i) lines.push_back(document.SentenceText(i));
  VectorMatrix vectors = encoder.Encode(lines, document.language(), 0);
  vectors.rowwise().normalize();
  return vectors;
}

// The share of the queries (rows) whose best candidate is another than their own.
double ErrorPercent(const Eigen::Ref<const Eigen::MatrixXf>& similarities) {
  Eigen::Index errors = 0;
  for (Eigen::Index i = 0; i < similarities.rows(); ++i) {
    Eigen::Index best = 0;
    similarities.row(i).maxCoeff(&best);
    errors += best != i ? 1 : 0;
  }
  return 100.0 * static_cast<double>(errors) / static_cast<double>(similarities.rows());
}

int Main(int argc, char** argv) {
  if (argc < 3 || argc > 4) {
    std::fprintf(stderr, "usage: retrieval SOURCE TARGET [MODEL]\n");
    return 2;
  }
  const SentenceEncoder encoder =
      argc == 4 ? Take(SentenceEncoder::Load(argv[3])) : ShippedEncoder();
  const Document source = Segmented(Take(ReadText(argv[1])), "en");
  const Document target = Segmented(Take(ReadText(argv[2])), "id");
  Require(source.size() == target.size() && source.size() > 0, "the files do not run in parallel");
  const Eigen::MatrixXf similarities =
      UnitVectors(encoder, source) * UnitVectors(encoder, target).transpose();
  std::printf("%zu pairs  en->id %.2f %%  id->en %.2f %%\n", source.size(),
              ErrorPercent(similarities), ErrorPercent(similarities.transpose()));
  return 0;
}

}  // namespace
}  // namespace sejajar::bench

int main(int argc, char** argv) { return sejajar::bench::Main(argc, argv); }
