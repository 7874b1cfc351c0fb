// Any bytes split into spans in order that hold no space at their ends; nothing else may happen.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "align/text/language.h"
#include "align/text/splitter.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using sejajar::SentenceSplitter;
  using sejajar::SplitOptions;
  static const SentenceSplitter splitters[] = {SentenceSplitter::ForLanguage("en"),
                                               SentenceSplitter::ForLanguage("id"),
                                               SentenceSplitter::ForLanguage("de")};
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const SplitOptions options{static_cast<SplitOptions::Paragraphs>(data[0] % 3)};
  std::size_t end = 0;
  for (const auto& sentence : splitters[data[0] / 3 % 3].Split(text, options)) {
    if (sentence.span.begin < end || sentence.span.empty() || sentence.span.end > text.size()) {
      std::abort();
    }
    end = sentence.span.end;
  }
  (void)sejajar::SegmentedLines(text);
  (void)sejajar::GuessLanguage(text);
  return 0;
}
