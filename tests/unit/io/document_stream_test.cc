#include "align/io/document_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <filesystem>
#include <random>
#include <string>
#include <system_error>
#include <vector>

#include "tests/support/packed.h"
#include "tests/support/temporary_folder.h"

namespace sejajar {
namespace {

using namespace std::string_literals;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

// As the system says it in the language of the environment.
std::string System(int error) { return std::generic_category().message(error); }

class DocumentStreamTest : public ::testing::Test {
 protected:
  // "id|bytes", or "id: problem", without the folder's path; at the end the error if there is one.
  std::vector<std::string> Shown(std::vector<std::string> inputs,
                                 const DocumentStreamOptions& options = {}) {
    documents_.clear();
    for (std::string& input : inputs) {
      if (input != "-")
        input = input[0] == '@' ? "@" + (folder_ / input.substr(1)) : folder_ / input;
    }
    Result<DocumentStream> stream = DocumentStream::Open(inputs, options);
    if (!stream) return {Local(stream.error().ToString())};
    std::vector<std::string> shown;
    while (true) {
      Result<std::optional<RawDocument>> next = stream->Next();
      if (!next) {
        shown.push_back(Local(next.error().ToString()));
        break;
      }
      if (!*next) break;
      const RawDocument& document = **next;
      if (!document.problem.empty()) EXPECT_EQ(document.bytes, "");
      shown.push_back(Local(document.problem.empty() ? document.id + "|" + document.bytes
                                                     : document.id + ": " + document.problem));
      documents_.push_back(document);
    }
    skipped_ = stream->skipped();
    return shown;
  }
  std::string Local(std::string text) const {
    const std::string prefix = folder_.path() + "/";
    for (std::size_t at = 0; (at = text.find(prefix)) != text.npos;) text.erase(at, prefix.size());
    return text;
  }

