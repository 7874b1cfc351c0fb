#include "align/train/span_fitter.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "align/train/synthetic_pairs.h"

namespace sejajar {
namespace {

std::vector<SentencePair> SomePairs() {
  const std::vector<std::pair<std::string, std::string>> texts = {
      {"The baker sold fresh bread in the morning, and the children came early.",
       "Tukang roti menjual roti segar di pagi hari, dan anak-anak datang lebih awal."},
      {"When the rain stopped, the farmers went back to their fields near the river.",
       "Ketika hujan berhenti, para petani kembali ke sawah mereka di dekat sungai."},
      {"Our teacher, who speaks three languages, writes letters to her old students.",
       "Guru kami, yang berbicara tiga bahasa, menulis surat kepada murid lamanya."},
      {"The new bridge will open in June, but only small cars may use it at first.",
       "Jembatan baru akan dibuka pada bulan Juni, tetapi awalnya hanya untuk mobil kecil."},
  };
  std::vector<SentencePair> pairs;
  for (const auto& [source, target] : texts) pairs.push_back({"test", source, target});
  return pairs;
}

TEST(SyntheticPairs, SayExactlyWhatWasPutIn) {
  const std::vector<SentencePair> pairs = SomePairs();
  std::set<Surplus> source_kinds;
  std::set<Surplus> target_kinds;
  const std::vector<SyntheticPair> made = MakeSyntheticPairs(pairs, {.copies = 40});
  ASSERT_EQ(made.size(), 40 * pairs.size());
  for (std::size_t i = 0; i < made.size(); ++i) {
    const SentencePair& base = pairs[i % pairs.size()];
    const SyntheticPair& pair = made[i];
    source_kinds.insert(pair.source_surplus);
    target_kinds.insert(pair.target_surplus);
    if (pair.source_surplus == Surplus::kNone && pair.target_surplus == Surplus::kNone) {
      EXPECT_EQ(pair.source, base.source);
      EXPECT_EQ(pair.target, base.target);
    }
    const auto check = [&](Surplus surplus, const std::string& side, const std::string& old,
                           const std::string& other, const std::string& old_other) {
      if (surplus == Surplus::kKnown) {
        EXPECT_EQ(other, old_other);
        const std::string before = side.substr(0, pair.span.begin);
        const std::string behind = side.substr(pair.span.end);
        EXPECT_EQ(before + behind.substr(behind.find(' ') + 1), old);
      } else if (surplus == Surplus::kUnknown) {
        EXPECT_EQ(side, old);
        EXPECT_LT(other.size(), old_other.size());
      }
    };
    check(pair.source_surplus, pair.source, base.source, pair.target, base.target);
    check(pair.target_surplus, pair.target, base.target, pair.source, base.source);
  }
  EXPECT_EQ(source_kinds.size(), 3U);
  EXPECT_EQ(target_kinds.size(), 3U);
}

TEST(SpanFitter, LikelihoodRisesAndThreadsDoNotMatter) {
  const auto encoder = SentenceEncoder::Load(SEJAJAR_SOURCE_DIR "/models/en-id.ftz");
  ASSERT_TRUE(encoder);
  const std::vector<SyntheticPair> pairs = MakeSyntheticPairs(SomePairs(), {.copies = 10});
  std::vector<double> likelihoods;
  const SpanWeights one =
      FitSpanWeights(pairs, "en", "id", *encoder, {.iterations = 30, .threads = 1},
                     [&](std::size_t, double likelihood) { likelihoods.push_back(likelihood); });
  EXPECT_EQ(likelihoods.size(), 30U);
  EXPECT_GT(likelihoods.back(), likelihoods.front() + 1);
  EXPECT_EQ(one,
            FitSpanWeights(pairs, "en", "id", *encoder, {.iterations = 30, .threads = 4}, nullptr));
}

}  // namespace
}  // namespace sejajar
