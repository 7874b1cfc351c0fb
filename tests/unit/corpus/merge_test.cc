#include "align/corpus/merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "align/corpus/part_file.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/corpus/samples.h"

namespace sejajar {
namespace {

namespace fs = std::filesystem;

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// Keys of which no two are equal, for a text of that number on either side.
RowKeys KeysNumber(std::uint32_t source, std::uint32_t target) {
  return KeysOf(std::vector{source, source + 1, source + 2},
                std::vector{target, target + 1, target + 2});
}

class MergeTest : public ::testing::Test {
 protected:
  // A row of a document with that place, into the part that is being filled.
  PairRow& Add(std::size_t document, const std::string& place, const RowKeys& keys) {
    PairRow& row = part_.rows.emplace_back(GoodRow());
    row.place = place;
    part_.keys.push_back(keys);
    part_.keys.back().document = document;
    part_.info.documents = std::max(part_.info.documents, document + 1);
    return row;
  }
  // One that is like no other.
  PairRow& Add(const std::string& place) {
    const auto number = 1'000'000 + 10 * unique_++;
    return Add(0, place, KeysNumber(number, number));
  }
  void EndPart() {
    const std::string path = folder_ / std::to_string(parts_.size()) + ".part";
    ASSERT_TRUE(WritePart(path, std::exchange(part_, {})));
    parts_.push_back(path);
  }

  Result<BuildCounts> Merge(const std::vector<std::string>& specs = {},
                            const std::vector<std::string>& formats = {"tsv"},
                            const std::vector<std::string>& masks = {}, std::size_t threads = 0) {
    MergeOptions options;
    options.filters = *Filters::Parse(specs);
    options.masks = *Masks::Parse(masks);
    options.files = *RowFiles(formats, "en", "id");
    options.dropped = folder_ / "dropped.tsv";
    options.threads = threads;
    fs::create_directory(folder_ / "out");
    return MergeParts(parts_, folder_ / "out", options, observer_);
  }
  // The places of the rows of a file, each with its reason if it has one.
  [[nodiscard]] std::vector<std::string> Places(const std::string& name) const {
    std::vector<std::string> places;
    const std::string text = Contents(folder_ / name);
    for (std::size_t begin = text.find('\n') + 1; begin < text.size();) {
      const std::size_t end = text.find('\n', begin);
      const std::string line = text.substr(begin, end - begin);
      const std::string place = line.substr(line.rfind('\t') + 1);
      places.push_back(name == "dropped.tsv" ? line.substr(0, line.find('\t')) + " " + place
                                             : place);
      begin = end + 1;
    }
    return places;
  }
  [[nodiscard]] std::vector<std::string> Kept() const { return Places("out/bitext.tsv"); }
  [[nodiscard]] std::vector<std::string> Dropped() const { return Places("dropped.tsv"); }

