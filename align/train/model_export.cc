#include "align/train/model_export.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

#include "align/base/atomic_file.h"
#include "align/base/mapped_file.h"
#include "align/base/parallel.h"
#include "align/embed/fasttext_file.h"
#include "align/embed/sentence_encoder.h"
#include "align/train/product_quantizer.h"

namespace sejajar {
namespace {

FastTextDictionary DictionaryOf(const TrainingSet& set, const TrainOptions& options,
                                std::size_t words) {
  FastTextDictionary dictionary;
  for (std::size_t i = 0; i < words; ++i) {
    dictionary.words.push_back({set.words[i], static_cast<std::int64_t>(set.counts[i])});
  }
  dictionary.tokens = static_cast<std::int64_t>(
      std::accumulate(set.counts.begin(), set.counts.end(), std::uint64_t{0}));
  dictionary.buckets = static_cast<std::int32_t>(options.buckets);
  dictionary.min_ngram = options.min_ngram;
  dictionary.max_ngram = options.max_ngram;
  return dictionary;
}

// The buckets worth a row: those that most distinct words fall back on, weighted by how much
// the row says. Rising.
std::vector<std::int32_t> BucketsToKeep(const TrainingSet& set, const RowTable& table,
                                        std::size_t count) {
  const std::size_t first = set.words.size();
  std::vector<double> worth(static_cast<std::size_t>(table.rows()) - first, 0);
  for (std::size_t type = 0; type < set.type_rows.size(); ++type) {
    for (const std::uint32_t row : set.type_rows[type]) {
      if (row >= first) worth[row - first] += 1;
    }
  }
  for (std::size_t i = 0; i < worth.size(); ++i) {
    worth[i] = std::sqrt(worth[i]) * table.row(static_cast<Eigen::Index>(first + i)).norm();
  }
  std::vector<std::int32_t> kept(worth.size());
  std::iota(kept.begin(), kept.end(), 0);
  count = std::min(count, kept.size());
  std::nth_element(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(count), kept.end(),
                   [&](std::int32_t a, std::int32_t b) {
                     return worth[a] != worth[b] ? worth[a] > worth[b] : a < b;
                   });
  kept.resize(count);
  std::erase_if(kept, [&](std::int32_t bucket) { return worth[bucket] == 0; });
  std::sort(kept.begin(), kept.end());
  return kept;
}

std::string_view BytesOf(const RowTable& table) {
  return {reinterpret_cast<const char*>(table.data()),
          static_cast<std::size_t>(table.size()) * sizeof(float)};
}

}  // namespace

std::string ExportFloatModel(const TrainingSet& set, const TrainOptions& options,
                             const RowTable& table, const ModelMetadata& metadata) {
  return SerializeFastText(DictionaryOf(set, options, set.words.size()), options.dimension,
                           BytesOf(table), &metadata);
}

std::string ExportQuantizedModel(const TrainingSet& set, const TrainOptions& options,
                                 const RowTable& table, const QuantizeOptions& quantize,
                                 const ModelMetadata& metadata) {
  const std::size_t words = std::min(quantize.words, set.words.size());
  FastTextDictionary dictionary = DictionaryOf(set, options, words);
  const std::vector<std::int32_t>& kept =
      dictionary.kept_buckets.emplace(BucketsToKeep(set, table, quantize.ngrams));
  const std::size_t first = set.words.size();
  constexpr std::uint32_t kGone = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> row_of(options.buckets, kGone);
  RowTable ngram_rows(static_cast<Eigen::Index>(kept.size()), table.cols());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    row_of[static_cast<std::size_t>(kept[i])] = static_cast<std::uint32_t>(i);
    ngram_rows.row(static_cast<Eigen::Index>(i)) =
        table.row(static_cast<Eigen::Index>(first) + kept[i]);
  }
  // A word's row such that the mean with `ngrams` is what the whole table says of it.
  const auto word_rows_for = [&](const RowTable& ngrams) {
    RowTable rows = RowTable::Zero(static_cast<Eigen::Index>(words), table.cols());
    ParallelFor((words + 255) / 256, quantize.threads, [&](std::size_t block) {
      for (std::size_t word = block * 256; word < std::min((block + 1) * 256, words); ++word) {
        auto row = rows.row(static_cast<Eigen::Index>(word));
        for (const std::uint32_t whole : set.type_rows[word]) row += table.row(whole);
        row /= static_cast<float>(set.type_rows[word].size());
        float staying = 1;
        for (const std::uint32_t whole : set.type_rows[word]) {
          if (whole >= first && row_of[whole - first] != kGone) staying += 1;
        }
        row *= staying;
        for (const std::uint32_t whole : set.type_rows[word]) {
          if (whole >= first && row_of[whole - first] != kGone) {
            row -= ngrams.row(row_of[whole - first]);
          }
        }
      }
    });
    return rows;
  };
  RowTable sample(static_cast<Eigen::Index>(words + kept.size()), table.cols());
  sample << word_rows_for(ngram_rows), ngram_rows;
  const ProductQuantizer quantizer(sample, quantize.subvector, quantize.seed, quantize.threads);
  const ProductQuantizer::Codes ngram_codes = quantizer.Encode(ngram_rows, quantize.threads);
  const RowTable word_rows = word_rows_for(quantizer.Decode(ngram_codes, quantize.threads));
  ProductQuantizer::Codes codes = quantizer.Encode(word_rows, quantize.threads);
  codes.codes += ngram_codes.codes;
  codes.norm_codes += ngram_codes.norm_codes;
  const QuantizedRows rows{.rows = words + kept.size(),
                           .dimension = options.dimension,
                           .subvector = quantize.subvector,
                           .codes = codes.codes,
                           .centroids = quantizer.centroids(),
                           .norm_codes = codes.norm_codes,
                           .norm_centroids = quantizer.norm_centroids()};
  return SerializeFastText(dictionary, rows, &metadata);
}

Status AddSelfTestSamples(const std::string& path) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kSamples = {{
      {"en", "The ferry left the harbour at 7.30 p.m. with 1,250 passengers."},
      {"id", "Feri itu meninggalkan pelabuhan pukul 19.30 dengan 1.250 penumpang."},
      {"en", "Don't you think prices will rise again next year?"},
      {"id", "Bukankah harga-harga akan naik lagi tahun depan?"},
      {"en", "Xylqorvian"},
      {"id", "Menteri Kesehatan belum menjawab pertanyaan wartawan."},
  }};
  constexpr std::size_t kComponents = 8;
  Result<SentenceEncoder> encoder = SentenceEncoder::Load(path);
  if (!encoder) return encoder.error();
  if (encoder->vectors().metadata() == nullptr) return UsageError(path + ": is no model of ours");
  ModelMetadata metadata = *encoder->vectors().metadata();
  metadata.samples.clear();
  for (const auto& [language, text] : kSamples) {
    VectorMatrix vector = encoder->Encode(std::span(&text, 1), language, 1);
    vector /= std::max(vector.norm(), 1e-12F);
    const std::size_t count = std::min(kComponents, encoder->dimension());
    metadata.samples.push_back({std::string(language), std::string(text),
                                std::vector<float>(vector.data(), vector.data() + count)});
  }
  Result<MappedFile> file = MappedFile::Open(path);
  if (!file) return file.error();
  std::size_t metadata_size = 0;
  if (auto old = ReadMetadata(file->bytes(), path, &metadata_size); !old) return old.error();
  std::string bytes(file->bytes().substr(0, file->bytes().size() - metadata_size));
  bytes += SerializeMetadata(metadata);
  return WriteFileAtomically(path, bytes);
}

}  // namespace sejajar
