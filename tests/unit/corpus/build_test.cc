#include "align/corpus/build.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/temporary_folder.h"
#include "tests/unit/corpus/samples.h"

namespace sejajar {
namespace {

namespace fs = std::filesystem;

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// Pairs of documents in memory, some a chunk. A text that begins with '!' cannot be read.
using Pairs = std::vector<DocumentPairText>;

class MemorySource : public PairSource {
 public:
  explicit MemorySource(Pairs pairs, std::size_t chunk = 2, Status end = {})
      : pairs_(std::move(pairs)), chunk_(chunk), end_(std::move(end)) {}

  Result<std::optional<Chunk>> Next() override {
    if (at_ == pairs_.size()) {
      if (!end_.ok()) return end_.error();
      return std::optional<Chunk>();
    }
    Chunk chunk;
    for (; at_ < pairs_.size() && chunk.documents.size() < chunk_; ++at_) {
      chunk.documents.push_back([pair = pairs_[at_]]() -> Result<DocumentPairText> {
        if (pair.source.starts_with('!')) return MalformedError(pair.source_id, 0, "is damaged");
        return pair;
      });
    }
    return std::optional(std::move(chunk));
  }

 private:
  Pairs pairs_;
  std::size_t chunk_;
  Status end_;
  std::size_t at_ = 0;
};

Pairs SomePairs(std::size_t count) {
  Pairs pairs;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    pairs.push_back({number + ".en", number + ".id",
                     "The ship has " + number + " boxes. It rained.",
                     "Kapal itu membawa " + number + " kotak. Hujan turun."});
  }
  return pairs;
}

class BuildTest : public ::testing::Test {
 protected:
  // Into the folder of that name.
  Status Make(const Pairs& pairs, const std::string& folder = "out",
              const MakePartsOptions& options = {}, const BuildObserver& observer = {}) const {
    MemorySource source(pairs);
    return MakeParts(source, maker_, folder_ / folder, options, observer);
  }
  [[nodiscard]] std::map<std::string, std::string> Files(const std::string& folder = "out") const {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(folder_ / folder + "/parts")) {
      files[entry.path().filename().string()] = Contents(entry.path().string());
    }
    return files;
  }
  [[nodiscard]] std::string Part(const std::string& name, const std::string& folder = "out") const {
    return folder_ / folder + "/parts/" + name;
  }
  // Makes all parts look old, so that it shows which of them are written again.
  void Age() const {
    for (const auto& [name, bytes] : Files()) fs::last_write_time(Part(name), kOld);
  }
  [[nodiscard]] std::vector<std::string> WrittenAgain() const {
    std::vector<std::string> names;
    for (const auto& [name, bytes] : Files()) {
      if (name.ends_with(".part") && fs::last_write_time(Part(name)) != kOld) names.push_back(name);
    }
    return names;
  }

  inline static const fs::file_time_type kOld = fs::file_time_type() + std::chrono::hours(1);

  TemporaryFolder folder_;
  RowMaker maker_ = ShippedMaker();
};

TEST_F(BuildTest, MakesAPartOfEveryChunk) {
  ASSERT_TRUE(Make(SomePairs(5)));
  const auto files = Files();
  std::vector<std::string> names;
  for (const auto& [name, bytes] : files) names.push_back(name);
  EXPECT_THAT(names, ElementsAre("000000.part", "000001.part", "000002.part", "complete.json"));
  EXPECT_THAT(files.at("complete.json"),
              ::testing::MatchesRegex(
                  "\\{\"chunks\":3,\"shard\":0,\"shards\":1,\"input\":\"[0-9]+\"\\}\n"));
  const auto part = ReadPart(Part("000001.part"));
  ASSERT_TRUE(part);
  EXPECT_EQ(part->info.documents, 2U);
  EXPECT_EQ(part->info.source_sentences, 4U);
  ASSERT_EQ(part->rows.size(), 4U);
  EXPECT_EQ(part->rows[0].source_id, "2.en");
  EXPECT_EQ(part->rows[3].target_id, "3.id");
  EXPECT_EQ(part->keys[3].document, 1U);
  const auto paths = CompleteParts({folder_ / "out"});
  ASSERT_TRUE(paths);
  EXPECT_THAT(*paths, ElementsAre(Part("000000.part"), Part("000001.part"), Part("000002.part")));
}

