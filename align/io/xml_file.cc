#include "align/io/xml_file.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "align/io/text_reader.h"

namespace sejajar {
namespace {

bool IsLineBreak(pugi::xml_node code) {
  const std::string_view type = code.attribute("type").value();
  return type == "lb" || std::string_view(code.attribute("ctype").value()) == "lb" ||
         std::string_view(code.attribute("subType").value()) == "xlf:lb";
}

}  // namespace

Result<XmlFile> XmlFile::Read(ByteStream& stream, std::size_t max_bytes) {
  Result<std::string> bytes = stream.TakeAll(max_bytes);
  if (!bytes) return bytes.error();
  return Parse(stream.name(), *std::move(bytes));
}

Result<XmlFile> XmlFile::Parse(const std::string& name, std::string bytes) {
  Result<std::string> text = Utf8Text(name, std::move(bytes));
  if (!text) return text.error();
  XmlFile file;
  file.text_ = *std::move(text);
  const pugi::xml_parse_result result =
      file.tree_.load_buffer(file.text_.data(), file.text_.size(),
                             pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (!result) {
    const auto end = std::min(static_cast<std::size_t>(result.offset), file.text_.size());
    const auto line = 1 + std::count(file.text_.begin(),
                                     file.text_.begin() + static_cast<std::ptrdiff_t>(end), '\n');
    return MalformedError(name, static_cast<std::size_t>(line),
                          std::string("is not well-formed XML: ") + result.description());
  }
  return file;
}

std::size_t XmlFile::LineOf(pugi::xml_node element) {
  const std::ptrdiff_t offset = element.offset_debug();
  if (offset < 0) return 0;
  const auto end = std::min(static_cast<std::size_t>(offset), text_.size());
  if (end < counted_) std::tie(counted_, line_) = std::pair(std::size_t{0}, std::size_t{1});
  line_ +=
      static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                                          text_.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
  counted_ = end;
  return line_;
}

std::string_view LocalName(pugi::xml_node element) {
  const std::string_view name = element.name();
  return name.substr(name.rfind(':') + 1);  // the whole name when there is no colon
}

std::string InlineText(pugi::xml_node element, std::initializer_list<std::string_view> codes) {
  std::string text;
  Walk(element, [&](pugi::xml_node node, std::size_t) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text += node.value();
    if (node.type() != pugi::node_element) return false;
    const bool code = std::find(codes.begin(), codes.end(), LocalName(node)) != codes.end();
    if (code && IsLineBreak(node)) text += ' ';
    return !code;
  });
  return text;
}

}  // namespace sejajar
