#include "align/cover/words.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "align/base/numbering.h"
#include "align/base/parallel.h"
#include "align/embed/subwords.h"
#include "align/text/honorifics.h"
#include "align/text/tokenizer.h"

namespace sejajar {
namespace {

constexpr std::size_t kBlock = 256;  // texts, or words, of one task

bool IsBreak(std::string_view between) {
  return std::any_of(between.begin(), between.end(), [](char byte) {
    return byte != ' ' && byte != '-' && byte != '\'' && byte != '\t' && byte != '\n';
  });
}

// One character that is no digit, of a script that does not write words with single ones.
bool IsLoneCharacter(std::string_view token) {
  const auto first = static_cast<unsigned char>(token.front());
  if (first < 0x80) return token.size() == 1 && (first < '0' || first > '9');
  return (token.size() == 2 && first < 0xE0) || (token.size() == 3 && first <= 0xE2);
}

// "NHC" behind "National Hurricane Center", or before it.
bool IsSpelledOut(std::string_view text, const PlacedWords& words, std::size_t i) {
  const std::string_view acronym = words[i].span.In(text);
  if (acronym.size() < 2 || acronym.size() > 6) return false;
  if (!std::all_of(acronym.begin(), acronym.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
    return false;
  }
  const auto spells = [&](std::size_t from) {
    for (std::size_t k = 0; k < acronym.size(); ++k) {
      if ((text[words[from + k].span.begin] & ~0x20) != acronym[k]) return false;
    }
    return true;
  };
  return (i >= acronym.size() && spells(i - acronym.size())) ||
         (i + acronym.size() < words.size() && spells(i + 1));
}

PlacedWords Place(std::string_view text, std::string_view language, Numbering& numbering) {
  PlacedWords words;
  std::size_t end = 0;
  TokenizeInPlace(text, language, [&](std::string_view token, Span span) {
    PlacedWord word;
    word.span = span;
    word.row = numbering.Of(token);
    word.breaks =
        words.empty() || (span.begin > end && IsBreak(text.substr(end, span.begin - end)));
    const char first = text[span.begin];
    word.capital = first >= 'A' && first <= 'Z';
    word.light = IsLoneCharacter(token);
    words.push_back(word);
    end = std::max(end, span.end);
  });
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (IsSpelledOut(text, words, i)) words[i].light = true;
  }
  return words;
}

}  // namespace

WordedTexts ReadWords(std::span<const std::string_view> texts, std::string_view language,
                      const SentenceEncoder& encoder, std::size_t threads) {
  WordedTexts read;
  read.texts.resize(texts.size());
  std::vector<Numbering> numberings((texts.size() + kBlock - 1) / kBlock);
  ParallelForBlocks(texts.size(), kBlock, threads,
                    [&](std::size_t block, std::size_t from, std::size_t to) {
                      for (std::size_t i = from; i < to; ++i) {
                        read.texts[i] = Place(texts[i], language, numberings[block]);
                      }
                    });
  Numbering all;
  for (std::size_t block = 0; block < numberings.size(); ++block) {
    std::vector<std::uint32_t> rows;
    for (const std::string& word : numberings[block].strings()) rows.push_back(all.Of(word));
    const std::size_t end = std::min((block + 1) * kBlock, texts.size());
    for (std::size_t i = block * kBlock; i < end; ++i) {
      for (PlacedWord& word : read.texts[i]) word.row = rows[word.row];
    }
  }
  const std::vector<std::string_view> words(all.strings().begin(), all.strings().end());
  WordTable& table = read.table;
  table.vectors.resize(static_cast<Eigen::Index>(words.size()),
                       static_cast<Eigen::Index>(encoder.dimension()));
  table.weights.resize(words.size());
  table.hashes.resize(words.size());
  std::vector<bool> honorifics;
  for (const std::string_view word : words) {
    table.numbers.push_back(word.front() >= '0' && word.front() <= '9');
    honorifics.push_back(IsHonorific(word, language));
  }
  for (PlacedWords& text : read.texts) {
    for (PlacedWord& word : text) word.light |= word.capital && honorifics[word.row];
  }
  ParallelForBlocks(words.size(), kBlock, threads,
                    [&](std::size_t, std::size_t from, std::size_t to) {
                      std::vector<float> vector(encoder.dimension());
                      for (std::size_t i = from; i < to; ++i) {
                        encoder.WordVector(words[i], vector);
                        table.weights[i] =
                            ToFixed(vector, table.vectors.row(static_cast<Eigen::Index>(i)).data());
                        table.hashes[i] = SubwordHash(words[i]);
                      }
                    });
  return read;
}

}  // namespace sejajar
