#include "align/io/tmx_pairs.h"

#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "align/io/language_tag.h"
#include "align/io/xml_file.h"

namespace sejajar {
namespace {

std::string_view LanguageOf(pugi::xml_node variant) {
  const pugi::xml_attribute standard = variant.attribute("xml:lang");
  return standard ? standard.value() : variant.attribute("lang").value();  // TMX 1.1
}

// The variant of a unit that is in the wanted language; the first of those that fit best.
pugi::xml_node Variant(pugi::xml_node unit, std::string_view wanted) {
  pugi::xml_node best;
  TagMatch best_match = TagMatch::kNone;
  for (const pugi::xml_node variant : unit.children("tuv")) {
    const TagMatch match = MatchTag(LanguageOf(variant), wanted);
    if (match > best_match) std::tie(best, best_match) = std::pair(variant, match);
  }
  return best;
}

// Quoted and separated by commas, for a message: not more than a line can hold.
std::string Listed(const std::set<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "'" : ", '") + name + "'";
  return list;
}

}  // namespace

Status ReadTmxPairs(ByteStream& stream, const PairReadOptions& options, PairBatches& out) {
  Result<XmlFile> file = XmlFile::Read(stream, options.max_file_bytes);
  if (!file) return file.error();
  if (LocalName(file->root()) != "tmx") {
    return MalformedError(stream.name(), file->LineOf(file->root()), "is XML, but not TMX");
  }
  std::set<std::string> languages;  // that the file has, as far as a message names them
  std::size_t number = 0;
  bool found = false;
  for (const pugi::xml_node unit : file->root().child("body").children("tu")) {
    ++number;
    const pugi::xml_node source = Variant(unit, options.source_language);
    const pugi::xml_node target = Variant(unit, options.target_language);
    if (!source || !target || source == target) {
      for (const pugi::xml_node variant : unit.children("tuv")) {
        if (languages.size() < 8) languages.insert(std::string(LanguageOf(variant).substr(0, 20)));
      }
      out.Skip();
      continue;
    }
    found = true;
    AlignedPair pair;
    pair.key = unit.attribute("tuid").value();
    if (pair.key.empty()) pair.key = std::to_string(number);
    pair.line = file->LineOf(unit);
    const auto text = [&](pugi::xml_node variant) {
      const pugi::xml_node segment = variant.child("seg");
      if (!segment) pair.problem = "has a <tuv> without <seg>";
      return InlineText(segment, {"bpt", "ept", "ph", "it", "ut", "sub"});
    };
    pair.source = text(source);
    pair.target = text(target);
    if (Status status = out.Add(std::move(pair)); !status) return status;
  }
  if (number > 0 && !found) {
    return MalformedError(stream.name(), 0,
                          "has no unit in both '" + options.source_language + "' and '" +
                              options.target_language + "'; it has " + Listed(languages));
  }
  return {};
}

}  // namespace sejajar
