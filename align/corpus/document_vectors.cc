#include "align/corpus/document_vectors.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "align/base/parallel.h"
#include "align/corpus/text_hash.h"

namespace sejajar {
namespace {

constexpr std::size_t kBlock = 64;  // documents of one task
constexpr std::size_t kMostCounters = std::size_t{1} << 25;
constexpr std::size_t kCountersOfDocument = 64;

// In how many documents each sentence stands, never less than that and seldom more (Cormode and
// Muthukrishnan 2005, "An improved data stream summary: the count-min sketch", two rows).
class SentenceCounts {
 public:
  explicit SentenceCounts(std::size_t documents)
      : mask_(std::bit_ceil(
                  std::clamp(documents * kCountersOfDocument, std::size_t{1024}, kMostCounters)) -
              1),
        counters_(2 * (mask_ + 1)) {}

  void Add(std::uint64_t sentence) {
    for (std::atomic<std::uint16_t>* counter : {&First(sentence), &Second(sentence)}) {
      std::uint16_t count = counter->load(std::memory_order_relaxed);
      while (count < std::numeric_limits<std::uint16_t>::max() &&
             !counter->compare_exchange_weak(count, static_cast<std::uint16_t>(count + 1),
                                             std::memory_order_relaxed)) {
      }
    }
  }
  [[nodiscard]] std::size_t Count(std::uint64_t sentence) {
    return std::min<std::size_t>(First(sentence), Second(sentence));
  }

 private:
  std::atomic<std::uint16_t>& First(std::uint64_t sentence) { return counters_[sentence & mask_]; }
  std::atomic<std::uint16_t>& Second(std::uint64_t sentence) {
    return counters_[mask_ + 1 + (sentence >> 32 & mask_)];
  }

  std::size_t mask_;
  std::vector<std::atomic<std::uint16_t>> counters_;
};

void Normalise(Eigen::Ref<VectorMatrix> rows) {
  for (Eigen::Index i = 0; i < rows.rows(); ++i) {
    const float norm = rows.row(i).norm();
    if (norm > 0) rows.row(i) /= norm;
  }
}

}  // namespace

VectorMatrix DocumentVectors(std::size_t documents,
                             const std::function<Document(std::size_t)>& document,
                             const SentenceEncoder& encoder, std::size_t threads) {
  SentenceCounts counts(documents);
  ParallelForBlocks(documents, kBlock, threads,
                    [&](std::size_t, std::size_t begin, std::size_t end) {
                      for (std::size_t i = begin; i < end; ++i) {
                        const Document read = document(i);
                        std::unordered_set<std::uint64_t> own;
                        for (std::size_t k = 0; k < read.size(); ++k) {
                          const std::uint64_t sentence = TextHash(read.SentenceText(k));
                          if (own.insert(sentence).second) counts.Add(sentence);
                        }
                      }
                    });

  const auto dimension = static_cast<Eigen::Index>(encoder.dimension());
  VectorMatrix vectors = VectorMatrix::Zero(static_cast<Eigen::Index>(documents), 2 * dimension);
  ParallelForBlocks(
      documents, kBlock, threads, [&](std::size_t, std::size_t begin, std::size_t end) {
        std::vector<Document> block;
        std::vector<std::string_view> sentences;
        for (std::size_t i = begin; i < end; ++i) block.push_back(document(i));
        for (const Document& read : block) {
          for (std::size_t k = 0; k < read.size(); ++k) sentences.push_back(read.SentenceText(k));
        }
        if (sentences.empty()) return;
        const VectorMatrix encoded = encoder.Encode(sentences, block.front().language(), 1);
        Eigen::Index at = 0;
        for (std::size_t i = begin; i < end; ++i) {
          const Document& read = block[i - begin];
          auto row = vectors.row(static_cast<Eigen::Index>(i));
          for (std::size_t k = 0; k < read.size(); ++k, ++at) {
            const float norm = encoded.row(at).norm();
            if (norm == 0) continue;
            const Span span = read.sentences()[k].span;
            const auto rarity = static_cast<double>(counts.Count(TextHash(read.SentenceText(k))));
            const double weight = std::sqrt(static_cast<double>(span.size())) / rarity / norm;
            // From 0 at the beginning to 1 at the end.
            const double place = static_cast<double>(span.begin + span.end) / 2 /
                                 static_cast<double>(read.text().size());
            const double front = std::cos(place * std::numbers::pi / 2);
            const double back = std::sin(place * std::numbers::pi / 2);
            row.head(dimension) += static_cast<float>(weight * front * front) * encoded.row(at);
            row.tail(dimension) += static_cast<float>(weight * back * back) * encoded.row(at);
          }
        }
      });
  Normalise(vectors);
  if (documents > 1) {
    // In order, so that the sum is the same for any number of threads.
    Eigen::RowVectorXd mean = Eigen::RowVectorXd::Zero(vectors.cols());
    for (Eigen::Index i = 0; i < vectors.rows(); ++i) mean += vectors.row(i).cast<double>();
    mean /= static_cast<double>(documents);
    // Of a few documents the mean is half of each of them; then less is taken off.
    mean *= 1 - 1 / std::sqrt(static_cast<double>(documents));
    for (Eigen::Index i = 0; i < vectors.rows(); ++i) {
      if (!vectors.row(i).isZero(0)) vectors.row(i) -= mean.cast<float>();
    }
    Normalise(vectors);
  }
  return vectors;
}

}  // namespace sejajar
