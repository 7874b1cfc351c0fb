#include "align/embed/fasttext_file.h"

#include <gmock/gmock.h>

#include <cstring>
#include <random>

#include "align/embed/subwords.h"
#include "tests/support/temporary_file.h"

#ifdef SEJAJAR_HAS_FASTTEXT
#include <fasttext/fasttext.h>
#endif

namespace sejajar {
namespace {

constexpr std::size_t kDimension = 6;
constexpr std::size_t kBuckets = 50;
const std::vector<std::string> kWords = {"the", "kapal", "ferry", "dan", "é"};
const std::vector<std::string> kLookups = {"the", "kapal", "kapalnya", "é", "unheard", "x"};

FastTextDictionary MakeDictionary(std::size_t kept_buckets) {
  FastTextDictionary dictionary;
  for (const std::string& word : kWords) {
    dictionary.words.push_back({word, static_cast<std::int64_t>(100 - dictionary.words.size())});
  }
  dictionary.tokens = 1000;
  dictionary.buckets = kBuckets;
  dictionary.min_ngram = 3;
  dictionary.max_ngram = 4;
  if (kept_buckets > 0) {
    dictionary.kept_buckets.emplace();
    for (std::size_t i = 0; i < kept_buckets; ++i) {
      dictionary.kept_buckets->push_back(static_cast<std::int32_t>(2 * i));
    }
  }
  return dictionary;
}

std::vector<float> RandomFloats(std::size_t count) {
  std::mt19937 random(7);
  std::vector<float> floats(count);
  for (float& value : floats) value = static_cast<float>(random() % 2000) / 1000 - 1;
  return floats;
}

std::string DenseModel(const ModelMetadata* metadata = nullptr) {
  const std::vector<float> floats = RandomFloats((kWords.size() + kBuckets) * kDimension);
  return SerializeFastText(
      MakeDictionary(0), kDimension,
      {reinterpret_cast<const char*>(floats.data()), floats.size() * sizeof(float)}, metadata);
}

std::string QuantizedModel(std::size_t subvector) {
  const FastTextDictionary dictionary = MakeDictionary(20);
  QuantizedRows rows;
  rows.rows = kWords.size() + 20;
  rows.dimension = kDimension;
  rows.subvector = subvector;
  rows.centroids = RandomFloats(kDimension * 256);
  rows.norm_centroids = RandomFloats(256);
  std::mt19937 random(3);
  std::string codes(rows.rows * rows.subvectors(), '\0');
  std::string norms(rows.rows, '\0');
  for (char& code : codes) code = static_cast<char>(random());
  for (char& code : norms) code = static_cast<char>(random());
  rows.codes = codes;
  rows.norm_codes = norms;
  return SerializeFastText(dictionary, rows, nullptr);
}

std::vector<std::string> AllModels() {
  return {DenseModel(), QuantizedModel(1), QuantizedModel(2), QuantizedModel(4)};
}

std::vector<float> Lookup(const WordVectors& vectors, const std::string& word) {
  std::vector<float> out(vectors.dimension());
  vectors.Lookup(word, out);
  return out;
}

TEST(FastTextFileTest, AWordIsTheMeanOfItsRows) {
  const TemporaryFile file(DenseModel());
  const auto model = FastTextFile::Open(file.path());
  ASSERT_TRUE(model) << model.error().ToString();
  EXPECT_EQ((*model)->words(), kWords.size());
  const std::vector<float> floats = RandomFloats((kWords.size() + kBuckets) * kDimension);
  std::vector<float> sum((*model)->dimension());
  int rows = 1;
  for (std::size_t d = 0; d < kDimension; ++d) sum[d] = floats[kDimension * 3 + d];  // dan
  ForEachSubword("dan", 3, 4, [&](std::string_view ngram) {
    const std::size_t row = kWords.size() + SubwordHash(ngram) % kBuckets;
    for (std::size_t d = 0; d < kDimension; ++d) sum[d] += floats[row * kDimension + d];
    ++rows;
  });
  const std::vector<float> found = Lookup(**model, "dan");
  for (std::size_t d = 0; d < kDimension; ++d) {
    EXPECT_NEAR(found[d], sum[d] / static_cast<float>(rows), 1e-6);
  }
}

TEST(FastTextFileTest, FrequenciesAreSharesOfTheText) {
  const TemporaryFile file(DenseModel());
  const auto model = FastTextFile::Open(file.path());
  ASSERT_TRUE(model);
  EXPECT_DOUBLE_EQ((*model)->Frequency("the"), 0.1);
  EXPECT_EQ((*model)->Frequency("unheard"), 0);
}

TEST(FastTextFileTest, StockLibraryReadsTheSame) {
#ifdef SEJAJAR_HAS_FASTTEXT
  for (const std::string& bytes : AllModels()) {
    const TemporaryFile file(bytes);
    const auto model = FastTextFile::Open(file.path());
    ASSERT_TRUE(model) << model.error().ToString();
    fasttext::FastText oracle;
    oracle.loadModel(file.path());
    ASSERT_EQ(oracle.getDimension(), static_cast<int>(kDimension));
    fasttext::Vector expected(kDimension);
    for (const std::string& word : kLookups) {
      oracle.getWordVector(expected, word);
      const std::vector<float> found = Lookup(**model, word);
      for (std::size_t d = 0; d < kDimension; ++d) {
        EXPECT_NEAR(found[d], expected[static_cast<std::int64_t>(d)], 1e-5) << word;
      }
    }
  }
#else
  GTEST_SKIP() << "libfasttext is not installed, so there is nothing to compare with";
#endif
}

TEST(FastTextFileTest, ACutAnywhereIsAnError) {
  for (const std::string& whole : AllModels()) {
    // Every place in the head, and some in the long arrays.
    for (std::size_t size = 0; size < whole.size(); size += size < 600 ? 1 : 97) {
      const TemporaryFile file(std::string_view(whole).substr(0, size));
      const auto model = FastTextFile::Open(file.path());
      ASSERT_FALSE(model) << size << " of " << whole.size() << " bytes";
      EXPECT_EQ(model.error().kind, ErrorKind::kMalformed);
      EXPECT_EQ(model.error().path, file.path());
    }
  }
}

TEST(FastTextFileTest, HostileSizesNeitherCrashNorAllocate) {
  std::mt19937 random(5);
  for (const std::string& whole : AllModels()) {
    for (std::size_t at = 0; at + 8 <= whole.size(); at += at < 400 ? 1 : 131) {
      for (const std::int64_t value :
           {std::int64_t{-1}, std::int64_t{0}, std::int64_t{1} << 31, (std::int64_t{1} << 62) + 1,
            static_cast<std::int64_t>(random())}) {
        std::string bytes = whole;
        std::memcpy(bytes.data() + at, &value, at % 2 == 0 ? 8 : 4);
        const TemporaryFile file(bytes);
        const auto model = FastTextFile::Open(file.path());
        if (!model) continue;
        for (const std::string& word : kLookups) Lookup(**model, word);  // stays in bounds
      }
    }
  }
}

TEST(FastTextFileTest, KeepsMetadataBehindTheModel) {
  ModelMetadata metadata;
  metadata.name = "test";
  metadata.tokenizer = 3;
  metadata.languages = {"en", "id"};
  metadata.training = "by hand";
  metadata.samples = {{"id", "kapal \"é\"", {0.5F, -0.25F}}};
  const TemporaryFile file(DenseModel(&metadata));
  const auto model = FastTextFile::Open(file.path());
  ASSERT_TRUE(model) << model.error().ToString();
  const ModelMetadata* read = (*model)->metadata();
  ASSERT_NE(read, nullptr);
  EXPECT_EQ(read->name, "test");
  EXPECT_EQ(read->tokenizer, 3);
  EXPECT_EQ(read->languages, metadata.languages);
  ASSERT_EQ(read->samples.size(), 1U);
  EXPECT_EQ(read->samples[0].text, "kapal \"é\"");
  EXPECT_EQ(read->samples[0].vector, metadata.samples[0].vector);
}

TEST(FastTextFileTest, DamagedMetadataIsAnError) {
  const ModelMetadata metadata;
  std::string bytes = DenseModel(&metadata);
  bytes[bytes.size() - 30] = '\x01';
  const TemporaryFile file(bytes);
  EXPECT_FALSE(FastTextFile::Open(file.path()));
  std::string size = DenseModel(&metadata);
  size[size.size() - 9] = '\x7f';
  const TemporaryFile other(size);
  EXPECT_FALSE(FastTextFile::Open(other.path()));
}

}  // namespace
}  // namespace sejajar
