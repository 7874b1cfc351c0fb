#include "align/corpus/part_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zstd.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"
#include "tests/unit/corpus/samples.h"

namespace sejajar {
namespace {

using ::testing::HasSubstr;

Part SmallPart() {
  Part part;
  part.info = {std::numeric_limits<std::uint64_t>::max() - 1, 2, 3, 4, 5, 6, {}};
  part.info.problems = {MalformedError("id/\u00e9.txt", 7, "byte 0xE9 is not UTF-8"),
                        IoError("gone.txt", "cannot read")};
  for (std::uint64_t i = 0; i < 2; ++i) {
    part.rows.push_back(GoodRow());
    part.rows.back().place = std::to_string(i + 1) + ":1";
    RowKeys& keys = part.keys.emplace_back();
    keys.pair = ~i;
    keys.source = i;
    keys.target = 0x0123456789ABCDEF;
    for (std::size_t band = 0; band < kBands; ++band) keys.bands[band] = 100 * i + band;
    keys.document = i;
  }
  return part;
}

// All that a part holds, to be compared.
std::string Shown(const Part& part) {
  std::string text;
  const auto add = [&](std::uint64_t number) { text += std::to_string(number) + ' '; };
  const PartInfo& info = part.info;
  for (const std::uint64_t number :
       {info.input, std::uint64_t{info.documents}, std::uint64_t{info.source_sentences},
        std::uint64_t{info.target_sentences}, std::uint64_t{info.source_alone},
        std::uint64_t{info.target_alone}}) {
    add(number);
  }
  for (const Error& problem : info.problems) {
    text += '\n' + std::to_string(static_cast<int>(problem.kind)) + ' ' + problem.ToString();
  }
  text += '\n';
  for (const PairRow& row : part.rows) AppendRow(row, text);
  for (const RowKeys& keys : part.keys) {
    for (const std::uint64_t key : {keys.pair, keys.source, keys.target, keys.document}) add(key);
    for (const std::uint64_t band : keys.bands) add(band);
  }
  return text;
}

std::string Packed(const std::string& text) {
  std::string packed(ZSTD_compressBound(text.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 1));
  return packed;
}

class PartFileTest : public ::testing::Test {
 protected:
  std::string Written(const Part& part) const {
    EXPECT_TRUE(WritePart(folder_ / "a.part", part));
    return Contents(folder_ / "a.part");
  }
  Result<Part> Read(const std::string& bytes) const {
    return ReadPart(folder_.Write("b.part", bytes));
  }
  // The message for bytes that are no part.
  std::string Refusal(const std::string& bytes) const {
    const Result<Part> part = Read(bytes);
    EXPECT_FALSE(part);
    if (part) return "";
    EXPECT_EQ(part.error().kind, ErrorKind::kMalformed);
    EXPECT_EQ(part.error().path, folder_ / "b.part");
    return part.error().message;
  }

  TemporaryFolder folder_;
};

TEST_F(PartFileTest, ComesBackWhole) {
  for (const Part& part : {SmallPart(), Part()}) {
    const Result<Part> read = Read(Written(part));
    ASSERT_TRUE(read);
    EXPECT_EQ(Shown(*read), Shown(part));
  }
}

TEST_F(PartFileTest, HasTheSameBytesForTheSameRows) {
  EXPECT_EQ(Written(SmallPart()), Written(SmallPart()));
}

TEST_F(PartFileTest, TakesProblemsWhoseWordsAreNoUtf8) {
  Part part;
  part.info.problems = {IoError("caf\xe9.txt", "cannot read")};
  const Result<Part> read = Read(Written(part));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->info.problems[0].path, "caf\uFFFD.txt");
}

TEST_F(PartFileTest, IsRefusedWhenItIsCut) {
  const std::string bytes = Written(SmallPart());
  for (std::size_t size = 0; size < bytes.size(); ++size) Refusal(bytes.substr(0, size));
  Refusal(bytes + '\0');
  Refusal(bytes + bytes);
}

// The few bits that the decompressor passes over do no harm; every other one is an error.
TEST_F(PartFileTest, IsRefusedWhenAByteIsAnother) {
  const std::string bytes = Written(SmallPart());
  const std::string shown = Shown(SmallPart());
  std::size_t harmless = 0;
  std::size_t all = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const int bits : {1 << i % 8, 0xff}) {
      ++all;
      std::string damaged = bytes;
      damaged[i] = static_cast<char>(damaged[i] ^ bits);
      const Result<Part> part = Read(damaged);
      if (!part) continue;
      EXPECT_EQ(Shown(*part), shown) << "byte " << i;
      ++harmless;
    }
  }
  EXPECT_LT(20 * harmless, all);
}

