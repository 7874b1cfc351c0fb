#include "align/cli/documents.h"

#include <utility>
#include <vector>

#include "align/io/text_reader.h"
#include "align/text/splitter.h"

namespace sejajar {

Result<LoadedDocument> LoadDocument(const std::string& path, const std::string& language,
                                    const DocumentOptions& options) {
  Result<std::string> text = ReadText(path);
  if (!text) return text.error();
  SideLanguage side = {DisplayName(path), language, GuessLanguage(*text)};
  SplitOptions split;
  if (options.paragraph_per_line) split.paragraphs = SplitOptions::Paragraphs::kLine;
  std::vector<Sentence> sentences =
      options.segmented ? SegmentedLines(*text)
                        : SentenceSplitter::ForLanguage(side.Taken()).Split(*text, split);
  Document document(side.name, side.Taken(), *std::move(text), std::move(sentences));
  return LoadedDocument{std::move(document), std::move(side)};
}

}  // namespace sejajar