TEST_F(BuildTest, MakesNoPartOfNothing) {
  ASSERT_TRUE(Make({}));
  EXPECT_EQ(Files().size(), 1U);
  const auto paths = CompleteParts({folder_ / "out"});
  ASSERT_TRUE(paths);
  EXPECT_TRUE(paths->empty());
}

TEST_F(BuildTest, MakesTheSamePartsWithAnyNumberOfThreads) {
  ASSERT_TRUE(Make(SomePairs(9), "one", {.threads = 1}));
  for (const std::size_t threads : {2, 8, 0}) {
    ASSERT_TRUE(Make(SomePairs(9), "many", {.threads = threads}));
    EXPECT_EQ(Files("many"), Files("one"));
    fs::remove_all(folder_ / "many");
  }
}

TEST_F(BuildTest, LeavesPartsOfTheSameInputAsTheyAre) {
  ASSERT_TRUE(Make(SomePairs(7)));
  const auto files = Files();
  Age();
  std::size_t documents = 0;
  BuildObserver observer;
  observer.done = [&](std::size_t count) { documents += count; };
  ASSERT_TRUE(Make(SomePairs(7), "out", {}, observer));
  EXPECT_EQ(Files(), files);
  EXPECT_THAT(WrittenAgain(), ElementsAre());
  EXPECT_EQ(documents, 7U) << "they are told as done all the same";
}

TEST_F(BuildTest, MakesThePartOfAChangedDocumentAgain) {
  for (std::string DocumentPairText::*const member :
       {&DocumentPairText::source_id, &DocumentPairText::target_id, &DocumentPairText::source,
        &DocumentPairText::target}) {
    Pairs pairs = SomePairs(7);
    ASSERT_TRUE(Make(pairs));
    Age();
    pairs[3].*member += "x";
    ASSERT_TRUE(Make(pairs));
    EXPECT_THAT(WrittenAgain(), ElementsAre("000001.part"));
    const auto again = Files();
    ASSERT_TRUE(Make(pairs, "fresh"));
    EXPECT_EQ(again, Files("fresh"));
    fs::remove_all(folder_ / "fresh");
  }
}

// Texts that run into one another otherwise are another input.
TEST_F(BuildTest, TellsWhereOneTextEndsAndTheNextBegins) {
  ASSERT_TRUE(Make({{"a", "b", "c", "dd"}}));
  Age();
  ASSERT_TRUE(Make({{"a", "b", "cd", "d"}}));
  EXPECT_THAT(WrittenAgain(), ElementsAre("000000.part"));
}

TEST_F(BuildTest, MakesADamagedPartAgain) {
  ASSERT_TRUE(Make(SomePairs(7)));
  const auto files = Files();
  const std::string bytes = files.at("000002.part");
  for (const std::string& damaged : {std::string(), bytes.substr(0, bytes.size() / 2),
                                     std::string("no part"), files.at("000001.part")}) {
    Age();
    folder_.Write("out/parts/000002.part", damaged);
    ASSERT_TRUE(Make(SomePairs(7)));
    EXPECT_EQ(Files(), files);
    EXPECT_THAT(WrittenAgain(), ElementsAre("000002.part"));
  }
  fs::remove(Part("000000.part"));
  ASSERT_TRUE(Make(SomePairs(7)));
  EXPECT_EQ(Files(), files);
}

TEST_F(BuildTest, RemovesWhatAKilledBuildLeft) {
  ASSERT_TRUE(Make(SomePairs(3)));
  const auto files = Files();
  for (const std::string name :
       {"000001.part.Ab12Cd", "000007.part.part", "complete.json.x1Y2z3", "1.part", ".part"}) {
    folder_.Write("out/parts/" + name, "half");
  }
  ASSERT_TRUE(Make(SomePairs(3)));
  EXPECT_EQ(Files(), files);
}

TEST_F(BuildTest, RemovesPartsBeyondAnInputThatIsShorterNow) {
  ASSERT_TRUE(Make(SomePairs(9)));
  fs::remove(Part("000003.part"));  // a gap does not hide those behind it
  ASSERT_TRUE(Make(SomePairs(3)));
  ASSERT_TRUE(Make(SomePairs(3), "fresh"));
  EXPECT_EQ(Files(), Files("fresh"));
  const MakePartsOptions shard = {.shard = 1, .shards = 3};
  ASSERT_TRUE(Make(SomePairs(20), "shard", shard));
  ASSERT_TRUE(Make(SomePairs(7), "shard", shard));
  EXPECT_EQ(Files("shard").size(), 2U);
}

