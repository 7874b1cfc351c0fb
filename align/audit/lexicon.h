// What the rules about words know of a language: lists from align/audit/lexicon/<language>.json,
// embedded at build time. Words are known by the hash that a WordTable has. Internal to
// align/audit. Immutable and alive as long as the program; thread-safe.
#ifndef SEJAJAR_ALIGN_AUDIT_LEXICON_H_
#define SEJAJAR_ALIGN_AUDIT_LEXICON_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace sejajar {

struct Lexicon {
  using Words = std::unordered_set<std::uint32_t>;

  Words function_words;       // as the splitter knows them
  Words speech_words;         // "said", "menurut": beside them stands who is quoted
  Words negations;            // "not", "tanpa"
  Words near_negations;       // "unable", "gagal": a translation may put a negation for them
  Words negation_companions;  // "any", "ada": often beside a negation, but none without it
  // "un", "less": of words that say as much as a negation before their opposite
  std::vector<std::string> negative_prefixes;
  std::vector<std::string> negative_suffixes;
  std::unordered_set<std::uint64_t> idle_negations;  // "not only": by PairOf their two words

  // Capitalised without being a name: "Monday", "Anda", titles, function words, and what is
  // translated in names: "National", "Mahkamah".
  Words no_names;
  Words pronouns;  // of the third person, which a name may stand for
  // Words of names by what they name, a number that all languages share: "dutch" and "belanda".
  // Countries and languages are ICU's.
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> names;

  static std::uint64_t PairOf(std::uint32_t first, std::uint32_t second) {
    return (std::uint64_t{first} << 32) | second;
  }
};

// Empty lists for a language that nothing is known of. `language` is a BCP 47 tag.
const Lexicon& LexiconOf(std::string_view language);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_AUDIT_LEXICON_H_
