#include "align/audit/untranslated.h"

#include <gtest/gtest.h>

#include "tests/unit/audit/pair_rule.h"

namespace sejajar {
namespace {

TEST(Untranslated, ClauseIsFound) {
  const TextPair pair = {
      "The ferry left the harbour at noon, although the captain had warned of a storm, and reached "
      "the island before dark.",
      "Feri itu meninggalkan pelabuhan pada siang hari, although the captain had warned of a "
      "storm, dan tiba di pulau sebelum gelap."};
  const auto findings = Ask(FindUntranslated, pair);
  ASSERT_EQ(Flags(findings, pair),
            "target: although the captain had warned of a storm > although the captain had warned "
            "of a storm");
  EXPECT_EQ(findings[0].kind, FindingKind::kUntranslated);
  EXPECT_EQ(findings[0].severity, Severity::kMedium);
  EXPECT_TRUE(IsSound(findings[0], pair));
}

TEST(Untranslated, WholeSentenceIsWorse) {
  const TextPair pair = {"The ferry left the harbour at noon and was lost.",
                         "The ferry left the harbour at noon and was lost."};
  const auto findings = Ask(FindUntranslated, pair);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, Severity::kHigh);
  const TextPair indonesian = {"Feri itu belum pernah tiba di pulau yang jauh.",
                               "Feri itu belum pernah tiba di pulau yang jauh."};
  EXPECT_EQ(Ask(FindUntranslated, indonesian, {"id", "en"}).size(), 1U);
  // Here it is the source that is in the other language.
  EXPECT_EQ(Ask(FindUntranslated, indonesian, {"en", "id"}).size(), 0U);
}

TEST(Untranslated, OneChangedWordDoesNotCutItInTwo) {
  const TextPair pair = {"The captain had warned of a storm on Monday and of high waves at night.",
                         "The captain had warned of a storm on Senin and of high waves at night."};
  EXPECT_EQ(Ask(FindUntranslated, pair).size(), 1U);
}

TEST(Untranslated, NamesTitlesCodeAndLoansAreNone) {
  const TextPair pairs[] = {
      {"He works for the Royal Society for the Protection of Birds.",
       "Dia bekerja untuk the Royal Society for the Protection of Birds."},
      {"She read The Keeper of the Lost Garden twice.",
       "Dia membaca The Keeper of the Lost Garden dua kali."},
      {"Type git rebase --onto main topic/of/the-day and wait.",
       "Ketik git rebase --onto main topic/of/the-day dan tunggu."},
      {"See https://example.org/the-list-of-all/and.html for more.",
       "Lihat https://example.org/the-list-of-all/and.html untuk selengkapnya."},
      {"They sell Alfa, Bravo, Charlie, Delta and Echo.",
       "Mereka menjual Alfa, Bravo, Charlie, Delta dan Echo."},
      {"The Toll-like and NOD-like receptors bind.", "Reseptor Toll-like and NOD-like mengikat."},
      {"Program radio digital internasional modern.",
       "Program radio digital internasional modern."},
      {"12 34 56 78 90", "12 34 56 78 90"},
      {"Le chat est sur la table.", "Le chat est sur la table."},
  };
  for (const TextPair& pair : pairs) {
    EXPECT_EQ(Flags(Ask(FindUntranslated, pair), pair), "") << pair.source;
  }
}

TEST(Untranslated, SaysNothingOfLanguagesThatItDoesNotKnow) {
  const TextPair pair = {"The ferry left the harbour at noon and was lost.",
                         "The ferry left the harbour at noon and was lost."};
  EXPECT_TRUE(Ask(FindUntranslated, pair, {"en", "en-GB"}).empty());
  EXPECT_TRUE(Ask(FindUntranslated, pair, {"xx", "id"}).empty());
}

TEST(Untranslated, TakesAnyBytes) {
  for (const std::string& source : HostileTexts()) {
    for (const std::string& target : HostileTexts()) {
      for (const Finding& finding : Ask(FindUntranslated, {source, target})) {
        EXPECT_TRUE(IsSound(finding, {source, target}));
      }
    }
  }
}

}  // namespace
}  // namespace sejajar
