#include "align/report/audit_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "align/io/lines.h"
#include "align/report/wrap.h"
#include "tests/support/audited_pair.h"
#include "tests/support/collect.h"

namespace sejajar {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr auto kSource = BitextSide::kSource;
constexpr auto kTarget = BitextSide::kTarget;

std::string Shown(const AuditedPair& pair, const AuditTextOptions& options = {}) {
  return Collected([&](const Sink& sink) {
    return WriteAuditText(pair.source, pair.target, pair.audit, options, sink);
  });
}

AuditedPair SamplePair() {
  AuditedPair pair =
      PairOf(LineDocument("news.en", "en",
                          "It rained all night.\nNobody slept for 12 hours.\nDawn came.\n"),
             LineDocument("news.id", "id", "Hujan turun semalaman.\nFajar tiba.\n"),
             {{{0, 1}, {0, 1}}, {{1, 2}, {1, 1}}, {{2, 3}, {1, 2}}});
  AddFinding(pair, FindingKind::kOmission, kSource, Severity::kHigh, 0.93, "A sentence is missing",
             "Nobody slept for 12 hours.", "|Fajar");
  AddFinding(pair, FindingKind::kMissingNumber, kSource, Severity::kMedium, 0.5, "12 is missing",
             "12", "|Fajar");
  pair.audit.completeness = 0.61449;
  return pair;
}

TEST(AuditTextTest, SaysEverythingWithoutColour) {
  EXPECT_EQ(Shown(SamplePair(), {.width = 60}),
            "2 findings in news.id\n"
            "completeness 61.4 %, faithfulness 100.0 %\n"
            "\n"
            "HIGH omission, source line 2, target line 2, 93 % sure\n"
            "  A sentence is missing\n"
            "  source  It rained all night. \u27e6Nobody slept for 12 hours.\u27e7\n"
            "          Dawn came.\n"
            "  target  Hujan turun semalaman. \u27e6\u27e7Fajar tiba.\n"
            "\n"
            "MEDIUM missing-number, source line 2, target line 2, 50 % sure\n"
            "  12 is missing\n"
            "  source  It rained all night. Nobody slept for \u27e612\u27e7 hours.\n"
            "          Dawn came.\n"
            "  target  Hujan turun semalaman. \u27e6\u27e7Fajar tiba.\n"
            "\n"
            "1 high, 1 medium, 0 low\n");
}

TEST(AuditTextTest, ColoursOnlyWhenTold) {
  const std::string colored = Shown(SamplePair(), {.width = 60, .color = true});
  EXPECT_THAT(colored, HasSubstr("\x1b[1;31mHIGH\x1b[0m omission"));
  EXPECT_THAT(colored, HasSubstr("\x1b[33m12\u27e7\x1b[0m"));
  std::string plain = colored;
  for (std::size_t at; (at = plain.find('\x1b')) != std::string::npos;) {
    plain.erase(at, plain.find('m', at) - at + 1);
  }
  EXPECT_EQ(plain, Shown(SamplePair(), {.width = 60}));
}

TEST(AuditTextTest, FitsTheWidth) {
  for (const std::size_t width : {0, 40, 57, 100}) {
    const std::string shown = Shown(SamplePair(), {.width = width});
    for (const std::string_view line : Lines(shown)) {
      if (line.starts_with("  ")) EXPECT_LE(DisplayWidth(line), std::max<std::size_t>(width, 40));
    }
  }
}

TEST(AuditTextTest, GivesTheAllClear) {
  AuditedPair pair = SamplePair();
  pair.audit = {};
  EXPECT_EQ(Shown(pair),
            "news.id is complete: all of news.en is there, and nothing else\n"
            "completeness 100.0 %, faithfulness 100.0 %\n"
            "\n"
            "nothing found\n");
}

TEST(AuditTextTest, ListsNoMissingSentencesOfAnotherText) {
  AuditedPair pair = SamplePair();
  pair.audit.translation_probability = 0.02;
  const std::string shown = Shown(pair);
  EXPECT_THAT(shown, StartsWith("news.id is no translation of news.en (probability 2.0 %)\n"));
  EXPECT_THAT(shown, Not(HasSubstr("omission")));
  EXPECT_THAT(shown, HasSubstr("missing-number"));
  EXPECT_THAT(shown,
              HasSubstr("1 high, 1 medium, 0 low; 1 of them on missing sentences, not listed"));
}

// Long contexts are cut at spaces, long findings in their middle, never inside a character.
TEST(AuditTextTest, CutsLongPassages) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "kata\u00e9\u4f60 ";
  text += "END.\n";
  AuditedPair pair =
      PairOf(LineDocument("a", "id", text), LineDocument("b", "id", text), {{{0, 1}, {0, 1}}});
  AddFinding(pair, FindingKind::kUntranslated, kTarget, Severity::kLow, 1, "m", "END",
             std::string_view(text).substr(10, 1500));
  const std::string shown = Shown(pair);
  EXPECT_THAT(shown, HasSubstr("source  \u2026 kata"));
  EXPECT_THAT(shown, HasSubstr("\u27e6END\u27e7."));
  EXPECT_LT(shown.size(), 1200U);
  EXPECT_EQ(shown.find("\ufffd"), std::string::npos);
  for (std::string_view rest = shown; !rest.empty();) {  // still valid UTF-8
    const auto lead = static_cast<unsigned char>(rest[0]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    ASSERT_NE(lead & 0xC0, 0x80);
    for (std::size_t i = 1; i < size; ++i) {
      ASSERT_EQ(static_cast<unsigned char>(rest[i]) & 0xC0, 0x80);
    }
    rest.remove_prefix(size);
  }
}

// A document must not be able to move the cursor, set a title, fake a mark or another finding.
TEST(AuditTextTest, PassesNoControlCharacterOn) {
  std::string text = "x\x1b]0;title\x07\x1b[2J\r\u009b31m\u202e \u27e6fake\u27e7 HIGH";
  for (char c = 1; c < 32; ++c) {
    if (c != '\n') text += c;
  }
  text += "y";
  AuditedPair pair = PairOf(LineDocument("n\x1b[31m\n", "en", text),
                            LineDocument("m\xff\u202e", "id", text), {{{0, 1}, {0, 1}}});
  AddFinding(pair, FindingKind::kName, kTarget, Severity::kHigh, 1, text + "\nHIGH fake", text,
             text);
  const std::string shown = Shown(pair);
  for (const char c : shown) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 32);
  EXPECT_EQ(shown.find("\u009b"), std::string::npos);
  EXPECT_EQ(shown.find("\u202e"), std::string::npos);
  EXPECT_EQ(shown.find("\xff"), std::string::npos);
  EXPECT_EQ(shown.find("\u27e6fake"), std::string::npos);
  EXPECT_EQ(shown.find("\nHIGH fake"), std::string::npos);
}

TEST(AuditTextTest, StopsWithItsSink) {
  const AuditedPair pair = SamplePair();
  for (const int pieces : {0, 1, 3}) {
    EXPECT_TRUE(StopsWithItsSink(
        [&](const Sink& sink) {
          return WriteAuditText(pair.source, pair.target, pair.audit, {}, sink);
        },
        pieces));
  }
}

}  // namespace
}  // namespace sejajar
