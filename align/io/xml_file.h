// A whole XML file as a tree with line numbers, for readers of XML formats. Internal to align/io.
//
// pugixml reads no DTD and expands no entities but the five of XML and numeric ones. Nothing here
// recurses, so that the depth of a file does no harm.
#ifndef SEJAJAR_ALIGN_IO_XML_FILE_H_
#define SEJAJAR_ALIGN_IO_XML_FILE_H_

#include <cstddef>
#include <initializer_list>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "align/io/byte_stream.h"

namespace sejajar {

// Movable; thread-compatible.
class XmlFile {
 public:
  // UTF-8 or UTF-16, whatever its declaration says. kMalformed for other encodings and for what is
  // not well-formed.
  static Result<XmlFile> Read(ByteStream& stream, std::size_t max_bytes);
  // The same of bytes in memory; `name` is for messages.
  static Result<XmlFile> Parse(const std::string& name, std::string bytes);

  [[nodiscard]] pugi::xml_node root() const { return tree_.document_element(); }
  // Where an element begins. Asked in the order of the file, all answers together cost one pass.
  std::size_t LineOf(pugi::xml_node element);

 private:
  XmlFile() = default;

  std::string text_;
  pugi::xml_document tree_;
  std::size_t counted_ = 0;  // bytes of text_ up to here have `line_` - 1 line ends
  std::size_t line_ = 1;
};

// Without a namespace prefix.
std::string_view LocalName(pugi::xml_node element);

// Visits what is below `root` in the order of the file; enter(node, depth) says whether to go
// inside. Children of `root` have depth 0.
template <typename Enter>
void Walk(pugi::xml_node root, Enter enter) {
  pugi::xml_node node = root.first_child();
  for (std::size_t depth = 0; node;) {
    if (enter(node, depth) && node.first_child()) {
      node = node.first_child();
      ++depth;
      continue;
    }
    for (; !node.next_sibling() && depth > 0; --depth) node = node.parent();
    node = node.next_sibling();
  }
}

// The text of an element without that of the `codes` in it, elements that stand for mark-up of the
// original. A code that is a line break leaves a space.
std::string InlineText(pugi::xml_node element, std::initializer_list<std::string_view> codes);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_XML_FILE_H_
