// Product quantisation of the rows of a table, in the shape that fastText stores it.
// Source: Jegou et al. 2011, "Product Quantization for Nearest Neighbor Search", section II;
// centroids by Lloyd's algorithm, seeded.
#ifndef SEJAJAR_ALIGN_TRAIN_PRODUCT_QUANTIZER_H_
#define SEJAJAR_ALIGN_TRAIN_PRODUCT_QUANTIZER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "align/train/trainer.h"

namespace sejajar {

// Learns from `sample` (rows of any length; directions and lengths are quantised apart), then
// encodes rows one table at a time. Encoding is thread-safe.
class ProductQuantizer {
 public:
  // `subvector` dimensions share a code. The same for any number of threads (0: all cores).
  ProductQuantizer(const RowTable& sample, std::size_t subvector, std::uint64_t seed,
                   std::size_t threads);

  struct Codes {
    std::string codes;       // rows x subvectors bytes
    std::string norm_codes;  // rows bytes
  };
  [[nodiscard]] Codes Encode(const RowTable& rows, std::size_t threads) const;
  // What a reader of the codes gets back.
  [[nodiscard]] RowTable Decode(const Codes& codes, std::size_t threads) const;

  [[nodiscard]] std::size_t subvector() const { return subvector_; }
  [[nodiscard]] const std::vector<float>& centroids() const { return centroids_; }
  [[nodiscard]] const std::vector<float>& norm_centroids() const { return norm_centroids_; }

 private:
  [[nodiscard]] std::size_t Subvectors() const {
    return (dimension_ + subvector_ - 1) / subvector_;
  }
  [[nodiscard]] std::size_t Width(std::size_t part) const;
  [[nodiscard]] const float* Centroid(std::size_t part, std::size_t code) const;

  std::size_t dimension_;
  std::size_t subvector_;
  std::vector<float> centroids_;
  std::vector<float> norm_centroids_;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TRAIN_PRODUCT_QUANTIZER_H_
