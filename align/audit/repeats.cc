#include "align/audit/repeats.h"

#include <string>
#include <unordered_map>

#include "align/io/characters.h"
#include "align/text/tokenizer.h"

namespace sejajar {
namespace {

// A short line ("For instance:") may well be said twice, and be left out once.
constexpr std::size_t kLeastCharacters = 25;

// The words of a sentence and nothing else of it.
std::string WordsOf(std::string_view sentence, std::string_view language) {
  std::string words;
  Tokenize(sentence, language, [&](std::string_view word) { words.append(word).append(1, ' '); });
  return words;
}

}  // namespace

std::vector<Repeat> FindRepeats(const Document& document, const std::vector<bool>& aligned) {
  std::unordered_map<std::string, std::size_t> originals;
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (!aligned[i]) continue;
    std::string words = WordsOf(document.SentenceText(i), document.language());
    if (!words.empty()) originals.emplace(std::move(words), i);
  }
  std::vector<Repeat> repeats;
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (aligned[i]) continue;
    const auto original = originals.find(WordsOf(document.SentenceText(i), document.language()));
    if (original == originals.end()) continue;
    if (!repeats.empty() && repeats.back().copy.end == i) {
      ++repeats.back().copy.end;
    } else {
      repeats.push_back({{i, i + 1}, original->second});
    }
  }
  std::erase_if(repeats, [&](const Repeat& repeat) {
    return CountCharacters(document.RangeText(repeat.copy)) < kLeastCharacters;
  });
  return repeats;
}

}  // namespace sejajar