  TemporaryFolder folder_;
  Part part_;
  std::vector<std::string> parts_;
  BuildObserver observer_;
  std::uint32_t unique_ = 0;
};

TEST_F(MergeTest, CountsEverything) {
  Add("a").score = 1;
  Add("b").score = 0.32;
  Add("c").copied = 1;
  part_.info.source_sentences = 10;
  part_.info.target_alone = 2;
  part_.info.problems = {IoError("gone", "cannot read")};
  EndPart();
  Add("d").score = 0.05;
  Add("e").score = 0.999;
  part_.info.documents = 3;
  part_.info.source_sentences = 7;
  part_.info.target_sentences = 6;
  part_.info.source_alone = 5;
  part_.info.target_alone = 4;
  EndPart();
  EndPart();
  std::size_t done = 0;
  observer_.done = [&](std::size_t documents) { done += documents; };
  const Result<BuildCounts> counts = Merge();
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->parts, 3U);
  EXPECT_EQ(counts->documents, 4U);
  EXPECT_EQ(counts->problems, 1U);
  EXPECT_EQ(counts->source_sentences, 17U);
  EXPECT_EQ(counts->target_sentences, 6U);
  EXPECT_EQ(counts->source_alone, 5U);
  EXPECT_EQ(counts->target_alone, 6U);
  EXPECT_EQ(counts->rows, 5U);
  EXPECT_EQ(counts->kept, 2U);
  EXPECT_EQ(counts->source_characters, 2U * GoodRow().source_length);
  EXPECT_EQ(counts->target_characters, 2U * GoodRow().target_length);
  EXPECT_EQ(std::accumulate(counts->dropped.begin(), counts->dropped.end(), counts->kept),
            counts->rows);
  EXPECT_EQ(counts->kept_by_score[19], 2U);
  EXPECT_EQ(counts->dropped_by_score[6], 1U);
  EXPECT_EQ(counts->dropped_by_score[1], 1U);
  EXPECT_EQ(counts->dropped_by_score[18], 1U);
  EXPECT_EQ(done, 5U);
  EXPECT_THAT(Kept(), ElementsAre("a", "e"));
  EXPECT_THAT(Dropped(), ElementsAre("score b", "untranslated c", "score d"));
}

TEST_F(MergeTest, WritesDroppedRowsBehindTheirReasons) {
  Add("a").score = 0.1;
  PairRow row = part_.rows.front();
  EndPart();
  ASSERT_TRUE(Merge());
  EXPECT_EQ(Contents(folder_ / "dropped.tsv"), "reason\t" + RowHeading() + "score\t" + AsLine(row));
  EXPECT_EQ(Contents(folder_ / "out/bitext.tsv"), RowHeading());
}

TEST_F(MergeTest, KeepsTheFirstOfRowsWithTheSameWords) {
  Add(0, "a", KeysNumber(10, 20));
  Add(0, "b", KeysNumber(10, 20));
  Add(0, "c", KeysNumber(10, 30));  // another translation
  EndPart();
  Add(0, "d", KeysNumber(10, 20));
  Add(0, "e", KeysNumber(40, 20));
  EndPart();
  ASSERT_TRUE(Merge({"near-duplicate=off"}));
  EXPECT_THAT(Kept(), ElementsAre("a", "c", "e"));
  EXPECT_THAT(Dropped(), ElementsAre("duplicate b", "duplicate d"));
  ASSERT_TRUE(Merge({"duplicate=off", "near-duplicate=off"}));
  EXPECT_THAT(Kept(), ElementsAre("a", "b", "c", "d", "e"));
}

TEST_F(MergeTest, DropsRowsThatShareABandWithAnEarlierOne) {
  const auto keys = [](std::uint64_t pair, std::uint64_t band) {
    RowKeys own = KeysNumber(static_cast<std::uint32_t>(100 * pair), 7);
    own.bands[2] = band;
    return own;
  };
  Add(0, "a", keys(1, 77));
  EndPart();
  Add(0, "b", keys(2, 77));
  Add(0, "c", keys(3, 78));
  Add(0, "d", keys(4, 78));
  EndPart();
  ASSERT_TRUE(Merge());
  EXPECT_THAT(Kept(), ElementsAre("a", "c"));
  EXPECT_THAT(Dropped(), ElementsAre("near-duplicate b", "near-duplicate d"));
  ASSERT_TRUE(Merge({"near-duplicate=off"}));
  EXPECT_THAT(Kept(), ElementsAre("a", "b", "c", "d"));
}

// Else a bad row would take its good copy with it.
TEST_F(MergeTest, LetsADroppedRowStandInNobodysWay) {
  Add(0, "bad", KeysNumber(10, 20)).score = 0.1;
  Add(0, "good", KeysNumber(10, 20));
  EndPart();
  ASSERT_TRUE(Merge());
  EXPECT_THAT(Kept(), ElementsAre("good"));
  EXPECT_THAT(Dropped(), ElementsAre("score bad"));
}

TEST_F(MergeTest, DropsATextThatStandsInManyDocuments) {
  // "Read also: ..." in some documents, with another text each time, as the one or the other side.
  const auto fill = [&](std::size_t documents, bool source) {
    parts_.clear();
    for (std::size_t document = 0; document < 30; ++document) {
      const auto own = static_cast<std::uint32_t>(1000 + 100 * document);
      const RowKeys keys = source ? KeysNumber(5, own) : KeysNumber(own, 5);
      if (document < documents) Add(document % 10, "x", keys);
      Add(document % 10, "own", KeysNumber(own + 10, own + 20));
      if (document % 10 == 9) EndPart();
    }
  };
  for (const bool source : {true, false}) {
    fill(19, source);
    Result<BuildCounts> counts = Merge({"near-duplicate=off"});
    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->dropped[kBoilerplateFilter], 0U) << "in 19 documents";
    fill(20, source);
    counts = Merge({"near-duplicate=off"});
    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->dropped[kBoilerplateFilter], 20U);
    EXPECT_EQ(counts->kept, 30U);
    EXPECT_EQ(Merge({"near-duplicate=off", "boilerplate=off"})->dropped[kBoilerplateFilter], 0U);
    EXPECT_EQ(Merge({"near-duplicate=off", "boilerplate=0.7"})->dropped[kBoilerplateFilter], 0U)
        << "20 of 30 are no more than that";
    EXPECT_EQ(Merge({"near-duplicate=off", "boilerplate=0.6"})->dropped[kBoilerplateFilter], 20U);
  }
}

