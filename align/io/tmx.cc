#include "align/io/tmx.h"

#include <pugixml.hpp>
#include <string>

#include "align/io/characters.h"
#include "align/io/numbers.h"

namespace sejajar {
namespace {

struct StringWriter : pugi::xml_writer {
  std::string text;
  void write(const void* data, size_t size) override {
    text.append(static_cast<const char*>(data), size);
  }
};

// U+FFFE and U+FFFF may stand in UTF-8 but not in XML, not even escaped. (So may controls, but
// OneLine has taken them out.)
std::string Segment(std::string_view text) {
  const std::string line = OneLine(text);
  std::string out;
  out.reserve(line.size());
  for (std::string_view rest = line; !rest.empty();) {
    const char32_t character = TakeCharacter(rest);
    AppendCharacter(character == 0xFFFE || character == 0xFFFF ? 0xFFFD : character, out);
  }
  return out;
}

void AddVariant(pugi::xml_node unit, const TmxText& side) {
  pugi::xml_node variant = unit.append_child("tuv");
  variant.append_attribute("xml:lang") = side.language.c_str();
  variant.append_child("seg").text().set(Segment(side.text).c_str());
}

std::string Print(const pugi::xml_node& node, unsigned depth) {
  StringWriter writer;
  node.print(writer, "  ", pugi::format_indent, pugi::encoding_utf8, depth);
  return writer.text;
}

std::string Header(const std::string& source_language) {
  pugi::xml_document tree;
  pugi::xml_node header = tree.append_child("header");
  header.append_attribute("creationtool") = "sejajar";
  header.append_attribute("creationtoolversion") = SEJAJAR_VERSION;
  header.append_attribute("segtype") = "sentence";
  header.append_attribute("o-tmf") = "sejajar";
  header.append_attribute("adminlang") = "en";
  header.append_attribute("srclang") = source_language.c_str();
  header.append_attribute("datatype") = "plaintext";
  return Print(header, 1);
}

}  // namespace

std::string TmxHead(const std::string& source_language) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n" +
         Header(source_language) + "  <body>\n";
}

std::string TmxUnit(const TmxText& source, const TmxText& target,
                    std::span<const TmxProperty> properties, bool block) {
  pugi::xml_document tree;
  pugi::xml_node unit = tree.append_child("tu");
  if (block) unit.append_attribute("segtype") = "block";
  for (const TmxProperty& property : properties) {
    pugi::xml_node node = unit.append_child("prop");
    node.append_attribute("type") = property.type;
    node.text().set(property.value.c_str());
  }
  AddVariant(unit, source);
  AddVariant(unit, target);
  return Print(unit, 2);
}

// The frame is written as text and each unit through a tree of its own, so that a long alignment
// is never a tree as a whole.
Status WriteTmx(const Document& source, const Document& target, const Alignment& alignment,
                const Sink& sink) {
  if (Status status = sink(TmxHead(source.language())); !status) return status;
  for (const Bead& bead : alignment.beads()) {
    if (bead.IsNull()) continue;
    const TmxProperty properties[] = {{"x-probability", Fixed(bead.probability, 4)},
                                      {"x-similarity", Fixed(bead.similarity, 4)}};
    const bool block = bead.source.size() > 1 || bead.target.size() > 1;
    const std::string unit =
        TmxUnit({source.language(), source.RangeText(bead.source)},
                {target.language(), target.RangeText(bead.target)}, properties, block);
    if (Status status = sink(unit); !status) return status;
  }
  return sink(kTmxFoot);
}

}  // namespace sejajar
