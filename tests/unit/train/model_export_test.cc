#include "align/train/model_export.h"

#include <gmock/gmock.h>

#include <fstream>

#include "align/embed/sentence_encoder.h"
#include "align/text/tokenizer.h"
#include "tests/support/temporary_file.h"
#include "tests/support/toy_pairs.h"

namespace sejajar {
namespace {

class ModelExportTest : public testing::Test {
 protected:
  ModelExportTest() {
    options_.epochs = 2;
    state_ = InitialState(set_, options_);
    Train(set_, options_, state_, nullptr, nullptr);
    metadata_.name = "toy";
    metadata_.tokenizer = kTokenizerVersion;
    metadata_.languages = {"en", "id"};
  }

  static SentenceEncoder Load(const TemporaryFile& file) {
    Result<SentenceEncoder> encoder = SentenceEncoder::Load(file.path());
    EXPECT_TRUE(encoder) << encoder.error().ToString();
    return *encoder;
  }
  static Eigen::RowVectorXf Encode(const SentenceEncoder& encoder, std::string_view text) {
    return encoder.Encode(std::span(&text, 1), "id", 1).row(0);
  }

  TrainOptions options_ = ToyOptions();
  TrainingSet set_ = BuildTrainingSet(ToyPairs(400), "en", "id", options_);
  TrainState state_;
  ModelMetadata metadata_;
};

TEST_F(ModelExportTest, FloatsAreWhatWasLearned) {
  const TemporaryFile file(ExportFloatModel(set_, options_, state_.table, metadata_));
  const SentenceEncoder encoder = Load(file);
  for (std::size_t type = 0; type < set_.words.size(); ++type) {
    Eigen::RowVectorXf expected = Eigen::RowVectorXf::Zero(state_.table.cols());
    for (const std::uint32_t row : set_.type_rows[type]) expected += state_.table.row(row);
    expected /= static_cast<float>(set_.type_rows[type].size());
    EXPECT_TRUE(Encode(encoder, set_.words[type]).isApprox(expected, 1e-4F)) << set_.words[type];
  }
}

TEST_F(ModelExportTest, PruningIsMadeGoodInTheWordsOwnRow) {
  const TemporaryFile whole(ExportFloatModel(set_, options_, state_.table, metadata_));
  QuantizeOptions quantize;
  quantize.ngrams = 20;  // almost all go
  quantize.subvector = 1;
  const TemporaryFile small(
      ExportQuantizedModel(set_, options_, state_.table, quantize, metadata_));
  const SentenceEncoder a = Load(whole);
  const SentenceEncoder b = Load(small);
  for (const std::string& word : set_.words) {
    const Eigen::RowVectorXf x = Encode(a, word);
    const Eigen::RowVectorXf y = Encode(b, word);
    EXPECT_GT(x.dot(y) / (x.norm() * y.norm()), 0.995F) << word;
    EXPECT_NEAR(y.norm() / x.norm(), 1, 0.1) << word;
  }
}

TEST_F(ModelExportTest, KeepsAsManyRowsAsAskedFor) {
  QuantizeOptions quantize;
  quantize.words = 5;
  quantize.ngrams = 10;
  const TemporaryFile file(ExportQuantizedModel(set_, options_, state_.table, quantize, metadata_));
  EXPECT_EQ(Load(file).vectors().words(), 5U);
}

TEST_F(ModelExportTest, SamplesLetAModelTestItself) {
  const TemporaryFile file(ExportFloatModel(set_, options_, state_.table, metadata_));
  EXPECT_FALSE(Load(file).SelfTest());  // none yet
  ASSERT_TRUE(AddSelfTestSamples(file.path()));
  EXPECT_TRUE(Load(file).SelfTest());
  // One changed number in every row shows.
  std::fstream bytes(file.path(), std::ios::in | std::ios::out | std::ios::binary);
  bytes.seekg(0, std::ios::end);
  const auto size = static_cast<std::size_t>(bytes.tellg());
  for (std::size_t at = size / 2; at < size - 5000; at += 8) {
    bytes.seekp(static_cast<std::streamoff>(at));
    bytes.put('\x11');
  }
  bytes.close();
  EXPECT_FALSE(Load(file).SelfTest());
}

}  // namespace
}  // namespace sejajar
