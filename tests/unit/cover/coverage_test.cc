#include "align/cover/coverage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "tests/support/temporary_file.h"
#include "tests/unit/cover/small_model.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<PairCoverage> Covered(const std::vector<TextPair>& pairs,
                                  const CoverOptions& options = {},
                                  const PairVisitor& visit = nullptr) {
  Result<std::vector<PairCoverage>> coverage =
      CoverPairs(pairs, {"en", ShippedEncoder()}, {"id", ShippedEncoder()}, options, visit);
  EXPECT_TRUE(coverage);
  return coverage ? *std::move(coverage) : std::vector<PairCoverage>(pairs.size());
}

std::vector<std::string> Open(const SideCoverage& side, std::string_view text) {
  std::vector<std::string> open;
  for (const OpenSpan& span : side.open) open.emplace_back(span.span.In(text));
  return open;
}

std::string Repeated(std::string_view words, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text.append(words).append(1, ' ');
  return text;
}

TEST(Coverage, FindsTheClauseThatWasNotTranslated) {
  const PairCoverage coverage = Covered({{kEnglish, kIndonesian}})[0];
  EXPECT_THAT(Open(coverage.source, kEnglish),
              ElementsAre("although the captain had warned of a storm,"));
  EXPECT_GE(coverage.source.open[0].words, 4U);
  EXPECT_THAT(coverage.target.open, IsEmpty());
  EXPECT_LT(coverage.source.covered, 0.85);
  EXPECT_GT(coverage.target.covered, 0.95);
  EXPECT_EQ(coverage.evidence.source_covered, static_cast<float>(coverage.source.covered));
  EXPECT_GT(coverage.probability, 0.9);

  const auto back = CoverPairs(std::vector<TextPair>{{kIndonesian, kEnglish}},
                               {"id", ShippedEncoder()}, {"en", ShippedEncoder()}, {});
  ASSERT_TRUE(back);
  EXPECT_THAT(Open((*back)[0].target, kEnglish),
              ElementsAre("although the captain had warned of a storm,"));
}

// Spans go from word to word with the punctuation that touches them, never into another word, a
// space or the middle of a character.
TEST(Coverage, SpansHaveWholeWordsAndTheirPunctuation) {
  for (const auto& [english, open] :
       {std::pair("The ferry left the harbour at noon (although the captain had warned of a storm) "
                  "and reached the island before dark.",
                  "(although the captain had warned of a storm)"),
        std::pair("The ferry left the harbour at noon “although the captain had warned of a "
                  "storm”, and reached the island before dark.",
                  "“although the captain had warned of a storm”,"),
        std::pair("The ferry left the harbour at noon and reached the island before dark, "
                  "although the captain had warned of a storm).”",
                  "although the captain had warned of a storm).”")}) {
    EXPECT_THAT(Open(Covered({{english, kIndonesian}})[0].source, english), ElementsAre(open));
  }
}

TEST(Coverage, ASideWithoutWordsIsOpenIfTheOtherHasSome) {
  const auto coverage =
      Covered({{" The ferry left. ", ""}, {"—", "Feri itu berangkat."}, {"", ""}, {"…", "***"}});
  EXPECT_EQ(coverage[0].probability, 0);
  EXPECT_EQ(coverage[0].source.covered, 0);
  EXPECT_EQ(coverage[0].target.covered, 1);
  EXPECT_THAT(Open(coverage[0].source, " The ferry left. "), ElementsAre("The ferry left"));
  EXPECT_EQ(coverage[0].source.open[0].probability, 1);
  EXPECT_THAT(coverage[0].target.open, IsEmpty());
  EXPECT_EQ(coverage[1].probability, 0);
  EXPECT_EQ(coverage[1].target.covered, 0);
  EXPECT_THAT(coverage[1].target.open, SizeIs(1));
  for (const std::size_t nothing : {2U, 3U}) {
    EXPECT_EQ(coverage[nothing].probability, 1);
    EXPECT_EQ(coverage[nothing].source.covered, 1);
    EXPECT_THAT(coverage[nothing].source.open, IsEmpty());
  }
}

