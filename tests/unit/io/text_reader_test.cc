#include "align/io/text_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <random>
#include <string>
#include <string_view>

#include "align/base/atomic_file.h"

namespace sejajar {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

std::string Problem(std::string_view bytes) {
  const Status status = CheckText("f", bytes);
  if (status.ok()) return "";
  EXPECT_EQ(status.error().kind, ErrorKind::kMalformed);
  return status.error().ToString();
}

// As whoever writes such a file would: each byte of `text` with `zeros` zero bytes.
std::string Wide(std::string_view text, std::size_t zeros, bool little) {
  std::string bytes;
  for (const char c : text) {
    if (!little) bytes.append(zeros, '\0');
    bytes += c;
    if (little) bytes.append(zeros, '\0');
  }
  return bytes;
}

TEST(CheckTextTest, TakesEveryKindOfUtf8) {
  EXPECT_EQ(Problem(""), "");
  EXPECT_EQ(Problem("Selamat pagi.\r\n\u00e9 \u20ac \U0001F600 \uFEFF \uFFFE \x7f\x1b"), "");
  EXPECT_EQ(Problem("\uFEFFwith a byte order mark"), "");
}

TEST(CheckTextTest, NamesTheLineAndTheByte) {
  EXPECT_EQ(Problem("one\ntwo\ncaf\xe9 three\n"), "f:3: byte 0xE9 is not UTF-8");
  EXPECT_EQ(Problem("\x80"), "f:1: byte 0x80 is not UTF-8");
  EXPECT_EQ(Problem("a\n\xc0\xaf"), "f:2: byte 0xC0 is not UTF-8");       // overlong
  EXPECT_EQ(Problem("a\n\xed\xa0\x80!"), "f:2: byte 0xED is not UTF-8");  // a surrogate
  EXPECT_EQ(Problem("\xf4\x90\x80\x80"), "f:1: byte 0xF4 is not UTF-8");  // above U+10FFFF
}

TEST(CheckTextTest, TellsAFileThatWasCutShort) {
  for (const std::string_view cut : {"\xc3"sv, "\xe2\x82"sv, "\xf0\x9f\x98"sv}) {
    EXPECT_EQ(Problem("one\ntwo " + std::string(cut)),
              "f:2: ends in the middle of a UTF-8 character");
  }
}

TEST(CheckTextTest, NamesOtherUnicodeEncodings) {
  constexpr std::string_view kText = "Good morning.\nHow are you?\n";
  EXPECT_EQ(Problem("\xff\xfe" + Wide(kText, 1, true)),
            "f:1: is UTF-16LE, not UTF-8; convert it first");
  EXPECT_EQ(Problem("\xfe\xff" + Wide(kText, 1, false)),
            "f:1: is UTF-16BE, not UTF-8; convert it first");
  EXPECT_EQ(Problem("\xff\xfe\0\0"s + Wide(kText, 3, true)),
            "f:1: is UTF-32LE, not UTF-8; convert it first");
  for (const auto& [bytes, name] :
       {std::pair(Wide(kText, 1, true), "UTF-16LE"), std::pair(Wide(kText, 1, false), "UTF-16BE"),
        std::pair(Wide(kText, 3, true), "UTF-32LE"),
        std::pair(Wide(kText, 3, false), "UTF-32BE")}) {
    EXPECT_EQ(Problem(bytes), std::string("f:1: is ") + name + ", not UTF-8; convert it first");
  }
}

TEST(CheckTextTest, TellsBinaryData) {
  EXPECT_EQ(Problem("ELF\n\0\1\2"sv), "f:2: holds a NUL byte: is it a binary file?");
  EXPECT_EQ(Problem(std::string(5000, '\0')), "f:1: holds a NUL byte: is it a binary file?");
}

// Whatever the bytes: an answer, and a line that exists.
TEST(CheckTextTest, SurvivesRandomBytes) {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(static_cast<std::size_t>(round % 50), ' ');
    for (char& c : bytes) c = static_cast<char>(byte(random));
    const Status status = CheckText("f", bytes);
    if (status.ok()) continue;
    EXPECT_GE(status.error().line, 1U);
    EXPECT_LE(status.error().line,
              1 + static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')));
  }
}

class ReadTextTest : public ::testing::Test {
 protected:
  ~ReadTextTest() override { std::remove(path_.c_str()); }
  std::string path_ = ::testing::TempDir() + "read_text_test_" +
                      ::testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(ReadTextTest, GivesTheBytesAsTheyAre) {
  for (const std::string text : {"", "x", "\uFEFFone\r\ntwo", "\n"}) {
    ASSERT_TRUE(WriteFileAtomically(path_, text));
    const Result<std::string> read = ReadText(path_);
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, text);
  }
}

TEST_F(ReadTextTest, TakesALineOfTenMegabytes) {
  const std::string text(10'000'000, 'a');
  ASSERT_TRUE(WriteFileAtomically(path_, text));
  const Result<std::string> read = ReadText(path_);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->size(), text.size());
}

TEST_F(ReadTextTest, RefusesMoreThanTheLimit) {
  ASSERT_TRUE(WriteFileAtomically(path_, "12345"));
  EXPECT_TRUE(ReadText(path_, {.max_bytes = 5}));
  const Result<std::string> read = ReadText(path_, {.max_bytes = 4});
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().ToString(), path_ + ": is longer than the limit of 4 bytes");
  EXPECT_FALSE(ReadText(path_, {.max_bytes = 0}));
}

// A stream does not say how long it is; the limit holds all the same.
TEST_F(ReadTextTest, RefusesAnEndlessStream) {
  const Result<std::string> read = ReadText("/dev/zero", {.max_bytes = 3'000'000});
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message, "is longer than the limit of 3000000 bytes");
}

TEST_F(ReadTextTest, SaysWhatTheSystemRefused) {
  for (const std::string path : {"/no/such/file", "/"}) {
    const Result<std::string> read = ReadText(path);
    ASSERT_FALSE(read) << path;
    EXPECT_EQ(read.error().kind, ErrorKind::kIo);
    EXPECT_EQ(read.error().path, path);
  }
}

TEST(DisplayNameTest, CallsTheDashByWhatItMeans) {
  EXPECT_EQ(DisplayName("-"), "standard input");
  EXPECT_EQ(DisplayName("a-b"), "a-b");
}

}  // namespace
}  // namespace sejajar
