// The shipped model and two short texts, read into words: what the tests of coverage start from.
#ifndef SEJAJAR_TESTS_UNIT_COVER_SMALL_MODEL_H_
#define SEJAJAR_TESTS_UNIT_COVER_SMALL_MODEL_H_

#include <span>
#include <string_view>

#include "align/cover/span_evidence.h"
#include "tests/support/shipped_encoder.h"

namespace sejajar {

inline WordedTexts ReadOne(std::string_view text, std::string_view language) {
  return ReadWords(std::span(&text, 1), language, ShippedEncoder(), 1);
}

inline constexpr std::string_view kEnglish =
    "The ferry left the harbour at noon, although the captain had warned of a storm, and "
    "reached the island before dark.";
inline constexpr std::string_view kIndonesian =
    "Feri itu meninggalkan pelabuhan pada tengah hari dan tiba di pulau sebelum gelap.";

struct PairOfSides {
  WordedTexts english = ReadOne(kEnglish, "en");
  WordedTexts indonesian = ReadOne(kIndonesian, "id");
  SideVectors source{english.texts[0], english.table};
  SideVectors target{indonesian.texts[0], indonesian.table};
  VectorMatrix matches = MatchWords(source, target);
};

}  // namespace sejajar

#endif  // SEJAJAR_TESTS_UNIT_COVER_SMALL_MODEL_H_
