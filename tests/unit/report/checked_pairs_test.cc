#include "align/report/checked_pairs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

namespace sejajar {
namespace {

PairAudit Audited(std::vector<Finding> findings) {
  PairAudit audit;
  audit.probability = 0.987654321;
  audit.source_covered = 0.5;
  audit.target_covered = 1;
  audit.findings = std::move(findings);
  return audit;
}

Finding Omission() {
  Finding finding;
  finding.side = BitextSide::kSource;
  finding.source = {4, 9};
  finding.target = {6, 6};
  finding.severity = Severity::kMedium;
  finding.confidence = 0.98765;
  finding.message = "a word of the source has no counterpart in the target";
  return finding;
}

Finding Number() {
  Finding finding;
  finding.kind = FindingKind::kNumber;
  finding.side = BitextSide::kTarget;
  finding.target = {0, 2};
  finding.severity = Severity::kHigh;
  finding.confidence = 1;
  finding.message = "\"15\" became \"51\"";
  return finding;
}

TEST(CheckedPairs, JsonSaysAllOfAPair) {
  const PairAudit audit = Audited({Number(), Omission()});
  EXPECT_EQ(CheckedPairJson({"k1", "die große Welt", "51 hari", audit}),
            "{\"key\":\"k1\",\"probability\":0.9877,\"coverage\":0.5,\"target_coverage\":1.0,"
            "\"findings\":[{\"kind\":\"number\",\"side\":\"target\",\"begin\":0,\"end\":2,"
            "\"text\":\"51\",\"severity\":\"high\",\"confidence\":1.0,"
            "\"message\":\"\\\"15\\\" became \\\"51\\\"\"},"
            "{\"kind\":\"omission\",\"side\":\"source\",\"begin\":4,\"end\":9,\"text\":\"groß\","
            "\"severity\":\"medium\",\"confidence\":0.9877,"
            "\"message\":\"a word of the source has no counterpart in the target\"}]}\n");
  const PairAudit none = Audited({});
  EXPECT_EQ(CheckedPairJson({"", "a", "b", none}),
            "{\"key\":\"\",\"probability\":0.9877,\"coverage\":0.5,\"target_coverage\":1.0,"
            "\"findings\":[]}\n");
}

TEST(CheckedPairs, TsvHasALineAFinding) {
  const PairAudit audit = Audited({Number(), Omission()});
  EXPECT_EQ(CheckedPairTsv({"k1", "die große Welt", "51 hari", audit}),
            "k1\thigh\tnumber\ttarget\t0\t2\t1.0000\t51\t\"15\" became \"51\"\n"
            "k1\tmedium\tomission\tsource\t4\t9\t0.9877\tgroß\t"
            "a word of the source has no counterpart in the target\n");
  const PairAudit none = Audited({});
  EXPECT_EQ(CheckedPairTsv({"k1", "a", "b", none}), "");
}

TEST(CheckedPairs, TextIsForAPerson) {
  const PairAudit audit = Audited({Number(), Omission()});
  EXPECT_EQ(CheckedPairText({"k1", "die große Welt", "51 hari", audit}),
            "k1\n"
            "  high number: \"15\" became \"51\" (100 % sure)\n"
            "    target: 51\n"
            "  medium omission: a word of the source has no counterpart in the target "
            "(99 % sure)\n"
            "    source: groß\n");
  const PairAudit none = Audited({});
  EXPECT_EQ(CheckedPairText({"k1", "a", "b", none}), "");
}

// Whatever a file of pairs holds, a record stays a record and a terminal a terminal.
TEST(CheckedPairs, HostileTextBreaksNothing) {
  const std::string hostile = "a\tb\nc\r\x1b[2J\x07\"\\\xe2\x80\xa8</script>";
  Finding finding = Omission();
  finding.source = {0, hostile.size()};
  finding.message = hostile;
  const PairAudit audit = Audited({finding});
  const CheckedPair pair = {hostile, hostile, hostile, audit};

  const std::string json = CheckedPairJson(pair);
  EXPECT_EQ(std::count(json.begin(), json.end(), '\n'), 1);
  const auto parsed = nlohmann::json::parse(json);
  EXPECT_EQ(parsed["key"], hostile);
  EXPECT_EQ(parsed["findings"][0]["text"], hostile);

  const std::string tsv = CheckedPairTsv(pair);
  EXPECT_EQ(std::count(tsv.begin(), tsv.end(), '\n'), 1);
  EXPECT_EQ(std::count(tsv.begin(), tsv.end(), '\t'), 8);

  const std::string text = CheckedPairText(pair);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3);
  for (const std::string& out : {tsv, text}) {
    EXPECT_TRUE(std::none_of(out.begin(), out.end(), [](char c) {
      return c != '\n' && c != '\t' && static_cast<unsigned char>(c) < ' ';
    })) << out;
  }
}

TEST(CheckedPairs, TheHeadingNamesEveryColumn) {
  const PairAudit audit = Audited({Number()});
  const std::string line = CheckedPairTsv({"k", "", "51", audit});
  EXPECT_EQ(std::count(line.begin(), line.end(), '\t'),
            std::count(kCheckedPairTsvHeader.begin(), kCheckedPairTsvHeader.end(), '\t'));
}

}  // namespace
}  // namespace sejajar