TEST_F(PartFileTest, IsRefusedWhenItIsSomethingElse) {
  EXPECT_THAT(Refusal("no part"), HasSubstr("is no part of a build"));
  for (const std::string other :
       {"", "\n", "{}", "[1]", "null", "{\"format\":\"sejajar-part\"}\n",
        "{\"format\":\"sejajar-part\",\"version\":1}\n", "source\ttarget\n", "{\"format\":\"x"}) {
    Refusal(Packed(other));
  }
  Refusal(Packed(std::string(100'000, '[')));
  EXPECT_FALSE(ReadPart(folder_ / "none.part"));
  EXPECT_FALSE(ReadPart(folder_.path()));
}

class PartTextTest : public PartFileTest {
 protected:
  PartTextTest() {
    const std::string bytes = Written(SmallPart());
    text_.resize(ZSTD_getFrameContentSize(bytes.data(), bytes.size()));
    EXPECT_EQ(ZSTD_decompress(text_.data(), text_.size(), bytes.data(), bytes.size()),
              text_.size());
  }
  // With the first `from` in place of `to`.
  std::string Refusal(const std::string& from, const std::string& to) const {
    std::string text = text_;
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return PartFileTest::Refusal(Packed(text.replace(at, from.size(), to)));
  }

  std::string text_;
};

TEST_F(PartTextTest, IsReadAsItIs) {
  const Result<Part> part = Read(Packed(text_));
  ASSERT_TRUE(part);
  EXPECT_EQ(Shown(*part), Shown(SmallPart()));
}

TEST_F(PartTextTest, IsRefusedWhenItIsOfAnotherVersion) {
  for (const std::string version : {"0", "2", "\"1\"", "null"}) {
    EXPECT_THAT(Refusal("\"version\":1", "\"version\":" + version),
                HasSubstr("another version of the program"));
  }
  EXPECT_THAT(Refusal("sejajar-part", "sejajar-cart"), HasSubstr("another version"));
}

TEST_F(PartTextTest, IsRefusedWhenItsLinesAreNotAsItSays) {
  for (const std::string rows : {"0", "1", "3", "-2", "2.5", "\"2\"", "18446744073709551615",
                                 "9223372036854775808", "1e300", "[]"}) {
    Refusal("\"rows\":2", "\"rows\":" + rows);
  }
  Refusal("\"documents\":2", "\"documents\":\"2\"");
  Refusal("\"problems\":[[", "\"problems\":[3,[");
  Refusal("\"problems\":[[", "\"problems\":[[],[");
  Refusal("\t0.9000", "\tx");
  Refusal("\t0.9000", "\tnan");
  Refusal("\t0.9000", "");
  Refusal("fffffffffffffffe", "fffffffffffffff");
  Refusal("fffffffffffffffe", "ffffffffffffffffe");
  Refusal("fffffffffffffffe", "0xffffffffffffff");
  Refusal("fffffffffffffffe", "fffffffffffffff-");
  PartFileTest::Refusal(Packed(text_ + "\n"));
}

// What a header promises is not believed, so that nothing takes more memory than its size is worth.
TEST_F(PartFileTest, IsRefusedWhenItIsABomb) {
  for (const int shift : {24, 30, 35, 36, 40, 62}) {
    std::string header = "\x28\xb5\x2f\xfd\xe0";  // a frame with a content size of eight bytes
    for (int i = 0; i < 8; ++i) {
      header += static_cast<char>(std::uint64_t{1} << shift >> (8 * i) & 0xff);
    }
    EXPECT_THAT(Refusal(header), HasSubstr("is no part of a build")) << shift;
    EXPECT_THAT(Refusal(header + std::string(1000, '\0')), HasSubstr("is no part of a build"));
  }
  EXPECT_THAT(Refusal(Packed(std::string(50'000'000, '\0'))), HasSubstr("is no part of a build"));
}

TEST_F(PartFileTest, SaysWhereItCannotBeWritten) {
  const Status status = WritePart(folder_ / "no/such/a.part", SmallPart());
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().kind, ErrorKind::kIo);
}

}  // namespace
}  // namespace sejajar