  TemporaryFolder folder_;
  std::vector<RawDocument> documents_;
  std::size_t skipped_ = 0;
};

TEST_F(DocumentStreamTest, WalksFoldersInTheOrderOfPaths) {
  for (const std::string name :
       {"s/b.txt", "s/a/2.txt", "s/a/10.TXT", "s/a-b/x.txt", "s/a.txt", "s/Z.txt",
        "s/.hidden/h.txt", "s/.h.txt", "s/picture.png", "s/no"}) {
    folder_.Write(name, name.substr(2));
  }
  const std::vector<std::string> expected = {"s/Z.txt|Z.txt",     "s/a-b/x.txt|a-b/x.txt",
                                             "s/a.txt|a.txt",     "s/a/10.TXT|a/10.TXT",
                                             "s/a/2.txt|a/2.txt", "s/b.txt|b.txt"};
  EXPECT_THAT(Shown({"s"}), ElementsAreArray(expected));
  EXPECT_EQ(skipped_, 2U);
  EXPECT_THAT(Shown({"s//"}), ElementsAreArray(expected));
  EXPECT_THAT(Shown({}), IsEmpty());
}

TEST_F(DocumentStreamTest, KnowsFormatsByExtension) {
  for (const std::string name :
       {"a.txt", "b.html", "c.HTM", "d.xhtml", "e.docx", "f.epub", "g.srt", "h.vtt"}) {
    folder_.Write("s/" + name, name);
  }
  folder_.Write("s/i.html.gz", Compressed("gzip", "i"));
  folder_.Write("s/j.srt.zst", Compressed("zstd", "j"));
  folder_.Write("s/k.txt.xz", Compressed("xz", ""));
  EXPECT_THAT(Shown({"s"}),
              ElementsAre("s/a.txt|a.txt", "s/b.html|b.html", "s/c.HTM|c.HTM", "s/d.xhtml|d.xhtml",
                          "s/e.docx|e.docx", "s/f.epub|f.epub", "s/g.srt|g.srt", "s/h.vtt|h.vtt",
                          "s/i.html.gz|i", "s/j.srt.zst|j", "s/k.txt.xz|"));
  std::vector<TextFormat> formats;
  for (const RawDocument& document : documents_) formats.push_back(document.format);
  using enum TextFormat;
  EXPECT_THAT(formats, ElementsAre(kPlain, kHtml, kHtml, kHtml, kDocx, kEpub, kSubRip, kWebVtt,
                                   kHtml, kSubRip, kPlain));
  EXPECT_EQ(documents_[0].path, folder_ / "s/a.txt");
  EXPECT_EQ(documents_[0].line, 0U);
}

TEST_F(DocumentStreamTest, TakesFilesPatternsAndLists) {
  for (const std::string name : {"s/1.txt", "s/2.txt", "s/3.png", "t/1.txt", "[x]*.txt"}) {
    folder_.Write(name, "x");
  }
  EXPECT_THAT(Shown({"s/2.txt", "s/1.txt"}), ElementsAre("s/2.txt|x", "s/1.txt|x"));
  EXPECT_THAT(Shown({"s/*"}), ElementsAre("s/1.txt|x", "s/2.txt|x"));
  EXPECT_EQ(skipped_, 1U);
  EXPECT_THAT(Shown({"[st]/?.txt"}), ElementsAre("s/1.txt|x", "s/2.txt|x", "t/1.txt|x"));
  EXPECT_THAT(Shown({"*"}), ElementsAre("[x]*.txt|x", "s/1.txt|x", "s/2.txt|x", "t/1.txt|x"));
  EXPECT_THAT(Shown({"[x]*.txt"}), ElementsAre("[x]*.txt|x"));
  folder_.Write("list", "# stories\n" + (folder_ / "t") + "\n\n" + (folder_ / "s/2.txt") + "\r\n");
  EXPECT_THAT(Shown({"@list"}), ElementsAre("t/1.txt|x", "s/2.txt|x"));
}

TEST_F(DocumentStreamTest, RefusesWhatTheUserCannotMean) {
  EXPECT_THAT(Shown({"gone"}), ElementsAre("gone: cannot read: " + System(ENOENT)));
  EXPECT_THAT(Shown({"gone*"}), ElementsAre("gone*: matches no file"));
  EXPECT_THAT(Shown({"@gone"}), ElementsAre("gone: cannot read: " + System(ENOENT)));
  folder_.Write("list", "\n" + (folder_ / "gone.txt") + "\n");
  EXPECT_THAT(Shown({"@list"}), ElementsAre("list:2: 'gone.txt' cannot read: " + System(ENOENT)));
  EXPECT_THAT(Shown({"list"}), ElementsAre(StartsWith("list: has no extension that is known")));
  EXPECT_THAT(Shown({"-", "-"}), ElementsAre("standard input can be read only once"));
  EXPECT_FALSE(DocumentStream::Open({}, {.max_document_bytes = 0}));
  EXPECT_FALSE(DocumentStream::Open({}, {.max_expansion = 0}));
  EXPECT_FALSE(DocumentStream::Open({}, {.text_field = ""}));
  EXPECT_FALSE(DocumentStream::Open({}, {.text_field = "id"}));
}

TEST_F(DocumentStreamTest, SurvivesLinksAndSpecialFiles) {
  folder_.Write("s/a.txt", "a");
  folder_.Write("elsewhere.txt", "e");
  ASSERT_EQ(::symlink(".", (folder_ / "s/circle").c_str()), 0);
  ASSERT_EQ(::symlink("..", (folder_ / "s/up.txt").c_str()), 0);
  ASSERT_EQ(::symlink("../elsewhere.txt", (folder_ / "s/file.txt").c_str()), 0);
  ASSERT_EQ(::symlink("loop.txt", (folder_ / "s/loop.txt").c_str()), 0);
  ASSERT_EQ(::symlink("nowhere", (folder_ / "s/nowhere.txt").c_str()), 0);
  ASSERT_EQ(::mkfifo((folder_ / "s/pipe.txt").c_str(), 0600), 0);
  EXPECT_THAT(Shown({"s"}),
              ElementsAre("s/a.txt|a", "s/file.txt|e", "s/loop.txt: cannot read: " + System(ELOOP),
                          "s/nowhere.txt: cannot read: " + System(ENOENT),
                          "s/pipe.txt: is no regular file"));
  // A link that the user names is followed.
  EXPECT_THAT(Shown({"s/circle"}), SizeIs(5));
}

TEST_F(DocumentStreamTest, SaysWhatItMayNotRead) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  folder_.Write("s/a.txt", "a");
  folder_.Write("s/b/c.txt", "c");
  folder_.Write("s/d.txt", "d");
  ASSERT_EQ(::chmod((folder_ / "s/a.txt").c_str(), 0), 0);
  ASSERT_EQ(::chmod((folder_ / "s/b").c_str(), 0), 0);
  EXPECT_THAT(Shown({"s"}), ElementsAre("s/a.txt: cannot read: " + System(EACCES),
                                        "s/b: cannot read: " + System(EACCES), "s/d.txt|d"));
  ASSERT_EQ(::chmod((folder_ / "s/b").c_str(), 0700), 0);
}

TEST_F(DocumentStreamTest, KeepsToTheLimitOfADocument) {
  folder_.Write("s/a.txt", "12345");
  folder_.Write("s/b.txt", "123456");
  folder_.Write("s/c.txt.gz", Compressed("gzip", "12345"));
  folder_.Write("s/d.txt.gz", Compressed("gzip", "123456"));
  folder_.Write("s/e.zip", Packed("zip", "", {{"long.txt", "123456"}, {"short.txt", "12345"}}));
  folder_.Write("s/f.tsv", "1\t234\n1\t2345\n2\t345\n");
  const std::string problem = ": is longer than the limit of 5 bytes";
  EXPECT_THAT(Shown({"s"}, {.max_document_bytes = 5}),
              ElementsAre("s/a.txt|12345", "s/b.txt" + problem, "s/c.txt.gz|12345",
                          "s/d.txt.gz" + problem, "s/e.zip/long.txt" + problem,
                          "s/e.zip/short.txt|12345", "1|234", "s/f.tsv:2" + problem, "2|345"));
}

TEST_F(DocumentStreamTest, ReadsArchivesOfEveryKind) {
  const std::vector<PackedMember> members = {
      {"b/", "", AE_IFDIR},   {"b/2.txt", "two"},          {"a.html", "one"},
      {"./c.txt", ""},        {"inner.zip", "PK"},         {"records.jsonl", "{}"},
      {"picture.png", "png"}, {"selamat_\u00e9.txt", "e"}, {"d.txt.gz", "gz"}};
  for (const auto& [name, format, filter] :
       std::vector<std::array<std::string, 3>>{{"x.tar", "ustar", ""},
                                               {"x.tar.gz", "pax", "gzip"},
                                               {"x.tgz", "ustar", "gzip"},
                                               {"x.tar.zst", "pax", "zstd"},
                                               {"x.tar.xz", "ustar", "xz"},
                                               {"x.tar.bz2", "ustar", "bzip2"},
                                               {"x.zip", "zip", ""}}) {
    folder_.Write(name, Packed(format, filter, members));
    EXPECT_THAT(Shown({name}), ElementsAre(name + "/b/2.txt|two", name + "/a.html|one",
                                           name + "/c.txt|", name + "/selamat_\u00e9.txt|e"));
    EXPECT_EQ(skipped_, 4U);
    EXPECT_EQ(documents_[1].format, TextFormat::kHtml);
    EXPECT_EQ(documents_[1].path, folder_ / name + "/a.html");
  }
}

// Names in an archive come out the same, whatever the locale that it was packed or is read in.
TEST_F(DocumentStreamTest, ReadsNamesInAnyLocale) {
  for (const std::string format : {"ustar", "pax", "zip"}) {
    const std::string name = format == "zip" ? "x.zip" : "x.tar";
    const std::string before = std::setlocale(LC_ALL, nullptr);
    for (const char* packed_in : {"C", "C.UTF-8"}) {
      for (const char* read_in : {"C", "C.UTF-8"}) {
        if (std::setlocale(LC_ALL, packed_in) == nullptr) continue;
        folder_.Write(name, Packed(format, "", {{"selamat_\u00e9.txt", "e"}}));
        if (std::setlocale(LC_ALL, read_in) == nullptr) continue;
        EXPECT_THAT(Shown({name}), ElementsAre(name + "/selamat_\u00e9.txt|e"))
            << format << " " << packed_in << " " << read_in;
      }
    }
    std::setlocale(LC_ALL, before.c_str());
  }
}

TEST_F(DocumentStreamTest, FollowsNothingOutOfAnArchive) {
  folder_.Write("x.tar", Packed("pax", "",
                                {{"../up.txt", "1"},
                                 {"/etc/root.txt", "2"},
                                 {"a/../../b.txt", "3"},
                                 {"a\\..\\c.txt", "4"},
                                 {"soft.txt", "", AE_IFLNK, "/etc/passwd"},
                                 {"hard.txt", "", AE_IFREG, "good.txt", true},
                                 {"pipe.txt", "", AE_IFIFO},
                                 {"..good.txt", "5"}}));
  const std::string problem = ": has a path that leaves the archive";
  EXPECT_THAT(Shown({"x.tar"}),
              ElementsAre("x.tar/../up.txt" + problem, "x.tar//etc/root.txt" + problem,
                          "x.tar/a/../../b.txt" + problem, "x.tar/a\\..\\c.txt" + problem,
                          "x.tar/..good.txt|5"));
}

// What was read before the damage is there, and so is the next input.
TEST_F(DocumentStreamTest, GoesOnAfterADamagedArchive) {
  std::string noise;
  std::mt19937 random(1);
  for (unsigned i = 0; i < 1'000'000; ++i) noise += static_cast<char>(random());
  folder_.Write("z.txt", "last");
  for (const auto& [format, filter] : std::vector<std::array<std::string, 2>>{
           {"ustar", ""}, {"ustar", "gzip"}, {"ustar", "zstd"}, {"ustar", "xz"}}) {
    for (const std::string second : {"b.txt", "b.png"}) {
      const std::string packed =
          Packed(format, filter, {{"a.txt", "first"}, {second, noise}, {"c.txt", "never"}});
      folder_.Write("x.tar", packed.substr(0, packed.size() / 2));
      const std::vector<std::string> shown = Shown({"x.tar", "z.txt"});
      EXPECT_THAT(shown,
                  ElementsAre("x.tar/a.txt|first",
                              AllOf(StartsWith(second == "b.txt" ? "x.tar/b.txt: " : "x.tar: "),
                                    HasSubstr("cannot be unpacked: ")),
                              "z.txt|last"))
          << filter;
    }
  }
  for (const std::string bytes : {"", "no archive", "PK\3\4", "\x1f\x8b\x08"}) {
    for (const std::string name : {"y.zip", "y.tar", "y.tar.gz"}) {
      folder_.Write(name, bytes);
      const std::vector<std::string> shown = Shown({name, "z.txt"});
      EXPECT_LE(shown.size(), 2U);
      EXPECT_EQ(shown.back(), "z.txt|last");
      if (!bytes.empty()) EXPECT_THAT(shown.front(), StartsWith(name + ": cannot be unpacked: "));
    }
  }
}

TEST_F(DocumentStreamTest, GivesABombUp) {
  const std::string zeros(90'000'000, '\0');
  folder_.Write("z.txt", "last");
  const std::string problem = ": unpacks to more than 10 times its size";
  for (const std::string name : {"big.txt", "big.png"}) {
    folder_.Write("x.tar.gz",
                  Packed("ustar", "gzip", {{"a.txt", "a"}, {name, zeros}, {"c.txt", "c"}}));
    EXPECT_THAT(
        Shown({"x.tar.gz", "z.txt"}, {.max_document_bytes = 100'000'000, .max_expansion = 10}),
        ElementsAre("x.tar.gz/a.txt|a",
                    (name == "big.txt" ? "x.tar.gz/big.txt" : "x.tar.gz") + problem, "z.txt|last"));
  }
  folder_.Write("x.txt.zst", Compressed("zstd", zeros));
  EXPECT_THAT(Shown({"x.txt.zst"}, {.max_document_bytes = 100'000'000, .max_expansion = 10}),
              ElementsAre("x.txt.zst" + problem));
  EXPECT_THAT(Shown({"x.txt.zst"}), ElementsAre(HasSubstr("is longer than the limit of")));
}

TEST_F(DocumentStreamTest, ReadsJsonLines) {
  folder_.Write("x.jsonl",
                "{\"text\": \"Satu.\\nDua.\", \"id\": \"a/1\", \"language\": \"id\"}\n"
                "\n"
                "{\"id\": 17, \"text\": \"\", \"more\": {\"text\": \"no\", \"id\": [1, {}]}}\r\n"
                "{\"text\": \"\\u00e9\", \"id\": null, \"language\": 3}\n");
  EXPECT_THAT(Shown({"x.jsonl"}), ElementsAre("a/1|Satu.\nDua.", "17|", "x.jsonl:4|\u00e9"));
  EXPECT_EQ(documents_[0].language, "id");
  EXPECT_EQ(documents_[0].path, folder_ / "x.jsonl");
  EXPECT_EQ(documents_[1].line, 3U);
  EXPECT_EQ(documents_[2].language, "");
  EXPECT_EQ(documents_[0].format, TextFormat::kPlain);
  for (const std::string filter : {"gzip", "zstd"}) {
    const std::string name = filter == "gzip" ? "y.jsonl.gz" : "y.jsonl.zst";
    folder_.Write(name,
                  Compressed(filter, "{\"body\": \"<p>x\", \"name\": \"n\", \"lang\": \"en\"}"));
    EXPECT_THAT(Shown({name}, {.text_field = "body",
                               .id_field = "name",
                               .language_field = "lang",
                               .html_records = true}),
                ElementsAre("n|<p>x"));
    EXPECT_EQ(documents_[0].language, "en");
    EXPECT_EQ(documents_[0].format, TextFormat::kHtml);
  }
}

TEST_F(DocumentStreamTest, SaysWhatIsWrongWithARecord) {
  folder_.Write("x.jsonl",
                "{\"text\": \"one\"}\n{\"text\": \"cut\n[\"text\", \"id\"]\n\"text\"\n3\n"
                "{\"txt\": \"x\"}\n{\"text\": 3}\n{\"text\": [\"x\"]}\n"
                "{\"text\": \"x\", \"id\": \"\"}\n{\"text\": \"x\", \"id\": \"a\\nb\"}\n"
                "{\"text\": \"caf\xe9\"}\n{\"text\": \"\\ud800\"}\n{\"text\": \"x\"} {}\n"
                "{\"text\": \"x\", \"id\": \"two\"}\n{\"text\": \"y\", \"id\": \"two\"}\n" +
                    std::string(100'000, '[') + "\n" + "{\"text\": \"last\"}\n");
  const std::string no_object = ": is not a JSON object";
  const std::string no_text = ": has no text in the field 'text'";
  const std::string no_id = ": has an id that is empty or has control characters";
  EXPECT_THAT(
      Shown({"x.jsonl"}),
      ElementsAre("x.jsonl:1|one", "x.jsonl:2" + no_object, "x.jsonl:3" + no_object,
                  "x.jsonl:4" + no_object, "x.jsonl:5" + no_object, "x.jsonl:6" + no_text,
                  "x.jsonl:7" + no_text, "x.jsonl:8" + no_text, "x.jsonl:9" + no_id,
                  "x.jsonl:10" + no_id, "x.jsonl:11" + no_object, "x.jsonl:12" + no_object,
                  "x.jsonl:13" + no_object, "two|x", "two: has the id 'two' of another before it",
                  "x.jsonl:16" + no_object, "x.jsonl:17|last"));
}

TEST_F(DocumentStreamTest, ReadsTsv) {
  folder_.Write("x.tsv",
                "\uFEFFa\tSatu dua.\nb\t\\n is not a line end\n\nc\nd\te\tf\n\tg\nh\xe9\ti\nj\tk");
  EXPECT_THAT(Shown({"x.tsv"}),
              ElementsAre("a|Satu dua.", "b|\\n is not a line end",
                          "x.tsv:4: has 1 columns, not an id and a text",
                          "x.tsv:5: has 3 columns, not an id and a text",
                          "x.tsv:6: has an id that is empty or has control characters",
                          "x.tsv:7: byte 0xE9 is not UTF-8", "j|k"));
  folder_.Write("y.tsv.gz", Compressed("gzip", "a\tb\n"));
  EXPECT_THAT(Shown({"y.tsv.gz"}), ElementsAre("a|b"));
}

TEST_F(DocumentStreamTest, GivesNoIdTwice) {
  folder_.Write("s/a.txt", "a");
  EXPECT_THAT(Shown({"s", "s/a.txt"}),
              ElementsAre("s/a.txt|a", "s/a.txt: has the id 's/a.txt' of another before it"));
}

TEST_F(DocumentStreamTest, GoesOnAfterACutRecordFile) {
  std::string text;
  for (unsigned i = 0; i < 20'000; ++i)
    text += std::to_string(i) + "\t" + std::to_string(i * 2654435761U) + "\n";
  const std::string packed = Compressed("gzip", text);
  folder_.Write("x.tsv.gz", packed.substr(0, packed.size() / 2));
  folder_.Write("z.txt", "last");
  const std::vector<std::string> shown = Shown({"x.tsv.gz", "z.txt"});
  ASSERT_GT(shown.size(), 1000U);
  EXPECT_EQ(shown[0], "0|0");
  EXPECT_THAT(shown[shown.size() - 2], StartsWith("x.tsv.gz: cannot be unpacked: "));
  EXPECT_EQ(shown.back(), "z.txt|last");
}

TEST_F(DocumentStreamTest, TakesNamesThatAreNoText) {
  folder_.Write("s/caf\xe9.txt", "x");
  EXPECT_THAT(Shown({"s"}), ElementsAre("s/caf\uFFFD.txt|x"));
}

}  // namespace
}  // namespace sejajar
