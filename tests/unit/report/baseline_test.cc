#include "align/report/baseline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "align/report/audit_jsonl.h"
#include "tests/support/audited_pair.h"
#include "tests/support/collect.h"
#include "tests/support/temporary_file.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kVerdicts = R"({
 "format": "sejajar-verdicts",
 "version": 1,
 "verdicts": [
  {"fingerprint": "00000000000000aa", "verdict": "accepted", "kind": "number", "message": "m"},
  {"fingerprint": "00000000000000bb", "verdict": "rejected", "later": {"deep": [[[[1]]]]}}
 ]
}
)";

Baseline Read(const std::string& text) {
  const TemporaryFile file(text);
  const Result<Baseline> baseline = ReadBaseline(file.path());
  EXPECT_TRUE(baseline) << (baseline ? "" : baseline.error().ToString());
  return baseline ? *baseline : Baseline();
}

std::string Failure(const std::string& text) {
  const TemporaryFile file(text);
  const Result<Baseline> baseline = ReadBaseline(file.path());
  if (baseline) return "";
  EXPECT_EQ(baseline.error().kind, ErrorKind::kMalformed);
  EXPECT_EQ(baseline.error().path, file.path());
  return std::to_string(baseline.error().line) + ": " + baseline.error().message;
}

TEST(BaselineTest, ReadsVerdictsOfEitherKind) {
  EXPECT_THAT(Read(kVerdicts), ElementsAre("00000000000000aa", "00000000000000bb"));
  EXPECT_THAT(Read(R"({"format":"sejajar-verdicts","version":1,"verdicts":[]})"), IsEmpty());
}

TEST(BaselineTest, ReadsWhatTheAuditWrote) {
  AuditedPair pair = PairOf(LineDocument("a", "en", "One.\n"), LineDocument("b", "id", "Satu.\n"),
                            {{{0, 1}, {0, 1}}});
  for (int i = 0; i < 3; ++i) {
    AddFinding(pair, FindingKind::kName, BitextSide::kSource, Severity::kLow, 1, "m", "One",
               "Satu");
  }
  const std::string jsonl = Collected([&](const Sink& sink) {
    return WriteAuditJsonl(pair.source, pair.target, pair.alignment, pair.audit, sink);
  });
  const Baseline baseline = Read(jsonl);
  EXPECT_EQ(baseline, Baseline(pair.audit.fingerprints.begin(), pair.audit.fingerprints.end()));
  EXPECT_EQ(baseline.size(), 3U);
  EXPECT_EQ(Read(jsonl + "\n" + jsonl), baseline);  // of several documents, one after the other

  TakeOutKnown(baseline, pair.audit);
  EXPECT_THAT(pair.audit.findings, IsEmpty());
  EXPECT_EQ(pair.audit.known, 3U);
}

TEST(BaselineTest, TakesOutTheKnownAndKeepsTheOrderOfTheRest) {
  Audit audit;
  for (const char* name : {"a", "b", "c", "d"}) {
    Finding finding;
    finding.message = name;
    audit.findings.push_back(finding);
    audit.fingerprints.push_back(std::string(15, '0') + name);
  }
  audit.known = 1;
  audit.completeness = 0.5;
  TakeOutKnown({"000000000000000a", "000000000000000c", "000000000000000f"}, audit);
  ASSERT_EQ(audit.findings.size(), 2U);
  EXPECT_EQ(audit.findings[0].message, "b");
  EXPECT_EQ(audit.findings[1].message, "d");
  EXPECT_THAT(audit.fingerprints, ElementsAre("000000000000000b", "000000000000000d"));
  EXPECT_EQ(audit.known, 3U);
  EXPECT_EQ(audit.completeness, 0.5);
}

TEST(BaselineTest, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(Failure(""), "1: is not JSON");
  EXPECT_EQ(Failure("{\n \"format\": \"sejajar-verdicts\",\n oops\n}\n"), "3: is not JSON");
  EXPECT_EQ(Failure("[]"), "0: is neither an audit's jsonl nor a file of verdicts");
  EXPECT_EQ(Failure("{\"a\": 1}\n"), "0: is neither an audit's jsonl nor a file of verdicts");
  EXPECT_EQ(Failure(R"({"format":"sejajar-verdicts","version":2,"verdicts":[]})"),
            "0: holds verdicts of a version that is not 1");
  EXPECT_EQ(Failure(R"({"format":"sejajar-verdicts","version":1,"verdicts":{}})"),
            "0: has no list \"verdicts\"");
  for (const char* verdict : {"1", "{}", R"({"fingerprint":1})", R"({"fingerprint":"00"})",
                              R"({"fingerprint":"00000000000000AA"})"}) {
    EXPECT_EQ(Failure(std::string(R"({"format":"sejajar-verdicts","version":1,"verdicts":[)") +
                      verdict + "]}"),
              "0: verdict 1 has no \"fingerprint\" of 16 hexadecimal digits");
  }
  EXPECT_EQ(Failure("{\"type\":\"summary\"}\n\n{\"type\":\"finding\"}\n"),
            "3: has no \"fingerprint\" of 16 hexadecimal digits");
  EXPECT_EQ(Failure("{\"type\":\"summary\"}\nsource\ttarget\n"),
            "2: is no line of an audit's jsonl");
}

TEST(BaselineTest, StandsNumbersThatNothingHolds) {
  EXPECT_EQ(Failure("{\"format\": 1e999}"), "0: holds a number out of range");
  EXPECT_EQ(Failure("{\"type\":\"summary\"}\n{\"type\":1e999}\n"),
            "2: is no line of an audit's jsonl");
}

TEST(BaselineTest, StandsDeepNesting) {
  const std::string deep(1000000, '[');
  EXPECT_EQ(Failure(deep), "1: is not JSON");
  EXPECT_EQ(Failure("{\"type\":\"summary\"}\n" + deep), "2: is no line of an audit's jsonl");
  const std::string closed = deep + std::string(deep.size(), ']');
  EXPECT_EQ(Failure(closed), "0: is neither an audit's jsonl nor a file of verdicts");
  EXPECT_THAT(Read("{\"type\":\"summary\",\"later\":" + closed + "}\n"), IsEmpty());
}

TEST(BaselineTest, RefusesWhatIsNoText) {
  const Result<Baseline> missing = ReadBaseline("/nonexistent/verdicts.json");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, ErrorKind::kIo);
  EXPECT_THAT(Failure("{\"type\":\"summary\"}\n\xff\n"), testing::StartsWith("2: "));
}

}  // namespace
}  // namespace sejajar
