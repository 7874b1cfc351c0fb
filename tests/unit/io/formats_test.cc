#include "align/io/formats.h"

#include <gtest/gtest.h>

#include <cstring>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <vector>

#include "align/io/bead_reader.h"
#include "align/io/lines.h"

namespace sejajar {
namespace {

struct Bitext {
  Document source;
  Document target;
  Alignment alignment;
};

// A 2-1 bead over a line break, an omission, a 1-1 bead with what XML must escape, an addition.
Bitext Sample() {
  const std::string source = "One\ntwo. Three.\tFour <&> \"4\"";
  const std::string target = "Satu dua. Empat \x01\uFFFE & ]]>. Lima.";
  return {Document("a", "en", source,
                   {{{0, 3}, true}, {{4, 8}, false}, {{9, 15}, false}, {{16, 28}, false}}),
          Document("b", "id", target, {{{0, 9}, true}, {{10, 27}, false}, {{28, 33}, false}}),
          *Alignment::Create(4, 3,
                             {{{0, 2}, {0, 1}, 0.98765, 0.75},
                              {{2, 3}, {1, 1}, 0.5, 0},
                              {{3, 4}, {1, 2}, 1, -0.00001},
                              {{4, 4}, {2, 3}, 0.25, 0}})};
}

std::string Written(const char* format, const Bitext& bitext) {
  std::string out;
  const Status status = FindBitextFormat(format)->write(
      bitext.source, bitext.target, bitext.alignment, [&](std::string_view bytes) {
        out += bytes;
        return Status();
      });
  EXPECT_TRUE(status);
  return out;
}

TEST(BitextFormatsTest, AreKnownByName) {
  EXPECT_EQ(FindBitextFormat("html"), nullptr);
  std::set<std::string_view> extensions;
  for (const BitextFormat& format : BitextFormats()) {
    EXPECT_EQ(FindBitextFormat(format.name), &format);
    EXPECT_EQ(format.extension.front(), '.');
    extensions.insert(format.extension);
  }
  EXPECT_EQ(extensions.size(), BitextFormats().size());
}

TEST(BitextFormatsTest, StopAtTheSinksFirstError) {
  const Bitext bitext = Sample();
  for (const BitextFormat& format : BitextFormats()) {
    int calls = 0;
    const Status status = format.write(bitext.source, bitext.target, bitext.alignment,
                                       [&](std::string_view) -> Status {
                                         ++calls;
                                         return IoError("disk", "full");
                                       });
    EXPECT_FALSE(status) << format.name;
    EXPECT_EQ(calls, 1) << format.name;
  }
}

TEST(BitextFormatsTest, TakeAnEmptyAlignment) {
  const Bitext empty = {Document("a", "en", "", {}), Document("b", "id", "", {}),
                        *Alignment::Create(0, 0, {})};
  EXPECT_EQ(Written("tsv", empty), "");
  EXPECT_EQ(Written("jsonl", empty), "");
  EXPECT_EQ(Written("vecalign", empty), "");
  EXPECT_EQ(Written("ladder", empty), "0\t0\t0.0000\n");
  EXPECT_TRUE(pugi::xml_document().load_string(Written("tmx", empty).c_str()));
}

TEST(TsvTest, HasFourFieldsABead) {
  EXPECT_EQ(Written("tsv", Sample()),
            "One two.\tSatu dua.\t0.9877\t0.7500\n"
            "Three.\t\t0.5000\t0.0000\n"
            "Four <&> \"4\"\tEmpat \uFFFE & ]]>.\t1.0000\t0.0000\n"
            "\tLima.\t0.2500\t0.0000\n");
}

TEST(VecalignTest, ListsSentencesAndCost) {
  EXPECT_EQ(Written("vecalign", Sample()),
            "[0, 1]:[0]:0.250000\n"
            "[2]:[]:0.000000\n"
            "[3]:[1]:1.000010\n"
            "[]:[2]:0.000000\n");
}

TEST(VecalignTest, IsReadBack) {
  const auto beads = ParseBeads("f", Written("vecalign", Sample()));
  ASSERT_TRUE(beads);
  EXPECT_EQ(*beads, (std::vector<ListedBead>{{{0, 1}, {0}}, {{2}, {}}, {{3}, {1}}, {{}, {2}}}));
}

TEST(LadderTest, ListsRungs) {
  EXPECT_EQ(Written("ladder", Sample()),
            "0\t0\t0.7500\n"
            "2\t1\t0.0000\n"
            "3\t1\t0.0000\n"
            "4\t2\t0.0000\n"
            "4\t3\t0.0000\n");
}

// What tmx14.dtd asks of the elements that we write.
void ExpectTmx14(const pugi::xml_document& tree) {
  const pugi::xml_node tmx = tree.document_element();
  EXPECT_STREQ(tmx.name(), "tmx");
  EXPECT_STREQ(tmx.attribute("version").value(), "1.4");
  std::vector<std::string> children;
  for (const auto& child : tmx.children()) children.emplace_back(child.name());
  EXPECT_EQ(children, (std::vector<std::string>{"header", "body"}));
  for (const char* required : {"creationtool", "creationtoolversion", "segtype", "o-tmf",
                               "adminlang", "srclang", "datatype"}) {
    EXPECT_STRNE(tmx.child("header").attribute(required).value(), "") << required;
  }
  const std::set<std::string> segtypes = {"block", "paragraph", "sentence", "phrase"};
  EXPECT_TRUE(segtypes.contains(tmx.child("header").attribute("segtype").value()));
  for (const auto& unit : tmx.child("body").children()) {
    EXPECT_STREQ(unit.name(), "tu");
    if (const auto segtype = unit.attribute("segtype")) {
      EXPECT_TRUE(segtypes.contains(segtype.value()));
    }
    std::size_t variants = 0;
    for (const auto& child : unit.children()) {
      if (std::strcmp(child.name(), "tuv") == 0) {
        ++variants;
        EXPECT_STRNE(child.attribute("xml:lang").value(), "");
        EXPECT_STREQ(child.first_child().name(), "seg");
        EXPECT_FALSE(child.first_child().next_sibling());
      } else {
        EXPECT_STREQ(child.name(), "prop");  // props come before variants
        EXPECT_EQ(variants, 0U);
        EXPECT_STRNE(child.attribute("type").value(), "");
      }
    }
    EXPECT_EQ(variants, 2U);
  }
}

TEST(TmxTest, IsWhatTheStandardAsks) {
  const std::string written = Written("tmx", Sample());
  EXPECT_TRUE(written.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx "));
  pugi::xml_document tree;
  ASSERT_TRUE(tree.load_string(written.c_str()));
  ExpectTmx14(tree);
}

TEST(TmxTest, HoldsThePairsAndNotTheNulls) {
  pugi::xml_document tree;
  ASSERT_TRUE(tree.load_string(Written("tmx", Sample()).c_str(), pugi::parse_full));
  std::vector<std::string> segments;
  for (const auto& found : tree.select_nodes("//seg")) {
    segments.emplace_back(found.node().text().get());
  }
  EXPECT_EQ(segments, (std::vector<std::string>{"One two.", "Satu dua.", "Four <&> \"4\"",
                                                "Empat \uFFFD & ]]>."}));
  const pugi::xml_node first = tree.select_node("//tu").node();
  EXPECT_STREQ(first.attribute("segtype").value(), "block");
  EXPECT_STREQ(first.find_child_by_attribute("prop", "type", "x-probability").text().get(),
               "0.9877");
  EXPECT_FALSE(first.next_sibling().attribute("segtype"));
  EXPECT_STREQ(first.child("tuv").attribute("xml:lang").value(), "en");
}

// XML 1.0 allows no control but tab, LF and CR, and neither U+FFFE nor U+FFFF, even escaped.
TEST(TmxTest, HoldsNoCharacterThatXmlForbids) {
  std::string text = "x";
  for (char c = 1; c < 32; ++c) text += c;
  text += "\x7f\uFFFE\uFFFF y";
  const Document document("a", "en", text, {{{0, text.size()}, true}});
  const std::string written =
      Written("tmx", {document, document, *Alignment::Create(1, 1, {{{0, 1}, {0, 1}}})});
  for (const char c : written) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 32);
  EXPECT_EQ(written.find("&#"), std::string::npos);
  EXPECT_EQ(written.find("\uFFFE"), std::string::npos);
  EXPECT_EQ(written.find("\uFFFF"), std::string::npos);
}

}  // namespace
}  // namespace sejajar