TEST_F(BuildTest, MakesTheSamePartsInShards) {
  ASSERT_TRUE(Make(SomePairs(15)));
  const auto whole = Files();
  std::vector<std::string> folders;
  std::size_t parts = 0;
  for (std::size_t shard = 0; shard < 3; ++shard) {
    const std::string name = "shard" + std::to_string(shard);
    folders.push_back(folder_ / name);
    ASSERT_TRUE(Make(SomePairs(15), name, {.shard = shard, .shards = 3}));
    for (const auto& [file, bytes] : Files(name)) {
      if (!file.ends_with(".part")) continue;
      ++parts;
      EXPECT_EQ(bytes, whole.at(file));
    }
  }
  EXPECT_EQ(parts, 8U);
  std::swap(folders[0], folders[2]);  // in any order
  const auto paths = CompleteParts(folders);
  ASSERT_TRUE(paths);
  ASSERT_EQ(paths->size(), 8U);
  for (std::size_t i = 0; i < 8; ++i) {
    EXPECT_EQ((*paths)[i],
              Part("00000" + std::to_string(i) + ".part", "shard" + std::to_string(i % 3)));
  }
}

TEST_F(BuildTest, TellsProblemsInTheirOrder) {
  Pairs pairs = SomePairs(20);
  for (const std::size_t i : {0, 3, 4, 5, 19}) pairs[i].source = "!";
  for (const std::size_t threads : {1, 8}) {
    std::vector<std::string> problems;
    std::size_t documents = 0;
    BuildObserver observer;
    observer.problem = [&](const Error& error) { problems.push_back(error.ToString()); };
    observer.done = [&](std::size_t count) { documents += count; };
    for (int run = 0; run < 2; ++run) {  // and the same of parts that stand there already
      problems.clear();
      documents = 0;
      ASSERT_TRUE(Make(pairs, "out", {.threads = threads}, observer));
      EXPECT_THAT(problems, ElementsAre("0.en: is damaged", "3.en: is damaged", "4.en: is damaged",
                                        "5.en: is damaged", "19.en: is damaged"));
      EXPECT_EQ(documents, 20U);
    }
    fs::remove_all(folder_ / "out");
  }
}

TEST_F(BuildTest, StopsWhenThereAreMoreProblemsThanAllowed) {
  Pairs pairs = SomePairs(20);
  for (const std::size_t i : {2, 3, 8}) pairs[i].source = "!";
  EXPECT_TRUE(Make(pairs, "out", {.max_problems = 3}));
  fs::remove_all(folder_ / "out");
  const Status status = Make(pairs, "out", {.max_problems = 2});
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().kind, ErrorKind::kMalformed);
  EXPECT_THAT(status.error().message,
              HasSubstr("3 documents could not be read, more than 2 may be"));
  EXPECT_FALSE(CompleteParts({folder_ / "out"}));
}

TEST_F(BuildTest, GoesOnWhereItWasStopped) {
  ASSERT_TRUE(Make(SomePairs(20), "whole"));
  for (const int calls : {0, 1, 3, 7}) {
    int left = calls;
    BuildObserver observer;
    observer.stopped = [&] { return left-- == 0; };
    const Status status = Make(SomePairs(20), "out", {}, observer);
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().kind, ErrorKind::kInterrupted);
    EXPECT_FALSE(CompleteParts({folder_ / "out"}));
    EXPECT_EQ(Files().size(), static_cast<std::size_t>(calls)) << "what was begun is finished";
  }
  Age();
  ASSERT_TRUE(Make(SomePairs(20)));
  EXPECT_EQ(Files(), Files("whole"));
  EXPECT_EQ(WrittenAgain().size(), 3U);
}

// Some parts are of the new input, some of the old one: nobody may take them together.
TEST_F(BuildTest, IsNotCompleteWhileItIsMadeAgain) {
  ASSERT_TRUE(Make(SomePairs(8)));
  ASSERT_TRUE(CompleteParts({folder_ / "out"}));
  int left = 2;
  BuildObserver observer;
  observer.stopped = [&] { return left-- == 0; };
  Pairs pairs = SomePairs(8);
  for (DocumentPairText& pair : pairs) pair.source += " It was cold.";
  EXPECT_FALSE(Make(pairs, "out", {}, observer));
  EXPECT_FALSE(CompleteParts({folder_ / "out"}));
}

