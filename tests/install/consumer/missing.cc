// Prints the sentences of SOURCE (English) that TARGET (Indonesian) lacks.
//   missing SOURCE TARGET
#include <cstdio>
#include <string>

#include "align/dp/aligner.h"
#include "align/embed/sentence_encoder.h"
#include "align/io/text_reader.h"
#include "align/text/splitter.h"

using namespace sejajar;

Result<Document> ReadDocument(const std::string& path, const std::string& language) {
  Result<std::string> text = ReadText(path);
  if (!text) return text.error();
  auto sentences = SentenceSplitter::ForLanguage(language).Split(*text, SplitOptions());
  return Document(path, language, std::move(*text), std::move(sentences));
}

Status PrintMissing(const std::string& source_path, const std::string& target_path) {
  Result<SentenceEncoder> encoder = SentenceEncoder::Load(MODELS "/en-id.ftz");
  if (!encoder) return encoder.error();
  Result<Document> source = ReadDocument(source_path, "en");
  if (!source) return source.error();
  Result<Document> target = ReadDocument(target_path, "id");
  if (!target) return target.error();

  Result<Alignment> alignment = Align(*source, *target, *encoder, *encoder, AlignOptions());
  if (!alignment) return alignment.error();
  for (const Bead& bead : alignment->beads()) {
    if (!bead.target.empty()) continue;
    const std::string text(source->RangeText(bead.source));
    std::printf("omitted: %s\n", text.c_str());
  }
  return {};
}

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  if (Status status = PrintMissing(argv[1], argv[2]); !status) {
    std::fprintf(stderr, "missing: %s\n", status.error().ToString().c_str());
    return 2;
  }
  return 0;
}
