#include "align/io/language_tag.h"

#include <gtest/gtest.h>

namespace sejajar {
namespace {

TEST(MatchTagTest, ComparesWhatFilesWriteWithWhatIsWanted) {
  for (const auto& [tag, wanted] :
       {std::pair("en", "en"), std::pair("EN-us", "en-US"), std::pair("pt_BR", "pt-BR"),
        std::pair("in", "id"), std::pair("IN_ID", "id-ID")}) {
    EXPECT_EQ(MatchTag(tag, wanted), TagMatch::kExact) << tag << " " << wanted;
  }
  for (const auto& [tag, wanted] : {std::pair("en-GB", "en"), std::pair("en", "en-GB"),
                                    std::pair("id_ID.UTF-8", "id"), std::pair("sr@latin", "sr")}) {
    EXPECT_EQ(MatchTag(tag, wanted), TagMatch::kPrimary) << tag << " " << wanted;
  }
  for (const auto& [tag, wanted] :
       {std::pair("", "en"), std::pair("e", "en"), std::pair("eng", "en"), std::pair("inh", "id"),
        std::pair("-", "en")}) {
    EXPECT_EQ(MatchTag(tag, wanted), TagMatch::kNone) << tag << " " << wanted;
  }
}

TEST(PrimaryTagTest, IsTheLanguageAlone) {
  EXPECT_EQ(PrimaryTag("PT_br"), "pt");
  EXPECT_EQ(PrimaryTag("in-ID"), "id");
  EXPECT_EQ(PrimaryTag("sr@latin"), "sr");
  EXPECT_EQ(PrimaryTag(""), "");
}

}  // namespace
}  // namespace sejajar
