#include "align/corpus/row_maker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <regex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "align/corpus/filters.h"
#include "align/io/characters.h"
#include "tests/unit/corpus/samples.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string kFerryEn = "The ferry left the harbour at noon with forty boxes of fish.";
const std::string kFerryId =
    "Feri itu meninggalkan pelabuhan pada tengah hari dengan empat puluh kotak ikan.";

MadeRows OfOne(const RowMaker& maker, const std::string& source, const std::string& target) {
  const DocumentPairText pair = {"en.txt", "id.txt", source, target};
  return maker.OfDocuments({&pair, 1});
}

PairRow RowOf(const std::string& source, const std::string& target) {
  const SentencePairText pair = {"memory.tmx", "1", source, target};
  const MadeRows made = ShippedMaker().OfSentences({&pair, 1});
  EXPECT_THAT(made.rows, SizeIs(1));
  return made.rows.front();
}

std::vector<std::size_t> Numbers(const std::string& range) {
  const std::size_t dash = range.find('-');
  const auto number = [](const std::string& digits) -> std::size_t { return std::stoul(digits); };
  std::vector<std::size_t> numbers;
  const std::size_t last = number(dash == std::string::npos ? range : range.substr(dash + 1));
  for (std::size_t i = number(range.substr(0, dash)); i <= last; ++i) numbers.push_back(i);
  return numbers;
}

// Every sentence stands in one row, at the place that the row says, or is counted as alone.
TEST(RowMakerTest, TilesADocumentWithRows) {
  const RowMaker maker = ShippedMaker();
  for (const std::string name : kStories) {
    const Document source = maker.SourceDocument(name, Story(name, "en"));
    const Document target = maker.TargetDocument(name, Story(name, "id"));
    const MadeRows made = OfOne(maker, Story(name, "en"), Story(name, "id"));
    EXPECT_EQ(made.source_sentences, source.size());
    EXPECT_EQ(made.target_sentences, target.size());
    ASSERT_EQ(made.keys.size(), made.rows.size());
    std::set<std::size_t> seen[2];
    std::size_t last[2] = {0, 0};
    for (const PairRow& row : made.rows) {
      ASSERT_TRUE(std::regex_match(row.place, std::regex(R"(\d+(-\d+)?:\d+(-\d+)?)"))) << row.place;
      const std::size_t colon = row.place.find(':');
      const std::string ranges[2] = {row.place.substr(0, colon), row.place.substr(colon + 1)};
      for (int side = 0; side < 2; ++side) {
        const std::vector<std::size_t> numbers = Numbers(ranges[side]);
        ASSERT_FALSE(numbers.empty());
        EXPECT_GT(numbers.front(), last[side]);
        last[side] = numbers.back();
        for (const std::size_t number : numbers) EXPECT_TRUE(seen[side].insert(number).second);
        const Document& document = side == 0 ? source : target;
        ASSERT_LE(numbers.back(), document.size());
        EXPECT_EQ(side == 0 ? row.source : row.target,
                  OneLine(document.RangeText({numbers.front() - 1, numbers.back()})));
      }
      EXPECT_EQ(row.source_id, "en.txt");
      EXPECT_EQ(row.target_id, "id.txt");
      EXPECT_EQ(row.source_length, CountCharacters(row.source));
      EXPECT_EQ(row.target_length, CountCharacters(row.target));
    }
    EXPECT_EQ(seen[0].size() + made.source_alone, source.size());
    EXPECT_EQ(seen[1].size() + made.target_alone, target.size());
    EXPECT_GT(made.source_alone, 0U) << "every story lacks a sentence of its source";
  }
}

TEST(RowMakerTest, MakesRowsThatThePartsCanHold) {
  const MadeRows made = OfOne(ShippedMaker(), Story("drill", "en"), Story("drill", "id"));
  for (const PairRow& row : made.rows) {
    std::string line = AsLine(row);
    line.pop_back();
    const Result<PairRow> read = ParseRow(line);
    ASSERT_TRUE(read) << line;
    EXPECT_EQ(AsLine(*read), AsLine(row));
  }
}

