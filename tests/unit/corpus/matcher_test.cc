#include "align/corpus/matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/temporary_folder.h"
#include "tests/unit/corpus/samples.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

using Documents = std::vector<std::pair<std::string, std::string>>;

// The stories, the last one first if they are turned round, so that numbers do not give them away.
Documents StoriesIn(const std::string& language, bool turned = false) {
  Documents documents;
  for (const char* name : kStories) documents.emplace_back(name, Story(name, language));
  if (turned) std::reverse(documents.begin(), documents.end());
  return documents;
}

class MatcherTest : public ::testing::Test {
 protected:
  DocumentStore Stored(const std::string& name, const Documents& documents) const {
    Result<DocumentStoreWriter> writer = DocumentStoreWriter::Create(folder_ / name);
    EXPECT_TRUE(writer);
    for (const auto& [id, text] : documents) EXPECT_TRUE(writer->Add(id, text));
    EXPECT_TRUE(writer->Commit());
    return *DocumentStore::Open(folder_ / name);
  }
  std::vector<DocumentMatch> Matches(const Documents& sources, const Documents& targets,
                                     const MatchOptions& options = {}) {
    const DocumentStore source = Stored("source", sources);
    const DocumentStore target = Stored("target", targets);
    const Result<std::vector<DocumentMatch>> matches =
        MatchDocuments(source, target, maker_, options, {});
    EXPECT_TRUE(matches);
    pairs_.clear();
    for (const DocumentMatch& match : *matches) {
      EXPECT_GE(match.score, 0);
      EXPECT_LE(match.score, 1 + 1e-9);
      EXPECT_GE(match.probability, 0);
      EXPECT_LE(match.probability, 1);
      pairs_.push_back((match.source ? source.id(*match.source) : "") + "=" +
                       (match.target ? target.id(*match.target) : ""));
    }
    return *matches;
  }

  TemporaryFolder folder_;
  RowMaker maker_ = ShippedMaker();
  std::vector<std::string> pairs_;  // "source=target" of the last call
};

TEST_F(MatcherTest, FindsEveryStorysTranslation) {
  for (const DocumentMatch& match : Matches(StoriesIn("en"), StoriesIn("id", true))) {
    EXPECT_GT(match.score, 0.5);
    EXPECT_GT(match.probability, 0.9);
  }
  EXPECT_THAT(pairs_, ElementsAre("chips=chips", "drill=drill", "ferry=ferry", "final=final",
                                  "seaweed=seaweed"));
}

TEST_F(MatcherTest, SaysOfAStoryWithoutTranslationThatThereIsNone) {
  Documents targets = StoriesIn("id", true);
  std::erase_if(targets, [](const auto& document) { return document.first == "ferry"; });
  std::vector<DocumentMatch> matches = Matches(StoriesIn("en"), targets);
  EXPECT_THAT(pairs_, ElementsAre("chips=chips", "drill=drill", "ferry=", "final=final",
                                  "seaweed=seaweed"));
  EXPECT_GT(matches[2].probability, 0.5);
  EXPECT_LT(matches[2].score, 0.5);
  EXPECT_FALSE(matches[2].target);

  Documents sources = StoriesIn("en");
  sources.erase(sources.begin());
  matches = Matches(sources, StoriesIn("id", true));
  EXPECT_THAT(pairs_, ElementsAre("drill=drill", "ferry=ferry", "final=final", "seaweed=seaweed",
                                  "=chips"));
  EXPECT_GT(matches.back().probability, 0.5);
}

TEST_F(MatcherTest, GivesEveryDocumentAnAnswerWhenThereIsNothingToMatch) {
  Matches(StoriesIn("en"), {});
  EXPECT_THAT(pairs_, ElementsAre("chips=", "drill=", "ferry=", "final=", "seaweed="));
  Matches({}, StoriesIn("id"));
  EXPECT_THAT(pairs_, ElementsAre("=chips", "=drill", "=ferry", "=final", "=seaweed"));
  EXPECT_TRUE(Matches({}, {}).empty());
  Matches({{"none", "\u2014"}, {"ferry", Story("ferry", "en")}},
          {{"feri", Story("ferry", "id")}, {"kosong", "\u2014"}});
  EXPECT_THAT(pairs_, ElementsAre("none=", "ferry=feri", "=kosong"));
}

