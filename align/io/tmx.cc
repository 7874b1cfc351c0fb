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

void AddVariant(pugi::xml_node unit, const Document& document, SentenceRange range) {
  pugi::xml_node variant = unit.append_child("tuv");
  variant.append_attribute("xml:lang") = document.language().c_str();
  variant.append_child("seg").text().set(Segment(document.RangeText(range)).c_str());
}

void AddProperty(pugi::xml_node unit, const char* type, double value) {
  pugi::xml_node property = unit.append_child("prop");
  property.append_attribute("type") = type;
  property.text().set(Fixed(value, 4).c_str());
}

std::string Print(const pugi::xml_node& node, unsigned depth) {
  StringWriter writer;
  node.print(writer, "  ", pugi::format_indent, pugi::encoding_utf8, depth);
  return writer.text;
}

std::string Header(const Document& source) {
  pugi::xml_document tree;
  pugi::xml_node header = tree.append_child("header");
  header.append_attribute("creationtool") = "sejajar";
  header.append_attribute("creationtoolversion") = SEJAJAR_VERSION;
  header.append_attribute("segtype") = "sentence";
  header.append_attribute("o-tmf") = "sejajar";
  header.append_attribute("adminlang") = "en";
  header.append_attribute("srclang") = source.language().c_str();
  header.append_attribute("datatype") = "plaintext";
  return Print(header, 1);
}

}  // namespace

// The frame is written as text and each unit through a tree of its own, so that a long alignment
// is never a tree as a whole.
Status WriteTmx(const Document& source, const Document& target, const Alignment& alignment,
                const Sink& sink) {
  if (Status status = sink("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n" +
                           Header(source) + "  <body>\n");
      !status) {
    return status;
  }
  for (const Bead& bead : alignment.beads()) {
    if (bead.IsNull()) continue;
    pugi::xml_document tree;
    pugi::xml_node unit = tree.append_child("tu");
    if (bead.source.size() > 1 || bead.target.size() > 1) {
      unit.append_attribute("segtype") = "block";
    }
    AddProperty(unit, "x-probability", bead.probability);
    AddProperty(unit, "x-similarity", bead.similarity);
    AddVariant(unit, source, bead.source);
    AddVariant(unit, target, bead.target);
    if (Status status = sink(Print(unit, 2)); !status) return status;
  }
  return sink("  </body>\n</tmx>\n");
}

}  // namespace sejajar
