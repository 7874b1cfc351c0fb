#include "align/text/region_names.h"

#include <unicode/locid.h>
#include <unicode/stringpiece.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <utility>

namespace sejajar {
namespace {

std::string Utf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

// Without this ICU would answer in the language of the host.
bool IsKnown(const icu::Locale& locale) {
  int32_t count = 0;
  const icu::Locale* known = icu::Locale::getAvailableLocales(count);
  return std::any_of(known, known + count, [&](const icu::Locale& one) {
    return std::string_view(one.getLanguage()) == locale.getLanguage();
  });
}

}  // namespace

std::vector<RegionName> RegionNames(std::string_view language) {
  std::vector<RegionName> names;
  UErrorCode failure = U_ZERO_ERROR;
  const icu::Locale reader = icu::Locale::forLanguageTag(
      icu::StringPiece(language.data(), static_cast<int32_t>(language.size())), failure);
  if (U_FAILURE(failure) || !IsKnown(reader)) return names;
  icu::UnicodeString name;
  const auto add = [&](const char* code) {
    std::string utf8 = Utf8(name);
    if (!utf8.empty() && utf8 != code) names.push_back({code, std::move(utf8)});
  };
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
    icu::Locale("", *code).getDisplayCountry(reader, name);
    add(*code);
  }
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
    if (std::string_view(*code).size() != 2) continue;
    icu::Locale(*code).getDisplayLanguage(reader, name);
    add(*code);
  }
  return names;
}

}  // namespace sejajar
