#include "align/embed/sentence_encoder.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "align/embed/fasttext_file.h"
#include "align/text/tokenizer.h"
#include "tests/support/temporary_file.h"

namespace sejajar {
namespace {

std::string TinyModel(ModelMetadata metadata) {
  static const std::vector<float> floats = {1, 0, 0, 2, 3, 3};
  FastTextDictionary dictionary;
  dictionary.words = {{"kapal", 10}, {"besar", 5}, {"itu", 20}};
  dictionary.tokens = 35;
  return SerializeFastText(
      dictionary, 2, {reinterpret_cast<const char*>(floats.data()), floats.size() * 4}, &metadata);
}

ModelMetadata GoodMetadata() {
  ModelMetadata metadata;
  metadata.tokenizer = kTokenizerVersion;
  metadata.samples = {{"id", "Kapal itu!", {0.8F, 0.6F}}};
  return metadata;
}

TEST(SentenceEncoderTest, ASentenceIsTheSumOfItsWords) {
  const TemporaryFile file(TinyModel(GoodMetadata()));
  const auto encoder = SentenceEncoder::Load(file.path());
  ASSERT_TRUE(encoder) << encoder.error().ToString();
  const std::vector<std::string_view> sentences = {"Kapal besar, kapal itu.", "", "tak dikenal"};
  const VectorMatrix vectors = encoder->Encode(sentences, "id", 1);
  ASSERT_EQ(vectors.rows(), 3);
  EXPECT_FLOAT_EQ(vectors(0, 0), 1 + 0 + 1 + 3);
  EXPECT_FLOAT_EQ(vectors(0, 1), 0 + 2 + 0 + 3);
  EXPECT_EQ(vectors.row(1).norm(), 0);
  EXPECT_EQ(vectors.row(2).norm(), 0);
}

TEST(SentenceEncoderTest, ThreadsDoNotChangeABit) {
  const TemporaryFile file(TinyModel(GoodMetadata()));
  const auto encoder = SentenceEncoder::Load(file.path());
  ASSERT_TRUE(encoder);
  std::vector<std::string> texts;
  for (int i = 0; i < 5000; ++i) texts.push_back(i % 3 == 0 ? "kapal besar" : "itu kapal itu");
  const std::vector<std::string_view> sentences(texts.begin(), texts.end());
  EXPECT_EQ(encoder->Encode(sentences, "id", 1), encoder->Encode(sentences, "id", 4));
}

TEST(SentenceEncoderTest, ShowsTheWordsOfEverySentence) {
  const TemporaryFile file(TinyModel(GoodMetadata()));
  const auto encoder = SentenceEncoder::Load(file.path());
  ASSERT_TRUE(encoder);
  const std::vector<std::string> three = {"Kapal besar!", "", "Itu kapal?"};
  std::vector<std::string_view> sentences;  // more than one batch of them
  for (std::size_t i = 0; i < 20000; ++i) sentences.push_back(three[i % 3]);
  std::vector<std::string> words(sentences.size());
  const VectorMatrix vectors =
      encoder->Encode(sentences, "id", 4, [&](std::size_t sentence, std::string_view word) {
        words[sentence].append(word).append(1, '|');
      });
  EXPECT_EQ(vectors, encoder->Encode(sentences, "id", 1));
  const std::vector<std::string> expected = {"kapal|besar|!|", "", "itu|kapal|?|"};
  for (std::size_t i = 0; i < words.size(); ++i) EXPECT_EQ(words[i], expected[i % 3]);
}

TEST(SentenceEncoderTest, ForeignModelsQuietFrequentWords) {
  const TemporaryFile file("2 2\nyang 5 0\nlangka 0 7\n");
  const auto encoder = SentenceEncoder::Load(file.path());
  ASSERT_TRUE(encoder) << encoder.error().ToString();
  const std::vector<std::string_view> sentences = {"yang langka"};
  const VectorMatrix vector = encoder->Encode(sentences, "id", 1);
  EXPECT_GT(vector(0, 1), vector(0, 0));
  EXPECT_GT(vector(0, 0), 0);
  EXPECT_LT(vector(0, 1), 1);
  EXPECT_EQ(encoder->SelfTest().error().kind, ErrorKind::kUsage);
}

TEST(SentenceEncoderTest, SelfTestNoticesAChangedModel) {
  const TemporaryFile good(TinyModel(GoodMetadata()));
  EXPECT_TRUE(SentenceEncoder::Load(good.path())->SelfTest());
  ModelMetadata metadata = GoodMetadata();
  metadata.samples[0].vector = {0.6F, 0.8F};
  const TemporaryFile bad(TinyModel(metadata));
  const Status status = SentenceEncoder::Load(bad.path())->SelfTest();
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().kind, ErrorKind::kMalformed);
  EXPECT_EQ(status.error().path, bad.path());
}

TEST(SentenceEncoderTest, RefusesAModelOfAnotherTokeniser) {
  ModelMetadata metadata = GoodMetadata();
  metadata.tokenizer = kTokenizerVersion + 1;
  const TemporaryFile file(TinyModel(metadata));
  const auto encoder = SentenceEncoder::Load(file.path());
  ASSERT_FALSE(encoder);
  EXPECT_EQ(encoder.error().kind, ErrorKind::kMalformed);
}

TEST(SentenceEncoderTest, NamesAFileThatIsNotThere) {
  const auto encoder = SentenceEncoder::Load("/nowhere/model.bin");
  ASSERT_FALSE(encoder);
  EXPECT_EQ(encoder.error().kind, ErrorKind::kIo);
  EXPECT_EQ(encoder.error().path, "/nowhere/model.bin");
}

}  // namespace
}  // namespace sejajar
