#include "align/audit/pair_audit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "tests/support/shipped_encoder.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr TextPair kWhole = {
    "The ferry left the harbour at noon and reached the island before dark.",
    "Feri itu meninggalkan pelabuhan pada tengah hari dan tiba di pulau sebelum gelap."};
constexpr TextPair kLostClause = {
    "The ferry left the harbour at noon, although the captain had warned of a heavy storm from the "
    "west, and reached the island before dark.",
    kWhole.target};
constexpr TextPair kGainedClause = {
    kWhole.source,
    "Feri itu meninggalkan pelabuhan pada tengah hari, meskipun nakhoda sudah memperingatkan akan "
    "badai hebat dari barat, dan tiba di pulau sebelum gelap."};
constexpr TextPair kChangedNumber = {"The bridge cost 45 million dollars and took 3 years.",
                                     "Jembatan itu menelan biaya 54 juta dolar dan 3 tahun."};
constexpr TextPair kUnrelated = {" The ferry left the harbour at noon.\n",
                                 "Harga cabai di pasar turun lagi. "};

std::vector<PairAudit> Audited(std::vector<TextPair> pairs, PairAuditOptions options = {}) {
  Result<std::vector<PairAudit>> audits =
      AuditPairs(pairs, {"en", ShippedEncoder()}, {"id", ShippedEncoder()}, options);
  EXPECT_TRUE(audits);
  return audits ? *std::move(audits) : std::vector<PairAudit>(pairs.size());
}

PairAudit AuditedOne(const TextPair& pair, PairAuditOptions options = {}) {
  return Audited(std::vector{pair}, options)[0];
}

// "omission: the words", of the kind.
std::vector<std::string> Words(const TextPair& pair, const PairAudit& audit, FindingKind kind) {
  std::vector<std::string> words;
  for (const Finding& finding : audit.findings) {
    if (finding.kind != kind) continue;
    words.emplace_back(finding.side == BitextSide::kSource ? finding.source.In(pair.source)
                                                           : finding.target.In(pair.target));
  }
  return words;
}

TEST(PairAudit, AWholeTranslationHasNoFindings) {
  const PairAudit audit = AuditedOne(kWhole);
  EXPECT_THAT(audit.findings, IsEmpty());
  EXPECT_GT(audit.probability, 0.95);
  EXPECT_GT(audit.source_covered, 0.95);
  EXPECT_GT(audit.target_covered, 0.95);
}

TEST(PairAudit, SaysWhichClauseWasLostOrAdded) {
  const PairAudit lost = AuditedOne(kLostClause);
  EXPECT_THAT(Words(kLostClause, lost, FindingKind::kOmission),
              ElementsAre("although the captain had warned of a heavy storm from the west,"));
  EXPECT_THAT(Words(kLostClause, lost, FindingKind::kAddition), IsEmpty());
  EXPECT_EQ(lost.findings[0].severity, Severity::kHigh);
  EXPECT_EQ(lost.findings[0].side, BitextSide::kSource);
  EXPECT_LT(lost.source_covered, 0.75);
  EXPECT_GT(lost.target_covered, 0.9);

  const PairAudit gained = AuditedOne(kGainedClause);
  EXPECT_THAT(Words(kGainedClause, gained, FindingKind::kAddition),
              ElementsAre("meskipun nakhoda sudah memperingatkan akan badai hebat dari barat,"));
  EXPECT_THAT(Words(kGainedClause, gained, FindingKind::kOmission), IsEmpty());
  EXPECT_EQ(gained.findings[0].side, BitextSide::kTarget);
  EXPECT_GT(gained.source_covered, 0.9);
  EXPECT_LT(gained.target_covered, 0.75);
}

TEST(PairAudit, SaysWhichNumberChanged) {
  const PairAudit audit = AuditedOne(kChangedNumber);
  EXPECT_THAT(Words(kChangedNumber, audit, FindingKind::kNumber), ElementsAre("54"));
  EXPECT_THAT(Words(kChangedNumber, audit, FindingKind::kOmission), IsEmpty());
}

TEST(PairAudit, ANumberInsideAGapIsNotSaidTwice) {
  const TextPair pair = {
      "The ferry left the harbour at noon, although 27 fishermen had warned of a heavy storm from "
      "the west, and reached the island before dark.",
      kWhole.target};
  const PairAudit audit = AuditedOne(pair);
  EXPECT_THAT(Words(pair, audit, FindingKind::kOmission), SizeIs(1));
  EXPECT_THAT(Words(pair, audit, FindingKind::kMissingNumber), IsEmpty());
}

TEST(PairAudit, TextThatNobodyTranslatedIsOneFinding) {
  constexpr std::string_view kText = "The bus of the old school will leave at nine in the evening.";
  const PairAudit audit = AuditedOne({kText, kText});
  ASSERT_THAT(audit.findings, SizeIs(1));
  EXPECT_EQ(audit.findings[0].kind, FindingKind::kUntranslated);
}

