#include "align/embed/sentence_encoder.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "align/base/numbering.h"
#include "align/base/parallel.h"
#include "align/text/tokenizer.h"

namespace sejajar {
namespace {

// Sentences whose words are looked up together, each word once. Bounds the memory for vectors of
// words, and most words of a long text recur within it.
constexpr std::size_t kBatch = 16384;
// Sentences, or words, of one task.
constexpr std::size_t kBlock = 512;
constexpr float kSelfTestTolerance = 1e-4F;

// The words of a block of sentences, as numbers; a sentence's end at ends[sentence].
struct Tokens {
  Numbering numbering;
  std::vector<std::uint32_t> words;
  std::vector<std::size_t> ends;
};

void WeightForeign(const WordVectors& vectors, std::string_view word, std::span<float> row) {
  constexpr double kHalfway = 1e-3;
  double square = 0;
  for (const float value : row) square += double{value} * value;
  if (square == 0) return;
  const auto factor =
      static_cast<float>(kHalfway / (kHalfway + vectors.Frequency(word)) / std::sqrt(square));
  for (float& value : row) value *= factor;
}

}  // namespace

SentenceEncoder::SentenceEncoder(std::string path, std::shared_ptr<const WordVectors> vectors)
    : path_(std::move(path)), vectors_(std::move(vectors)), cache_(std::make_shared<WordCache>()) {}

Result<SentenceEncoder> SentenceEncoder::Load(const std::string& path) {
  Result<std::unique_ptr<WordVectors>> vectors = LoadWordVectors(path);
  if (!vectors) return vectors.error();
  const ModelMetadata* metadata = (*vectors)->metadata();
  if (metadata != nullptr && metadata->tokenizer != kTokenizerVersion) {
    return MalformedError(path, 0,
                          "was trained with version " + std::to_string(metadata->tokenizer) +
                              " of the tokeniser, and this program has version " +
                              std::to_string(kTokenizerVersion));
  }
  return SentenceEncoder(path, std::move(*vectors));
}

void SentenceEncoder::WordVector(std::string_view word, std::span<float> out) const {
  if (cache_->Find(word, out)) return;
  vectors_->Lookup(word, out);
  if (vectors_->metadata() == nullptr) WeightForeign(*vectors_, word, out);
  cache_->Put(word, out);
}

VectorMatrix SentenceEncoder::Encode(std::span<const std::string_view> sentences,
                                     std::string_view language, std::size_t threads,
                                     const WordVisitor& visit) const {
  VectorMatrix out = VectorMatrix::Zero(static_cast<Eigen::Index>(sentences.size()),
                                        static_cast<Eigen::Index>(dimension()));
  for (std::size_t begin = 0; begin < sentences.size(); begin += kBatch) {
    const std::size_t count = std::min(kBatch, sentences.size() - begin);
    const auto visit_batch = [&](std::size_t i, std::string_view word) { visit(begin + i, word); };
    EncodeBatch(sentences.subspan(begin, count), language, threads,
                visit ? WordVisitor(visit_batch) : nullptr,
                out.middleRows(static_cast<Eigen::Index>(begin), static_cast<Eigen::Index>(count)));
  }
  return out;
}

void SentenceEncoder::EncodeBatch(std::span<const std::string_view> sentences,
                                  std::string_view language, std::size_t threads,
                                  const WordVisitor& visit, Eigen::Ref<VectorMatrix> out) const {
  std::vector<Tokens> blocks((sentences.size() + kBlock - 1) / kBlock);
  ParallelForBlocks(sentences.size(), kBlock, threads,
                    [&](std::size_t block, std::size_t from, std::size_t to) {
                      Tokens& tokens = blocks[block];
                      for (std::size_t i = from; i < to; ++i) {
                        Tokenize(sentences[i], language, [&](std::string_view word) {
                          tokens.words.push_back(tokens.numbering.Of(word));
                          if (visit) visit(i, word);
                        });
                        tokens.ends.push_back(tokens.words.size());
                      }
                    });
  Numbering numbering;
  for (Tokens& tokens : blocks) {
    std::vector<std::uint32_t> renumbered;
    for (const std::string& word : tokens.numbering.strings()) {
      renumbered.push_back(numbering.Of(word));
    }
    for (std::uint32_t& word : tokens.words) word = renumbered[word];
  }
  const std::vector<std::string_view> words(numbering.strings().begin(), numbering.strings().end());
  VectorMatrix vectors(static_cast<Eigen::Index>(words.size()), out.cols());
  ParallelForBlocks(
      words.size(), kBlock, threads, [&](std::size_t, std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
          WordVector(words[i], {vectors.row(static_cast<Eigen::Index>(i)).data(), dimension()});
        }
      });
  ParallelForBlocks(sentences.size(), kBlock, threads,
                    [&](std::size_t block, std::size_t from, std::size_t to) {
                      const Tokens& tokens = blocks[block];
                      std::size_t at = 0;
                      for (std::size_t i = from; i < to; ++i) {
                        auto row = out.row(static_cast<Eigen::Index>(i));
                        for (; at < tokens.ends[i - from]; ++at)
                          row += vectors.row(tokens.words[at]);
                      }
                    });
}

Status SentenceEncoder::SelfTest() const {
  const ModelMetadata* metadata = vectors_->metadata();
  if (metadata == nullptr || metadata->samples.empty()) {
    return UsageError(path_ + ": has no self-test samples");
  }
  for (const SelfTestSample& sample : metadata->samples) {
    const std::string_view text = sample.text;
    VectorMatrix vector = Encode(std::span(&text, 1), sample.language, 1);
    vector /= std::max(vector.norm(), 1e-12F);
    bool same = sample.vector.size() <= dimension();
    for (std::size_t i = 0; same && i < sample.vector.size(); ++i) {
      same =
          std::abs(vector(0, static_cast<Eigen::Index>(i)) - sample.vector[i]) < kSelfTestTolerance;
    }
    if (!same) {
      return MalformedError(path_, 0,
                            "is damaged: it reads its sample \"" + sample.text +
                                "\" otherwise than when it was made");
    }
  }
  return {};
}

}  // namespace sejajar