TEST_F(MergeTest, CountsATextOnceADocument) {
  for (std::uint32_t i = 0; i < 50; ++i) Add(i % 2, "x", KeysNumber(5, 1000 + 10 * i));
  // In the order in which rows come, a document's stand together.
  std::stable_sort(part_.keys.begin(), part_.keys.end(),
                   [](const RowKeys& a, const RowKeys& b) { return a.document < b.document; });
  EndPart();
  const Result<BuildCounts> counts = Merge({"near-duplicate=off"});
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->dropped[kBoilerplateFilter], 0U);
}

// A name that is written the same in both languages is not twice as frequent.
TEST_F(MergeTest, CountsEitherLanguageForItself) {
  for (std::uint32_t i = 0; i < 12; ++i) {
    Add(2 * i, "x", KeysNumber(5, 1000 + 10 * i));
    Add(2 * i + 1, "y", KeysNumber(5000 + 10 * i, 5));
  }
  EndPart();
  const Result<BuildCounts> counts = Merge({"near-duplicate=off"});
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->dropped[kBoilerplateFilter], 0U);
}

TEST_F(MergeTest, HidesPersonalDataInEveryFile) {
  const std::string address = "siti@contoh.id";
  Add("a").source = "Write to " + address + " before the ferry leaves at noon.";
  Add("b").target = "Hubungi 0812-3456-7890 sebelum feri berangkat.";
  PairRow& bad = Add("c");
  bad.score = 0;
  bad.source = "Nobody answers at " + address + " any more.";
  EndPart();
  ASSERT_TRUE(Merge({}, {"tsv", "jsonl", "tmx", "moses"}, {"email", "phone"}));
  for (const auto& entry : fs::directory_iterator(folder_ / "out")) {
    const std::string text = Contents(entry.path().string());
    EXPECT_THAT(text, Not(HasSubstr(address))) << entry.path();
    EXPECT_THAT(text, Not(HasSubstr("0812"))) << entry.path();
  }
  EXPECT_THAT(Contents(folder_ / "out/bitext.en"), HasSubstr("Write to <EMAIL> before"));
  EXPECT_THAT(Contents(folder_ / "out/bitext.tmx"), HasSubstr("Hubungi &lt;PHONE&gt; sebelum"));
  EXPECT_THAT(Contents(folder_ / "dropped.tsv"), HasSubstr("answers at <EMAIL> any"));
  ASSERT_TRUE(Merge());
  EXPECT_THAT(Contents(folder_ / "out/bitext.tsv"), HasSubstr(address));
}