TEST(RowMakerTest, KeepsDocumentsApart) {
  std::vector<DocumentPairText> pairs;
  for (const std::string name : kStories) {
    pairs.push_back({name + ".en", name + ".id", Story(name, "en"), Story(name, "id")});
  }
  const RowMaker maker = ShippedMaker();
  const MadeRows all = maker.OfDocuments(pairs);
  MadeRows each;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const MadeRows one = maker.OfDocuments({&pairs[i], 1});
    for (const PairRow& row : one.rows) each.rows.push_back(row);
    for (RowKeys keys : one.keys) {
      EXPECT_EQ(keys.document, 0U);
      keys.document = i;
      each.keys.push_back(keys);
    }
    each.source_sentences += one.source_sentences;
    each.target_alone += one.target_alone;
  }
  ASSERT_EQ(all.rows.size(), each.rows.size());
  EXPECT_EQ(all.source_sentences, each.source_sentences);
  EXPECT_EQ(all.target_alone, each.target_alone);
  for (std::size_t i = 0; i < all.rows.size(); ++i) {
    EXPECT_EQ(AsLine(all.rows[i]), AsLine(each.rows[i]));
    EXPECT_EQ(all.keys[i].pair, each.keys[i].pair);
    EXPECT_EQ(all.keys[i].bands, each.keys[i].bands);
    EXPECT_EQ(all.keys[i].document, each.keys[i].document);
  }
}

TEST(RowMakerTest, TakesDocumentsWithNothingInThem) {
  const RowMaker maker = ShippedMaker();
  for (const auto& [source, target] :
       {std::pair<std::string, std::string>("", ""), {" \n", kFerryId}, {kFerryEn, ""}}) {
    const MadeRows made = OfOne(maker, source, target);
    EXPECT_THAT(made.rows, IsEmpty());
    EXPECT_EQ(made.source_alone, made.source_sentences);
    EXPECT_EQ(made.target_alone, made.target_sentences);
    EXPECT_EQ(made.source_sentences + made.target_sentences,
              (source + target).size() > 9 ? 1U : 0U);
  }
  EXPECT_THAT(maker.OfDocuments({}).rows, IsEmpty());
  EXPECT_THAT(maker.OfSentences({}).rows, IsEmpty());
}

TEST(RowMakerTest, JudgesAGoodPairAGoodOne) {
  const PairRow row = RowOf(kFerryEn, kFerryId);
  EXPECT_EQ(row.bead, 1) << "it came aligned";
  EXPECT_GT(row.translation, 0.5);
  EXPECT_GT(row.source_coverage, 0.7);
  EXPECT_GT(row.target_coverage, 0.7);
  EXPECT_GT(row.source_language, 0.5);
  EXPECT_GT(row.target_language, 0.5);
  EXPECT_EQ(row.copied, 0);
  EXPECT_EQ(row.score, PairScore(row, DefaultScoreWeights()));
  EXPECT_FALSE(Filters::Parse({})->Reason(row));
}

TEST(RowMakerTest, SeesAWrongPair) {
  const PairRow good = RowOf(kFerryEn, kFerryId);
  const PairRow wrong = RowOf(kFerryEn, "Harga beras naik lagi di pasar kota minggu ini.");
  EXPECT_LT(wrong.translation, 0.5);
  EXPECT_LT(wrong.score, good.score);
  EXPECT_LT(wrong.source_coverage, good.source_coverage);
}

TEST(RowMakerTest, SeesAnotherNumber) {
  const std::string source = "The bridge cost 45 million dollars and took 3 years.";
  const PairRow same =
      RowOf(source, "Jembatan itu menelan biaya 45 juta dolar dan memakan waktu 3 tahun.");
  const PairRow other =
      RowOf(source, "Jembatan itu menelan biaya 54 juta dolar dan memakan waktu 3 tahun.");
  EXPECT_EQ(same.numbers, 0);
  EXPECT_GT(other.numbers, 0.9);
  EXPECT_LT(other.score, same.score);
}

TEST(RowMakerTest, CountsCopiedWordsWithoutNumbers) {
  EXPECT_EQ(RowOf("Sabana Bahtera 17 2024", "Sabana Bahtera 17 2024").copied, 1);
  EXPECT_EQ(RowOf("SABANA, Bahtera!", "sabana bahtera").copied, 1);
  EXPECT_EQ(RowOf("Sabana sails", "Sabana berlayar").copied, 0.5);
  EXPECT_EQ(RowOf("1945", "1945").copied, 0) << "of no words";
}

TEST(RowMakerTest, SeesWhichLanguageATextIsIn) {
  const PairRow swapped = RowOf(kFerryId, kFerryEn);
  EXPECT_LT(swapped.source_language, 0.5);
  EXPECT_LT(swapped.target_language, 0.5);
  EXPECT_EQ(RowOf("Sabana", "Bahtera").source_language, 0.5);
}

TEST(RowMakerTest, KnowsTheSameWordsAgain) {
  const std::vector<SentencePairText> pairs = {
      {"a", "1", "The rain came at night.", "Hujan turun pada malam hari."},
      {"b", "2", " the RAIN  came, at night", "Hujan turun, pada malam hari;"},
      {"c", "3", "The rain came at noon.", "Hujan turun pada siang hari."}};
  const std::vector<RowKeys> keys = ShippedMaker().OfSentences(pairs).keys;
  ASSERT_THAT(keys, SizeIs(3));
  EXPECT_EQ(keys[0].pair, keys[1].pair);
  EXPECT_EQ(keys[0].bands, keys[1].bands);
  EXPECT_NE(keys[0].pair, keys[2].pair);
}

