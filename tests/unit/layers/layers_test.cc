// The house stands only as long as its rooms look downwards. This test reads every #include of
// align/ and says which one looks up, sideways, or at a library that is another room's alone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sejajar {
namespace {

namespace fs = std::filesystem;

// A room may include rooms of a lower floor and itself. `train` is a library of its own: it may
// use what is named in kTrainUses, and only the program may use it.
const std::map<std::string, int, std::less<>> kFloors = {
    {"base", 0},   {"bitext", 1}, {"text", 2},  {"io", 2},    {"embed", 2},
    {"score", 3},  {"dp", 4},     {"cover", 5}, {"audit", 6}, {"corpus", 7},
    {"report", 7}, {"eval", 7},   {"train", 7}, {"cli", 8},
};
const std::set<std::string, std::less<>> kTrainUses = {"base",  "bitext", "text",  "io",   "embed",
                                                       "score", "dp",     "cover", "train"};

bool MayInclude(std::string_view from, std::string_view to) {
  if (from == to) return true;
  if (from == "train") return kTrainUses.contains(to);
  // The embedding is defined over the tokeniser's words, so it alone leans on its neighbour.
  if (from == "embed" && to == "text") return true;
  return kFloors.find(from)->second > kFloors.find(to)->second;
}

struct Include {
  std::string file;  // from the repository's root
  std::size_t line;
  std::string header;
};

std::vector<Include> IncludesUnder(const fs::path& root, const std::string& folder) {
  std::vector<Include> includes;
  for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
    const fs::path& path = entry.path();
    if (path.extension() != ".h" && path.extension() != ".cc") continue;
    std::ifstream file(path);
    std::string text;
    for (std::size_t line = 1; std::getline(file, text); ++line) {
      if (!text.starts_with("#include ")) continue;
      const std::size_t begin = text.find_first_of("<\"") + 1;
      const std::size_t end = text.find_first_of(">\"", begin);
      includes.push_back(
          {fs::relative(path, root).string(), line, text.substr(begin, end - begin)});
    }
  }
  return includes;
}

// "text" of "align/text/splitter.h"; empty when `path` is not a room's.
std::string RoomOf(std::string_view path) {
  constexpr std::string_view kPrefix = "align/";
  if (!path.starts_with(kPrefix)) return {};
  path.remove_prefix(kPrefix.size());
  return std::string(path.substr(0, path.find('/')));
}

std::string Place(const Include& include) {
  return include.file + ":" + std::to_string(include.line) + " includes " + include.header;
}

TEST(LayersTest, TableAllowsDownwardAndRefusesUpwardAndSideward) {
  EXPECT_TRUE(MayInclude("cli", "train"));
  EXPECT_TRUE(MayInclude("dp", "text"));
  EXPECT_TRUE(MayInclude("embed", "text"));
  EXPECT_FALSE(MayInclude("text", "embed"));
  EXPECT_FALSE(MayInclude("io", "text"));
  EXPECT_FALSE(MayInclude("base", "bitext"));
  EXPECT_FALSE(MayInclude("train", "audit"));
  EXPECT_FALSE(MayInclude("eval", "train"));
  EXPECT_FALSE(MayInclude("dp", "cli"));
}

TEST(LayersTest, NoIncludeRunsUpwards) {
  const std::vector<Include> includes = IncludesUnder(SEJAJAR_SOURCE_DIR, "align");
  ASSERT_THAT(includes, testing::Not(testing::IsEmpty()));
  for (const Include& include : includes) {
    const std::string from = RoomOf(include.file);
    ASSERT_TRUE(kFloors.contains(from)) << include.file << " is in a room without a floor";
    const std::string to = RoomOf(include.header);
    if (to.empty()) continue;
    ASSERT_TRUE(kFloors.contains(to)) << Place(include) << ", a room without a floor";
    EXPECT_TRUE(MayInclude(from, to)) << Place(include);
  }
}

// A quoted include from the repository's root says its room; "splitter.h" would hide it.
TEST(LayersTest, ProjectHeadersAreNamedFromTheRoot) {
  for (const Include& include : IncludesUnder(SEJAJAR_SOURCE_DIR, "align")) {
    const fs::path beside = (fs::path(SEJAJAR_SOURCE_DIR) / include.file).parent_path();
    EXPECT_FALSE(fs::exists(beside / include.header)) << Place(include);
  }
}

TEST(LayersTest, LibrariesStayInTheirRooms) {
  for (const char* folder : {"align", "tests"}) {
    for (const Include& include : IncludesUnder(SEJAJAR_SOURCE_DIR, folder)) {
      if (include.header.starts_with("unicode/")) {
        EXPECT_THAT(include.file, testing::AnyOf(testing::StartsWith("align/text/"),
                                                 testing::StartsWith("tests/unit/text/")))
            << Place(include);
      }
      if (include.header.starts_with("fasttext/")) {
        EXPECT_THAT(include.file, testing::AnyOf(testing::StartsWith("align/embed/"),
                                                 testing::StartsWith("tests/unit/embed/")))
            << Place(include);
      }
      if (include.header.starts_with("CLI/")) {
        EXPECT_THAT(include.file, testing::StartsWith("align/cli/")) << Place(include);
      }
    }
  }
}

}  // namespace
}  // namespace sejajar