// A copy of a story, with another first sentence, is a version of it as well.
TEST_F(MatcherTest, GivesASourceSeveralTargetsIfItMayHaveThem) {
  Documents targets = StoriesIn("id");
  targets.emplace_back("copy",
                       "Berita dari daerah, disalin dari harian lain.\n\n" + Story("chips", "id"));
  Matches(StoriesIn("en"), targets, {.one_to_many = true});
  EXPECT_THAT(pairs_, UnorderedElementsAre("chips=chips", "chips=copy", "drill=drill",
                                           "ferry=ferry", "final=final", "seaweed=seaweed"));
  Matches(StoriesIn("en"), targets);
  EXPECT_THAT(pairs_, ElementsAre("chips=chips", "drill=drill", "ferry=ferry", "final=final",
                                  "seaweed=seaweed", "=copy"));
}

TEST_F(MatcherTest, IsAsSureAsItIsAskedToBe) {
  Matches(StoriesIn("en"), StoriesIn("id"), {.least_probability = 1});
  const auto matched = std::count_if(pairs_.begin(), pairs_.end(), [](const std::string& pair) {
    return !pair.starts_with('=') && !pair.ends_with('=');
  });
  EXPECT_LT(matched, 5);
}

TEST_F(MatcherTest, IsTheSameForAnyNumberOfThreadsAndEitherSearch) {
  Documents sources;
  Documents targets;
  // Many small documents: paragraphs of the stories.
  for (const auto& [language, documents] : {std::pair("en", &sources), std::pair("id", &targets)}) {
    for (const char* name : kStories) {
      const std::string text = Story(name, language);
      std::size_t begin = 0;
      for (std::size_t end; begin < text.size(); begin = end + 1) {
        end = std::min(text.find('\n', begin), text.size());
        if (end - begin < 60) continue;
        documents->emplace_back(name + std::to_string(documents->size()),
                                text.substr(begin, end - begin));
      }
    }
  }
  ASSERT_GT(sources.size(), 40U);
  const std::vector<DocumentMatch> one = Matches(sources, targets, {.threads = 1});
  const std::vector<std::string> pairs = pairs_;
  for (const std::size_t threads : {2, 8, 0}) {
    const std::vector<DocumentMatch> many = Matches(sources, targets, {.threads = threads});
    EXPECT_EQ(pairs_, pairs);
    for (std::size_t i = 0; i < one.size(); ++i) {
      EXPECT_EQ(many[i].score, one[i].score);
      EXPECT_EQ(many[i].probability, one[i].probability);
    }
  }
  Matches(sources, targets, {.neighbours = {.exact_rows = 0}});
  EXPECT_EQ(pairs_, pairs);
}

TEST_F(MatcherTest, TellsHowFarItIsAndStopsWhenTold) {
  const DocumentStore source = Stored("source", StoriesIn("en"));
  const DocumentStore target = Stored("target", StoriesIn("id"));
  std::size_t last = 0;
  MatchObserver observer;
  observer.aligned = [&](std::size_t done, std::size_t all) {
    EXPECT_GT(done, last);
    EXPECT_LE(done, all);
    last = done;
  };
  EXPECT_TRUE(MatchDocuments(source, target, maker_, {}, observer));
  EXPECT_GE(last, 5U);
  last = 0;
  observer.stopped = [] { return true; };
  const auto matches = MatchDocuments(source, target, maker_, {}, observer);
  ASSERT_FALSE(matches);
  EXPECT_EQ(matches.error().kind, ErrorKind::kInterrupted);
}

TEST_F(MatcherTest, RefusesOptionsThatMakeNoSense) {
  EXPECT_TRUE(MatchOptions().Validate());
  EXPECT_FALSE((MatchOptions{.least_probability = 0}).Validate());
  EXPECT_FALSE((MatchOptions{.least_probability = 1.5}).Validate());
  EXPECT_FALSE((MatchOptions{.candidates = 0}).Validate());
  EXPECT_FALSE((MatchOptions{.candidates = 5}).Validate()) << "more than neighbours";
  EXPECT_TRUE((MatchOptions{.candidates = 5, .neighbours = {.count = 5}}).Validate());
  const DocumentStore store = Stored("source", {});
  const auto matches = MatchDocuments(store, store, maker_, {.candidates = 0}, {});
  ASSERT_FALSE(matches);
  EXPECT_EQ(matches.error().kind, ErrorKind::kUsage);
}

}  // namespace
}  // namespace sejajar
