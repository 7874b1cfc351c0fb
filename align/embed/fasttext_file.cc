#include "align/embed/fasttext_file.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <unordered_map>
#include <utility>

#include "align/embed/subwords.h"

namespace sejajar {
namespace {

static_assert(std::endian::native == std::endian::little, "fastText files are little-endian");

constexpr std::int32_t kVersion = 12;
constexpr std::int32_t kModelSkipGram = 2;
constexpr std::int32_t kModelSupervised = 3;
constexpr std::int32_t kLossSoftmax = 3;
constexpr std::size_t kCentroids = 256;
constexpr std::int32_t kMostDimensions = 1 << 16;

float FloatAt(std::string_view floats, std::size_t index) {
  float value = 0;
  std::memcpy(&value, floats.data() + index * sizeof(float), sizeof(float));
  return value;
}

// Takes values from the front of a file and says when there are no more.
class Reader {
 public:
  Reader(std::string_view bytes, const std::string& path)
      : bytes_(bytes), size_(bytes.size()), path_(path) {}

  template <typename T>
  Status Take(T* value) {
    if (bytes_.size() < sizeof(T)) return CutShort();
    std::memcpy(value, bytes_.data(), sizeof(T));
    bytes_.remove_prefix(sizeof(T));
    return {};
  }
  // `count` things of `each` bytes.
  Status TakeBytes(std::uint64_t count, std::uint64_t each, std::string_view* bytes) {
    if (each != 0 && count > bytes_.size() / each) return CutShort();
    *bytes = bytes_.substr(0, count * each);
    bytes_.remove_prefix(count * each);
    return {};
  }
  Status TakeString(std::string_view* text) {
    const std::size_t end = bytes_.substr(0, 1 << 16).find('\0');
    if (end == std::string_view::npos) {
      return bytes_.size() < (1 << 16) ? CutShort() : Malformed("holds an endless word");
    }
    *text = bytes_.substr(0, end);
    bytes_.remove_prefix(end + 1);
    return {};
  }
  [[nodiscard]] std::size_t left() const { return bytes_.size(); }
  [[nodiscard]] Error Malformed(const std::string& what) const {
    return MalformedError(path_, 0, "is damaged: it " + what);
  }

 private:
  [[nodiscard]] Error CutShort() const {
    return Malformed("ends too early, after " + std::to_string(size_) + " bytes");
  }

