#include "align/io/jsonl.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>

#include "align/base/atomic_file.h"
#include "align/io/lines.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;

Document Source() {
  return {"a",
          "en",
          "\uFEFFOne \u201cquoted\u201d.  Two.\nThree\tthree.",
          {{{3, 20}, true}, {{22, 26}, false}, {{27, 39}, true}}};
}
Document Target() { return {"b", "id", "Satu. Dua.", {{{0, 5}, true}, {{6, 10}, false}}}; }
Alignment Beads() {
  return *Alignment::Create(
      3, 2, {{{0, 2}, {0, 1}, 0.87654321, 0.5}, {{2, 3}, {1, 1}, 0.25, 0}, {{3, 3}, {1, 2}, 1, 0}});
}

std::string Written() {
  std::string out;
  const Status status = WriteJsonl(Source(), Target(), Beads(), [&](std::string_view bytes) {
    out += bytes;
    return Status();
  });
  EXPECT_TRUE(status);
  return out;
}

TEST(WriteJsonlTest, SaysEverythingOfEveryBead) {
  EXPECT_EQ(Written(),
            "{\"source\":{\"sentences\":[0,1],\"begin\":3,\"end\":26,\"text\":\"One "
            "\u201cquoted\u201d.  Two.\"},\"target\":{\"sentences\":[0],\"begin\":0,\"end\":5,"
            "\"text\":\"Satu.\"},\"probability\":0.876543,\"similarity\":0.5}\n"
            "{\"source\":{\"sentences\":[2],\"begin\":27,\"end\":39,\"text\":\"Three\\tthree.\"},"
            "\"target\":null,\"probability\":0.25,\"similarity\":0.0}\n"
            "{\"source\":null,\"target\":{\"sentences\":[1],\"begin\":6,\"end\":10,\"text\":"
            "\"Dua.\"},\"probability\":1.0,\"similarity\":0.0}\n");
}

TEST(WriteJsonlTest, OffsetsCutTheTextOutOfTheInput) {
  const Document source = Source();
  const std::string written = Written();
  for (const std::string_view line : Lines(written)) {
    const auto side = nlohmann::json::parse(line)["source"];
    if (side.is_null()) continue;
    const Span span = {side["begin"].get<std::size_t>(), side["end"].get<std::size_t>()};
    EXPECT_EQ(span.In(source.text()), side["text"].get<std::string>());
  }
}

TEST(WriteJsonlTest, HandsOnTheSinksError) {
  const Status status = WriteJsonl(Source(), Target(), Beads(), [](std::string_view) -> Status {
    return IoError("disk", "full");
  });
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().path, "disk");
}

class ReadJsonlTest : public ::testing::Test {
 protected:
  ~ReadJsonlTest() override { std::remove(path_.c_str()); }
  Result<std::vector<ListedBead>> Read(const std::string& text) {
    EXPECT_TRUE(WriteFileAtomically(path_, text));
    return ReadJsonlBeads(path_);
  }
  std::string path_ = ::testing::TempDir() + "read_jsonl_test_" +
                      ::testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(ReadJsonlTest, ReadsWhatWasWritten) {
  const auto beads = Read(Written());
  ASSERT_TRUE(beads) << beads.error().ToString();
  EXPECT_THAT(*beads, ElementsAre(ListedBead{{0, 1}, {0}, 0.876543}, ListedBead{{2}, {}, 0.25},
                                  ListedBead{{}, {1}, 1.0}));
}

TEST_F(ReadJsonlTest, PassesOverOtherLines) {
  const auto beads = Read(
      "{\"summary\": 3}\n\n{\"source\": {\"sentences\": [1], \"more\": 0}, \"target\": null}\r\n");
  ASSERT_TRUE(beads);
  EXPECT_THAT(*beads, ElementsAre(ListedBead{{1}, {}}));
}

TEST_F(ReadJsonlTest, NamesTheLineThatIsWrong) {
  for (const char* line : {"nonsense", "[1]", "{\"source\": 1, \"target\": null}",
                           "{\"source\": {\"sentences\": [-1]}, \"target\": null}",
                           "{\"source\": {\"sentences\": [1.5]}, \"target\": null}",
                           "{\"source\": null, \"target\": null, \"probability\": \"high\"}",
                           "{\"source\": null, \"target\": null"}) {
    const auto beads = Read(std::string("{\"source\": null, \"target\": null}\n") + line + "\n");
    ASSERT_FALSE(beads) << line;
    EXPECT_EQ(beads.error().line, 2U) << line;
    EXPECT_EQ(beads.error().path, path_);
  }
}

TEST_F(ReadJsonlTest, SurvivesDeepNesting) { EXPECT_FALSE(Read(std::string(1'000'000, '['))); }

}  // namespace
}  // namespace sejajar
