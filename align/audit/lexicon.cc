#include "align/audit/lexicon.h"

#include <nlohmann/json.hpp>

#include "align/audit/lexicon_data.h"
#include "align/embed/subwords.h"

namespace sejajar {
namespace {

using Strings = std::vector<std::string>;

// The data is our own, embedded and parsed by a unit test: failure to read it is a bug.
Lexicon Parse(std::string_view json_text) {
  const nlohmann::json json = nlohmann::json::parse(json_text);
  const auto hashes = [&](const char* list) {
    Lexicon::Words words;
    for (const std::string& word : json.at(list).get<Strings>()) words.insert(SubwordHash(word));
    return words;
  };
  Lexicon lexicon;
  lexicon.negations = hashes("negations");
  lexicon.near_negations = hashes("near_negations");
  lexicon.negation_companions = hashes("negation_companions");
  lexicon.negative_prefixes = json.at("negative_prefixes").get<Strings>();
  lexicon.negative_suffixes = json.at("negative_suffixes").get<Strings>();
  for (const std::string& words : json.at("idle_negations").get<Strings>()) {
    const std::size_t blank = words.find(' ');
    lexicon.idle_negations.insert(
        Lexicon::PairOf(SubwordHash(std::string_view(words).substr(0, blank)),
                        SubwordHash(std::string_view(words).substr(blank + 1))));
  }
  return lexicon;
}

}  // namespace

const Lexicon& LexiconOf(std::string_view language) {
  static const Lexicon english = Parse(kEnglishLexiconJson);
  static const Lexicon indonesian = Parse(kIndonesianLexiconJson);
  static const Lexicon none;
  const std::string_view primary = language.substr(0, language.find('-'));
  if (primary == "en") return english;
  if (primary == "id") return indonesian;
  return none;
}

}  // namespace sejajar
