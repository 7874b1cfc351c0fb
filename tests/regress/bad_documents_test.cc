// What used to go wrong where collections are read: one bad file among a million ends the run,
// fills memory or is never done. Here a folder holds all of them among good stories: every story
// comes, every bad one is a problem or an error that names its file, and memory stays that of a
// document.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <fstream>
#include <string>
#include <vector>

#include "align/io/document_stream.h"
#include "align/io/document_text.h"
#include "tests/support/packed.h"
#include "tests/support/temporary_folder.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;

std::string Repeated(const std::string& text, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

TEST(BadDocumentsTest, OneFolderOfThemAll) {
  const TemporaryFolder folder;
  const std::string zeros(100'000'000, '\0');
  folder.Write("s/a.txt", "Good.\n");
  folder.Write("s/b-binary.txt", std::string("\x7f"
                                             "ELF\2\1\1\0\0",
                                             9));
  folder.Write("s/c-latin.txt", "Good.\nCaf\xe9 au lait.\n");
  folder.Write("s/d-huge.txt", "");
  ASSERT_EQ(::truncate((folder / "s/d-huge.txt").c_str(), 3'000'000'000), 0);
  folder.Write("s/e-deep.html", Repeated("<div>", 100'000) + "Lost.");
  ASSERT_EQ(::symlink("..", (folder / "s/f-circle").c_str()), 0);
  folder.Write("s/g-bomb.tar.zst", Packed("pax", "zstd", {{"a.png", zeros}, {"b.txt", "Lost."}}));
  folder.Write("s/h-bomb.docx", Packed("zip", "", {{"word/document.xml", zeros}}));
  folder.Write("s/i-out.zip",
               Packed("zip", "", {{"../../up.txt", "Lost."}, {"in.txt", "Good.\n"}}));
  const std::string good = "{\"text\": \"Good.\\n\"}\n";
  std::ofstream line(folder / "s/j-line.jsonl", std::ios::binary);
  line << good;
  line.seekp(300'000'000);  // a hole
  line << "\n" << good << "{\"text\": \"cut";
  line.close();
  folder.Write("s/k-cut.tar.gz", Packed("pax", "gzip", {{"a.txt", "Good.\n"}}).substr(0, 60));
  folder.Write("s/l-empty.epub", "");
  folder.Write("s/m.srt", "1\n00:00:01,000 --> 00:00:02,000\nGood.\n");
  Result<DocumentStream> documents = DocumentStream::Open({folder / "s"});
  ASSERT_TRUE(documents);
  std::vector<std::string> seen;
  while (true) {
    const Result<std::optional<RawDocument>> document = documents->Next();
    ASSERT_TRUE(document);
    if (!*document) break;
    const Result<std::string> text = DocumentText(**document);
    const std::string prefix = folder / "s/";
    seen.push_back(text ? (*document)->id.substr(prefix.size()) + "|" + *text
                        : text.error().ToString().substr(prefix.size()));
  }
  EXPECT_THAT(seen,
              ElementsAre("a.txt|Good.\n", "b-binary.txt:1: holds a NUL byte: is it a binary file?",
                          "c-latin.txt:2: byte 0xE9 is not UTF-8",
                          "d-huge.txt: is longer than the limit of 67108864 bytes",
                          "e-deep.html: is nested more than 2000 deep",
                          "g-bomb.tar.zst: unpacks to more than 1000 times its size",
                          "h-bomb.docx: unpacks to more text than is sensible",
                          "i-out.zip/../../up.txt: has a path that leaves the archive",
                          "i-out.zip/in.txt|Good.\n", "j-line.jsonl:1|Good.\n",
                          "j-line.jsonl:2: is longer than the limit of 67108864 bytes",
                          "j-line.jsonl:3|Good.\n", "j-line.jsonl:4: is not a JSON object",
                          "k-cut.tar.gz: cannot be unpacked: truncated gzip input",
                          "l-empty.epub: cannot be unpacked: Unrecognized archive format",
                          "m.srt|Good.\n"));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  rusage usage = {};
  ::getrusage(RUSAGE_SELF, &usage);
  EXPECT_LT(usage.ru_maxrss, 400'000) << "kilobytes";
#endif
}

}  // namespace
}  // namespace sejajar