TEST(Coverage, NothingIsSoughtInVeryLongSides) {
  const std::string english = Repeated("The ferry left the harbour at noon.", 60);
  const std::string indonesian = Repeated("Feri itu meninggalkan pelabuhan pada tengah hari.", 60);
  const std::string other = Repeated("Harga cabai dan bawang di pasar turun lagi.", 60);
  std::set<std::size_t> visited;
  const auto coverage = Covered(
      {{english, indonesian}, {english, other}, {kEnglish, english}}, {.threads = 1},
      [&](std::size_t pair, const PairWords&, const PairCoverage&) { visited.insert(pair); });
  EXPECT_THAT(visited, IsEmpty());
  EXPECT_GT(coverage[0].probability, 0.5);
  EXPECT_LT(coverage[1].probability, 0.1);
  for (const PairCoverage& pair : coverage) {
    EXPECT_THAT(pair.source.open, IsEmpty());
    EXPECT_FLOAT_EQ(static_cast<float>(pair.source.covered), pair.evidence.cosine);
    EXPECT_EQ(pair.source.covered, pair.target.covered);
  }
}

TEST(Coverage, VisitsEveryPairThatHasWordsOnce) {
  std::vector<TextPair> pairs;
  for (int i = 0; i < 200; ++i) {
    pairs.push_back(i % 10 == 3 ? TextPair{kEnglish, ""} : TextPair{kEnglish, kIndonesian});
  }
  std::mutex mutex;
  std::multiset<std::size_t> visited;
  Covered(pairs, {.threads = 4},
          [&](std::size_t pair, const PairWords& words, const PairCoverage& coverage) {
            const std::lock_guard lock(mutex);
            visited.insert(pair);
            EXPECT_EQ(words.texts.source, kEnglish);
            EXPECT_EQ(static_cast<std::size_t>(words.matches.rows()), words.source.words.size());
            EXPECT_EQ(static_cast<std::size_t>(words.matches.cols()), words.target.words.size());
            EXPECT_GT(coverage.probability, 0);  // it is finished by then
          });
  EXPECT_EQ(visited.size(), 180U);
  EXPECT_EQ(std::set(visited.begin(), visited.end()).size(), 180U);
}

TEST(Coverage, NeitherThreadsNorNeighboursMatter) {
  std::vector<TextPair> pairs;
  for (int i = 0; i < 150; ++i) {
    pairs.push_back({kEnglish, kIndonesian});
    pairs.push_back({kEnglish, "Harga cabai di pasar turun lagi."});
  }
  const auto one = Covered(pairs, {.threads = 1});
  const auto many = Covered(pairs, {.threads = 4});
  const auto alone = Covered({pairs[0]});
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    for (const PairCoverage* other : {&many[i], i % 2 == 0 ? &alone[0] : &one[1]}) {
      EXPECT_EQ(one[i].probability, other->probability);
      EXPECT_EQ(one[i].source.covered, other->source.covered);
      EXPECT_EQ(one[i].target.covered, other->target.covered);
      EXPECT_EQ(Open(one[i].source, kEnglish), Open(other->source, kEnglish));
    }
  }
}

TEST(Coverage, LessSureSpansComeWithALowerLimit) {
  EXPECT_THAT(Covered({{kEnglish, kIndonesian}}, {.least_probability = 1})[0].source.open,
              IsEmpty());
  for (const double least : {0.05, 0.5, 0.9}) {
    const PairCoverage coverage =
        Covered({{kEnglish, kIndonesian}}, {.least_probability = least})[0];
    EXPECT_FALSE(coverage.source.open.empty());
    std::size_t end = 0;
    for (const OpenSpan& open : coverage.source.open) {
      EXPECT_GE(open.probability, least);
      EXPECT_GE(open.span.begin, end);
      end = open.span.end;
    }
  }
}

TEST(Coverage, RefusesBadOptionsAndModelsThatDoNotFit) {
  for (const double least : {0.0, 1.1, std::nan("")}) {
    const auto coverage = CoverPairs({}, {"en", ShippedEncoder()}, {"id", ShippedEncoder()},
                                     {.least_probability = least});
    ASSERT_FALSE(coverage) << least;
    EXPECT_EQ(coverage.error().kind, ErrorKind::kUsage);
  }
  const TemporaryFile file("1 2\nferi 1 0\n");
  const auto small = SentenceEncoder::Load(file.path());
  ASSERT_TRUE(small);
  const auto coverage = CoverPairs({}, {"en", ShippedEncoder()}, {"id", *small}, {});
  ASSERT_FALSE(coverage);
  EXPECT_EQ(coverage.error().kind, ErrorKind::kUsage);
}

}  // namespace
}  // namespace sejajar
