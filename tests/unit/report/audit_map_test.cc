#include "align/report/audit_map.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/audited_pair.h"

namespace sejajar {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(AlignmentMapTest, ShowsTheWayTheGapsAndWhatMoved) {
  AuditedPair pair =
      PairOf(LineDocument("a", "en", "123456789\n123456789\n123456789\nabcdefghi\n"),
             LineDocument("b", "id", "123456789\n123456789\n"),
             {{{0, 1}, {0, 1}}, {{1, 3}, {1, 1}}, {{3, 3}, {1, 2}}, {{3, 4}, {2, 2}}});
  AddFinding(pair, FindingKind::kMoved, BitextSide::kSource, Severity::kLow, 1, "m", "abcdefghi",
             "1234");
  const std::string svg = AlignmentMapSvg(pair.source, pair.target, pair.alignment, pair.audit);
  EXPECT_THAT(svg, HasSubstr("<path class=\"way\" d=\"M0 0L225 450L725 450L725 950L975 950\"/>"));
  EXPECT_THAT(svg, HasSubstr("<path class=\"omitted\" d=\"M225 450H725M725 950H975\"/>"));
  EXPECT_THAT(svg, HasSubstr("<path class=\"added\" d=\"M725 450V950\"/>"));
  EXPECT_THAT(svg, HasSubstr("<path class=\"moved\" d=\"M750 0L975 200\"/>"));
  EXPECT_THAT(svg, HasSubstr("<path class=\"tick low\" d=\"M750 976v24M976 0h24\"/>"));
  EXPECT_THAT(svg, HasSubstr("aria-label=\"4 pairs of passages in order, 3 source sentences and "
                             "1 target sentence without counterpart, 1 moved passage\""));
}

TEST(AlignmentMapTest, TakesEmptyDocuments) {
  const AuditedPair pair = PairOf(LineDocument("a", "en", ""), LineDocument("b", "id", ""), {});
  const std::string svg = AlignmentMapSvg(pair.source, pair.target, pair.alignment, pair.audit);
  EXPECT_THAT(svg, HasSubstr("d=\"M0 0\""));
  EXPECT_THAT(svg, Not(HasSubstr("omitted")));
}

TEST(AlignmentMapTest, IsNoLargerForAHundredThousandLines) {
  std::string text;
  std::vector<Bead> beads;
  for (std::size_t i = 0; i < 100000; ++i) {
    text += "x\n";
    beads.push_back({{i, i + 1}, {i, i}});
    beads.push_back({{i + 1, i + 1}, {i, i + 1}});
  }
  AuditedPair pair = PairOf(LineDocument("a", "en", text), LineDocument("b", "id", text), beads);
  Finding finding;
  finding.kind = FindingKind::kMoved;
  for (std::size_t i = 0; i < 100000; ++i) {
    finding.source = {2 * i, 2 * i + 1};
    pair.audit.findings.push_back(finding);
  }
  EXPECT_LT(AlignmentMapSvg(pair.source, pair.target, pair.alignment, pair.audit).size(), 120000U);
}

}  // namespace
}  // namespace sejajar