// Coverage does not look into very long texts; their keys must tell copies all the same.
TEST(RowMakerTest, HasKeysForTextsOfAnyLength) {
  std::string source;
  std::string target;
  for (int i = 0; i < 3000; ++i) {
    source += "word" + std::to_string(i) + "x ";
    target += "kata" + std::to_string(i) + "x ";
  }
  const std::vector<SentencePairText> pairs = {{"a", "1", source, target},
                                               {"a", "2", source, target},
                                               {"a", "3", source + "y", target},
                                               {"a", "4", "\u2014", "\u2014"}};
  const MadeRows made = ShippedMaker().OfSentences(pairs);
  ASSERT_THAT(made.keys, SizeIs(4));
  EXPECT_EQ(made.keys[0].pair, made.keys[1].pair);
  EXPECT_NE(made.keys[0].pair, made.keys[2].pair);
  EXPECT_EQ(made.keys[0].target, made.keys[2].target);
  EXPECT_NE(made.keys[0].pair, made.keys[3].pair);
}

TEST(RowMakerTest, LeavesOutWhatHasNoTranslationYet) {
  const std::vector<SentencePairText> pairs = {{"m.po", "1", "Rain.", ""},
                                               {"m.po", "2", "", "Hujan."},
                                               {"m.po", "k\ty", "Rain.\n", "Hujan."}};
  const MadeRows made = ShippedMaker().OfSentences(pairs);
  ASSERT_THAT(made.rows, SizeIs(1));
  EXPECT_EQ(made.source_sentences, 2U);
  EXPECT_EQ(made.target_sentences, 2U);
  EXPECT_EQ(made.source_alone, 1U);
  EXPECT_EQ(made.target_alone, 1U);
  EXPECT_EQ(made.rows[0].place, "k y");
  EXPECT_EQ(made.rows[0].source_id, "m.po");
  EXPECT_EQ(made.rows[0].target_id, "m.po");
}

TEST(RowMakerTest, PutsEverythingOnOneLine) {
  const DocumentPairText pair = {"a\tb\nc", "caf\xe9\r", "The rain\ncame at\tnight.",
                                 "Hujan\r\nturun pada malam\thari."};
  const MadeRows made = ShippedMaker().OfDocuments({&pair, 1});
  ASSERT_THAT(made.rows, SizeIs(1));
  EXPECT_EQ(made.rows[0].source, "The rain came at night.");
  EXPECT_EQ(made.rows[0].target, "Hujan turun pada malam hari.");
  EXPECT_EQ(made.rows[0].source_id, "a b c");
  EXPECT_EQ(made.rows[0].target_id, "caf\uFFFD ");
}

TEST(RowMakerTest, TakesALineForASentenceIfItIsToldTo) {
  const std::string source = "The rain came. It was cold.\nThe market was open.\n";
  const std::string target = "Hujan turun. Udara dingin.\nPasar itu buka.\n";
  const MadeRows lines = OfOne(ShippedMaker({.segmented = true}), source, target);
  EXPECT_EQ(lines.source_sentences, 2U);
  EXPECT_EQ(lines.target_sentences, 2U);
  ASSERT_THAT(lines.rows, SizeIs(2));
  EXPECT_EQ(lines.rows[0].place, "1:1");
  EXPECT_EQ(OfOne(ShippedMaker(), source, target).source_sentences, 3U);
}

TEST(RowMakerTest, IsTheSameForAnyNumberOfThreads) {
  const auto lines = [](std::size_t threads) {
    RowMakerOptions options;
    options.align.threads = threads;
    const RowMaker maker = ShippedMaker(options);
    std::vector<DocumentPairText> pairs;
    for (const std::string name : kStories) {
      pairs.push_back({name, name, Story(name, "en"), Story(name, "id")});
    }
    std::string text;
    for (const PairRow& row : maker.OfDocuments(pairs).rows) AppendRow(row, text);
    return text;
  };
  const std::string one = lines(1);
  EXPECT_EQ(lines(2), one);
  EXPECT_EQ(lines(0), one);
}

TEST(RowMakerTest, RefusesOptionsThatMakeNoSense) {
  RowMakerOptions options;
  options.align.max_bead = 0;
  const Result<RowMaker> maker =
      RowMaker::Create({"en", ShippedEncoder()}, {"id", ShippedEncoder()}, options);
  ASSERT_FALSE(maker);
  EXPECT_EQ(maker.error().kind, ErrorKind::kUsage);
}

}  // namespace
}  // namespace sejajar