  std::string_view bytes_;
  std::size_t size_;
  const std::string& path_;
};

#define SEJAJAR_TRY(expression) \
  if (Status status = (expression); !status) return status

struct Header {
  std::int32_t magic, version;
  std::int32_t dimension, window, epoch, min_count, negatives, word_ngrams, loss, model, buckets,
      min_ngram, max_ngram, update_rate;
  double sampling;
};

Status TakeHeader(Reader& in, Header* header) {
  SEJAJAR_TRY(in.Take(&header->magic));
  SEJAJAR_TRY(in.Take(&header->version));
  if (header->magic != kFastTextMagic) return in.Malformed("is not a fastText model");
  if (header->version != 11 && header->version != kVersion) {
    return in.Malformed("has format version " + std::to_string(header->version) +
                        ", and only 11 and 12 are known");
  }
  for (std::int32_t* field :
       {&header->dimension, &header->window, &header->epoch, &header->min_count, &header->negatives,
        &header->word_ngrams, &header->loss, &header->model, &header->buckets, &header->min_ngram,
        &header->max_ngram, &header->update_rate}) {
    SEJAJAR_TRY(in.Take(field));
  }
  SEJAJAR_TRY(in.Take(&header->sampling));
  if (header->version == 11 && header->model == kModelSupervised) header->max_ngram = 0;
  if (header->dimension < 1 || header->dimension > kMostDimensions || header->buckets < 0 ||
      header->min_ngram < 0 || header->max_ngram < 0 || header->max_ngram > 64) {
    return in.Malformed("has an impossible header");
  }
  return {};
}

Status TakeDictionary(Reader& in, const Header& header, FastTextDictionary* dictionary,
                      std::vector<std::int32_t>* kept_rows) {
  std::int32_t size = 0;
  std::int32_t words = 0;
  std::int32_t labels = 0;
  std::int64_t pruned = 0;
  SEJAJAR_TRY(in.Take(&size));
  SEJAJAR_TRY(in.Take(&words));
  SEJAJAR_TRY(in.Take(&labels));
  SEJAJAR_TRY(in.Take(&dictionary->tokens));
  SEJAJAR_TRY(in.Take(&pruned));
  constexpr std::size_t kLeastEntry = 1 + sizeof(std::int64_t) + 1;
  if (words < 0 || labels < 0 || size != std::int64_t{words} + labels ||
      static_cast<std::size_t>(size) > in.left() / kLeastEntry) {
    return in.Malformed("has an impossible number of words");
  }
  dictionary->buckets = header.buckets;
  dictionary->min_ngram = header.min_ngram;
  dictionary->max_ngram = header.max_ngram;
  dictionary->words.reserve(static_cast<std::size_t>(words));
  for (std::int32_t i = 0; i < size; ++i) {
    FastTextDictionary::Word word;
    std::int8_t type = 0;
    SEJAJAR_TRY(in.TakeString(&word.text));
    SEJAJAR_TRY(in.Take(&word.count));
    SEJAJAR_TRY(in.Take(&type));
    if ((type == 0) != (i < words)) return in.Malformed("mixes words and labels");
    if (type == 0) dictionary->words.push_back(word);
  }
  if (pruned < 0) return {};
  if (static_cast<std::uint64_t>(pruned) > in.left() / (2 * sizeof(std::int32_t))) {
    return in.Malformed("has an impossible number of kept n-grams");
  }
  std::vector<std::pair<std::int32_t, std::int32_t>> kept(static_cast<std::size_t>(pruned));
  for (auto& [bucket, row] : kept) {
    SEJAJAR_TRY(in.Take(&bucket));
    SEJAJAR_TRY(in.Take(&row));
    if (bucket < 0 || bucket >= header.buckets || row < 0 || row >= pruned) {
      return in.Malformed("has an impossible n-gram number");
    }
  }
  std::sort(kept.begin(), kept.end());
  std::vector<std::int32_t>& buckets = dictionary->kept_buckets.emplace();
  buckets.reserve(kept.size());
  kept_rows->reserve(kept.size());
  for (const auto& [bucket, row] : kept) {
    if (!buckets.empty() && buckets.back() == bucket) {
      return in.Malformed("has an n-gram twice");
    }
    buckets.push_back(bucket);
    kept_rows->push_back(row);
  }
  return {};
}

struct Quantizer {
  std::int32_t dimension, subvectors, subvector, last_subvector;
  std::vector<float> centroids;
};

Status TakeQuantizer(Reader& in, std::int64_t dimension, Quantizer* out) {
  SEJAJAR_TRY(in.Take(&out->dimension));
  SEJAJAR_TRY(in.Take(&out->subvectors));
  SEJAJAR_TRY(in.Take(&out->subvector));
  SEJAJAR_TRY(in.Take(&out->last_subvector));
  const std::int64_t whole = std::int64_t{out->subvectors} - 1;
  if (out->dimension != dimension || out->subvectors < 1 || out->subvector < 1 ||
      out->last_subvector < 1 || out->last_subvector > out->subvector ||
      whole * out->subvector + out->last_subvector != dimension) {
    return in.Malformed("has an impossible quantiser");
  }
  std::string_view floats;  // wherever the words before left them: not aligned
  SEJAJAR_TRY(
      in.TakeBytes(static_cast<std::uint64_t>(dimension) * kCentroids, sizeof(float), &floats));
  out->centroids.resize(floats.size() / sizeof(float));
  std::memcpy(out->centroids.data(), floats.data(), floats.size());
  return {};
}

template <typename T>
void Put(std::string& out, T value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof(value));
}

void PutHead(std::string& out, const FastTextDictionary& dictionary, std::size_t dimension) {
  Put(out, kFastTextMagic);
  Put(out, kVersion);
  Put(out, static_cast<std::int32_t>(dimension));
  for (const std::int32_t unused_window_epoch_count_negatives : {5, 1, 1, 5}) {
    Put(out, unused_window_epoch_count_negatives);
  }
  Put<std::int32_t>(out, 1);  // word n-grams
  Put(out, kLossSoftmax);
  Put(out, kModelSkipGram);
  Put(out, dictionary.buckets);
  Put(out, dictionary.min_ngram);
  Put(out, dictionary.max_ngram);
  Put<std::int32_t>(out, 100);
  Put(out, 1e-4);
  const auto words = static_cast<std::int32_t>(dictionary.words.size());
  Put(out, words);
  Put(out, words);
  Put<std::int32_t>(out, 0);  // labels
  Put(out, dictionary.tokens);
  Put<std::int64_t>(out, dictionary.kept_buckets
                             ? static_cast<std::int64_t>(dictionary.kept_buckets->size())
                             : -1);
  for (const FastTextDictionary::Word& word : dictionary.words) {
    out.append(word.text).append(1, '\0');
    Put(out, word.count);
    Put<std::int8_t>(out, 0);
  }
  if (dictionary.kept_buckets) {
    std::int32_t row = 0;
    for (const std::int32_t bucket : *dictionary.kept_buckets) {
      Put(out, bucket);
      Put(out, row++);
    }
  }
}

// Stock readers want an output matrix; ours has no rows.
void PutTail(std::string& out, std::size_t dimension, const ModelMetadata* metadata) {
  Put<std::uint8_t>(out, 0);
  Put<std::int64_t>(out, 0);
  Put(out, static_cast<std::int64_t>(dimension));
  if (metadata != nullptr) out += SerializeMetadata(*metadata);
}

}  // namespace

