#include "align/report/audit_tsv.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "align/io/lines.h"
#include "tests/support/audited_pair.h"
#include "tests/support/collect.h"

namespace sejajar {
namespace {

std::string Written(const AuditedPair& pair) {
  return Collected([&](const Sink& sink) {
    return WriteAuditTsv(pair.source, pair.target, pair.alignment, pair.audit, sink);
  });
}

constexpr const char* kHeading =
    "severity\tkind\tconfidence\tside\tmessage\tfingerprint\tsource_line\tsource_begin\tsource_end"
    "\tsource_text\ttarget_line\ttarget_begin\ttarget_end\ttarget_text\n";

TEST(AuditTsvTest, WritesAHeadingAndALineAFinding) {
  AuditedPair pair =
      PairOf(LineDocument("a", "en", "One.\nTwo.\n"), LineDocument("b", "id", "Satu.\n"),
             {{{0, 1}, {0, 1}}, {{1, 2}, {1, 1}}});
  EXPECT_EQ(Written(pair), kHeading);
  AddFinding(pair, FindingKind::kOmission, BitextSide::kSource, Severity::kHigh, 0.875, "left out",
             "Two.", "|Satu");
  pair.audit.fingerprints[0] = "0123456789abcdef";
  EXPECT_EQ(Written(pair), std::string(kHeading) +
                               "high\tomission\t0.8750\tsource\tleft out\t0123456789abcdef"
                               "\t2\t5\t9\tTwo.\t1\t0\t0\t\n");
}

TEST(AuditTsvTest, KeepsItsColumnsWhateverTheTextsHold) {
  const std::string text = "a\tb\r\x1b \u2028 c d\n";
  AuditedPair pair =
      PairOf(LineDocument("a", "en", text), LineDocument("b", "id", text), {{{0, 1}, {0, 1}}});
  AddFinding(pair, FindingKind::kName, BitextSide::kTarget, Severity::kLow, 0, "t\tab\nline", text,
             text);
  const std::string written = Written(pair);
  ASSERT_EQ(Lines(written).size(), 2U);
  EXPECT_EQ(std::count(written.begin(), written.end(), '\t'), 26);
  EXPECT_NE(written.find("a b c d"), std::string::npos);
}

}  // namespace
}  // namespace sejajar
