#include "align/corpus/data_card.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <regex>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"
#include "tests/unit/corpus/samples.h"

namespace sejajar {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const CardFacts kFacts = {"en",
                          "id",
                          "CC0-1.0",
                          {"stories/en", "stories/id"},
                          {"bitext.tsv", "bitext.tmx"},
                          {"email", "nik"},
                          "en-id.ftz 0123456789abcdef",
                          "1.2.3"};

// Figures of a build, which add up.
BuildCounts Counts() {
  BuildCounts counts;
  counts.parts = 3;
  counts.documents = 1200;
  counts.problems = 4;
  counts.source_sentences = 1'234'567;
  counts.target_sentences = 1'234'000;
  counts.source_alone = 4567;
  counts.target_alone = 4000;
  for (std::size_t i = 0; i < kFilters; ++i) {
    counts.dropped[i] = i * 1000;
    counts.dropped_by_score[i] += i * 1000;
    counts.rows += i * 1000;
  }
  for (std::size_t bin = 0; bin < kScoreBins; ++bin) {
    counts.kept_by_score[bin] = bin * bin;
    counts.kept += bin * bin;
  }
  counts.rows += counts.kept;
  counts.source_characters = 98'765;
  counts.target_characters = 123;
  return counts;
}

Filters Defaults() { return *Filters::Parse({}); }

std::vector<std::string> LinesOf(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

TEST(DataCardTest, SaysTheSameToPrograms) {
  const BuildCounts counts = Counts();
  const Filters filters = *Filters::Parse({"coverage=0.7", "numbers=off"});
  const auto card = nlohmann::json::parse(CardJson(kFacts, filters, counts));
  EXPECT_EQ(card["format"], "sejajar-data-card");
  EXPECT_EQ(card["version"], 1);
  EXPECT_EQ(card["program"], "1.2.3");
  EXPECT_EQ(card["licence"], "CC0-1.0");
  EXPECT_EQ(card["inputs"], nlohmann::json(kFacts.inputs));
  EXPECT_EQ(card["files"], nlohmann::json(kFacts.files));
  EXPECT_EQ(card["masks"], nlohmann::json(kFacts.masks));
  EXPECT_EQ(card["documents"], 1200);
  EXPECT_EQ(card["problems"], 4);
  EXPECT_EQ(card["source_characters"], 98'765);
  EXPECT_EQ(card["filters"]["coverage"],
            nlohmann::json({{"on", true}, {"threshold", 0.7}, {"dropped", 7000}}));
  EXPECT_EQ(card["filters"]["numbers"]["on"], false);
  EXPECT_FALSE(card["filters"]["duplicate"].contains("threshold"));
  EXPECT_EQ(card["filters"].size(), kFilters);
}

TEST(DataCardTest, HasSumsThatAgree) {
  const auto card = nlohmann::json::parse(CardJson(kFacts, Defaults(), Counts()));
  std::size_t dropped = 0;
  for (const auto& [name, filter] : card["filters"].items()) {
    dropped += filter["dropped"].get<std::size_t>();
  }
  const std::size_t kept = card["kept"];
  EXPECT_EQ(card["rows"], kept + dropped);
  const auto sum = [](const nlohmann::json& bins) {
    std::size_t all = 0;
    for (const auto& bin : bins) all += bin.get<std::size_t>();
    return all;
  };
  EXPECT_EQ(card["kept_by_score"].size(), kScoreBins);
  EXPECT_EQ(sum(card["kept_by_score"]), kept);
  EXPECT_EQ(sum(card["dropped_by_score"]), dropped);
}

TEST(DataCardTest, TellsPeopleEveryStep) {
  const std::string card = CardMarkdown(kFacts, Defaults(), Counts());
  EXPECT_THAT(card, HasSubstr("# Parallel text, en and id\n"));
  EXPECT_THAT(card, HasSubstr("Licence: CC0-1.0.\n"));
  EXPECT_THAT(card, HasSubstr("| document pairs read | 1,200 |  |\n"));
  EXPECT_THAT(card, HasSubstr("| source sentences | 1,234,567 |  |\n| without a partner | 4,567 | "
                              "0.4 % |\n"));
  EXPECT_THAT(card, HasSubstr("| dropped: ratio=3 | 5,000 | "));
  EXPECT_THAT(card, Not(HasSubstr("dropped: profanity"))) << "which is off";
  EXPECT_THAT(card, HasSubstr("- **profanity=off**: a side holds a word of the list\n"));
  EXPECT_THAT(card, HasSubstr("Masked: email, nik.\n"));
  EXPECT_THAT(card, HasSubstr("![Rows by score](scores.svg)"));
  CardFacts facts = kFacts;
  facts.licence = "";
  facts.masks = {};
  const std::string without = CardMarkdown(facts, Defaults(), Counts());
  EXPECT_THAT(without, HasSubstr("Licence: not stated by whoever built this.\n"));
  EXPECT_THAT(without, HasSubstr("Masked: nothing.\n"));
}

TEST(DataCardTest, LetsNoNameSpeakMarkdown) {
  CardFacts facts = kFacts;
  const std::string hostile =
      "# x <script>alert(1)</script> [a](http://b) ![c](d) `e` **f** _g_ | h\n## i\n\n- j "
      "&lt;b&gt; "
      "~~k~~ \\ l";
  facts.licence = facts.model = facts.source_language = hostile;
  facts.inputs = facts.files = {hostile, "~~~", "    code"};
  CardFacts tame = kFacts;
  tame.inputs = tame.files = {"a", "b", "c"};
  const std::string card = CardMarkdown(facts, Defaults(), Counts());
  EXPECT_EQ(LinesOf(card).size(), LinesOf(CardMarkdown(tame, Defaults(), Counts())).size());
  // Without what a backslash takes the meaning of, nothing is left that has one.
  std::size_t names = 0;
  for (const std::string& line : LinesOf(card)) {
    if (line.find("alert") == std::string::npos && line.find("\\~") == std::string::npos) continue;
    ++names;
    const std::string bare =
        std::regex_replace(line, std::regex(R"(^- |^# |\\[!-/:-@\[-`{-~])"), "");
    EXPECT_EQ(bare.find_first_of("\\`*_[]<>#|~&"), std::string::npos) << bare;
  }
  EXPECT_EQ(names, 7U);
  EXPECT_THAT(card, HasSubstr("\\<script\\>alert(1)\\</script\\>"));
  EXPECT_THAT(card, HasSubstr("\\\\ l"));
  const auto json = nlohmann::json::parse(CardJson(facts, Defaults(), Counts()));
  EXPECT_EQ(json["inputs"][0], hostile);
}

TEST(DataCardTest, TakesNamesThatAreNoUtf8) {
  CardFacts facts = kFacts;
  facts.inputs = {"caf\xe9"};
  EXPECT_EQ(nlohmann::json::parse(CardJson(facts, Defaults(), Counts()))["inputs"][0], "caf\uFFFD");
  EXPECT_THAT(CardMarkdown(facts, Defaults(), Counts()), HasSubstr("- caf\uFFFD\n"));
}

TEST(DataCardTest, DrawsABarForEveryBinThatHoldsRows) {
  for (const BuildCounts& counts : {Counts(), BuildCounts()}) {
    pugi::xml_document svg;
    const std::string text = ScoresSvg(counts);
    ASSERT_TRUE(svg.load_buffer(text.data(), text.size(), pugi::parse_full, pugi::encoding_utf8));
    EXPECT_STREQ(svg.document_element().name(), "svg");
    EXPECT_STREQ(svg.document_element().attribute("xmlns").value(), "http://www.w3.org/2000/svg");
    std::size_t bars = 0;
    for (const pugi::xpath_node& node : svg.select_nodes("//rect[title]")) {
      const pugi::xml_node bar = node.node();
      ++bars;
      EXPECT_GE(bar.attribute("x").as_double(), 0);
      EXPECT_GE(bar.attribute("y").as_double(), 30 - 0.01);
      EXPECT_GT(bar.attribute("height").as_double(), -0.01);
      EXPECT_LE(bar.attribute("y").as_double() + bar.attribute("height").as_double(), 200.01);
      EXPECT_LE(bar.attribute("x").as_double() + bar.attribute("width").as_double(), 640);
    }
    const auto filled = [](const auto& bins) {
      return static_cast<std::size_t>(
          std::count_if(bins.begin(), bins.end(), [](std::size_t count) { return count > 0; }));
    };
    EXPECT_EQ(bars, filled(counts.kept_by_score) + filled(counts.dropped_by_score));
  }
}

// A build that is made again has the same card.
TEST(DataCardTest, HoldsNoDate) {
  const TemporaryFolder folder;
  ASSERT_TRUE(WriteDataCard(folder.path(), kFacts, Defaults(), Counts()));
  EXPECT_EQ(Contents(folder / "card.md"), CardMarkdown(kFacts, Defaults(), Counts()));
  EXPECT_EQ(Contents(folder / "card.json"), CardJson(kFacts, Defaults(), Counts()));
  EXPECT_EQ(Contents(folder / "scores.svg"), ScoresSvg(Counts()));
  const std::regex date(R"(\b(19|20)\d\d[-/]\d|\d\d:\d\d|\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b)");
  for (const std::string name : {"card.md", "card.json", "scores.svg"}) {
    EXPECT_FALSE(std::regex_search(Contents(folder / name), date)) << name;
    EXPECT_THAT(Contents(folder / name), Not(HasSubstr(folder.path())));
  }
  EXPECT_FALSE(WriteDataCard(folder / "none", kFacts, Defaults(), Counts()));
}

TEST(SummaryTableTest, LinesItsColumnsUp) {
  const std::string table = SummaryTable(Defaults(), Counts());
  std::vector<std::string> lines = LinesOf(table);
  ASSERT_EQ(lines.back(), "");
  lines.pop_back();
  EXPECT_THAT(lines.front(), testing::StartsWith("document pairs read"));
  EXPECT_THAT(lines.back(), testing::StartsWith("kept"));
  std::size_t widest = 0;
  for (const std::string& line : lines) widest = std::max(widest, line.size());
  for (const std::string& line : lines) {
    EXPECT_TRUE(line.size() == widest || line.ends_with('%') == false) << line;
  }
  // Of nothing there is no share.
  EXPECT_THAT(SummaryTable(Defaults(), {}), Not(HasSubstr("%")));
}

}  // namespace
}  // namespace sejajar
