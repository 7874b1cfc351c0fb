// What countries and languages are called, for telling that "Germany" and "Jerman" are one name.
#ifndef SEJAJAR_ALIGN_TEXT_REGION_NAMES_H_
#define SEJAJAR_ALIGN_TEXT_REGION_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

namespace sejajar {

struct RegionName {
  std::string code;  // the same in every language: "DE" for a country, "de" for a language
  std::string name;  // as written
};

// Of all countries and of the languages with two-letter codes, as `language`, a BCP 47 tag, calls
// them; empty for a language in which ICU knows no names. Made anew on each call, in some
// milliseconds: callers keep it. Thread-safe.
std::vector<RegionName> RegionNames(std::string_view language);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_REGION_NAMES_H_
