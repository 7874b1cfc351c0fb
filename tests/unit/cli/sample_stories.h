// The stories of corpora/ in the folder of a shell test, and many small documents made of them.
#ifndef SEJAJAR_TESTS_UNIT_CLI_SAMPLE_STORIES_H_
#define SEJAJAR_TESTS_UNIT_CLI_SAMPLE_STORIES_H_

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "align/io/bead_reader.h"
#include "tests/support/shell.h"

namespace sejajar {

// With the model that is shipped.
class StoriesTest : public ShellTest {
 protected:
  using Texts = std::map<std::string, std::pair<std::string, std::string>>;  // by name

  StoriesTest() { ::setenv("SEJAJAR_MODEL", SEJAJAR_SOURCE_DIR "/models/en-id.ftz", 1); }
  ~StoriesTest() override { ::unsetenv("SEJAJAR_MODEL"); }

  static Texts Stories() {
    Texts texts;
    for (const std::string name : {"chips", "drill", "ferry", "final", "seaweed"}) {
      texts[name] = {Contents(name + ".en.txt"), Contents(name + ".id.txt")};
    }
    return texts;
  }
  // Some beads each, as their authors set them; more than a hundred.
  static Texts Snippets() {
    Texts texts;
    for (const std::string name : {"chips", "drill", "ferry", "final"}) {
      const std::vector<std::string> sides[2] = {Lines(name + ".en"), Lines(name + ".id")};
      std::vector<ListedBead> beads = *ParseBeads(name, Contents(name + ".gold"));
      std::erase_if(
          beads, [](const ListedBead& bead) { return bead.source.empty() || bead.target.empty(); });
      for (const std::size_t size : {3, 4}) {
        for (std::size_t begin = 0; begin + size <= beads.size(); ++begin) {
          auto& [source, target] =
              texts[name + "-" + std::to_string(size) + "-" + std::to_string(begin)];
          for (std::size_t i = begin; i < begin + size; ++i) {
            for (const std::size_t k : beads[i].source) source += sides[0][k] + '\n';
            for (const std::size_t k : beads[i].target) target += sides[1][k] + '\n';
          }
        }
      }
    }
    return texts;
  }

  // As en/NAME.txt and id/NAME.txt.
  void WriteFolders(const Texts& texts) const {
    Run("mkdir en id");
    for (const auto& [name, pair] : texts) {
      Write("en/" + name + ".txt", pair.first);
      Write("id/" + name + ".txt", pair.second);
    }
  }

  [[nodiscard]] ShellOutcome Build(const std::string& arguments) const {
    return Run("$SEJAJAR build -s en -t id " + arguments);
  }

 private:
  static std::string Contents(const std::string& name) {
    std::ifstream file(SEJAJAR_SOURCE_DIR "/corpora/" + name, std::ios::binary);
    EXPECT_TRUE(file) << name;
    return {std::istreambuf_iterator<char>(file), {}};
  }
  static std::vector<std::string> Lines(const std::string& name) {
    std::ifstream file(SEJAJAR_SOURCE_DIR "/corpora/" + name, std::ios::binary);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
  }
};

inline std::size_t LinesIn(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace sejajar

#endif  // SEJAJAR_TESTS_UNIT_CLI_SAMPLE_STORIES_H_
