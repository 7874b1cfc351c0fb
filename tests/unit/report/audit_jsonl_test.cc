#include "align/report/audit_jsonl.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "align/io/lines.h"
#include "tests/support/audited_pair.h"
#include "tests/support/collect.h"

namespace sejajar {
namespace {

std::string Written(const AuditedPair& pair) {
  return Collected([&](const Sink& sink) {
    return WriteAuditJsonl(pair.source, pair.target, pair.alignment, pair.audit, sink);
  });
}

AuditedPair SamplePair() {
  AuditedPair pair =
      PairOf(LineDocument("a.en", "en", "One.\nTwo, 2 \u20ac.\n"),
             LineDocument("a.id", "id", "Satu.\nDua.\n"), {{{0, 1}, {0, 1}}, {{1, 2}, {1, 2}}});
  AddFinding(pair, FindingKind::kMissingNumber, BitextSide::kSource, Severity::kMedium, 0.75,
             "2 \u20ac is missing", "2 \u20ac", "|Dua");
  pair.audit.fingerprints[0] = "0123456789abcdef";
  pair.audit.completeness = 1.0 / 3;
  pair.audit.known = 4;
  return pair;
}

TEST(AuditJsonlTest, WritesASummaryAndALineAFinding) {
  EXPECT_EQ(
      Written(SamplePair()),
      R"({"type":"summary","source":"a.en","target":"a.id","completeness":0.333333,)"
      R"("faithfulness":1.0,"translation":true,"probability":1.0,"findings":1,"known":4})"
      "\n"
      R"({"type":"finding","kind":"missing-number","severity":"medium","confidence":0.75,)"
      "\"message\":\"2 \u20ac is missing\",\"fingerprint\":\"0123456789abcdef\","
      "\"side\":\"source\",\"source\":{\"begin\":10,\"end\":15,\"line\":2,\"text\":\"2 \u20ac\"},"
      R"("target":{"begin":6,"end":6,"line":2,"text":""}})"
      "\n");
}

TEST(AuditJsonlTest, OffsetsAreThoseOfTheBytes) {
  const AuditedPair pair = SamplePair();
  const std::string written = Written(pair);
  const auto finding = nlohmann::json::parse(Lines(written)[1]);
  const std::size_t begin = finding["source"]["begin"];
  const std::size_t end = finding["source"]["end"];
  EXPECT_EQ(pair.source.text().substr(begin, end - begin), finding["source"]["text"]);
}

TEST(AuditJsonlTest, StaysALineAFindingWhateverTheTextsHold) {
  const std::string text = "a\r\x1b \u2028\"\\ \u202e" + std::string(1, '\0') + "b\n";
  AuditedPair pair = PairOf(LineDocument("\xff\n.en", "en", text), LineDocument("b", "id", text),
                            {{{0, 1}, {0, 1}}});
  AddFinding(pair, FindingKind::kName, BitextSide::kTarget, Severity::kLow, 0, "line\nline",
             std::string_view(text).substr(0, text.size() - 1), "|b");
  const std::string written = Written(pair);
  ASSERT_EQ(Lines(written).size(), 2U);
  EXPECT_EQ(nlohmann::json::parse(Lines(written)[0])["source"], "\ufffd\n.en");
  EXPECT_EQ(nlohmann::json::parse(Lines(written)[1])["source"]["text"],
            text.substr(0, text.size() - 1));
}

TEST(AuditJsonlTest, StopsWithItsSink) {
  const AuditedPair pair = SamplePair();
  for (const int pieces : {0, 1}) {
    EXPECT_TRUE(StopsWithItsSink(
        [&](const Sink& sink) {
          return WriteAuditJsonl(pair.source, pair.target, pair.alignment, pair.audit, sink);
        },
        pieces));
  }
}

}  // namespace
}  // namespace sejajar
