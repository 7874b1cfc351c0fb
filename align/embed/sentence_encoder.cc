#include "align/embed/sentence_encoder.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>
#include <vector>

#include "align/base/parallel.h"
#include "align/text/tokenizer.h"

namespace sejajar {
namespace {

// Sentences that share one cache of word vectors: most words of a language recur within it.
constexpr std::size_t kBlock = 1024;
constexpr float kSelfTestTolerance = 1e-4F;

// The vectors of the words of one block, each computed once.
class WordCache {
 public:
  explicit WordCache(const WordVectors& vectors) : vectors_(vectors), width_(vectors.dimension()) {}

  const float* Of(std::string_view word) {
    const auto [at, is_new] = numbers_.try_emplace(std::string(word), numbers_.size());
    if (is_new) {
      rows_.resize(rows_.size() + width_);
      const std::span<float> row(rows_.data() + at->second * width_, width_);
      vectors_.Lookup(word, row);
      if (vectors_.metadata() == nullptr) Weight(word, row);
    }
    return rows_.data() + at->second * width_;
  }

 private:
  void Weight(std::string_view word, std::span<float> row) const {
    constexpr double kHalfway = 1e-3;
    double square = 0;
    for (const float value : row) square += double{value} * value;
    if (square == 0) return;
    const auto factor =
        static_cast<float>(kHalfway / (kHalfway + vectors_.Frequency(word)) / std::sqrt(square));
    for (float& value : row) value *= factor;
  }

  const WordVectors& vectors_;
  std::size_t width_;
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<float> rows_;
};

}  // namespace

SentenceEncoder::SentenceEncoder(std::string path, std::shared_ptr<const WordVectors> vectors)
    : path_(std::move(path)), vectors_(std::move(vectors)) {}

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

VectorMatrix SentenceEncoder::Encode(std::span<const std::string_view> sentences,
                                     std::string_view language, std::size_t threads) const {
  VectorMatrix out = VectorMatrix::Zero(static_cast<Eigen::Index>(sentences.size()),
                                        static_cast<Eigen::Index>(dimension()));
  ParallelFor((sentences.size() + kBlock - 1) / kBlock, threads, [&](std::size_t block) {
    WordCache cache(*vectors_);
    for (std::size_t i = block * kBlock; i < std::min((block + 1) * kBlock, sentences.size());
         ++i) {
      auto row = out.row(static_cast<Eigen::Index>(i));
      Tokenize(sentences[i], language, [&](std::string_view word) {
        row += Eigen::Map<const Eigen::RowVectorXf>(cache.Of(word), row.size());
      });
    }
  });
  return out;
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