TEST_F(BuildTest, ReturnsTheErrorOfItsSource) {
  MemorySource source(SomePairs(4), 2, IoError("pairs.gz", "is cut"));
  const Status status = MakeParts(source, maker_, folder_ / "out", {}, {});
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().ToString(), "pairs.gz: is cut");
  EXPECT_EQ(Files().size(), 2U) << "the parts before it";
}

TEST_F(BuildTest, RefusesWhatItCannotDo) {
  for (const MakePartsOptions& options :
       {MakePartsOptions{.shard = 1}, MakePartsOptions{.shards = 0},
        MakePartsOptions{.shard = 3, .shards = 3}}) {
    const Status status = Make({}, "out", options);
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().kind, ErrorKind::kUsage);
  }
  folder_.Write("file", "");
  const Status status = Make({}, "file");
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().kind, ErrorKind::kIo);
}

TEST_F(BuildTest, NumbersDocumentsThroughAllBatches) {
  Chunk chunk;
  for (int i = 0; i < 4; ++i) {
    // Long enough for batches of their own.
    const std::string text = "The rain came." + std::string(700'000, ' ');
    chunk.documents.push_back([text]() -> Result<DocumentPairText> {
      return DocumentPairText{"a", "b", text, "Hujan turun."};
    });
  }
  chunk.sentences = {{"m", "1", "The rain came.", "Hujan turun."}};
  chunk.problems = {IoError("gone", "cannot read")};
  const auto part = ScoreChunk(chunk, maker_);
  EXPECT_EQ(part.info.documents, 5U) << "a file's sentences count as one";
  EXPECT_EQ(part.info.problems.size(), 1U);
  std::vector<std::uint64_t> documents;
  for (const RowKeys& keys : part.keys) documents.push_back(keys.document);
  EXPECT_THAT(documents, ElementsAre(0, 1, 2, 3, 4));
}

class CompletePartsTest : public BuildTest {
 protected:
  // The message for these folders.
  std::string Refusal(const std::vector<std::string>& names) const {
    std::vector<std::string> folders;
    for (const std::string& name : names) folders.push_back(folder_ / name);
    const auto paths = CompleteParts(folders);
    EXPECT_FALSE(paths);
    if (paths) return "";
    EXPECT_EQ(paths.error().kind, ErrorKind::kMalformed);
    return paths.error().message;
  }
};

TEST_F(CompletePartsTest, AreRefusedWhenSomeAreMissing) {
  EXPECT_THAT(Refusal({"none"}), HasSubstr("holds no finished parts"));
  ASSERT_TRUE(Make(SomePairs(6), "out"));
  fs::remove(Part("000001.part"));
  EXPECT_THAT(Refusal({"out"}), HasSubstr("part 1 is missing"));
}

TEST_F(CompletePartsTest, AreRefusedWhenTheyDoNotBelongTogether) {
  for (std::size_t shard = 0; shard < 2; ++shard) {
    ASSERT_TRUE(Make(SomePairs(8), std::to_string(shard), {.shard = shard, .shards = 2}));
  }
  ASSERT_TRUE(Make(SomePairs(12), "other", {.shard = 1, .shards = 2}));
  EXPECT_THAT(Refusal({"0"}), HasSubstr("one of 2 shards, and there are 1 folder"));
  EXPECT_THAT(Refusal({"0", "1", "1"}), HasSubstr("one of 2 shards, and there are 3 folders"));
  EXPECT_THAT(Refusal({"0", "0"}), HasSubstr("part 1 is missing"));
  EXPECT_THAT(Refusal({"0", "other"}), HasSubstr("belongs to another build"));
}

TEST_F(CompletePartsTest, AreRefusedWhenWhatTheyAreIsDamaged) {
  ASSERT_TRUE(Make(SomePairs(2)));
  for (const std::string bad :
       {"", "{", "[]", "null", "{}", "{\"chunks\":1,\"shard\":0}",
        "{\"chunks\":1,\"shard\":0,\"shards\":0}", "{\"chunks\":1,\"shard\":1,\"shards\":1}",
        "{\"chunks\":-1,\"shard\":0,\"shards\":1}", "{\"chunks\":1.5,\"shard\":0,\"shards\":1}",
        "{\"chunks\":\"1\",\"shard\":0,\"shards\":1}",
        "{\"chunks\":18446744073709551615,\"shard\":0,\"shards\":1}",
        "{\"chunks\":1000000000000,\"shard\":0,\"shards\":1}"}) {
    folder_.Write("out/parts/complete.json", bad);
    Refusal({"out"});
  }
}

}  // namespace
}  // namespace sejajar
