#include "align/audit/finding.h"

#include <gtest/gtest.h>

#include <set>

namespace sejajar {
namespace {

TEST(Finding, NamesComeBack) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kFindingKinds; ++i) {
    const auto kind = static_cast<FindingKind>(i);
    EXPECT_EQ(ParseFindingKind(NameOf(kind)), kind);
    names.insert(NameOf(kind));
  }
  EXPECT_EQ(names.size(), kFindingKinds);
  EXPECT_EQ(ParseSeverity("medium"), Severity::kMedium);
  EXPECT_EQ(ParseSeverity("Medium"), std::nullopt);
  EXPECT_EQ(ParseFindingKind(""), std::nullopt);
}

TEST(Finding, FingerprintIsOfTheWordsNotTheirPlace) {
  Finding finding;
  finding.source = {4, 7};
  Finding later = finding;
  later.source = {9, 12};
  EXPECT_EQ(Fingerprint(finding, "the cat", "", 0), Fingerprint(later, "and then cat", "", 0));
  EXPECT_NE(Fingerprint(finding, "the cat", "", 0), Fingerprint(finding, "the dog", "", 0));
  EXPECT_NE(Fingerprint(finding, "the cat", "", 0), Fingerprint(finding, "the cat", "", 1));
  later.kind = FindingKind::kName;
  EXPECT_NE(Fingerprint(finding, "the cat", "", 0), Fingerprint(later, "and then cat", "", 0));
  EXPECT_EQ(Fingerprint(finding, "the cat", "", 0).size(), 16U);
}

}  // namespace
}  // namespace sejajar
