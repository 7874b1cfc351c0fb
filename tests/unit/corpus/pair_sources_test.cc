#include "align/corpus/pair_sources.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/packed.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/corpus/samples.h"

namespace sejajar {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

class PairSourcesTest : public ::testing::Test {
 protected:
  // Everything of the source: "source_id|target_id|source|target", "id#key|source|target", problems
  // without the folder's name. An error of the source itself stands last.
  std::vector<std::string> Shown(Result<std::unique_ptr<PairSource>> source) {
    chunks_ = 0;
    std::vector<std::string> shown;
    const auto problem = [&](const Error& error) { shown.push_back(Bare(error.ToString())); };
    if (!source) {
      problem(source.error());
      return shown;
    }
    for (;;) {
      const Result<std::optional<Chunk>> chunk = (*source)->Next();
      if (!chunk) {
        problem(chunk.error());
        break;
      }
      if (!chunk->has_value()) break;
      ++chunks_;
      EXPECT_GT((*chunk)->documents.size() + (*chunk)->sentences.size() + (*chunk)->problems.size(),
                0U);
      EXPECT_LE((*chunk)->documents.size(), kChunkDocuments);
      EXPECT_LE((*chunk)->sentences.size(), kChunkSentences);
      for (const Error& error : (*chunk)->problems) problem(error);
      for (const PairLoader& load : (*chunk)->documents) {
        const Result<DocumentPairText> pair = load();
        EXPECT_EQ(load().ok(), pair.ok()) << "the second time";
        if (!pair) {
          problem(pair.error());
        } else {
          shown.push_back(Bare(pair->source_id) + "|" + Bare(pair->target_id) + "|" + pair->source +
                          "|" + pair->target);
        }
      }
      for (const SentencePairText& pair : (*chunk)->sentences) {
        shown.push_back(Bare(pair.id) + "#" + pair.key + "|" + pair.source + "|" + pair.target);
      }
    }
    const Result<std::optional<Chunk>> after = (*source)->Next();
    EXPECT_TRUE(after && !after->has_value()) << "the end stays the end";
    return shown;
  }
  std::vector<std::string> Listed(const std::string& list, const std::string& name = "list") {
    return Shown(ListedPairs(folder_.Write(name, list), DocumentStreamOptions()));
  }
  std::vector<std::string> Recorded(const std::string& records, const std::string& name = "r") {
    return Shown(RecordedPairs(folder_.Write(name, records), DocumentStreamOptions()));
  }
  std::vector<std::string> Aligned(const std::vector<std::string>& names) {
    std::vector<std::string> paths;
    for (const std::string& name : names) paths.push_back(folder_ / name);
    return Shown(AlignedFiles(paths, options_));
  }

  TemporaryFolder folder_;
  PairReadOptions options_ = {.source_language = "en", .target_language = "id"};
  std::size_t chunks_ = 0;