void QuantizedRows::Prefetch(std::size_t row) const {
  constexpr std::size_t kCacheLine = 64;
  const char* begin = codes.data() + row * subvectors();
  for (const char* at = begin; at < begin + subvectors(); at += kCacheLine) __builtin_prefetch(at);
}

void QuantizedRows::AddTo(std::size_t row, float* sum) const {
  const std::size_t count = subvectors();
  const auto* code = reinterpret_cast<const unsigned char*>(codes.data()) + row * count;
  const float* table = centroids.data();
  const float length =
      norm_codes.empty() ? 1 : norm_centroids[static_cast<unsigned char>(norm_codes[row])];
  if (subvector == 2 && dimension % 2 == 0) {           // the shipped model's shape
    using Two = float __attribute__((vector_size(8)));  // one register, one addition
    for (std::size_t i = 0; i < count; ++i) {
      Two centroid;
      Two total;
      std::memcpy(&centroid, table + (i * kCentroids + code[i]) * 2, sizeof(Two));
      std::memcpy(&total, sum + 2 * i, sizeof(Two));
      total += length * centroid;
      std::memcpy(sum + 2 * i, &total, sizeof(Two));
    }
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t width = std::min(subvector, dimension - i * subvector);
    const float* centroid = table + i * kCentroids * subvector + code[i] * width;
    for (std::size_t k = 0; k < width; ++k) sum[i * subvector + k] += length * centroid[k];
  }
}

class FastTextFile::Index {
 public:
  explicit Index(const FastTextDictionary& dictionary) : dictionary_(dictionary) {
    numbers_.reserve(dictionary.words.size());
    for (std::size_t i = 0; i < dictionary.words.size(); ++i) {
      numbers_.try_emplace(dictionary.words[i].text, static_cast<std::uint32_t>(i));
    }
    if (!dictionary.kept_buckets) return;
    const std::vector<std::int32_t>& kept = *dictionary.kept_buckets;
    slot_begin_.reserve(kept.size() + 1);
    for (std::size_t i = 0; i < kept.size(); ++i) {
      while (slot_begin_.size() <= SlotOf(kept[i])) {
        slot_begin_.push_back(static_cast<std::uint32_t>(i));
      }
    }
    slot_begin_.resize(kept.size() + 1, static_cast<std::uint32_t>(kept.size()));
  }

  [[nodiscard]] std::optional<std::uint32_t> FindWord(std::string_view word) const {
    const auto at = numbers_.find(word);
    return at == numbers_.end() ? std::nullopt : std::optional(at->second);
  }

  // The place of a bucket among the kept ones; there are some.
  [[nodiscard]] std::optional<std::size_t> FindKept(std::int32_t bucket) const {
    const std::vector<std::int32_t>& kept = *dictionary_.kept_buckets;
    const std::size_t slot = SlotOf(bucket);
    const auto end = kept.begin() + slot_begin_[slot + 1];
    const auto at = std::lower_bound(kept.begin() + slot_begin_[slot], end, bucket);
    if (at == end || *at != bucket) return std::nullopt;
    return static_cast<std::size_t>(at - kept.begin());
  }

