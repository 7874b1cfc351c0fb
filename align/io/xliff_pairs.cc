#include "align/io/xliff_pairs.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "align/io/language_tag.h"
#include "align/io/xml_file.h"

namespace sejajar {
namespace {

pugi::xml_node Child(pugi::xml_node parent, std::string_view name) {
  for (const pugi::xml_node child : parent.children()) {
    if (LocalName(child) == name) return child;
  }
  return {};
}

// Of two attributes the first that is there and not empty.
std::string Attribute(pugi::xml_node element, const char* name, const char* other) {
  const std::string value = element.attribute(name).value();
  return value.empty() ? element.attribute(other).value() : value;
}

std::string Joined(const std::string& one, const std::string& other) {
  return one.empty() ? other : one + "/" + other;
}

// One pass over both versions: <file>s, <group>s in them to any depth, and what is translated,
// <trans-unit> in version 1 and the <segment>s of a <unit> in version 2.
class XliffReader {
 public:
  XliffReader(XmlFile& file, const PairReadOptions& options, PairBatches& out)
      : file_(file), options_(options), out_(out) {}

  Status Read(const std::string& name) {
    Walk(file_.root(), [&](pugi::xml_node node, std::size_t depth) {
      return status_.ok() && node.type() == pugi::node_element && Enter(node, depth);
    });
    if (status_.ok() && foreign_ && !found_) {
      return MalformedError(name, 0,
                            "is not from '" + options_.source_language + "' into '" +
                                options_.target_language + "', but from '" + source_language_ +
                                "' into '" + target_language_ + "'");
    }
    return status_;
  }

 private:
  // Whether to go inside.
  bool Enter(pugi::xml_node node, std::size_t depth) {
    const std::string_view said = node.attribute("translate").value();
    translate_.resize(depth);  // leaves the elements around this one
    translate_.push_back(said.empty() ? translate_.empty() || translate_.back() : said != "no");
    const std::string_view name = LocalName(node);
    if (name == "file") return EnterFile(node);
    if (name == "body" || name == "group") return true;
    if (name == "unit") {
      unit_ = node.attribute("id").value();
      segments_ = 0;
      return true;
    }
    if (name == "trans-unit") ReadPair(node, node.attribute("id").value());
    if (name == "segment") {
      ++segments_;
      const std::string id = node.attribute("id").value();
      ReadPair(node, Joined(unit_, id.empty() ? std::to_string(segments_) : id));
    }
    return false;
  }

  bool EnterFile(pugi::xml_node node) {
    original_ = Attribute(node, "original", "id");
    source_language_ = Attribute(node, "source-language", "");
    target_language_ = Attribute(node, "target-language", "");
    if (source_language_.empty()) {  // version 2
      source_language_ = file_.root().attribute("srcLang").value();
      target_language_ = file_.root().attribute("trgLang").value();
    }
    // A file that is still to be translated need not say into what.
    fits_ = MatchTag(source_language_, options_.source_language) != TagMatch::kNone &&
            (target_language_.empty() ||
             MatchTag(target_language_, options_.target_language) != TagMatch::kNone);
    (fits_ ? found_ : foreign_) = true;
    return true;
  }

  void ReadPair(pugi::xml_node unit, const std::string& id) {
    if (!fits_ || !translate_.back()) return out_.Skip();
    const pugi::xml_node source = Child(unit, "source");
    AlignedPair pair;
    pair.key = Joined(original_, id);
    pair.line = file_.LineOf(unit);
    if (!source) pair.problem = "has no <source>";
    pair.source = Text(source);
    pair.target = Text(Child(unit, "target"));
    status_ = out_.Add(std::move(pair));
  }

  static std::string Text(pugi::xml_node element) {
    return InlineText(element, {"ph", "it", "bpt", "ept", "sub", "x", "bx", "ex",  // version 1
                                "sc", "ec", "sm", "em", "cp"});                    // version 2
  }

  XmlFile& file_;
  const PairReadOptions& options_;
  PairBatches& out_;
  Status status_;
  std::vector<bool> translate_;  // of each element that the walk is in
  std::string original_;
  std::string source_language_;
  std::string target_language_;
  std::string unit_;
  std::size_t segments_ = 0;
  bool fits_ = false;     // the <file> is in the wanted languages
  bool found_ = false;    // one <file> is
  bool foreign_ = false;  // one is not
};

}  // namespace

Status ReadXliffPairs(ByteStream& stream, const PairReadOptions& options, PairBatches& out) {
  Result<XmlFile> file = XmlFile::Read(stream, options.max_file_bytes);
  if (!file) return file.error();
  const std::size_t line = file->LineOf(file->root());
  if (LocalName(file->root()) != "xliff") {
    return MalformedError(stream.name(), line, "is XML, but not XLIFF");
  }
  const std::string version = file->root().attribute("version").value();
  if (!version.starts_with("1.") && !version.starts_with("2.")) {
    return MalformedError(stream.name(), line,
                          "is XLIFF of version '" + version + "', not 1.x or 2.x");
  }
  return XliffReader(*file, options, out).Read(stream.name());
}

}  // namespace sejajar