 private:
  [[nodiscard]] std::string Bare(std::string text) const {
    const std::string prefix = folder_ / "";
    for (std::size_t at = text.find(prefix); at != kNone; at = text.find(prefix)) {
      text.erase(at, prefix.size());
    }
    return text;
  }
};

class ListedPathsTest : public PairSourcesTest {
 protected:
  ListedPathsTest() {
    en_ = folder_.Write("a.en", "Rain.");
    id_ = folder_.Write("a.id.txt", "Hujan.");
  }
  std::string en_;
  std::string id_;
};

TEST_F(ListedPathsTest, AreReadAsDocuments) {
  const std::string html = folder_.Write("b.html", "<p>Hujan <b>lebat</b>.</p>");
  EXPECT_THAT(
      Listed(en_ + "\t" + id_ + "\n" + en_ + "\t" + html + "\n"),
      ElementsAre("a.en|a.id.txt|Rain.|Hujan.", StartsWith("a.en|b.html|Rain.|Hujan lebat.")));
}

TEST_F(ListedPathsTest, MayStandAmongOtherThings) {
  EXPECT_THAT(Listed("source\ttarget\tscore\tprobability\n"
                     "# a remark\ttab\n"
                     "\n" +
                     en_ + "\t" + id_ + "\t0.9\tmore\r\n" + en_ + "\t\t0.1\n\t" + id_ + "\t0.1\n" +
                     en_ + "\t" + id_),
              ElementsAre("a.en|a.id.txt|Rain.|Hujan.", "a.en|a.id.txt|Rain.|Hujan."));
  // What a heading looks like is one in the first line only.
  EXPECT_THAT(Listed("\nsource\ttarget\tx\n"), ElementsAre(StartsWith("source: cannot")));
}

TEST_F(ListedPathsTest, AreToldWhenTheyCannotBeRead) {
  folder_.Write("blank.txt", " \n\t\r\n");
  folder_.Write("latin.txt", "caf\xe9 x");
  EXPECT_THAT(
      Listed("no tab\n" + en_ + "\t" + id_ + "\n" + en_ + "\t" + folder_ / "gone.txt" + "\n" +
             folder_ / "blank.txt" + "\t" + id_ + "\n" + en_ + "\t" + folder_ / "latin.txt\n" +
             std::string(100'000, 'x') + "\n" + en_ + "\t" + id_ + "\n"),
      ElementsAre("list:1: has no tab between two documents", "list:6: is too long a line",
                  "a.en|a.id.txt|Rain.|Hujan.", StartsWith("gone.txt: "),
                  "blank.txt: holds no text", StartsWith("latin.txt:1: byte 0xE9"),
                  "a.en|a.id.txt|Rain.|Hujan."));
  EXPECT_THAT(Shown(ListedPairs(folder_ / "none", DocumentStreamOptions())),
              ElementsAre(StartsWith("none: cannot")));
}

TEST_F(PairSourcesTest, FallIntoChunksByTheirLines) {
  std::string list;
  for (std::size_t i = 0; i < 2 * kChunkDocuments + 1; ++i) list += "x\ty\n";
  EXPECT_EQ(Listed(list).size(), 2 * kChunkDocuments + 1);
  EXPECT_EQ(chunks_, 3U);
  EXPECT_THAT(Listed(""), IsEmpty());
  EXPECT_EQ(chunks_, 0U);
  EXPECT_THAT(Listed("#\n\n"), IsEmpty());
}

// A table of matches may begin with any number of documents that have no counterpart.
TEST_F(PairSourcesTest, GoOnBehindAnyNumberOfLinesThatArePassedOver) {
  const std::string remark = "#" + std::string(1000, 'x') + "\n";
  std::string list;
  while (list.size() <= kChunkBytes + 10'000) list += remark;
  EXPECT_THAT(Listed(list + "no tab\n" + list + "no tab\n"),
              ElementsAre(HasSubstr("no tab"), HasSubstr("no tab")));
}

TEST_F(PairSourcesTest, FindDocumentsOfStoresByTheirIds) {
  const auto store = [&](const std::string& name,
                         const std::vector<std::pair<std::string, std::string>>& documents) {
    Result<DocumentStoreWriter> writer = DocumentStoreWriter::Create(folder_ / name);
    for (const auto& [id, text] : documents) EXPECT_TRUE(writer->Add(id, text));
    EXPECT_TRUE(writer->Commit());
    return *DocumentStore::Open(folder_ / name);
  };
  const DocumentStore sources = store("source", {{"a", "Rain."}, {"b", "Fire."}});
  const DocumentStore targets = store("target", {{"c", "Api."}, {"a", "Hujan."}});
  const std::string list = folder_.Write(
      "list", "source\ttarget\tscore\tprobability\na\ta\t1\nb\tc\nb\t\t0\nc\ta\na\tb\n");
  EXPECT_THAT(Shown(ListedPairs(list, sources, targets)),
              ElementsAre("a|a|Rain.|Hujan.", "b|c|Fire.|Api.", "list:5: there is no document 'c'",
                          "list:6: there is no document 'b'"));
}

TEST_F(PairSourcesTest, ReadRecords) {
  const std::string records =
      "{\"source\": \"Rain.\", \"target\": \"Hujan.\", \"id\": \"a\"}\n"
      "\n"
      "{\"target\": \"Api.\\n\", \"source\": \"Fire.\", \"source_id\": \"b\", \"target_id\": "
      "\"c\", "
      "\"more\": [1]}\r\n"
      "{\"source\": \"One.\", \"target\": \"Satu.\"}\n"
      "{\"source\": \"Two.\", \"target\": \"Dua.\", \"id\": 3, \"target_id\": \"d\"}";
  const std::vector<std::string> expected = {"a|a|Rain.|Hujan.", "b|c|Fire.|Api.\n",
                                             "r:4|r:4|One.|Satu.", "r:5|d|Two.|Dua."};
  EXPECT_EQ(Recorded(records), expected);
  for (const std::string filter : {"gzip", "zstd"}) {
    EXPECT_EQ(Recorded(Compressed(filter, records)), expected) << filter;
  }
}

TEST_F(PairSourcesTest, TellWhatIsWrongWithARecord) {
  const std::string good = "{\"source\": \"x\", \"target\": \"y\", \"id\": \"z\"}\n";
  EXPECT_THAT(Recorded(good +
                       "{\"source\": \"x\"}\n{\"target\": \"y\"}\nno json\n[1]\n"
                       "{\"source\": 3, \"target\": \"y\"}\n{\"source\": \" \", \"target\": "
                       "\"y\"}\n{\"source\": \"caf\xe9\", \"target\": \"y\"}\n{\"source\": "
                       "\"a\\u0000b\", \"target\": \"y\"}\n{\"source\": \"\\ud800\", "
                       "\"target\": \"y\"}\n" +
                       std::string(50'000, '[') + "\n" + good),
              ElementsAre("z|z|x|y", "r:2: has no text \"target\"", "r:3: has no text \"source\"",
                          "r:4: is no object of JSON", "r:5: is no object of JSON",
                          "r:6: has no text \"source\"", "r:7: holds no text on a side",
                          "r:8: byte 0xE9 is not UTF-8", "r:9: holds a NUL byte",
                          "r:10: is no object of JSON", "r:11: is no object of JSON", "z|z|x|y"));
}

TEST_F(PairSourcesTest, GiveWhatCameBeforeTheDamage) {
  std::string records;
  for (unsigned i = 0; i < 20'000; ++i) {
    records += "{\"source\": \"" + std::to_string(i * 2654435761U) + "\", \"target\": \"y\"}\n";
  }
  const std::string packed = Compressed("gzip", records);
  const auto shown = Recorded(packed.substr(0, packed.size() / 2));
  ASSERT_GT(shown.size(), 1000U);
  EXPECT_EQ(shown[1], "r:2|r:2|2654435761|y");
  EXPECT_THAT(shown.back(), AllOf(StartsWith("r: "), HasSubstr("cannot be unpacked")));
}

constexpr std::string_view kTmx =
    "<tmx version='1.4'><body><tu tuid='t'><tuv xml:lang='en'><seg>Rain.</seg></tuv>"
    "<tuv xml:lang='id'><seg>Hujan.</seg></tuv></tu></body></tmx>";

TEST_F(PairSourcesTest, ReadAlignedFilesOneBehindTheOther) {
  folder_.Write("a.tsv", "k\tFire.\tApi.\nl\tOne.\tSatu.\n");
  folder_.Write("b.tmx", kTmx);
  folder_.Write("bad.tmx", kTmx.substr(0, 60));
  folder_.Write("c.tsv", "Two.\tDua.\n");
  const auto shown = Aligned({"a.tsv", "b.tmx", "bad.tmx", "none.tsv", "c.tsv"});
  ASSERT_EQ(shown.size(), 6U);
  EXPECT_EQ(shown[0], "a.tsv#k|Fire.|Api.");
  EXPECT_EQ(shown[1], "a.tsv#l|One.|Satu.");
  EXPECT_EQ(shown[2], "b.tmx#t|Rain.|Hujan.");
  EXPECT_THAT(shown[3], StartsWith("bad.tmx:"));
  EXPECT_THAT(shown[4], StartsWith("none.tsv: "));
  EXPECT_EQ(shown[5], "c.tsv#1|Two.|Dua.");
  EXPECT_THAT(Aligned({}), IsEmpty());
}

TEST_F(PairSourcesTest, TellOfPairsThatAreWrong) {
  folder_.Write("a.tsv", "One.\tSatu.\nno tab\nTwo.\tDua.\n");
  const auto shown = Aligned({"a.tsv"});
  ASSERT_EQ(shown.size(), 3U);
  EXPECT_THAT(shown[0], StartsWith("a.tsv:2: "));
  EXPECT_EQ(shown[2], "a.tsv#3|Two.|Dua.");
}

TEST_F(PairSourcesTest, CutLongFilesIntoChunks) {
  std::string pairs;
  const std::size_t count = 3 * kChunkSentences + 5;
  for (std::size_t i = 0; i < count; ++i) pairs += std::to_string(i) + "\tOne.\tSatu.\n";
  folder_.Write("a.tsv", pairs);
  const auto shown = Aligned({"a.tsv"});
  ASSERT_EQ(shown.size(), count);
  for (std::size_t i = 0; i < count; ++i) {
    ASSERT_EQ(shown[i], "a.tsv#" + std::to_string(i) + "|One.|Satu.");
  }
  EXPECT_GE(chunks_, 4U);
}

// Its reader waits for somebody to take what it has read; it must not wait for ever.
TEST_F(PairSourcesTest, MayBeLeftHalfWay) {
  std::string pairs;
  for (std::size_t i = 0; i < 20 * kChunkSentences; ++i) pairs += "One.\tSatu.\n";
  const std::string path = folder_.Write("a.tsv", pairs);
  for (int taken = 0; taken < 20; ++taken) {
    const auto source = AlignedFiles({path, path, path}, options_);
    ASSERT_TRUE(source);
    for (int i = 0; i < taken % 5; ++i) {
      const auto chunk = (*source)->Next();
      ASSERT_TRUE(chunk && chunk->has_value());
    }
  }
}

TEST_F(PairSourcesTest, RefuseOptionsThatMakeNoSense) {
  const auto source = AlignedFiles({}, {.source_language = "en", .target_language = ""});
  ASSERT_FALSE(source);
  EXPECT_EQ(source.error().kind, ErrorKind::kUsage);
}

class StoreDocumentsTest : public PairSourcesTest {
 protected:
  Status Store(std::size_t threads = 0, std::size_t max_problems = kNone) {
    problems_.clear();
    done_ = 0;
    observer_.problem = [&](const Error& error) { problems_.push_back(error.message); };
    observer_.done = [&](std::size_t documents) { done_ += documents; };
    return StoreDocuments({folder_ / "in"}, {}, folder_ / "store", threads, observer_,
                          max_problems);
  }

  BuildObserver observer_;
  std::vector<std::string> problems_;
  std::size_t done_ = 0;
};

TEST_F(StoreDocumentsTest, TakeInWhatHoldsText) {
  folder_.Write("in/1.txt", "One.");
  folder_.Write("in/2.txt", " \n");
  folder_.Write("in/3.html", "<p>Three.");
  folder_.Write("in/4.txt", "caf\xe9 x");
  folder_.Write("in/5.txt", "Five.");
  folder_.Write("in/6.png", "picture");
  for (const std::size_t threads : {1, 2, 8}) {
    ASSERT_TRUE(Store(threads));
    EXPECT_THAT(problems_, ElementsAre("holds no text", "byte 0xE9 is not UTF-8"));
    EXPECT_EQ(done_, 5U);
    const Result<DocumentStore> store = DocumentStore::Open(folder_ / "store");
    ASSERT_TRUE(store);
    ASSERT_EQ(store->size(), 3U);
    EXPECT_THAT(store->id(0), HasSubstr("1.txt"));
    EXPECT_EQ(store->text(0), "One.");
    EXPECT_THAT(std::string(store->text(1)), StartsWith("Three."));
    EXPECT_EQ(store->text(2), "Five.");
  }
}

TEST_F(StoreDocumentsTest, StopWhenThereAreTooManyProblemsOrTheyAreTold) {
  for (int i = 0; i < 5; ++i) folder_.Write("in/" + std::to_string(i) + ".txt", "\n");
  EXPECT_TRUE(Store(0, 5));
  const Status status = Store(0, 4);
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().kind, ErrorKind::kMalformed);
  EXPECT_EQ(problems_.size(), 5U);
  observer_.stopped = [] { return true; };
  const Status stopped = Store();
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().kind, ErrorKind::kInterrupted);
}

}  // namespace
}  // namespace sejajar
