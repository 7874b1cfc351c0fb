#include "align/io/line_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <random>
#include <string>
#include <vector>

#include "align/io/lines.h"
#include "tests/support/packed.h"
#include "tests/support/temporary_file.h"

namespace sejajar {
namespace {

using namespace std::string_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Each line, "TOO LONG", and at the end the error if there is one.
std::vector<std::string> LinesOf(const std::string& bytes, std::size_t limit = 1000,
                                 std::size_t max_expansion = 1000) {
  const TemporaryFile file(bytes);
  Result<LineStream> lines = LineStream::Open(file.path(), limit, max_expansion);
  if (!lines) return {"error: " + lines.error().message};
  std::vector<std::string> out;
  while (true) {
    const Result<std::optional<LineStream::Line>> line = lines->Next();
    if (!line) {
      out.push_back("error: " + line.error().message);
      return out;
    }
    if (!*line) return out;
    EXPECT_EQ((*line)->number, out.size() + 1);
    if ((*line)->too_long) EXPECT_EQ((*line)->text, "");
    out.emplace_back((*line)->too_long ? "TOO LONG" : (*line)->text);
  }
}

TEST(LineStreamTest, GivesLinesWithoutTheirEnds) {
  EXPECT_THAT(LinesOf(""), IsEmpty());
  EXPECT_THAT(LinesOf("\n"), ElementsAre(""));
  EXPECT_THAT(LinesOf("a\n\nb\r\n\r\nc"), ElementsAre("a", "", "b", "", "c"));
  EXPECT_THAT(LinesOf("a\nb\n"), ElementsAre("a", "b"));
  EXPECT_THAT(LinesOf("\uFEFFa\n\uFEFFb"), ElementsAre("a", "\uFEFFb"));
}

TEST(LineStreamTest, PassesOverALineThatIsTooLong) {
  EXPECT_THAT(LinesOf("12345\n123456\n\n12345\r\n123456\r\n123456", 5),
              ElementsAre("12345", "TOO LONG", "", "12345", "TOO LONG", "TOO LONG"));
  EXPECT_THAT(LinesOf("\uFEFF12345\n1", 5), ElementsAre("12345", "1"));
}

// Whatever the length of the lines, plain or compressed, over the borders of what is read at a
// time.
TEST(LineStreamTest, AgreesWithReadingTheWhole) {
  std::mt19937 random(3);
  for (const int longest : {3, 200, 3'000'000}) {
    std::string text;
    while (text.size() < 4'000'000 && text.size() < static_cast<std::size_t>(longest) * 1000) {
      text += std::string(random() % static_cast<unsigned>(longest), 'a' + text.size() % 26);
      text += random() % 2 == 0 ? "\n" : "\r\n";
    }
    std::vector<std::string> expected;
    for (const std::string_view line : Lines(text)) {
      expected.emplace_back(line.size() > 1'000'000 ? "TOO LONG" : line);
    }
    EXPECT_TRUE(LinesOf(text, 1'000'000) == expected);
    for (const std::string filter : {"gzip", "zstd", "xz", "bzip2"}) {
      EXPECT_TRUE(LinesOf(Compressed(filter, text), 1'000'000, 100'000) == expected) << filter;
    }
  }
}

TEST(LineStreamTest, ReadsWhatWasCompressedInPieces) {
  for (const std::string filter : {"gzip", "zstd", "xz", "bzip2"}) {
    EXPECT_THAT(LinesOf(Compressed(filter, "one\ntw") + Compressed(filter, "o\nthree")),
                ElementsAre("one", "two", "three"))
        << filter;
    EXPECT_THAT(LinesOf(Compressed(filter, "")), IsEmpty()) << filter;
  }
}

TEST(LineStreamTest, TellsACutFileAfterItsLines) {
  std::mt19937 random(5);
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += std::to_string(random()) + "\n";
  for (const std::string filter : {"gzip", "zstd", "xz"}) {
    std::string packed = Compressed(filter, text);
    packed.resize(packed.size() / 2);
    const std::vector<std::string> lines = LinesOf(packed);
    EXPECT_GT(lines.size(), 100U) << filter;
    EXPECT_THAT(lines.back(), HasSubstr("error: cannot be unpacked: ")) << filter;
    EXPECT_TRUE(text.starts_with(lines[0] + "\n"));
  }
}

TEST(LineStreamTest, GivesABombUp) {
  const std::string zeros(80'000'000, '0');
  EXPECT_THAT(LinesOf(Compressed("zstd", zeros), 100),
              ElementsAre("error: unpacks to more than 1000 times its size"));
  EXPECT_THAT(LinesOf(Compressed("gzip", Compressed("gzip", zeros)), 100, 2),
              ElementsAre(HasSubstr("error: unpacks to more")));
}

TEST(LineStreamTest, HoldsNoLineThatIsTooLong) {
  const TemporaryFile file;
  ASSERT_EQ(::truncate(file.path().c_str(), 400'000'000), 0);
  rusage before = {};
  ::getrusage(RUSAGE_SELF, &before);
  Result<LineStream> lines = LineStream::Open(file.path(), 1000);
  ASSERT_TRUE(lines);
  const auto line = lines->Next();
  ASSERT_TRUE(line && *line);
  EXPECT_TRUE((*line)->too_long);
  EXPECT_FALSE((*lines->Next()).has_value());
  rusage after = {};
  ::getrusage(RUSAGE_SELF, &after);
  EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 50'000) << "kilobytes";
}

TEST(LineStreamTest, SaysWhatTheSystemRefused) {
  for (const std::string path : {"/no/such/file", "/"}) {
    const Result<LineStream> lines = LineStream::Open(path, 10);
    ASSERT_FALSE(lines);
    EXPECT_EQ(lines.error().kind, ErrorKind::kIo);
  }
}

}  // namespace
}  // namespace sejajar
