#include "align/corpus/profanity.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

namespace sejajar {
namespace {

TEST(ProfanityTest, FindsEveryWordOfBothLists) {
  for (const std::string language : {"en", "id"}) {
    std::ifstream list(std::string(SEJAJAR_SOURCE_DIR) + "/align/corpus/profanity/" + language +
                       ".txt");
    ASSERT_TRUE(list);
    std::set<std::string> words;
    for (std::string word; std::getline(list, word);) {
      EXPECT_TRUE(words.insert(word).second) << word << " stands there twice";
      EXPECT_TRUE(HasProfanity(word)) << word;
      EXPECT_TRUE(HasProfanity("He said \u201c" + word + "!\u201d")) << word;
    }
    EXPECT_GT(words.size(), 5U);
  }
}

TEST(ProfanityTest, KnowsWordsInAnyCase) {
  EXPECT_TRUE(HasProfanity("SHIT happens."));
  EXPECT_TRUE(HasProfanity("Dasar Goblok."));
}

// "Mishit" is a word of tennis, "perekat" is glue, "tololnya" is left to others.
TEST(ProfanityTest, FindsWholeWordsOnly) {
  for (const std::string text :
       {"", "A mishit return.", "Perekat itu kuat.", "The Bitchfield road.", "Lontegrad",
        "Scunthorpe", "An ordinary sentence about rain.", "Kalimat biasa tentang hujan."}) {
    EXPECT_FALSE(HasProfanity(text)) << text;
  }
}

TEST(ProfanityTest, TakesAnyBytes) { EXPECT_FALSE(HasProfanity(std::string("\0\xff\xc3", 3))); }

}  // namespace
}  // namespace sejajar