 private:
  // As many slots as kept buckets, each for an equal share of all: hashes spread evenly, so that
  // a slot holds about one.
  [[nodiscard]] std::size_t SlotOf(std::int32_t bucket) const {
    return static_cast<std::size_t>(bucket) * dictionary_.kept_buckets->size() /
           static_cast<std::size_t>(dictionary_.buckets);
  }

  const FastTextDictionary& dictionary_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  std::vector<std::uint32_t> slot_begin_;  // [slot]: of its first kept bucket; one more at the end
};

FastTextFile::FastTextFile(MappedFile file)
    : file_(std::move(file)), index_(nullptr, [](const Index* index) { delete index; }) {}

Result<std::unique_ptr<FastTextFile>> FastTextFile::Open(const std::string& path) {
  Result<MappedFile> file = MappedFile::Open(path);
  if (!file) return file.error();
  std::unique_ptr<FastTextFile> model(new FastTextFile(std::move(*file)));
  if (Status status = model->Parse(); !status) return status.error();
  return model;
}

Status FastTextFile::Parse() {
  std::size_t metadata_size = 0;
  Result<std::optional<ModelMetadata>> metadata =
      ReadMetadata(file_.bytes(), file_.path(), &metadata_size);
  if (!metadata) return metadata.error();
  metadata_ = std::move(*metadata);
  Reader in(file_.bytes().substr(0, file_.bytes().size() - metadata_size), file_.path());
  Header header{};
  SEJAJAR_TRY(TakeHeader(in, &header));
  SEJAJAR_TRY(TakeDictionary(in, header, &dictionary_, &kept_rows_));
  dimension_ = static_cast<std::size_t>(header.dimension);
  const std::uint64_t ngram_rows =
      dictionary_.kept_buckets
          ? dictionary_.kept_buckets->size()
          : (header.max_ngram > 0 ? static_cast<std::uint64_t>(header.buckets) : 0);
  const std::uint64_t least_rows = dictionary_.words.size() + ngram_rows;
  std::uint8_t is_quantized = 0;
  SEJAJAR_TRY(in.Take(&is_quantized));
  std::int64_t rows = 0;
  std::int64_t columns = 0;
  std::uint8_t has_norms = 0;
  if (is_quantized > 1) return in.Malformed("has an impossible matrix");
  if (is_quantized == 1) SEJAJAR_TRY(in.Take(&has_norms));
  SEJAJAR_TRY(in.Take(&rows));
  SEJAJAR_TRY(in.Take(&columns));
  if (has_norms > 1 || columns != header.dimension || rows < 0 ||
      static_cast<std::uint64_t>(rows) < least_rows) {
    return in.Malformed("has an impossible matrix");
  }
  if (is_quantized == 0) {
    SEJAJAR_TRY(
        in.TakeBytes(static_cast<std::uint64_t>(rows), dimension_ * sizeof(float), &dense_));
  } else {
    std::int32_t codes = 0;
    SEJAJAR_TRY(in.Take(&codes));
    if (codes < 0) return in.Malformed("has an impossible matrix");
    SEJAJAR_TRY(in.TakeBytes(static_cast<std::uint64_t>(codes), 1, &quantized_.codes));
    Quantizer quantizer{};
    SEJAJAR_TRY(TakeQuantizer(in, columns, &quantizer));
    if (rows > codes ||
        std::uint64_t(rows) * std::uint64_t(quantizer.subvectors) != std::uint64_t(codes)) {
      return in.Malformed("has an impossible matrix");
    }
    quantized_.rows = static_cast<std::size_t>(rows);
    quantized_.dimension = dimension_;
    quantized_.subvector = static_cast<std::size_t>(quantizer.subvector);
    quantized_.centroids = std::move(quantizer.centroids);
    if (has_norms == 1) {
      SEJAJAR_TRY(in.TakeBytes(static_cast<std::uint64_t>(rows), 1, &quantized_.norm_codes));
      Quantizer norms{};
      SEJAJAR_TRY(TakeQuantizer(in, 1, &norms));
      quantized_.norm_centroids = std::move(norms.centroids);
    }
  }
  // What follows is for predicting labels and does not concern us, but a file that lacks it
  // was cut short.
  std::uint8_t quantized_output = 0;
  SEJAJAR_TRY(in.Take(&quantized_output));
  if (quantized_output == 0) {
    SEJAJAR_TRY(in.Take(&rows));
    SEJAJAR_TRY(in.Take(&columns));
    std::string_view ignored;
    if (rows < 0 || columns < 0) return in.Malformed("has an impossible matrix");
    SEJAJAR_TRY(in.TakeBytes(static_cast<std::uint64_t>(rows),
                             static_cast<std::uint64_t>(columns) * sizeof(float), &ignored));
    if (in.left() > 0) return in.Malformed("goes on behind its end: metadata cut short?");
  }
  index_.reset(new Index(dictionary_));
  return {};
}

