#include "align/audit/quotations.h"

#include <gtest/gtest.h>

#include "align/audit/names.h"
#include "tests/unit/audit/pair_rule.h"

namespace sejajar {
namespace {

void NamesThenQuotations(const PairWords& pair, const PairCoverage& coverage,
                         const RuleLanguages& languages, std::vector<Finding>& findings) {
  FindNameMismatches(pair, coverage, languages, findings);
  FindQuotationMismatches(pair, coverage, languages, findings);
}

TEST(Quotations, ThatAreLostAreFound) {
  for (const TextPair pair : {
           TextPair{"\"The harvest failed and we have no seed for the next year,\" the old farmer "
                    "said in the market.",
                    "Petani tua itu berkata di pasar."},
           TextPair{"“The harvest failed and we have no seed for the next year,” the old farmer "
                    "said in the market.",
                    "Petani tua itu berkata di pasar."},
       }) {
    const auto findings = Ask(FindQuotationMismatches, pair);
    ASSERT_EQ(findings.size(), 1U) << pair.source;
    EXPECT_EQ(findings[0].kind, FindingKind::kQuotation);
    EXPECT_EQ(findings[0].severity, Severity::kMedium);
    EXPECT_EQ(findings[0].source.In(pair.source),
              "The harvest failed and we have no seed for the next year");
    EXPECT_TRUE(IsSound(findings[0], pair));
  }
}

TEST(Quotations, WithoutTheirMarksAreSlightFindings) {
  const TextPair pair = {"The farmer said, \"We have no seed for the next year.\"",
                         "Petani itu berkata bahwa kami tidak punya benih untuk tahun depan."};
  const auto findings = Ask(FindQuotationMismatches, pair);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, Severity::kLow);
}

TEST(Quotations, WithAnotherSpeakerAreFoundOnce) {
  const TextPair pair = {"\"We will build the school this year,\" said Hartono in the village.",
                         "\"Kami akan membangun sekolah itu tahun ini,\" kata Widyastuti di desa."};
  const auto findings = Ask(NamesThenQuotations, pair);
  ASSERT_EQ(Flags(findings, pair), "target: Widyastuti > Hartono");
  EXPECT_EQ(findings[0].kind, FindingKind::kQuotation);
  EXPECT_EQ(findings[0].severity, Severity::kHigh);
  // A name inside of the quotation is no speaker.
  const TextPair inside = {"\"We will build the school with Hartono this year,\" he said.",
                           "\"Kami akan membangun sekolah dengan Widyastuti tahun ini,\" katanya."};
  const auto names = Ask(NamesThenQuotations, inside);
  ASSERT_EQ(names.size(), 1U);
  EXPECT_EQ(names[0].kind, FindingKind::kName);
}

TEST(Quotations, InOtherMarksAreTheSame) {
  const std::string_view sources[] = {"The farmer said, \"We have no seed for the next year.\"",
                                      "The farmer said, “We have no seed for the next year.”",
                                      "The farmer said, 'We have no seed for the next year.'",
                                      "We have no seed for the next year,\" the farmer said."};
  const std::string_view targets[] = {
      "Petani itu berkata, \"Kami tidak punya benih untuk tahun depan.\"",
      "Petani itu berkata, “Kami tidak punya benih untuk tahun depan.”",
      "Petani itu berkata, ‘Kami tidak punya benih untuk tahun depan.’",
      "Petani itu berkata, «Kami tidak punya benih untuk tahun depan.»"};
  for (const std::string_view source : sources) {
    for (const std::string_view target : targets) {
      EXPECT_EQ(Flags(Ask(FindQuotationMismatches, {source, target}), {source, target}), "")
          << source << " / " << target;
    }
  }
}

TEST(Quotations, AreMoreThanApostrophesAndIrony) {
  const TextPair pairs[] = {
      {"The farmers' seed and the traders' money were gone.",
       "Benih para petani dan uang para pedagang sudah habis."},
      {"The \"free\" seed was sold at the \"open market\" for money.",
       "Benih gratis itu dijual di pasar terbuka dengan uang."},
      {"It's the farmer's seed, isn't it?", "Itu benih petani, bukan?"},
      {"The board is 5\" wide and 9\" long in the shop.",
       "Papan itu lebarnya 5 inci dan panjangnya 9 inci di toko."},
  };
  for (const TextPair& pair : pairs) {
    EXPECT_EQ(Flags(Ask(FindQuotationMismatches, pair), pair), "") << pair.source;
  }
}

TEST(Quotations, TakeAnyBytes) {
  for (const std::string& source : HostileTexts()) {
    for (const std::string& target : HostileTexts()) {
      for (const Finding& finding : Ask(NamesThenQuotations, {source, target})) {
        EXPECT_TRUE(IsSound(finding, {source, target}));
      }
    }
  }
}

}  // namespace
}  // namespace sejajar