TEST(PairAudit, UnrelatedTextsAreOneOmissionAndOneAddition) {
  const PairAudit audit = AuditedOne(kUnrelated);
  EXPECT_LT(audit.probability, 0.05);
  ASSERT_THAT(audit.findings, SizeIs(2));
  EXPECT_THAT(Words(kUnrelated, audit, FindingKind::kOmission),
              ElementsAre("The ferry left the harbour at noon."));
  EXPECT_THAT(Words(kUnrelated, audit, FindingKind::kAddition),
              ElementsAre("Harga cabai di pasar turun lagi."));
  for (const Finding& finding : audit.findings) {
    EXPECT_GT(finding.confidence, 0.95);
    EXPECT_GE(finding.severity, Severity::kMedium);
  }
}

TEST(PairAudit, AnEmptySideIsOneFinding) {
  const PairAudit omitted = AuditedOne({"The ferry left the harbour.", " \n"});
  ASSERT_THAT(omitted.findings, SizeIs(1));
  EXPECT_EQ(omitted.findings[0].kind, FindingKind::kOmission);
  EXPECT_EQ(omitted.findings[0].severity, Severity::kHigh);
  EXPECT_EQ(omitted.findings[0].message, "there is no translation");
  EXPECT_EQ(omitted.findings[0].source, (Span{0, 27}));
  EXPECT_TRUE(omitted.findings[0].target.empty());
  EXPECT_EQ(omitted.source_covered, 0);

  const PairAudit added = AuditedOne({"", "Feri itu meninggalkan pelabuhan."});
  ASSERT_THAT(added.findings, SizeIs(1));
  EXPECT_EQ(added.findings[0].kind, FindingKind::kAddition);
  EXPECT_EQ(added.findings[0].message, "there is no source");

  EXPECT_THAT(AuditedOne({"", ""}).findings, IsEmpty());
  EXPECT_THAT(AuditedOne({"***", "—"}).findings, IsEmpty());
}

TEST(PairAudit, FindingsThatAreLessSureAreLeftOut) {
  const std::vector<TextPair> pairs = {kWhole, kLostClause, kGainedClause, kChangedNumber,
                                       kUnrelated};
  std::vector<std::size_t> counts;
  for (const double least : {0.01, 0.5, 0.9, 1.0}) {
    counts.push_back(0);
    for (const PairAudit& audit : Audited(pairs, {.least_confidence = least})) {
      for (const Finding& finding : audit.findings) EXPECT_GE(finding.confidence, least);
      counts.back() += audit.findings.size();
    }
  }
  EXPECT_TRUE(std::is_sorted(counts.rbegin(), counts.rend()));
  EXPECT_GT(counts.front(), counts.back());
}

TEST(PairAudit, FindingsPointIntoTheirTextsMostSevereFirst) {
  const std::vector<TextPair> pairs = {kWhole,         kLostClause, kGainedClause,
                                       kChangedNumber, kUnrelated,  {"", "Apa kabar?"}};
  const std::vector<PairAudit> audits = Audited(pairs, {.least_confidence = 0.05});
  ASSERT_EQ(audits.size(), pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    std::vector<std::tuple<int, double>> order;
    for (const Finding& finding : audits[i].findings) {
      EXPECT_FALSE(finding.OwnSpan().empty());
      EXPECT_LE(finding.source.end, pairs[i].source.size());
      EXPECT_LE(finding.target.end, pairs[i].target.size());
      EXPECT_GT(finding.confidence, 0);
      EXPECT_LE(finding.confidence, 1);
      EXPECT_NE(finding.message, "");
      order.emplace_back(-static_cast<int>(finding.severity), -finding.confidence);
    }
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
  }
}

TEST(PairAudit, NeitherThreadsNorNeighboursMatter) {
  std::vector<TextPair> pairs;
  for (int i = 0; i < 60; ++i) {
    for (const TextPair& pair : {kWhole, kLostClause, kChangedNumber, kUnrelated}) {
      pairs.push_back(pair);
    }
  }
  const auto shown = [&](const std::vector<PairAudit>& audits) {
    std::vector<std::tuple<double, double, std::vector<std::string>>> all;
    for (const PairAudit& audit : audits) {
      std::vector<std::string> findings;
      for (const Finding& finding : audit.findings) {
        findings.push_back(finding.message + std::to_string(finding.confidence));
      }
      all.emplace_back(audit.probability, audit.source_covered, findings);
    }
    return all;
  };
  const auto one = shown(Audited(pairs, {.threads = 1}));
  EXPECT_EQ(one, shown(Audited(pairs, {.threads = 4})));
  EXPECT_EQ(one[1], shown({AuditedOne(kLostClause)})[0]);
}

TEST(PairAudit, RefusesBadConfidences) {
  for (const double least : {0.0, -1.0, 1.5, std::nan("")}) {
    const auto audits = AuditPairs({}, {"en", ShippedEncoder()}, {"id", ShippedEncoder()},
                                   {.least_confidence = least});
    ASSERT_FALSE(audits) << least;
    EXPECT_EQ(audits.error().kind, ErrorKind::kUsage);
  }
  EXPECT_THAT(Audited(std::vector<TextPair>()), IsEmpty());
}

}  // namespace
}  // namespace sejajar
