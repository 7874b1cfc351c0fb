// Where paragraphs end, and how the splitter guesses it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "align/text/splitter.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;
using Paragraphs = SplitOptions::Paragraphs;

// Sentences with their inner line ends as "/"; "# " before one that starts a paragraph.
std::vector<std::string> Split(std::string_view text, Paragraphs paragraphs) {
  std::vector<std::string> sentences;
  for (const Sentence& s :
       SentenceSplitter::ForLanguage("en").Split(text, {.paragraphs = paragraphs})) {
    std::string sentence(s.starts_paragraph ? "# " : "");
    sentence += s.span.In(text);
    for (char& c : sentence) {
      if (c == '\n') c = '/';
    }
    sentences.push_back(sentence);
  }
  return sentences;
}

TEST(ParagraphsTest, LineModeEndsASentenceAtEveryLine) {
  EXPECT_THAT(Split("One two\nthree. Four\n\nfive", Paragraphs::kLine),
              ElementsAre("# One two", "# three.", "Four", "# five"));
}

TEST(ParagraphsTest, BlankLineModeJoinsWrappedLines) {
  EXPECT_THAT(
      Split("The boat went slowly down the river and passed\nthe mill. It was late, and the "
            "lamps were\nlit.\n\nNobody spoke.",
            Paragraphs::kBlankLine),
      ElementsAre("# The boat went slowly down the river and passed/the mill.",
                  "It was late, and the lamps were/lit.", "# Nobody spoke."));
}

TEST(ParagraphsTest, EveryKindOfLineEndCounts) {
  for (const char* end : {"\n", "\r\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029"}) {
    EXPECT_THAT(Split(std::string("one") + end + "two", Paragraphs::kLine),
                ElementsAre("# one", "# two"))
        << testing::PrintToString(std::string(end));
    EXPECT_THAT(Split(std::string("one.") + end + end + "two.", Paragraphs::kBlankLine),
                ElementsAre("# one.", "# two."))
        << testing::PrintToString(std::string(end));
  }
}

TEST(ParagraphsTest, PageAndParagraphSeparatorsEndParagraphsInBlankLineMode) {
  const std::string line = "the river was wide and slow where it met the sea";
  EXPECT_THAT(Split(line + "\f" + line, Paragraphs::kBlankLine),
              ElementsAre("# " + line, "# " + line));
  EXPECT_THAT(Split(line + "\u2029" + line, Paragraphs::kBlankLine),
              ElementsAre("# " + line, "# " + line));
  EXPECT_EQ(Split(line + "\u2028" + line, Paragraphs::kBlankLine).size(), 1U);
}

TEST(ParagraphsTest, LinesOfBlanksAreBlank) {
  EXPECT_THAT(Split("one.\n \t\u00a0\u200b\ntwo.", Paragraphs::kBlankLine),
              ElementsAre("# one.", "# two."));
}

TEST(ParagraphsTest, HeadingsStandAlone) {
  EXPECT_THAT(
      Split("On the river\nThe boat went slowly down the river and passed the\nmill. It was "
            "late.\n",
            Paragraphs::kBlankLine),
      ElementsAre("# On the river", "# The boat went slowly down the river and passed the/mill.",
                  "It was late."));
}

TEST(ParagraphsTest, ListItemsStandAlone) {
  EXPECT_THAT(
      Split("You will need:\n- a boat\n- two oars and a very long piece of strong rope\n- a "
            "lamp\n1. Untie\n2. Row",
            Paragraphs::kBlankLine),
      ElementsAre("# You will need:", "# - a boat",
                  "# - two oars and a very long piece of strong rope", "# - a lamp", "# 1. Untie",
                  "# 2. Row"));
}

TEST(ParagraphsTest, RulesStandAlone) {
  EXPECT_THAT(Split("The end\n=======\nof the story came.", Paragraphs::kBlankLine),
              ElementsAre("# The end", "# =======", "# of the story came."));
}

TEST(ParagraphsTest, AnItemGoesOnOverItsLines) {
  EXPECT_THAT(
      Split("- two oars and a very long piece of strong rope that\n  holds\n- a lamp",
            Paragraphs::kBlankLine),
      ElementsAre("# - two oars and a very long piece of strong rope that/  holds", "# - a lamp"));
}

// Three paragraphs of prose, wrapped at `width` (0: a line each), with `gap` between them.
std::string Prose(std::size_t width, const std::string& gap) {
  std::string text;
  for (int paragraph = 0; paragraph < 3; ++paragraph) {
    std::size_t column = 0;
    for (int i = 0; i < 60; ++i) {
      const std::string word = i % 15 == 14  ? "river."
                               : i % 15 == 0 ? "The"
                               : i % 4 == 0  ? "Anna"
                                             : "mills";
      if (column > 0 && width > 0 && column + 1 + word.size() > width) {
        text += '\n';
        column = 0;
      } else if (column > 0) {
        text += ' ';
        ++column;
      }
      text += word;
      column += word.size();
    }
    text += gap;
  }
  return text;
}

TEST(ParagraphsTest, GuessesWrappedText) {
  for (const std::size_t width : {50, 60, 72, 80, 100}) {
    EXPECT_EQ(Split(Prose(width, "\n\n"), Paragraphs::kGuess).size(), 12U) << width;
    EXPECT_EQ(Split(Prose(width, "\n\n"), Paragraphs::kGuess),
              Split(Prose(width, "\n\n"), Paragraphs::kBlankLine))
        << width;
  }
}

TEST(ParagraphsTest, GuessesALineAParagraph) {
  EXPECT_EQ(Split(Prose(0, "\n"), Paragraphs::kGuess), Split(Prose(0, "\n"), Paragraphs::kLine));
  const std::string titles = "Rain over the delta\nMayor opens a bridge\nA fair in spring\n";
  EXPECT_THAT(Split(titles, Paragraphs::kGuess),
              ElementsAre("# Rain over the delta", "# Mayor opens a bridge", "# A fair in spring"));
}

TEST(ParagraphsTest, GuessesNarrowWrappingByItsSmallLetters) {
  EXPECT_THAT(Split("The boat went\nslowly down the\nriver at night.", Paragraphs::kGuess),
              ElementsAre("# The boat went/slowly down the/river at night."));
}

}  // namespace
}  // namespace sejajar
