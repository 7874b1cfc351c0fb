#include "align/score/side.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "align/base/parallel.h"
#include "align/embed/subwords.h"

namespace sejajar {
namespace {

constexpr std::size_t kBlock = 256;
constexpr std::size_t kWordBytes = 4;  // shorter words coincide between languages by chance

std::size_t CountCharacters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

void KeepDistinct(std::vector<std::uint32_t>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

void Add(std::string_view word, SentenceEvidence& evidence) {
  if (word == "?") {
    evidence.asks = true;
  } else if (word.front() >= '0' && word.front() <= '9') {
    evidence.numbers.push_back(SubwordHash(word));
  } else if (word.size() >= kWordBytes) {
    evidence.words.push_back(SubwordHash(word));
  }
}

double MedianLength(const std::vector<SentenceEvidence>& evidence) {
  if (evidence.empty()) return 0;
  std::vector<float> lengths;
  lengths.reserve(evidence.size());
  for (const SentenceEvidence& sentence : evidence) lengths.push_back(sentence.length);
  const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
  std::nth_element(lengths.begin(), middle, lengths.end());
  return *middle;
}

}  // namespace

std::vector<Side> MakeSides(std::span<const Document* const> documents,
                            const SentenceEncoder& encoder, std::size_t threads) {
  std::vector<Side> sides(documents.size());
  std::vector<std::string_view> texts;
  for (const Document* document : documents) {
    for (std::size_t i = 0; i < document->size(); ++i) texts.push_back(document->SentenceText(i));
  }
  if (texts.empty()) {
    for (Side& side : sides) side.vectors.resize(0, static_cast<Eigen::Index>(encoder.dimension()));
    return sides;
  }
  const std::string& language = documents.front()->language();
  std::vector<SentenceEvidence> evidence(texts.size());
  VectorMatrix vectors =
      encoder.Encode(texts, language, threads,
                     [&](std::size_t i, std::string_view word) { Add(word, evidence[i]); });
  ParallelForBlocks(texts.size(), kBlock, threads,
                    [&](std::size_t, std::size_t begin, std::size_t end) {
                      for (std::size_t i = begin; i < end; ++i) {
                        evidence[i].length = static_cast<float>(CountCharacters(texts[i]));
                        KeepDistinct(evidence[i].words);
                        KeepDistinct(evidence[i].numbers);
                      }
                    });
  std::size_t first = 0;
  for (std::size_t k = 0; k < documents.size(); ++k) {
    const Document& document = *documents[k];
    Side& side = sides[k];
    const std::span<const std::string_view> own(texts.data() + first, document.size());
    if (documents.size() == 1) {
      side.vectors = std::move(vectors);
      side.evidence = std::move(evidence);
    } else {
      side.vectors = vectors.middleRows(static_cast<Eigen::Index>(first),
                                        static_cast<Eigen::Index>(own.size()));
      const auto begin = evidence.begin() + static_cast<std::ptrdiff_t>(first);
      side.evidence.assign(std::move_iterator(begin),
                           std::move_iterator(begin + static_cast<std::ptrdiff_t>(own.size())));
    }
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < own.size(); ++i) {
      side.evidence[i].starts_paragraph = document.sentences()[i].starts_paragraph;
      side.evidence[i].repeats = !seen.insert(own[i]).second;
    }
    side.median_length = MedianLength(side.evidence);
    first += own.size();
  }
  return sides;
}

Side MakeSide(const Document& document, const SentenceEncoder& encoder, std::size_t threads) {
  const Document* const one = &document;
  return std::move(MakeSides({&one, 1}, encoder, threads).front());
}

std::size_t CountShared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i < *j) {
      ++i;
    } else if (*j < *i) {
      ++j;
    } else {
      ++shared;
      ++i;
      ++j;
    }
  }
  return shared;
}

}  // namespace sejajar
