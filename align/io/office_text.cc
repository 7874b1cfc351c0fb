#include "align/io/office_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "align/io/archive_reader.h"
#include "align/io/characters.h"
#include "align/io/html_page.h"
#include "align/io/xml_file.h"

namespace sejajar {
namespace {

constexpr std::size_t kMaxDocxBytes = std::size_t{32} << 20;
constexpr std::size_t kMaxEpubBytes = std::size_t{128} << 20;

using Members = std::map<std::string, std::string, std::less<>>;

// The bytes of the members that are wanted, by their paths; of two with one path the first.
template <typename Wanted>
Result<Members> ReadMembers(const std::string& name, std::string_view bytes, std::size_t max_bytes,
                            Wanted wanted) {
  Result<ArchiveReader> archive = ArchiveReader::OpenMemory(name, bytes);
  if (!archive) return archive.error();
  Members members;
  while (true) {
    const Result<std::optional<ArchiveReader::Member>> member = archive->Next();
    if (!member) return member.error();
    if (!*member) return members;
    const std::string& path = (*member)->path;
    if (!(*member)->regular || !wanted(path) || members.contains(path)) continue;
    Result<std::optional<std::string>> content = archive->TakeAll(max_bytes);
    if (!content) return content.error();
    if (!*content) return MalformedError(name, 0, "unpacks to more text than is sensible");
    max_bytes -= (*content)->size();
    members.emplace(path, *std::move(*content));
  }
}

// Text boxes hold paragraphs inside a paragraph, so those that are open are a stack.
std::string Paragraphs(pugi::xml_node root) {
  constexpr std::array<std::string_view, 6> kLeftOut = {"del", "moveFrom", "pPr",
                                                        "rPr", "Fallback", "sectPr"};
  std::vector<std::string> paragraphs;
  std::vector<std::pair<std::size_t, std::size_t>> open;  // depth, and which one
  Walk(root, [&](pugi::xml_node node, std::size_t depth) {
    while (!open.empty() && open.back().first >= depth) open.pop_back();
    if (node.type() != pugi::node_element) return false;
    const std::string_view name = LocalName(node);
    if (std::find(kLeftOut.begin(), kLeftOut.end(), name) != kLeftOut.end()) return false;
    if (name == "p") {
      open.emplace_back(depth, paragraphs.size());
      paragraphs.emplace_back();
    }
    if (open.empty()) return true;
    std::string& text = paragraphs[open.back().second];
    if (name == "t") text += OneLine(node.text().get());
    if (name == "tab") text += ' ';
    if (name == "br" || name == "cr") text += '\n';
    if (name == "noBreakHyphen") text += '-';
    return name != "t";
  });
  std::string out;
  for (const std::string& paragraph : paragraphs) {
    std::string_view rest = paragraph;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.find_first_not_of(' ') == line.npos) continue;
      out += line;
      out += '\n';
    }
  }
  return out;
}

// A reference inside an EPUB as the path of a member; `base` is the file that refers.
std::string MemberPath(std::string_view base, std::string_view reference) {
  reference = reference.substr(0, reference.find('#'));
  const std::size_t slash = base.rfind('/');
  std::string path(slash == base.npos ? "" : base.substr(0, slash + 1));
  while (!reference.empty()) {
    unsigned char byte = 0;
    const char* const digits = reference.data() + 1;
    const bool escaped = reference[0] == '%' && reference.size() > 2 &&
                         std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
    path += escaped ? static_cast<char>(byte) : reference[0];
    reference.remove_prefix(escaped ? 3 : 1);
  }
  return std::filesystem::path(path).lexically_normal().string();
}

Result<XmlFile> Part(const std::string& name, const Members& members, const std::string& path) {
  const auto found = members.find(path);
  if (found == members.end()) return MalformedError(name, 0, "is no EPUB: it has no " + path);
  return XmlFile::Parse(name + "/" + path, found->second);
}

// The first element below `root` of this name.
pugi::xml_node Find(pugi::xml_node root, std::string_view wanted) {
  pugi::xml_node found;
  Walk(root, [&](pugi::xml_node node, std::size_t) {
    if (!found && LocalName(node) == wanted) found = node;
    return !found;
  });
  return found;
}

}  // namespace

Result<std::string> DocxText(const std::string& name, std::string_view bytes) {
  // Word itself sometimes calls it document2.xml.
  const Result<Members> members =
      ReadMembers(name, bytes, kMaxDocxBytes, [](std::string_view path) {
        return path.starts_with("word/document") && path.ends_with(".xml");
      });
  if (!members) return members.error();
  if (members->empty()) return MalformedError(name, 0, "is no DOCX: it has no word/document.xml");
  const auto& [path, content] = *members->begin();
  const Result<XmlFile> file = XmlFile::Parse(name + "/" + path, content);
  if (!file) return file.error();
  return Paragraphs(file->root());
}

Result<std::string> EpubText(const std::string& name, std::string_view bytes) {
  const Result<Members> members =
      ReadMembers(name, bytes, kMaxEpubBytes, [](std::string_view path) {
        for (const std::string_view end : {".xml", ".opf", ".xhtml", ".html", ".htm"}) {
          if (path.ends_with(end)) return true;
        }
        return false;
      });
  if (!members) return members.error();
  const Result<XmlFile> container = Part(name, *members, "META-INF/container.xml");
  if (!container) return container.error();
  const std::string package_path =
      Find(container->root(), "rootfile").attribute("full-path").value();
  const Result<XmlFile> package = Part(name, *members, package_path);
  if (!package) return package.error();
  std::map<std::string, std::string, std::less<>> pages;  // by the id that the spine uses
  for (const pugi::xml_node item : Find(package->root(), "manifest").children()) {
    const std::string_view properties = item.attribute("properties").value();
    if (properties.find("nav") != properties.npos) continue;  // the table of contents
    pages.emplace(item.attribute("id").value(),
                  MemberPath(package_path, item.attribute("href").value()));
  }
  std::string out;
  std::set<std::string> read;  // a page that is named a thousand times is read once
  for (const pugi::xml_node reference : Find(package->root(), "spine").children()) {
    const auto page = pages.find(std::string_view(reference.attribute("idref").value()));
    if (page == pages.end()) continue;
    const auto member = members->find(page->second);
    if (member == members->end()) continue;  // a picture as a page, for one
    if (!read.insert(member->first).second) continue;
    const Result<std::string> text =
        HtmlPageText(name + "/" + member->first, member->second, HtmlPart::kBody);
    if (!text) return text.error();
    out += *text;
  }
  return out;
}

}  // namespace sejajar
