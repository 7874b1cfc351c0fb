#include "align/corpus/row_formats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "tests/support/read_pairs.h"
#include "tests/unit/corpus/samples.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;

std::vector<PairRow> Rows() {
  PairRow hostile = GoodRow();
  hostile.source = "\"Rain\" \\ <b>&amp; \u00e9\u201d </seg>";
  hostile.target = "Hujan ]]> \U0001F327";
  hostile.source_id = "a\"b<c>.txt";
  hostile.place = "1:1";
  return {GoodRow(), hostile};
}

std::string Written(const RowFile& file) {
  std::string text = file.head;
  for (const PairRow& row : Rows()) file.append(row, text);
  return text + file.foot;
}

RowFile FileOf(const std::string& format) { return RowFiles({format}, "en", "id")->front(); }

TEST(RowFormatsTest, AreFilesInOneOrderEachOnce) {
  const auto files = RowFiles({"moses", "tmx", "tsv", "jsonl", "tsv"}, "en", "id");
  ASSERT_TRUE(files);
  std::vector<std::string> names;
  for (const RowFile& file : *files) names.push_back(file.name);
  EXPECT_THAT(names,
              ElementsAre("bitext.tsv", "bitext.jsonl", "bitext.tmx", "bitext.en", "bitext.id"));
  EXPECT_TRUE(RowFiles({}, "en", "id")->empty());
  for (const std::string bad : {"", "TSV", "csv"}) {
    const auto none = RowFiles({"tsv", bad}, "en", "id");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().kind, ErrorKind::kUsage);
  }
}

TEST(RowFormatsTest, WriteTsvWithAHeading) {
  EXPECT_EQ(Written(FileOf("tsv")), RowHeading() + AsLine(Rows()[0]) + AsLine(Rows()[1]));
}

TEST(RowFormatsTest, WriteJsonWithTheColumnsAsFields) {
  const std::string text = Written(FileOf("jsonl"));
  const std::size_t end = text.find('\n');
  ASSERT_EQ(text.find('\n', end + 1), text.size() - 1);
  const auto first = nlohmann::ordered_json::parse(text.substr(0, end));
  const auto second = nlohmann::ordered_json::parse(text.substr(end + 1));
  ASSERT_EQ(first.size(), RowColumns().size());
  std::size_t i = 0;
  for (const auto& [name, value] : first.items()) {
    EXPECT_EQ(name, RowColumns()[i].name);
    EXPECT_EQ(value.is_number(), RowColumns()[i].number) << name;
    ++i;
  }
  EXPECT_EQ(first["score"], 0.9);
  EXPECT_EQ(first["target_length"], 68);
  EXPECT_EQ(second["source"], Rows()[1].source);
  EXPECT_EQ(second["target"], Rows()[1].target);
  EXPECT_EQ(second["source_id"], Rows()[1].source_id);
}

TEST(RowFormatsTest, WriteKeysIntoJsonIfThereAreAny) {
  RowKeys keys;
  keys.pair = 0x1F;
  keys.bands = {1, 2, 3, 0xFFFFFFFFFFFFFFFF};
  std::string text;
  AppendRowJson(GoodRow(), &keys, text);
  const auto json = nlohmann::json::parse(text);
  EXPECT_EQ(json["key"], "000000000000001f");
  EXPECT_EQ(json["bands"], nlohmann::json({"0000000000000001", "0000000000000002",
                                           "0000000000000003", "ffffffffffffffff"}));
  std::string bare;
  AppendRowJson(GoodRow(), nullptr, bare);
  EXPECT_FALSE(nlohmann::json::parse(bare).contains("key"));
}

TEST(RowFormatsTest, WriteTmxThatOurReaderTakesBack) {
  const std::string text = Written(FileOf("tmx"));
  const PairsRead read = ReadPairs("tmx", text);
  EXPECT_EQ(read.error, "");
  ASSERT_EQ(read.pairs.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(read.pairs[i].source, Rows()[i].source);
    EXPECT_EQ(read.pairs[i].target, Rows()[i].target);
  }
  pugi::xml_document xml;
  ASSERT_TRUE(xml.load_buffer(text.data(), text.size()));
  EXPECT_STREQ(xml.select_node("//tu[2]/prop[@type='x-source-id']").node().child_value(),
               Rows()[1].source_id.c_str());
}

TEST(RowFormatsTest, WriteALanguageAFileForMoses) {
  const auto files = RowFiles({"moses"}, "en-GB", "id");
  ASSERT_TRUE(files);
  ASSERT_EQ(files->size(), 2U);
  EXPECT_EQ((*files)[0].name, "bitext.en-GB");
  EXPECT_EQ(Written((*files)[0]), Rows()[0].source + "\n" + Rows()[1].source + "\n");
  EXPECT_EQ(Written((*files)[1]), Rows()[0].target + "\n" + Rows()[1].target + "\n");
}

}  // namespace
}  // namespace sejajar
