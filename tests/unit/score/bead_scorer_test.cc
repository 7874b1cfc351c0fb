#include "align/score/bead_scorer.h"

#include <gmock/gmock.h>

#include <set>

#include "tests/support/sides.h"

namespace sejajar {
namespace {

float FeatureOf(const FeatureVector& features, Feature feature) {
  return features[static_cast<std::size_t>(feature)];
}

class BeadScorerTest : public testing::Test {
 protected:
  BeadScorerTest() {
    std::mt19937 random(11);
    std::vector<Eigen::RowVectorXf> source;
    std::vector<Eigen::RowVectorXf> target;
    for (int i = 0; i < 9; ++i) {
      source.push_back(RandomVector(random));
      target.push_back(i % 2 == 0 ? Translated(source.back(), random) : RandomVector(random));
    }
    source_ = SideOf(source);
    target_ = SideOf(target);
  }

  FeatureVector Features(SentenceRange source, SentenceRange target) {
    const Band band = FullBand(source_.size(), target_.size());
    FeatureVector features;
    BeadScorer(source_, target_, band, 4, DefaultWeights()).PairFeatures(source, target, features);
    return features;
  }

  Side source_;
  Side target_;
};

TEST_F(BeadScorerTest, CosineOfGroupsIsThatOfTheirSums) {
  const Band band = FullBand(source_.size(), target_.size());
  const BeadScorer scorer(source_, target_, band, 4, DefaultWeights());
  for (std::size_t i = 0; i < 5; ++i) {
    for (const BeadShape& shape : BeadShapes(4)) {
      const Eigen::RowVectorXf a =
          source_.vectors
              .middleRows(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(shape.source))
              .colwise()
              .sum();
      const Eigen::RowVectorXf b =
          target_.vectors.middleRows(1, static_cast<Eigen::Index>(shape.target)).colwise().sum();
      EXPECT_NEAR(scorer.Cosine({i, i + shape.source}, {1, 1 + shape.target}),
                  a.dot(b) / (a.norm() * b.norm()), 1e-5);
    }
  }
}

TEST_F(BeadScorerTest, ABandSeesTheSameCosines) {
  Band band;
  for (std::size_t i = 0; i <= source_.size(); ++i) {
    band.rows.push_back({i < 2 ? 0 : i - 2, std::min(i + 2, target_.size())});
  }
  const BeadScorer narrow(source_, target_, band, 3, DefaultWeights());
  const Band full = FullBand(source_.size(), target_.size());
  const BeadScorer whole(source_, target_, full, 3, DefaultWeights());
  for (std::size_t i = 0; i + 3 <= source_.size(); ++i) {
    for (std::size_t j = band.rows[i].low; j + 3 <= band.rows[i].high; ++j) {
      EXPECT_FLOAT_EQ(narrow.Cosine({i, i + 3}, {j, j + 1}), whole.Cosine({i, i + 3}, {j, j + 1}));
      EXPECT_FLOAT_EQ(narrow.Cosine({i, i + 1}, {j, j + 3}), whole.Cosine({i, i + 1}, {j, j + 3}));
    }
  }
}

// Sums are made one from another there; this adds up each by itself.
TEST_F(BeadScorerTest, AllBeadsOfABoundaryScoreAsEachByItself) {
  for (std::size_t i = 0; i < source_.size(); ++i) {
    source_.evidence[i].words = {1, static_cast<std::uint32_t>(2 + i % 3)};
    target_.evidence[i].words = {1, static_cast<std::uint32_t>(2 + i % 2)};
  }
  for (const std::size_t reach : {1U, 2U, 9U}) {
    Band band;
    for (std::size_t i = 0; i <= source_.size(); ++i) {
      band.rows.push_back({i - std::min(i, reach), std::min(i + reach, target_.size())});
    }
    const std::vector<BeadShape> shapes = BeadShapes(4);
    const BeadScorer scorer(source_, target_, band, 4, DefaultWeights());
    for (std::size_t i = 0; i < source_.size(); ++i) {
      for (std::size_t j = band.rows[i].low; j <= band.rows[i].high; ++j) {
        constexpr float kUntouched = 1e9F;
        std::vector<float> scores(shapes.size(), kUntouched);
        scorer.ScorePairs(i, j, scores);
        for (std::size_t k = 0; k < shapes.size(); ++k) {
          const SentenceRange source = {i, i + shapes[k].source};
          const SentenceRange target = {j, j + shapes[k].target};
          if (source.end > source_.size() || !band.At(source.end).Holds(target.end)) {
            EXPECT_EQ(scores[k], kUntouched);
            continue;
          }
          EXPECT_EQ(scores[k], scorer.ScorePair(source, target));
          FeatureVector features;
          scorer.PairFeatures(source, target, features);
          EXPECT_EQ(FeatureOf(features, Feature::kCosine), scorer.Cosine(source, target));
          const float words = FeatureOf(features, Feature::kWordsShared);
          std::size_t shared = 0;
          for (std::size_t s = source.begin; s < source.end; ++s) {
            for (std::size_t t = target.begin; t < target.end; ++t) {
              shared += CountShared(source_.evidence[s].words, target_.evidence[t].words);
            }
          }
          const std::size_t all = 2 * (source.size() + target.size());
          shared = std::min({shared, 2 * source.size(), 2 * target.size()});
          EXPECT_FLOAT_EQ(words, 2 * static_cast<float>(shared) / static_cast<float>(all + 2));
          float best = -1;
          if (source.size() > 1) {
            best = std::max({best, scorer.Cosine({i + 1, source.end}, target),
                             scorer.Cosine({i, source.end - 1}, target)});
          }
          if (target.size() > 1) {
            best = std::max({best, scorer.Cosine(source, {j + 1, target.end}),
                             scorer.Cosine(source, {j, target.end - 1})});
          }
          if (best > -1) {
            EXPECT_EQ(FeatureOf(features, Feature::kGain),
                      FeatureOf(features, Feature::kCosine) - best);
          }
        }
      }
    }
  }
}

TEST_F(BeadScorerTest, GainIsWhatTheOuterSentencesBring) {
  // The target's third sentence becomes the translation of two.
  target_.vectors.row(2) = source_.vectors.row(2) + source_.vectors.row(3);
  EXPECT_GT(FeatureOf(Features({2, 4}, {2, 3}), Feature::kGain), 0.1F);
  // And a stranger beside a perfect pair takes away.
  target_.vectors.row(4) = source_.vectors.row(4);
  EXPECT_LT(FeatureOf(Features({4, 6}, {4, 5}), Feature::kGain), 0);
}

TEST_F(BeadScorerTest, CountsNumbersAndQuestionsOnOneSideOnly) {
  source_.evidence[0].numbers = {5, 7};
  target_.evidence[0].numbers = {7};
  source_.evidence[0].asks = true;
  const FeatureVector features = Features({0, 1}, {0, 1});
  EXPECT_EQ(FeatureOf(features, Feature::kNumbersShared), 1);
  EXPECT_EQ(FeatureOf(features, Feature::kNumbersAlone), 1);
  EXPECT_EQ(FeatureOf(features, Feature::kAsksAlone), 1);
}

TEST_F(BeadScorerTest, SeesParagraphBreaks) {
  source_.evidence[1].starts_paragraph = true;
  target_.evidence[1].starts_paragraph = true;
  EXPECT_EQ(FeatureOf(Features({1, 2}, {1, 2}), Feature::kBreakAgrees), 1);
  EXPECT_EQ(FeatureOf(Features({1, 2}, {2, 3}), Feature::kBreakAlone), 1);
  EXPECT_EQ(FeatureOf(Features({0, 2}, {2, 3}), Feature::kBreakInside), 1);
}

TEST_F(BeadScorerTest, SentencesWithoutAKnownWordHaveNoCosine) {
  source_.vectors.row(0).setZero();
  EXPECT_EQ(FeatureOf(Features({0, 1}, {0, 1}), Feature::kCosine), 0);
}

TEST(BeadShapesTest, KeepsToTheLimit) {
  EXPECT_EQ(BeadShapes(1).size(), 1U);
  EXPECT_EQ(BeadShapes(2).size(), 3U);
  for (const BeadShape& shape : BeadShapes(4)) EXPECT_LE(shape.source + shape.target, 5U);
}

TEST(FeatureNameTest, NamesAreDistinctAndAllWeighed) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kFeatures; ++i) names.insert(FeatureName(static_cast<Feature>(i)));
  EXPECT_EQ(names.size(), kFeatures);
  EXPECT_EQ(names.count(""), 0U);
  EXPECT_GT(FeatureOf(DefaultWeights(), Feature::kCosine), 0);
  EXPECT_GT(FeatureOf(DefaultWeights(), Feature::kGain), 0);
  EXPECT_LT(FeatureOf(DefaultWeights(), Feature::kLength), 0);
}

}  // namespace
}  // namespace sejajar