TEST_F(MergeTest, HasTheSameBytesForAnyNumberOfThreads) {
  std::uint32_t number = 0;
  for (int part = 0; part < 12; ++part) {
    for (std::size_t document = 0; document < 5; ++document) {
      for (int i = 0; i < 20; ++i, ++number) {
        PairRow& row = Add(document, std::to_string(number),
                           KeysNumber(number * 37 % 500, number * 37 % 500 / 7 * 10));
        row.score = static_cast<double>(number * 61 % 100) / 99;
        row.source += std::to_string(number);
      }
    }
    EndPart();
  }
  const std::vector<std::string> formats = {"tsv", "jsonl", "tmx", "moses"};
  const auto files = [&](std::size_t threads) {
    EXPECT_TRUE(Merge({"near-duplicate=off"}, formats, {"email"}, threads));
    std::vector<std::string> all = {Contents(folder_ / "dropped.tsv")};
    for (const char* name : {"tsv", "jsonl", "tmx", "en", "id"}) {
      all.push_back(Contents(folder_ / "out/bitext." + name));
    }
    return all;
  };
  const auto one = files(1);
  EXPECT_GT(Kept().size(), 50U);
  EXPECT_GT(Dropped().size(), 50U);
  EXPECT_EQ(files(2), one);
  EXPECT_EQ(files(8), one);
  EXPECT_EQ(files(0), one);
}

TEST_F(MergeTest, WritesNothingWhenAPartIsDamaged) {
  Add("a");
  EndPart();
  parts_.push_back(folder_.Write("1.part", "damaged"));
  for (const std::vector<std::string>& specs :
       {std::vector<std::string>(), std::vector<std::string>{"boilerplate=off"}}) {
    const Result<BuildCounts> counts = Merge(specs);
    ASSERT_FALSE(counts);
    EXPECT_EQ(counts.error().kind, ErrorKind::kMalformed);
    EXPECT_EQ(counts.error().path, parts_.back());
    EXPECT_TRUE(fs::is_empty(folder_ / "out"));
    EXPECT_FALSE(fs::exists(folder_ / "dropped.tsv"));
  }
}

TEST_F(MergeTest, StopsWhenTold) {
  for (int i = 0; i < 5; ++i) {
    Add(std::to_string(i));
    EndPart();
  }
  for (const int calls : {0, 3, 8}) {  // while texts are counted, and while they are written
    int left = calls;
    observer_.stopped = [&] { return left-- == 0; };
    const Result<BuildCounts> counts = Merge();
    ASSERT_FALSE(counts);
    EXPECT_EQ(counts.error().kind, ErrorKind::kInterrupted);
    EXPECT_TRUE(fs::is_empty(folder_ / "out"));
  }
}

TEST_F(MergeTest, MakesFilesOfNothing) {
  const Result<BuildCounts> counts = Merge({}, {"tsv", "tmx"});
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->rows, 0U);
  EXPECT_THAT(Kept(), IsEmpty());
  EXPECT_THAT(Contents(folder_ / "out/bitext.tmx"), HasSubstr("</tmx>"));
}

TEST_F(MergeTest, SaysWhereItCannotWrite) {
  MergeOptions options;
  options.filters = *Filters::Parse({});
  options.files = *RowFiles({"tsv"}, "en", "id");
  Result<BuildCounts> counts = MergeParts({}, folder_ / "none", options, {});
  ASSERT_FALSE(counts);
  EXPECT_EQ(counts.error().kind, ErrorKind::kIo);
  options.dropped = folder_ / "none/dropped.tsv";
  counts = MergeParts({}, folder_.path(), options, {});
  ASSERT_FALSE(counts);
  EXPECT_TRUE(fs::is_empty(folder_.path()));
}

}  // namespace
}  // namespace sejajar
