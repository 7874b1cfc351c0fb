#include "align/text/quantities.h"

#include <gmock/gmock.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "align/text/quantities_data.h"
#include "align/text/utf8.h"

namespace sejajar {
namespace {

constexpr std::array<const char*, 11> kKinds = {"number",  "ordinal", "percent", "money",
                                                "measure", "code",    "year",    "month",
                                                "day",     "weekday", "time"};

std::string Plain(double value) {
  std::array<char, 400> digits;
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
  return {digits.data(), end.ptr};
}

// "day 7, month 10, year 2018"; a weak one has a question mark, an alternative stands in brackets.
std::string Values(std::string_view text, std::string_view language) {
  std::string values;
  for (const Quantity& q : FindQuantities(text, language)) {
    if (!values.empty()) values += ", ";
    values += kKinds[static_cast<std::size_t>(q.kind)];
    values += " " + Plain(q.value);
    if (!q.unit.empty()) values += " " + std::string(q.unit);
    if (q.alternative) values += " (" + Plain(*q.alternative) + ")";
    if (q.weak) values += "?";
  }
  return values;
}

struct Case {
  std::string text;
  std::string values;
};

void ExpectAll(std::string_view language, const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(Values(c.text, language), c.values) << c.text;
}

TEST(QuantitiesTest, DecimalMarksFollowTheLanguage) {
  ExpectAll("en", {{"10,000 seats", "number 10000 (10)"},
                   {"1,234,567.5", "number 1234567.5"},
                   {"3.5 and 3.500", "number 3.5, number 3.5 (3500)"},
                   {"the 3,5 of a foreigner", "number 3.5"},
                   {"0.125", "number 0.125"},
                   {"10\u2009000 with a thin space", "number 10000"},
                   {"Room 12, 13", "number 12, number 13"}});
  ExpectAll("id", {{"10.000 kursi", "number 10000 (10)"},
                   {"1.234.567,5", "number 1234567.5"},
                   {"3,5 dan 3,500", "number 3.5, number 3.5 (3500)"},
                   {"3.5", "number 3.5"},
                   {"0,125", "number 0.125"}});
}

TEST(QuantitiesTest, ScalesMultiply) {
  ExpectAll("en", {{"1.2 million people", "number 1200000"},
                   {"2.3bn", "number 2300000000"},
                   {"13 thousand", "number 13000"},
                   {"200 millions", "number 200000000"},
                   {"two dozen eggs", "number 24"},
                   {"2-3 million", "number 2 (2000000), number 3000000"},
                   {"thousands of people, hundreds of cars", ""}});
  ExpectAll("id", {{"1,2 juta orang", "number 1200000"},
                   {"13 ribu", "number 13000"},
                   {"2,3 milyar", "number 2300000000"},
                   {"900 ribu triliun", "number 900000000000000000"},
                   {"ribuan orang, puluhan mobil", ""}});
}

TEST(QuantitiesTest, MoneyHasItsCurrency) {
  ExpectAll("en", {{"$1.2bn", "money 1200000000 USD"},
                   {"US$15 million", "money 15000000 USD"},
                   {"£125m", "money 125000000 GBP"},
                   {"5 million dollars", "money 5000000 USD"},
                   {"a 3-billion-dollar loan", "money 3000000000 USD"},
                   {"Rp5 trillion", "money 5000000000000 IDR"},
                   {"20 US dollars", "money 20 USD"},
                   {"they won 5 medals", "number 5"}});
  ExpectAll("id", {{"1,2 miliar dolar AS", "money 1200000000 USD"},
                   {"Rp 5 triliun", "money 5000000000000 IDR"},
                   {"Rp. 5.000", "money 5000 IDR (5)"},
                   {"Rp 5 M", "money 5000000000 IDR"},
                   {"15 juta rupiah", "money 15000000 IDR"},
                   {"Rp1 - 15 juta", "money 1 IDR (1000000), money 15000000 IDR"}});
}

TEST(QuantitiesTest, PercentAndMeasures) {
  ExpectAll("en", {{"5% of it", "percent 5"},
                   {"5.5 percent", "percent 5.5"},
                   {"ten per cent", "percent 10"},
                   {"10 to 15 percent", "percent 10, percent 15"},
                   {"10-15 miles", "measure 10 mi, measure 15 mi"},
                   {"a 44-year-old man", "measure 44 year"},
                   {"5km away", "measure 5 km"},
                   {"20 degrees Celsius", "measure 20 C"},
                   {"68 °F", "measure 68 F"},
                   {"40 miles per hour", "measure 40 mph"},
                   {"a mile", "measure 1 mi?"},
                   {"two weeks ago", "measure 2 week"},
                   {"two and a half weeks", "measure 2.5 week"},
                   {"5m people", "measure 5 m (5000000)"}});
  ExpectAll("id", {{"5% darinya", "percent 5"},
                   {"5,5 persen", "percent 5.5"},
                   {"5 sampai 10 persen", "percent 5, percent 10"},
                   {"10-15 mil", "measure 10 mi, measure 15 mi"},
                   {"berusia 44 tahun", "measure 44 year"},
                   {"20 derajat Celsius", "measure 20 C"},
                   {"60 km/jam", "measure 60 kph"},
                   {"seminggu", "measure 1 week?"},
                   {"dua minggu", "measure 2 week"},
                   {"2 jam", "measure 2 h"},
                   {"dua setengah jam", "measure 2.5 h"}});
}

TEST(QuantitiesTest, SpelledNumbers) {
  ExpectAll("en", {{"ten", "number 10"},
                   {"twenty-one ships", "number 21"},
                   {"two hundred and five", "number 205"},
                   {"three thousand four hundred and twelve", "number 3412"},
                   {"a hundred", "number 100"},
                   {"a dozen", "number 12"},
                   {"one million two hundred thousand", "number 1200000"},
                   {"half", "number 0.5?"},
                   {"one of them", "number 1?"},
                   {"two, three", "number 2, number 3"}});
  ExpectAll("id", {{"sepuluh", "number 10"},
                   {"sebelas", "number 11"},
                   {"dua belas", "number 12"},
                   {"dua puluh satu kapal", "number 21"},
                   {"duapuluh", "number 20"},
                   {"dua ratus lima", "number 205"},
                   {"seratus dua puluh lima", "number 125"},
                   {"seribu seratus", "number 1100"},
                   {"tiga ribu empat ratus dua belas", "number 3412"},
                   {"selusin", "number 12"},
                   {"sejuta", "number 1000000"},
                   {"setengah dan separuh", "number 0.5?, number 0.5?"},
                   {"seorang, sebuah, seekor", "number 1?, number 1?, number 1?"},
                   {"satu-satunya jalan", "number 1?"}});
}

TEST(QuantitiesTest, Ordinals) {
  ExpectAll("en", {{"first", "ordinal 1?"},
                   {"the fifth", "ordinal 5"},
                   {"twenty-first", "ordinal 21"},
                   {"125th Street", "ordinal 125"},
                   {"the 20th century", "ordinal 20"},
                   {"King Charles III", "ordinal 3?"},
                   {"World War II", "ordinal 2?"},
                   {"both", "number 2?"}});
  ExpectAll("id", {{"pertama, kesatu", "number 1?, ordinal 1?"},
                   {"ke-1", "ordinal 1"},
                   {"kelima", "ordinal 5"},
                   {"kedua belas", "ordinal 12"},
                   {"abad ke-20", "ordinal 20"},
                   {"abad keduapuluh", "ordinal 20"},
                   {"Perang Dunia Kedua", "ordinal 2?"},
                   {"Perang Dunia II", "ordinal 2?"}});
}

TEST(QuantitiesTest, Dates) {
  ExpectAll("en", {{"October 7th, 2018", "month 10, day 7, year 2018"},
                   {"Oct. 7", "month 10, day 7"},
                   {"7 October 2018", "day 7, month 10, year 2018"},
                   {"the 7th of October", "day 7, month 10"},
                   {"October 24-26", "month 10, day 24, day 26"},
                   {"24-26 April 2007", "day 24, day 26, month 4, year 2007"},
                   {"May 5, but they may march", "month 5, day 5"},
                   {"May we go in May?", "month 5?"},
                   {"Thursday", "weekday 5"},
                   {"10/7/2018", "month 10 (10), day 7, year 2018"},
                   {"2018-10-07", "year 2018, month 10 (10), day 7"}});
  ExpectAll("id", {{"7 Oktober 2018", "day 7, month 10, year 2018"},
                   {"tanggal 7 Oktober", "day 7, month 10"},
                   {"24-26 April 2007", "day 24, day 26, month 4, year 2007"},
                   {"Kamis (1/10)", "weekday 5, day 1, month 10 (10)"},
                   {"Sabtu lalu 17/3", "weekday 7, day 17, month 3 (3)"},
                   {"1/10 bagian", "number 1, number 10"},
                   {"7/10/2018", "day 7, month 10 (10), year 2018"},
                   {"Jum'at", "weekday 6"},
                   {"hari Minggu, dua minggu lagi", "weekday 1?, measure 2 week"}});
}

TEST(QuantitiesTest, YearsAndDecades) {
  ExpectAll("en", {{"in 1990", "year 1990"},
                   {"the 1990s", "year 1990"},
                   {"the 90s", "year 90 (1990)"},
                   {"2019-20", "year 2019, year 20 (2020)"},
                   {"October 2018", "month 10, year 2018"}});
  ExpectAll("id", {{"tahun 1990", "year 1990"},
                   {"1990-an", "year 1990"},
                   {"tahun 90-an", "year 90 (1990)"},
                   {"Oktober 2018", "month 10, year 2018"}});
}

TEST(QuantitiesTest, TimesOfDay) {
  ExpectAll("en", {{"7.30 p.m.", "time 450"},
                   {"7:30pm", "time 450"},
                   {"at 19:30", "time 450"},
                   {"3 p.m. on Monday", "time 180 (3), weekday 2"},
                   {"0230 UTC", "time 150"},
                   {"9-11 a.m.", "time 540 (9), time 660 (11)"}});
  ExpectAll("id", {{"pukul 19.30", "time 450"},
                   {"jam 7 malam", "time 420 (7)"},
                   {"19.30 WIB", "time 450"},
                   {"pukul 3 Minggu", "time 180 (3), weekday 1?"}});
}

TEST(QuantitiesTest, CodesAreNoAmounts) {
  for (const char* language : {"en", "id"}) {
    ExpectAll(language, {{"COVID-19", "code 19"},
                         {"F-16", "code 16"},
                         {"G20", "code 20"},
                         {"B2B", "code 2"},
                         {"U-21", "code 21"},
                         {"1.2.3", "code 1, code 2, code 3"},
                         {"3-1", "number 3, number 1"},
                         {"(2) isi", "number 2?"},
                         {"1. isi", "number 1?"}});
  }
}

TEST(QuantitiesTest, UnknownLanguagesHaveDigitsOnly) {
  ExpectAll("de", {{"drei und 3", "number 3"},
                   {"1.234,5", "number 1234.5"},
                   {"1.234", "number 1234 (1.234)"},
                   {"5 kg, 7 %, 8 €", "measure 5 kg, percent 7, money 8 EUR"}});
  EXPECT_EQ(Values("sepuluh", "id-ID"), "number 10");
  EXPECT_EQ(Values("sepuluh", "und"), "");
}

TEST(QuantitiesTest, DigitsOfOtherScripts) {
  EXPECT_EQ(Values("\u0661\u0662\u0663", "en"), "number 123");
  EXPECT_EQ(Values("\uFF11\uFF12", "id"), "number 12");
}

TEST(QuantitiesTest, SpansHoldTheNumberAndItsPhrase) {
  const std::string text = "It paid about $1.2bn on 7 October 2018 (twenty-one days).";
  std::vector<std::string> spans;
  std::vector<std::string> phrases;
  for (const Quantity& q : FindQuantities(text, "en")) {
    spans.emplace_back(q.span.In(text));
    phrases.emplace_back(q.phrase.In(text));
    EXPECT_EQ(q.approximate, q.kind == QuantityKind::kMoney);
    EXPECT_EQ(q.scale, q.kind == QuantityKind::kMoney ? 1e9 : 1);
  }
  EXPECT_THAT(spans, testing::ElementsAre("1.2", "7", "October", "2018", "twenty-one"));
  EXPECT_THAT(phrases, testing::ElementsAre("$1.2bn", "7 October 2018", "7 October 2018",
                                            "7 October 2018", "twenty-one days"));
}

TEST(QuantitiesTest, ConvertsWhatMeasuresTheSame) {
  EXPECT_NEAR(*Convert(10, "mi", "km"), 16.09, 0.01);
  EXPECT_NEAR(*Convert(68, "F", "C"), 20, 1e-9);
  EXPECT_NEAR(*Convert(1, "decade", "year"), 10, 1e-9);
  EXPECT_FALSE(Convert(1, "mi", "kg"));
  EXPECT_FALSE(Convert(1, "mi", "cubit"));
}

// Each unit that words stand for can be converted, or has no other unit of its kind.
TEST(QuantitiesTest, UnitsOfTheRulesAreKnown) {
  const std::set<std::string> alone = {"degree", "kW", "MW", "GW", "Hz", "GB", "MB", "TB"};
  for (const std::string_view text :
       {kEnglishQuantitiesJson, kIndonesianQuantitiesJson, kNeutralQuantitiesJson}) {
    const nlohmann::json json = nlohmann::json::parse(text);
    for (const char* list : {"units", "single_units"}) {
      if (!json.contains(list)) continue;
      for (const auto& [unit, words] : json.at(list).items()) {
        EXPECT_NE(Convert(1, unit, unit).has_value(), alone.contains(unit)) << unit;
        for (const std::string word : words) EXPECT_EQ(word, FoldCase(word));
      }
    }
  }
}

TEST(QuantitiesTest, HostileTextIsReadInLinearTime) {
  const auto repeat = [](std::string_view piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
  };
  const auto start = std::chrono::steady_clock::now();
  for (const std::string_view piece :
       {"1",          "1.",   "1,000.",     "1-",           "1/",
        "1:",         "(1/",  "5 million ", "one hundred ", "two and a half ",
        "dua puluh ", "ke-",  "Rp",         "US$",          "a ",
        "May 1 ",     "\xff", "1\xc2",      "7 p.m",        "\u0661",
        "IV"}) {
    for (const char* language : {"en", "id", "und"}) {
      const std::string text = repeat(piece, 1'000'000);
      std::size_t end = 0;
      for (const Quantity& q : FindQuantities(text, language)) {
        ASSERT_GE(q.span.begin, end);
        ASSERT_LT(q.span.begin, q.span.end);
        ASSERT_LE(q.phrase.begin, q.span.begin);
        ASSERT_GE(q.phrase.end, q.span.end);
        ASSERT_TRUE(std::isfinite(q.value)) << piece;
        end = q.span.end;
      }
      ASSERT_LE(end, text.size());
    }
  }
  // Some seconds even where every check is on; a square of it would take hours.
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::minutes(2));
}

TEST(QuantitiesTest, NumeralsTooLongForANumberAreLeftOut) {
  EXPECT_EQ(Values(std::string(1'000'000, '9'), "en"), "");
  EXPECT_EQ(Values("", "en"), "");
  EXPECT_EQ(Values("1..2 ,3, .", "en"), "number 1, number 2, number 3");
}

}  // namespace
}  // namespace sejajar
