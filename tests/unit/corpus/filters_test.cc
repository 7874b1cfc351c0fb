#include "align/corpus/filters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/corpus/samples.h"

namespace sejajar {
namespace {

using ::testing::HasSubstr;

// The name of the filter that drops the row, or "".
std::string Dropped(const PairRow& row, const std::vector<std::string>& specs = {}) {
  const Result<Filters> filters = Filters::Parse(specs);
  EXPECT_TRUE(filters);
  const auto reason = filters->Reason(row);
  return reason ? std::string(FilterTable()[*reason].name) : "";
}

std::string Dropped(const std::function<void(PairRow&)>& change,
                    const std::vector<std::string>& specs = {}) {
  PairRow row = GoodRow();
  change(row);
  return Dropped(row, specs);
}

TEST(FiltersTest, KeepAGoodRow) { EXPECT_EQ(Dropped(GoodRow()), ""); }

TEST(FiltersTest, DropCopies) {
  EXPECT_EQ(Dropped([](PairRow& row) { row.target = row.source; }), "identical");
  EXPECT_EQ(Dropped([](PairRow& row) {
              row.source = "NEWS OF THE TOWN";
              row.target = "News of the Town";
            }),
            "identical");
  EXPECT_EQ(Dropped([](PairRow& row) { row.target = row.source + " ya"; }), "");
}

TEST(FiltersTest, DropWhatIsNotTranslated) {
  EXPECT_EQ(Dropped([](PairRow& row) { row.copied = 0.81; }), "untranslated");
  EXPECT_EQ(Dropped([](PairRow& row) { row.copied = 0.8; }), "");
  // Short texts are names and the like.
  EXPECT_EQ(Dropped([](PairRow& row) {
              row.copied = 1;
              row.source_length = row.target_length = 24;
            }),
            "");
}

TEST(FiltersTest, DropOtherLanguages) {
  EXPECT_EQ(Dropped([](PairRow& row) { row.source_language = 0.2; }), "language");
  EXPECT_EQ(Dropped([](PairRow& row) { row.target_language = 0.2; }), "language");
  EXPECT_EQ(Dropped([](PairRow& row) { row.source_language = row.target_language = 0.5; }), "");
}

TEST(FiltersTest, DropLongSides) {
  EXPECT_EQ(Dropped([](PairRow& row) { row.source_length = row.target_length = 2000; }), "");
  EXPECT_EQ(Dropped([](PairRow& row) {
              row.source_length = 2001;
              row.target_length = 2000;
            }),
            "long");
  EXPECT_EQ(Dropped([](PairRow& row) {
              row.source_length = 2000;
              row.target_length = 2001;
            }),
            "long");
}

TEST(FiltersTest, DropWhatHasFewLetters) {
  EXPECT_EQ(Dropped([](PairRow& row) { row.source = "12:30 | 14:50 | 17:10 WIB"; }), "letters");
  EXPECT_EQ(Dropped([](PairRow& row) { row.target = "*** 1 *** 2 *** 3 ***"; }), "letters");
  EXPECT_EQ(Dropped([](PairRow& row) { row.target = ""; }), "letters");
  EXPECT_EQ(Dropped([](PairRow& row) { row.source = "Gate 12 opens at 9."; }), "");
  EXPECT_EQ(Dropped([](PairRow& row) { row.source = "\u0416\u0443\u043a \u00e9\u00fc 1"; }), "");
}

TEST(FiltersTest, DropLopsidedPairs) {
  EXPECT_EQ(Dropped([](PairRow& row) { row.source_length = 300; }), "ratio");
  EXPECT_EQ(Dropped([](PairRow& row) { row.target_length = 300; }), "ratio");
  // A short answer may well be three times as long as another one.
  EXPECT_EQ(Dropped([](PairRow& row) {
              row.source_length = 3;
              row.target_length = 12;
            }),
            "");
}

// A figure on the threshold is good enough, whatever the defaults are.
TEST(FiltersTest, DropByFigures) {
  const auto threshold = [](std::string_view name) {
    return std::find_if(FilterTable().begin(), FilterTable().end(),
                        [&](const FilterInfo& info) { return info.name == name; })
        ->threshold;
  };
  struct Figure {
    std::string filter;
    double PairRow::*member;
    double worse;
  };
  for (const auto& [filter, member, worse] :
       {Figure{"bead", &PairRow::bead, -0.01}, Figure{"coverage", &PairRow::source_coverage, -0.01},
        Figure{"coverage", &PairRow::target_coverage, -0.01},
        Figure{"numbers", &PairRow::numbers, 0.01}, Figure{"score", &PairRow::score, -0.01}}) {
    PairRow row = GoodRow();
    row.*member = threshold(filter);
    EXPECT_EQ(Dropped(row), "") << filter;
    row.*member += worse;
    EXPECT_EQ(Dropped(row), filter);
  }
}

TEST(FiltersTest, DropBadWordsIfAskedTo) {
  const auto curse = [](PairRow& row) { row.source = "The ferry was late again, bullshit!"; };
  EXPECT_EQ(Dropped(curse), "");
  EXPECT_EQ(Dropped(curse, {"profanity=on"}), "profanity");
  EXPECT_EQ(Dropped([](PairRow& row) { row.target = "Dasar bajingan, katanya kepada feri itu."; },
                    {"profanity=on"}),
            "profanity");
  EXPECT_EQ(Dropped(GoodRow(), {"profanity=on"}), "");
}

TEST(FiltersTest, NameTheFirstThatObjects) {
  PairRow row = GoodRow();
  row.score = 0;
  row.numbers = 1;
  row.source_coverage = 0;
  row.bead = 0;
  row.source_length = 3000;
  row.source_language = 0;
  std::vector<std::string> specs;
  // Each in the table's order, once those before it are off.
  for (const std::string name :
       {"language", "long", "ratio", "bead", "coverage", "numbers", "score"}) {
    EXPECT_EQ(Dropped(row, specs), name);
    specs.push_back(name + "=off");
  }
  EXPECT_EQ(Dropped(row, specs), "");
}

TEST(FiltersTest, TakeOtherThresholds) {
  PairRow row = GoodRow();
  EXPECT_EQ(Dropped(row, {"coverage=0.97"}), "coverage");
  EXPECT_EQ(Dropped(row, {"coverage=0.96"}), "");
  EXPECT_EQ(Dropped(row, {"coverage=1", "coverage=off"}), "") << "the last one wins";
  EXPECT_EQ(Dropped(row, {"coverage=off", "coverage=1"}), "coverage");
  EXPECT_EQ(Dropped(row, {"coverage=1", "coverage=on"}), "") << "on is with the default";
  EXPECT_EQ(Dropped(row, {"long=1e1"}), "long");
  EXPECT_EQ(Dropped(row, {"numbers=-1"}), "numbers");
}

TEST(FiltersTest, RefuseWhatIsNoSetting) {
  for (const std::string spec :
       {"", "=", "cover=0.5", "coverage", "coverage=", "coverage=yes", "coverage=0,5",
        "coverage= 0.5", "coverage=0.5 ", "coverage=nan", "coverage=inf", "coverage=1e999",
        "Coverage=0.5", "duplicate=0.5", "profanity=1", "identical=0", "coverage=0.5=0.6"}) {
    const Result<Filters> filters = Filters::Parse({"bead=0.1", spec});
    ASSERT_FALSE(filters) << spec;
    EXPECT_EQ(filters.error().kind, ErrorKind::kUsage) << spec;
    EXPECT_THAT(filters.error().message, HasSubstr("filter '")) << spec;
  }
}

TEST(FiltersTest, DescribeThemselvesAsTheyAreSet) {
  const Result<Filters> filters =
      Filters::Parse({"coverage=0.75", "numbers=off", "profanity=on", "duplicate=off"});
  ASSERT_TRUE(filters);
  std::set<std::string> described;
  for (std::size_t i = 0; i < kFilters; ++i) described.insert(filters->Describe(i));
  for (const std::string text : {"coverage=0.75", "numbers=off", "profanity=on", "duplicate=off",
                                 "near-duplicate=on", "long=2000", "boilerplate=0.05"}) {
    EXPECT_TRUE(described.contains(text)) << text;
  }
  // What they say of themselves sets them in the same way.
  const Result<Filters> again = Filters::Parse({described.begin(), described.end()});
  ASSERT_TRUE(again);
  for (std::size_t i = 0; i < kFilters; ++i) {
    EXPECT_EQ(again->Describe(i), filters->Describe(i));
    EXPECT_EQ(again->IsOn(i), filters->IsOn(i));
  }
}

TEST(FiltersTest, HaveATestEachButThoseThatLookAtOtherRows) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kFilters; ++i) {
    const FilterInfo& info = FilterTable()[i];
    EXPECT_TRUE(names.insert(info.name).second) << info.name;
    EXPECT_FALSE(info.about.empty()) << info.name;
    EXPECT_EQ(info.drops == nullptr,
              i == kBoilerplateFilter || i == kDuplicateFilter || i == kNearDuplicateFilter);
  }
}

}  // namespace
}  // namespace sejajar
