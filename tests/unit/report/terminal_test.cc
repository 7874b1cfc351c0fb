#include "align/report/terminal.h"

#include <gtest/gtest.h>

#include <string>

#include "align/io/lines.h"
#include "align/report/wrap.h"

namespace sejajar {
namespace {

std::string Shown(const Document& source, const Document& target, const Alignment& alignment,
                  const TerminalOptions& options) {
  std::string out;
  EXPECT_TRUE(WriteTerminal(source, target, alignment, options, [&](std::string_view bytes) {
    out += bytes;
    return Status();
  }));
  return out;
}

std::string ShowSample(const TerminalOptions& options) {
  const Document source("berita.en", "en", "It rained all night. Nobody slept. Dawn came.",
                        {{{0, 20}, true}, {{21, 34}, false}, {{35, 45}, false}});
  const Document target("berita.id", "id", "Hujan turun semalaman. Fajar tiba. Burung berkicau.",
                        {{{0, 22}, true}, {{23, 34}, false}, {{35, 51}, false}});
  return Shown(source, target,
               *Alignment::Create(3, 3,
                                  {{{0, 1}, {0, 1}, 0.99, 0.9},
                                   {{1, 2}, {1, 1}, 0.9, 0},
                                   {{2, 3}, {1, 2}, 0.42, 0.4},
                                   {{3, 3}, {2, 3}, 0.6, 0}}),
               options);
}

TEST(TerminalTest, SaysEverythingWithoutColour) {
  EXPECT_EQ(ShowSample({.width = 45}),
            "  berita.en (en)       │ berita.id (id)\n"
            "───────────────────────┼─────────────────────\n"
            "  It rained all night. │ Hujan turun\n"
            "                       │ semalaman.\n"
            "                       │\n"
            "- Nobody slept.        │ [omitted]\n"
            "                       │\n"
            "? Dawn came.           │ Fajar tiba. [42 %\n"
            "                       │ sure]\n"
            "                       │\n"
            "+ [added, 60 % sure]   │ Burung berkicau.\n"
            "───────────────────────┼─────────────────────\n"
            "4 beads, 1 sentence omitted, 1 added, completeness 68.4 %\n");
}

TEST(TerminalTest, ColoursOnlyWhenTold) {
  EXPECT_EQ(ShowSample({.width = 80}).find('\x1b'), std::string::npos);
  const std::string colored = ShowSample({.width = 80, .color = true});
  EXPECT_NE(colored.find("\x1b[31mNobody slept.\x1b[0m"), std::string::npos);
  EXPECT_NE(colored.find("\x1b[32mBurung berkicau.\x1b[0m"), std::string::npos);
  std::string plain = colored;
  for (std::size_t at; (at = plain.find('\x1b')) != std::string::npos;) {
    plain.erase(at, plain.find('m', at) - at + 1);
  }
  EXPECT_EQ(plain, ShowSample({.width = 80}));
}

TEST(TerminalTest, FitsTheWidth) {
  for (const std::size_t width : {40, 41, 60, 99, 100, 173}) {
    const std::string shown = ShowSample({.width = width});
    const auto lines = Lines(shown);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) EXPECT_LE(DisplayWidth(lines[i]), width);
  }
  EXPECT_EQ(ShowSample({.width = 0}), ShowSample({.width = 40}));
}

// A document must not be able to move the cursor, set a title or fake the other column.
TEST(TerminalTest, PassesNoControlCharacterOn) {
  std::string text = "x\x1b]0;title\x07\x1b[2J\r\u009b31m\u202e";
  for (char c = 1; c < 32; ++c) text += c;
  text += 'y';
  const Document hostile("name\x1b[31m\n", "e\x1bn", text, {{{0, text.size()}, true}});
  const std::string shown =
      Shown(hostile, hostile, *Alignment::Create(1, 1, {{{0, 1}, {0, 1}, 1, 1}}), {});
  for (const char c : shown) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 32);
  EXPECT_EQ(shown.find("\u009b"), std::string::npos);
  EXPECT_EQ(shown.find("\u202e"), std::string::npos);
}

TEST(TerminalTest, TakesEmptyDocuments) {
  const Document empty("a", "und", "", {});
  EXPECT_NE(Shown(empty, empty, *Alignment::Create(0, 0, {}), {})
                .find("0 beads, 0 sentences omitted, 0 added, completeness 100.0 %"),
            std::string::npos);
}

TEST(TerminalOptionsTest, KnowWhatAProbabilityIs) {
  EXPECT_TRUE(TerminalOptions().Validate());
  EXPECT_FALSE((TerminalOptions{.doubtful = 1.5}).Validate());
}

}  // namespace
}  // namespace sejajar
