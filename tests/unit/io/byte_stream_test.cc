#include "align/io/byte_stream.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/temporary_file.h"

namespace sejajar {
namespace {

std::string TakeRest(ByteStream& stream) {
  std::string all;
  while (true) {
    const Result<std::string_view> bytes = stream.Take();
    if (!bytes || bytes->empty()) return all;
    all += *bytes;
  }
}

TEST(ByteStreamTest, PeekingTakesNothing) {
  const std::string text = std::string(ByteStream::kPeek, 'a') + std::string(3'000'000, 'b');
  const TemporaryFile file(text);
  for (const int peeks : {0, 1, 3}) {
    for (const bool whole : {false, true}) {
      Result<ByteStream> stream = ByteStream::Open(file.path());
      ASSERT_TRUE(stream);
      for (int i = 0; i < peeks; ++i) {
        EXPECT_EQ(*stream->Peek(), text.substr(0, ByteStream::kPeek));
      }
      EXPECT_TRUE((whole ? *stream->TakeAll(text.size()) : TakeRest(*stream)) == text);
    }
  }
}

TEST(ByteStreamTest, EndsWithNothing) {
  const TemporaryFile file("");
  Result<ByteStream> stream = ByteStream::Open(file.path());
  ASSERT_TRUE(stream);
  EXPECT_EQ(*stream->Peek(), "");
  EXPECT_EQ(*stream->Take(), "");
  EXPECT_EQ(*stream->Take(), "");
  EXPECT_EQ(*stream->TakeAll(1), "");
}

// What was peeked at counts, too.
TEST(ByteStreamTest, TakesNoMoreThanTheLimit) {
  const TemporaryFile file("12345");
  for (const bool peek : {false, true}) {
    for (const std::size_t limit : {4U, 5U}) {
      Result<ByteStream> stream = ByteStream::Open(file.path());
      ASSERT_TRUE(stream);
      if (peek) EXPECT_TRUE(stream->Peek());
      EXPECT_EQ(stream->TakeAll(limit).ok(), limit == 5);
    }
  }
  Result<ByteStream> endless = ByteStream::Open("/dev/zero");
  ASSERT_TRUE(endless->Peek());
  EXPECT_EQ(endless->TakeAll(1'000'000).error().message,
            "is longer than the limit of 1000000 bytes");
}

TEST(ByteStreamTest, SaysWhatTheSystemRefused) {
  EXPECT_EQ(ByteStream::Open("/no/such/file").error().kind, ErrorKind::kIo);
  Result<ByteStream> folder = ByteStream::Open("/");
  ASSERT_TRUE(folder);
  EXPECT_EQ(folder->Peek().error().kind, ErrorKind::kIo);
}

}  // namespace
}  // namespace sejajar