void FastTextFile::Lookup(std::string_view word, std::span<float> out) const {
  std::fill(out.begin(), out.end(), 0.0F);
  std::vector<std::size_t> rows;
  const auto add = [&](std::size_t row) {
    rows.push_back(row);
    // The rows of a word lie all over the file; asked for together, they come together.
    if (dense_.empty()) quantized_.Prefetch(row);
  };
  if (const auto number = index_->FindWord(word)) add(*number);
  const bool has_ngrams = dictionary_.max_ngram > 0 && dictionary_.buckets > 0 &&
                          (!dictionary_.kept_buckets || !dictionary_.kept_buckets->empty());
  if (has_ngrams) {
    ForEachSubword(word, dictionary_.min_ngram, dictionary_.max_ngram, [&](std::string_view ngram) {
      const auto bucket = static_cast<std::int32_t>(
          SubwordHash(ngram) % static_cast<std::uint32_t>(dictionary_.buckets));
      if (!dictionary_.kept_buckets) {
        add(dictionary_.words.size() + static_cast<std::size_t>(bucket));
      } else if (const auto kept = index_->FindKept(bucket)) {
        add(dictionary_.words.size() + static_cast<std::size_t>(kept_rows_[*kept]));
      }
    });
  }
  for (const std::size_t row : rows) {
    if (dense_.empty()) {
      quantized_.AddTo(row, out.data());
    } else {
      for (std::size_t i = 0; i < dimension_; ++i) out[i] += FloatAt(dense_, row * dimension_ + i);
    }
  }
  if (!rows.empty()) {
    const float share = 1.0F / static_cast<float>(rows.size());
    for (float& value : out) value *= share;
  }
}

double FastTextFile::Frequency(std::string_view word) const {
  const auto number = index_->FindWord(word);
  if (!number || dictionary_.tokens <= 0) return 0;
  return static_cast<double>(dictionary_.words[*number].count) /
         static_cast<double>(dictionary_.tokens);
}

std::string SerializeFastText(const FastTextDictionary& dictionary, std::size_t dimension,
                              std::string_view dense, const ModelMetadata* metadata) {
  std::string out;
  PutHead(out, dictionary, dimension);
  Put<std::uint8_t>(out, 0);
  Put(out, static_cast<std::int64_t>(dense.size() / (dimension * sizeof(float))));
  Put(out, static_cast<std::int64_t>(dimension));
  out += dense;
  PutTail(out, dimension, metadata);
  return out;
}

std::string SerializeFastText(const FastTextDictionary& dictionary, const QuantizedRows& rows,
                              const ModelMetadata* metadata) {
  std::string out;
  PutHead(out, dictionary, rows.dimension);
  Put<std::uint8_t>(out, 1);
  Put<std::uint8_t>(out, rows.norm_codes.empty() ? 0 : 1);
  Put(out, static_cast<std::int64_t>(rows.rows));
  Put(out, static_cast<std::int64_t>(rows.dimension));
  Put(out, static_cast<std::int32_t>(rows.codes.size()));
  out += rows.codes;
  const auto put_quantizer = [&](std::size_t dimension, std::size_t subvector,
                                 const std::vector<float>& centroids) {
    const std::size_t subvectors = (dimension + subvector - 1) / subvector;
    Put(out, static_cast<std::int32_t>(dimension));
    Put(out, static_cast<std::int32_t>(subvectors));
    Put(out, static_cast<std::int32_t>(subvector));
    Put(out, static_cast<std::int32_t>(dimension - (subvectors - 1) * subvector));
    out.append(reinterpret_cast<const char*>(centroids.data()), centroids.size() * sizeof(float));
  };
  put_quantizer(rows.dimension, rows.subvector, rows.centroids);
  if (!rows.norm_codes.empty()) {
    out += rows.norm_codes;
    put_quantizer(1, 1, rows.norm_centroids);
  }
  PutTail(out, rows.dimension, metadata);
  return out;
}

}  // namespace sejajar
