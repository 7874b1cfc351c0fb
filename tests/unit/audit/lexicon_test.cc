#include "align/audit/lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "align/embed/subwords.h"

namespace sejajar {
namespace {

bool NameOneThing(std::string_view english, std::string_view indonesian) {
  const auto& a = LexiconOf("en").names;
  const auto& b = LexiconOf("id").names;
  const auto i = a.find(SubwordHash(english));
  const auto j = b.find(SubwordHash(indonesian));
  return i != a.end() && j != b.end() &&
         std::find_first_of(i->second.begin(), i->second.end(), j->second.begin(),
                            j->second.end()) != i->second.end();
}

TEST(Lexicon, KnowsWhatNamesName) {
  EXPECT_TRUE(NameOneThing("egypt", "mesir"));  // ICU's
  EXPECT_TRUE(NameOneThing("dutch", "belanda"));
  EXPECT_TRUE(NameOneThing("us", "as"));
  EXPECT_FALSE(NameOneThing("egypt", "belanda"));
  EXPECT_FALSE(NameOneThing("the", "dan"));
}

TEST(Lexicon, IsByPrimaryLanguage) {
  EXPECT_EQ(&LexiconOf("en-GB"), &LexiconOf("en"));
  EXPECT_TRUE(LexiconOf("id").negations.contains(SubwordHash("tidak")));
  EXPECT_TRUE(LexiconOf("fr").negations.empty());
  EXPECT_TRUE(LexiconOf("").names.empty());
}

}  // namespace
}  // namespace sejajar
