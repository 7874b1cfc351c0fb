#include "align/corpus/document_vectors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <string>
#include <vector>

#include "tests/support/audited_pair.h"
#include "tests/unit/corpus/samples.h"

namespace sejajar {
namespace {

// The sentences of a story, a line each.
std::vector<std::string> Sentences(const std::string& name, const std::string& language) {
  const RowMaker maker = ShippedMaker();
  const Document document = language == "en" ? maker.SourceDocument(name, Story(name, language))
                                             : maker.TargetDocument(name, Story(name, language));
  std::vector<std::string> sentences;
  for (std::size_t i = 0; i < document.size(); ++i) {
    sentences.emplace_back(document.SentenceText(i));
    std::replace(sentences.back().begin(), sentences.back().end(), '\n', ' ');
  }
  return sentences;
}

VectorMatrix Vectors(const std::vector<std::vector<std::string>>& documents,
                     const std::string& language, std::size_t threads = 1) {
  return DocumentVectors(
      documents.size(),
      [&](std::size_t i) {
        std::string text;
        for (const std::string& sentence : documents[i]) text += sentence + '\n';
        return LineDocument(std::to_string(i), language, text);
      },
      ShippedEncoder(), threads);
}

std::vector<std::vector<std::string>> AllStories(const std::string& language) {
  std::vector<std::vector<std::string>> documents;
  for (const char* name : kStories) documents.push_back(Sentences(name, language));
  return documents;
}

TEST(DocumentVectorsTest, LieNearestToTheirTranslations) {
  const VectorMatrix english = Vectors(AllStories("en"), "en");
  const VectorMatrix indonesian = Vectors(AllStories("id"), "id");
  ASSERT_EQ(english.cols(), 2 * static_cast<Eigen::Index>(ShippedEncoder().dimension()));
  const VectorMatrix cosines = english * indonesian.transpose();
  for (Eigen::Index i = 0; i < cosines.rows(); ++i) {
    EXPECT_NEAR(english.row(i).norm(), 1, 1e-5);
    Eigen::Index best = -1;
    cosines.row(i).maxCoeff(&best);
    EXPECT_EQ(best, i);
    cosines.col(i).maxCoeff(&best);
    EXPECT_EQ(best, i);
  }
}

// What a site puts on every page is in the way only while nobody counts it.
TEST(DocumentVectorsTest, HearLittleOfWhatStandsEverywhere) {
  const std::vector<std::vector<std::string>> plain = AllStories("en");
  std::vector<std::vector<std::string>> pages = plain;
  for (std::vector<std::string>& page : pages) {
    for (const std::string line :
         {"Sign up for our newsletter and never miss a story from the islands again.",
          "All rights reserved; nothing on this page may be copied without our permission.",
          "Read the latest weather report for your town before you leave the house."}) {
      page.insert(page.begin(), line);
      page.push_back(line);
    }
  }
  const VectorMatrix with = Vectors(pages, "en");
  const VectorMatrix without = Vectors(plain, "en");
  const VectorMatrix own = with * without.transpose();
  for (Eigen::Index i = 0; i < with.rows(); ++i) {
    EXPECT_GT(own(i, i), 0.8);
    for (Eigen::Index j = 0; j < i; ++j) {
      const float before = without.row(i).dot(without.row(j));
      EXPECT_LT(with.row(i).dot(with.row(j)), std::max(before, 0.0F) + 0.3F);
      EXPECT_LT(with.row(i).dot(with.row(j)), 0.5F * own(i, i));
    }
  }
}

TEST(DocumentVectorsTest, HearInWhatOrderThingsAreSaid) {
  std::vector<std::vector<std::string>> documents = AllStories("en");
  documents.push_back(documents[0]);
  std::reverse(documents.back().begin(), documents.back().end());
  const VectorMatrix english = Vectors(documents, "en");
  const VectorMatrix indonesian = Vectors(AllStories("id"), "id");
  const VectorMatrix cosines = english * indonesian.transpose();
  EXPECT_GT(cosines(0, 0), cosines(5, 0)) << "the story in order, and from its end on";
  EXPECT_LT(english.row(0).dot(english.row(5)), 0.99);
}

TEST(DocumentVectorsTest, AreZerosForWhatHasNoKnownWord) {
  const VectorMatrix vectors =
      Vectors({{}, {"The ferry left the harbour."}, {"\u2014", "\u2026"}}, "en");
  ASSERT_EQ(vectors.rows(), 3);
  EXPECT_TRUE(vectors.row(0).isZero(0));
  EXPECT_NEAR(vectors.row(1).norm(), 1, 1e-5);
  EXPECT_TRUE(vectors.row(2).isZero(0));
  EXPECT_EQ(Vectors({}, "en").rows(), 0);
}

TEST(DocumentVectorsTest, AreTheSameForAnyNumberOfThreads) {
  std::vector<std::vector<std::string>> documents;
  const auto stories = AllStories("en");
  // More than some blocks, each with some other sentences.
  for (std::size_t i = 0; i < 300; ++i) {
    const auto& story = stories[i % stories.size()];
    documents.push_back({story[i % story.size()], story[(i + 3) % story.size()], "It rained."});
  }
  const VectorMatrix one = Vectors(documents, "en", 1);
  for (const std::size_t threads : {2, 8, 0}) {
    EXPECT_EQ((Vectors(documents, "en", threads) - one).cwiseAbs().maxCoeff(), 0) << threads;
  }
}

TEST(DocumentVectorsTest, AskForEveryDocumentTwice) {
  std::vector<std::atomic<int>> calls(100);
  DocumentVectors(
      calls.size(),
      [&](std::size_t i) {
        ++calls[i];
        return LineDocument("x", "en", "The rain came.\n");
      },
      ShippedEncoder(), 2);
  for (const auto& count : calls) EXPECT_EQ(count, 2);
}

}  // namespace
}  // namespace sejajar
