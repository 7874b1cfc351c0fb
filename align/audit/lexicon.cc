#include "align/audit/lexicon.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "align/audit/lexicon_data.h"
#include "align/embed/subwords.h"
#include "align/text/function_words.h"
#include "align/text/region_names.h"
#include "align/text/tokenizer.h"

namespace sejajar {
namespace {

using Strings = std::vector<std::string>;

void AddNames(std::string_view language, const nlohmann::json& json, Lexicon& lexicon) {
  const auto add = [&](std::string_view thing, std::string_view words) {
    Tokenize(words, language, [&](std::string_view word) {
      std::vector<std::uint32_t>& things = lexicon.names[SubwordHash(word)];
      const std::uint32_t number = SubwordHash(thing);
      if (std::find(things.begin(), things.end(), number) == things.end()) things.push_back(number);
    });
  };
  for (const RegionName& region : RegionNames(language)) add(region.code, region.name);
  for (const std::uint32_t word : lexicon.function_words) lexicon.names.erase(word);
  for (const auto& [thing, words] : json.items()) add(thing, words.get<std::string>());
}

// The data is our own, embedded and parsed by a unit test: failure to read it is a bug.
Lexicon Parse(std::string_view language, std::string_view json_text) {
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
  lexicon.no_names = hashes("no_names");
  lexicon.no_names.merge(hashes("name_parts"));
  lexicon.no_names.merge(hashes("pronouns"));
  for (const std::string& word : FunctionWords(language)) {
    lexicon.function_words.insert(SubwordHash(word));
  }
  lexicon.no_names.insert(lexicon.function_words.begin(), lexicon.function_words.end());
  lexicon.speech_words = hashes("speech_words");
  for (const std::string& word : SpeechVerbs(language)) {
    lexicon.speech_words.insert(SubwordHash(word));
  }
  lexicon.pronouns = hashes("pronouns");
  AddNames(language, json.at("names"), lexicon);
  return lexicon;
}

}  // namespace

const Lexicon& LexiconOf(std::string_view language) {
  static const Lexicon english = Parse("en", kEnglishLexiconJson);
  static const Lexicon indonesian = Parse("id", kIndonesianLexiconJson);
  static const Lexicon none;
  const std::string_view primary = language.substr(0, language.find('-'));
  if (primary == "en") return english;
  if (primary == "id") return indonesian;
  return none;
}

}  // namespace sejajar
