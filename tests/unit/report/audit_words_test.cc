#include "align/report/audit_words.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/support/audited_pair.h"

namespace sejajar {
namespace {

class AuditWordsTest : public testing::Test {
 protected:
  std::string Verdict() const { return AuditVerdict(pair_.source, pair_.target, pair_.audit); }

  AuditedPair pair_ = PairOf(LineDocument("a.en", "en", "One.\n"),
                             LineDocument("a.id", "id", "Satu.\n"), {{{0, 1}, {0, 1}}});
};

TEST_F(AuditWordsTest, SaysWhenNothingIsWrong) {
  EXPECT_EQ(Verdict(), "a.id is complete: all of a.en is there, and nothing else");
  pair_.audit.completeness = 0.99;
  EXPECT_EQ(Verdict(), "no findings in a.id");
  pair_.audit.known = 3;
  EXPECT_EQ(Verdict(), "no findings in a.id (3 known not counted)");
}

TEST_F(AuditWordsTest, CountsFindings) {
  AddFinding(pair_, FindingKind::kName, BitextSide::kSource, Severity::kLow, 1, "m", "One",
             "|Satu");
  EXPECT_EQ(Verdict(), "1 finding in a.id");
  AddFinding(pair_, FindingKind::kName, BitextSide::kSource, Severity::kHigh, 1, "m", "One",
             "|Satu");
  EXPECT_EQ(Verdict(), "2 findings in a.id");
  EXPECT_EQ(CountSeverities(pair_.audit), (std::array<std::size_t, 3>{1, 0, 1}));
}

TEST_F(AuditWordsTest, SaysFirstWhenItIsNoTranslation) {
  AddFinding(pair_, FindingKind::kOmission, BitextSide::kSource, Severity::kHigh, 1, "m", "One",
             "|Satu");
  AddFinding(pair_, FindingKind::kDuplicate, BitextSide::kTarget, Severity::kLow, 1, "m", "One",
             "Satu");
  EXPECT_TRUE(IsWorthListing(pair_.audit, pair_.audit.findings[0]));
  pair_.audit.translation_probability = 0.4999;
  EXPECT_EQ(Verdict(), "a.id is no translation of a.en (probability 49.9 %)");
  EXPECT_FALSE(IsWorthListing(pair_.audit, pair_.audit.findings[0]));
  EXPECT_TRUE(IsWorthListing(pair_.audit, pair_.audit.findings[1]));
}

TEST(ShownNameTest, IsValidAndHarmlessWhateverThePathIs) {
  EXPECT_EQ(ShownName(Document("a\xff\x1b[2J\u202e\n.txt", "en", "", {})),
            "a\ufffd\u241b[2J<U+202E> .txt");
}

TEST(PercentDownTest, OnlyTheWholeIsAHundred) {
  EXPECT_EQ(PercentDown(1), "100.0");
  EXPECT_EQ(PercentDown(0.99999999999), "99.9");
  EXPECT_EQ(PercentDown(0.9999), "99.9");
  EXPECT_EQ(PercentDown(0.0009), "0.0");
  EXPECT_EQ(PercentDown(0), "0.0");
  // A share that is a whole number of thousandths keeps it, whatever its binary fraction is.
  for (int permille = 0; permille < 1000; ++permille) {
    EXPECT_EQ(PercentDown(permille / 1000.0),
              std::to_string(permille / 10) + '.' + std::to_string(permille % 10));
  }
}

TEST(KindWordsTest, EveryKindHasItsOwn) {
  std::set<std::string_view> titles;
  std::set<std::string_view> signs;
  std::set<std::string_view> helps;
  for (std::size_t i = 0; i < kFindingKinds; ++i) {
    titles.insert(TitleOf(static_cast<FindingKind>(i)));
    signs.insert(SignOf(static_cast<FindingKind>(i)));
    helps.insert(HelpOf(static_cast<FindingKind>(i)));
  }
  EXPECT_EQ(titles.size(), kFindingKinds);
  EXPECT_EQ(signs.size(), kFindingKinds);
  EXPECT_EQ(helps.size(), kFindingKinds);
  EXPECT_FALSE(titles.contains(""));
  EXPECT_EQ(TitleOf(FindingKind::kMoved), "Moved");
}

}  // namespace
}  // namespace sejajar
