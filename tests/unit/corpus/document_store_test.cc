#include "align/corpus/document_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/temporary_folder.h"
#include "tests/unit/corpus/samples.h"

namespace sejajar {
namespace {

using ::testing::HasSubstr;

using Documents = std::vector<std::pair<std::string, std::string>>;

class DocumentStoreTest : public ::testing::Test {
 protected:
  void Store(const Documents& documents) const {
    Result<DocumentStoreWriter> writer = DocumentStoreWriter::Create(base_);
    ASSERT_TRUE(writer);
    for (const auto& [id, text] : documents) ASSERT_TRUE(writer->Add(id, text));
    ASSERT_TRUE(writer->Commit());
  }
  // With the index, or the texts, in place of what stands there.
  void ExpectRefused(const std::string& index, const std::string& texts) const {
    folder_.Write("source.index", index);
    folder_.Write("source.texts", texts);
    const Result<DocumentStore> store = DocumentStore::Open(base_);
    ASSERT_FALSE(store) << index;
    EXPECT_EQ(store.error().kind, ErrorKind::kMalformed);
    EXPECT_EQ(store.error().path, base_ + ".index");
    EXPECT_THAT(store.error().message, HasSubstr("does not fit its texts"));
  }

  TemporaryFolder folder_;
  std::string base_ = folder_ / "source";
};

TEST_F(DocumentStoreTest, GivesBackWhatItWasGiven) {
  std::mt19937 random(1);
  Documents documents = {{"a.txt", "one"}, {"empty.txt", ""}, {"3", "\u00e9\n\n\ttwo\r\n"}};
  for (int i = 0; i < 200; ++i) {
    std::string text;
    for (unsigned k = random() % 5000; k > 0; --k) text += static_cast<char>(random());
    documents.emplace_back("folder/" + std::to_string(i), text);
  }
  Store(documents);
  const Result<DocumentStore> store = DocumentStore::Open(base_);
  ASSERT_TRUE(store);
  ASSERT_EQ(store->size(), documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    EXPECT_EQ(store->id(i), documents[i].first);
    EXPECT_EQ(store->text(i), documents[i].second);
  }
}

TEST_F(DocumentStoreTest, MayBeEmpty) {
  Store({});
  const Result<DocumentStore> store = DocumentStore::Open(base_);
  ASSERT_TRUE(store);
  EXPECT_EQ(store->size(), 0U);
  Store({{"", ""}});
  const Result<DocumentStore> one = DocumentStore::Open(base_);
  ASSERT_TRUE(one);
  ASSERT_EQ(one->size(), 1U);
  EXPECT_EQ(one->id(0), "");
}

TEST_F(DocumentStoreTest, PutsHostileIdsOnOneLine) {
  Store({{"a\tb\nc\r\n9\td", "one"}, {"7\tx", "two"}, {"\r", "three"}, {"e\r", "four"}});
  const Result<DocumentStore> store = DocumentStore::Open(base_);
  ASSERT_TRUE(store);
  ASSERT_EQ(store->size(), 4U);
  EXPECT_EQ(store->id(0), "a b c 9 d");
  EXPECT_EQ(store->id(1), "7 x");
  EXPECT_EQ(store->text(0), "one");
  EXPECT_EQ(store->text(1), "two");
  EXPECT_EQ(store->text(2), "three");
  EXPECT_EQ(store->text(3), "four");
}

TEST_F(DocumentStoreTest, LeavesNoTraceWithoutCommit) {
  {
    Result<DocumentStoreWriter> writer = DocumentStoreWriter::Create(base_);
    ASSERT_TRUE(writer);
    ASSERT_TRUE(writer->Add("a", "one"));
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
  EXPECT_FALSE(DocumentStore::Open(base_));
}

TEST_F(DocumentStoreTest, RefusesADamagedIndex) {
  Store({{"a", "one"}, {"b", "three"}, {"c", "five"}});
  const std::string index = Contents(base_ + ".index");
  const std::string texts = Contents(base_ + ".texts");
  ASSERT_EQ(index, "3\ta\n8\tb\n12\tc\n");
  for (std::size_t size = 0; size <= index.rfind('\t'); ++size) {
    ExpectRefused(index.substr(0, size), texts);
  }
  for (std::size_t size = 0; size < texts.size(); ++size) {
    ExpectRefused(index, texts.substr(0, size));
  }
  ExpectRefused(index, texts + "!");
  for (const std::string bad :
       {"x\ta\n", "12", "12 a\n", "-12\ta\n", "13\ta\n", "99999999999999999999\ta\n",
        "8\ta\n3\tb\n12\tc\n", "3\ta\n\n12\tc\n", "12\ta\n12\n"}) {
    ExpectRefused(bad, texts);
  }
  folder_.Write("source.index", index);
  EXPECT_TRUE(DocumentStore::Open(base_));
}

TEST_F(DocumentStoreTest, SaysWhatIsMissing) {
  Store({{"a", "one"}});
  for (const std::string ending : {".index", ".texts"}) {
    const std::string bytes = Contents(base_ + ending);
    std::filesystem::remove(base_ + ending);
    const Result<DocumentStore> store = DocumentStore::Open(base_);
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().kind, ErrorKind::kIo);
    EXPECT_EQ(store.error().path, base_ + ending);
    folder_.Write("source" + ending, bytes);
  }
}

}  // namespace
}  // namespace sejajar
