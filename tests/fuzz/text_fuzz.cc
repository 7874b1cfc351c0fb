// Bytes that claim to be a document: what the reader lets through is text, and its lines keep
// the invariants of sentences.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "align/io/text_reader.h"
#include "align/text/language.h"
#include "align/text/splitter.h"
#include "align/text/tokenizer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!sejajar::CheckText("fuzz", bytes)) return 0;
  if (bytes.find('\0') != std::string_view::npos) __builtin_trap();
  std::size_t at = 0;
  for (const sejajar::Sentence& sentence : sejajar::SegmentedLines(bytes)) {
    if (sentence.span.begin < at || sentence.span.empty()) __builtin_trap();
    if (sentence.span.In(bytes).find('\n') != std::string_view::npos) __builtin_trap();
    at = sentence.span.end;
  }
  if (at > size) __builtin_trap();
  const sejajar::LanguageGuess guess = sejajar::GuessLanguage(bytes);
  if (!(guess.confidence >= 0 && guess.confidence <= 1)) __builtin_trap();
  for (const char* language : {"en", "id"}) {
    sejajar::Tokenize(bytes, language, [](std::string_view word) {
      if (word.empty()) __builtin_trap();
    });
  }
  return 0;
}
