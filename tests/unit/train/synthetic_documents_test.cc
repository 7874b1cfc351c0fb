#include "align/train/synthetic_documents.h"

#include <gmock/gmock.h>

#include "tests/support/toy_pairs.h"

namespace sejajar {
namespace {

std::vector<SentencePair> OrderedPairs() {
  std::vector<SentencePair> pairs = ToyPairs(300);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    pairs[i].origin = i < 150 ? "doc:a" : "doc:b";
    pairs[i].source = "S" + std::to_string(i) + ".";
    pairs[i].target = "T" + std::to_string(i) + ".";
  }
  return pairs;
}

TEST(SyntheticDocumentsTest, GoldTilesBothSidesAndPairsTranslations) {
  SyntheticOptions options;
  options.crossed = 0.1;
  std::size_t nulls = 0;
  std::size_t merges = 0;
  for (const SyntheticDocument& document :
       MakeSyntheticDocuments(OrderedPairs(), "en", "id", options)) {
    const auto alignment =
        Alignment::Create(document.source.size(), document.target.size(), document.gold);
    ASSERT_TRUE(alignment) << alignment.error().ToString();
    for (const Bead& bead : document.gold) {
      if (bead.IsNull()) {
        ++nulls;
        continue;
      }
      merges += bead.source.size() + bead.target.size() == 3;
      // The same numbers on both sides, in any order.
      const auto numbers = [](std::string_view text) {
        std::vector<std::string> found;
        for (std::size_t at = 0; (at = text.find_first_of("0123456789", at)) != text.npos;) {
          const std::size_t end = text.find('.', at);
          found.emplace_back(text.substr(at, end - at));
          at = end;
        }
        return found;
      };
      EXPECT_THAT(
          numbers(document.source.RangeText(bead.source)),
          testing::UnorderedElementsAreArray(numbers(document.target.RangeText(bead.target))));
    }
  }
  EXPECT_GT(nulls, 20U);
  EXPECT_GT(merges, 20U);
}

TEST(SyntheticDocumentsTest, TheSameSeedGivesTheSameDocuments) {
  const auto a = MakeSyntheticDocuments(OrderedPairs(), "en", "id", {});
  const auto b = MakeSyntheticDocuments(OrderedPairs(), "en", "id", {});
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) EXPECT_EQ(a[i].target.text(), b[i].target.text());
}

}  // namespace
}  // namespace sejajar
