#include "align/text/region_names.h"

#include <gmock/gmock.h>

namespace sejajar {
namespace {

MATCHER_P2(Is, code, name, "") { return arg.code == code && arg.name == name; }

TEST(RegionNames, AreOfCountriesAndLanguages) {
  EXPECT_THAT(RegionNames("en"), testing::IsSupersetOf({Is("DE", "Germany"), Is("de", "German")}));
  EXPECT_THAT(RegionNames("id"), testing::IsSupersetOf({Is("DE", "Jerman"), Is("EG", "Mesir")}));
}

TEST(RegionNames, AreNoneOfAnUnknownLanguageWhateverTheHostSpeaks) {
  EXPECT_THAT(RegionNames("zz"), testing::IsEmpty());
  EXPECT_THAT(RegionNames(""), testing::IsEmpty());
  EXPECT_THAT(RegionNames("no tag!"), testing::IsEmpty());
}

}  // namespace
}  // namespace sejajar
