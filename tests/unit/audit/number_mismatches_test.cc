#include <gmock/gmock.h>

#include <chrono>
#include <string>
#include <vector>

#include "align/audit/numbers.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<Finding> Find(const std::string& english, const std::string& indonesian) {
  return FindNumberMismatches(english, FindQuantities(english, "en"), indonesian,
                              FindQuantities(indonesian, "id"));
}
std::vector<Finding> FindBack(const std::string& indonesian, const std::string& english) {
  return FindNumberMismatches(indonesian, FindQuantities(indonesian, "id"), english,
                              FindQuantities(english, "en"));
}

std::vector<std::string> Messages(const std::vector<Finding>& findings) {
  std::vector<std::string> messages;
  messages.reserve(findings.size());
  for (const Finding& finding : findings) messages.push_back(finding.message);
  return messages;
}

struct Pair {
  std::string english;
  std::string indonesian;
};

TEST(NumbersTest, EqualAmountsAreNoFindingsInEitherDirection) {
  for (const auto& [english, indonesian] : std::vector<Pair>{
           {"It has 10,000 seats.", "Kapasitasnya 10.000 kursi."},
           {"It rose 3.5 percent.", "Naik 3,5 persen."},
           {"It rose 3.5 percent.", "Naik 3.5%."},
           {"They paid $1.2bn.", "Mereka membayar 1,2 miliar dolar AS."},
           {"1.2 million came.", "Yang datang 1,2 juta orang."},
           {"It cost Rp5 trillion.", "Biayanya Rp 5 triliun."},
           {"On October 7th, 2018, it closed.", "Tempat itu tutup pada 7 Oktober 2018."},
           {"On October 7 it closed.", "Tempat itu tutup pada 7 Oktober lalu."},
           {"On Thursday it closed.", "Tempat itu tutup hari Kamis."},
           {"On Thursday, October 1, it closed.", "Tempat itu tutup Kamis (1/10)."},
           {"Ten ships came.", "Sepuluh kapal datang."},
           {"10 ships came.", "Sepuluh kapal datang."},
           {"Twenty-one ships came.", "Dua puluh satu kapal datang."},
           {"A dozen ships came.", "Selusin kapal datang."},
           {"Half of it is gone.", "Setengahnya hilang, separuh."},
           {"The first ship came.", "Kapal pertama datang."},
           {"The 1st ship came.", "Kapal ke-1 datang."},
           {"It was built in the 20th century.", "Dibangun pada abad ke-20."},
           {"The 1990s were hard.", "Tahun 1990-an itu sulit."},
           {"The 1990s were hard.", "Tahun 90-an itu sulit."},
           {"It opens at 7.30 p.m.", "Buka pukul 19.30."},
           {"It opens at 7 p.m.", "Buka jam 7 malam."},
           {"A man saw a bird.", "Seorang pria melihat seekor burung."},
           {"One man saw it.", "Seorang pria melihatnya."},
           {"Both left.", "Kedua orang itu pergi."},
           {"It is the only road.", "Itu satu-satunya jalan."},
           {"COVID-19 and the F-16 of the G20.", "Covid-19 dan F-16 dari G-20."},
           {"They won 3-1.", "Mereka menang 3-1."},
           {"It takes 10-15 days.", "Perlu 10 sampai 15 hari."},
           {"King Charles III spoke of World War II.",
            "Raja Charles ke-3 berbicara tentang Perang Dunia Kedua."},
           {"1. Open the door.", "Buka pintu."},
           {"Call 0800 555 111 or see http://a.example/7.",
            "Hubungi 0800 555 111 atau http://a.example/7."},
           {"Version 1.2.3 is out.", "Versi 1.2.3 sudah terbit."},
           {"Two weeks ago it rained.", "Dua minggu lalu hujan turun."},
           {"They waited a decade.", "Mereka menunggu 10 tahun."},
           {"It took two and a half hours.", "Perlu 2,5 jam."},
           {"It cost a quarter of a million dollars.", "Biayanya seperempat juta dolar."},
           {"Half a million people came.", "Setengah juta orang datang."},
           {"The 2019-20 season is over.", "Musim 2019-2020 telah usai."},
           {"The storm blew at 64 kph (40 mph).", "Badai bertiup dengan kecepatan 64 km/jam."},
       }) {
    EXPECT_THAT(Messages(Find(english, indonesian)), IsEmpty()) << english;
    EXPECT_THAT(Messages(FindBack(indonesian, english)), IsEmpty()) << indonesian;
  }
}

TEST(NumbersTest, RoundingByTheTranslatorIsNoFinding) {
  EXPECT_THAT(Find("1,987 people came.", "Hampir 2.000 orang datang."), IsEmpty());
  // But digits are not made up.
  EXPECT_THAT(Messages(Find("Nearly 2,000 people came.", "Hampir 1.987 orang datang.")),
              ElementsAre("2,000 became 1.987"));
}

TEST(NumbersTest, ANumberSaidTwiceIsNoFinding) {
  EXPECT_THAT(Find("The 12 ships left.", "Ke-12 kapal, ya 12 kapal, pergi."), IsEmpty());
  EXPECT_THAT(Find("The 12 ships, all 12, left.", "Ke-12 kapal pergi."), IsEmpty());
}

struct Change {
  std::string english;
  std::string indonesian;
  std::string source_span;
  std::string target_span;
  std::string message;
};

TEST(NumbersTest, ChangedNumbersAreFoundWithTheDigitsThatDiffer) {
  for (const Change& c : std::vector<Change>{
           {"It has 10,000 seats.", "Kapasitasnya 12.000 kursi.", "10", "12",
            "10,000 became 12.000"},
           {"It has 10,000 seats.", "Kapasitasnya 10.123 kursi.", "000", "123",
            "10,000 became 10.123"},
           {"It has 10,000 seats.", "Kapasitasnya 1.123 kursi.", "10,000", "1.123",
            "10,000 became 1.123"},
           {"It closed on 7 October.", "Tutup pada 9 Oktober.", "7", "9",
            "7 October became 9 Oktober (the day differs)"},
           {"It closed on October 7, 2018.", "Tutup pada 7 Oktober 2016.", "2018", "2016",
            "October 7, 2018 became 7 Oktober 2016 (the year differs)"},
           {"It closed on October 7.", "Tutup pada 7 November.", "October", "November",
            "October 7 became 7 November (the month differs)"},
           {"It closed on Friday.", "Tutup hari Sabtu.", "Friday", "Sabtu", "Friday became Sabtu"},
           {"It rose 3.5 percent.", "Naik 3,8 persen.", "5", "8", "3.5 percent became 3,8 persen"},
           {"It cost $10 billion.", "Biayanya 10 juta dolar AS.", "$10 billion", "10 juta dolar AS",
            "$10 billion became 10 juta dolar AS"},
           {"It opens at 7.30 p.m.", "Buka pukul 19.45.", "7.30", "19.45",
            "7.30 p.m. became pukul 19.45"},
           {"It opens at 7:30 p.m.", "Buka pukul 7:45.", "30", "45", "7:30 p.m. became pukul 7:45"},
           {"COVID-19 spread.", "COVID-57 menyebar.", "19", "57", "19 became 57"},
           {"Version 1.2.3 is out.", "Versi 1.2.7 sudah terbit.", "3", "7", "1.2.3 became 1.2.7"},
           {"Two ships came.", "Tiga kapal datang.", "Two", "Tiga", "Two became Tiga"},
           {"He scored 1 goal in a match.", "Ia mencetak 4 gol dalam sebuah laga.", "1", "4",
            "1 became 4"},
           {"In 1945 it ended.", "Berakhir tahun 3945.", "1945", "3945", "1945 became 3945"},
       }) {
    const std::vector<Finding> findings = Find(c.english, c.indonesian);
    ASSERT_THAT(Messages(findings), ElementsAre(c.message)) << c.indonesian;
    EXPECT_EQ(findings[0].kind, FindingKind::kNumber);
    EXPECT_EQ(findings[0].side, BitextSide::kTarget);
    EXPECT_EQ(findings[0].source.In(c.english), c.source_span) << c.indonesian;
    EXPECT_EQ(findings[0].target.In(c.indonesian), c.target_span) << c.indonesian;
    EXPECT_GE(findings[0].confidence, 0.5);
    EXPECT_LE(findings[0].confidence, 1);
    EXPECT_EQ(findings[0].severity,
              findings[0].confidence >= 0.9 ? Severity::kHigh : Severity::kMedium);
  }
}

TEST(NumbersTest, AYearThatCannotBeIsFoundThoughTheSourceSaysItInOtherWords) {
  const std::string indonesian = "Labanya naik sejak Maret 3762.";
  const auto findings = Find("Its profit has risen since last March.", indonesian);
  ASSERT_THAT(Messages(findings), ElementsAre("3762 is not a likely year"));
  EXPECT_EQ(findings[0].kind, FindingKind::kNumber);
  EXPECT_EQ(findings[0].target.In(indonesian), "3762");
  EXPECT_TRUE(findings[0].source.empty());
  const auto implied = Find("Its profit rose last March.", "Labanya naik Maret 2007.");
  ASSERT_EQ(implied.size(), 1U);
  EXPECT_EQ(implied[0].kind, FindingKind::kMissingNumber);
}

TEST(NumbersTest, DigitsOfOtherScriptsAreCompared) {
  EXPECT_THAT(Find("\u0661\u0662 ships came.", "12 kapal datang."), IsEmpty());
  const auto findings = Find("\u0661\u0662 ships came.", "13 kapal datang.");
  for (const Finding& finding : findings) EXPECT_FALSE(finding.OwnSpan().empty());
  EXPECT_THAT(findings, testing::Not(IsEmpty()));
}

TEST(NumbersTest, OnlyTheNumberThatChangedIsNamed) {
  EXPECT_THAT(Messages(Find("From 12 to 15 percent in 2007, and 18 in 2008.",
                            "Dari 12 menjadi 16 persen pada 2007, dan 18 pada 2008.")),
              ElementsAre("15 percent became 16 persen"));
  // 5 is another number's value, and said once too often.
  EXPECT_THAT(Messages(Find("3 cats and 5 dogs", "5 kucing dan 5 anjing")), testing::SizeIs(1));
}

TEST(NumbersTest, SurerInAPairThatAgreesOtherwise) {
  const auto sure = Find("In 12 days 45 ships came.", "Dalam 12 hari 47 kapal datang.");
  const auto unsure =
      Find("The 45 ships, 7 boats and 9 rafts came.", "47 orang datang, kata 3 saksi, 88 tewas.");
  ASSERT_FALSE(sure.empty());
  ASSERT_FALSE(unsure.empty());
  EXPECT_GT(sure[0].confidence, unsure[0].confidence);
}

TEST(NumbersTest, WhatOneSideHasAloneIsMissing) {
  const std::string english = "In 2007, 45 ships and seven boats came.";
  const std::string indonesian = "Kapal datang.";
  const std::vector<Finding> findings = Find(english, indonesian);
  ASSERT_THAT(Messages(findings), ElementsAre("\"2007\" has no counterpart in the target",
                                              "\"45\" has no counterpart in the target",
                                              "\"seven\" has no counterpart in the target"));
  for (const Finding& finding : findings) {
    EXPECT_EQ(finding.kind, FindingKind::kMissingNumber);
    EXPECT_EQ(finding.side, BitextSide::kSource);
    EXPECT_TRUE(finding.target.empty());
  }
  EXPECT_EQ(findings[0].severity, Severity::kLow);  // years are implied
  EXPECT_EQ(findings[1].severity, Severity::kMedium);
  EXPECT_EQ(findings[2].severity, Severity::kLow);

  const std::string longer = "Pada 2007, 45 kapal datang dengan 300 orang.";
  const auto added = Find("In 2007, 45 ships came.", longer);
  ASSERT_THAT(Messages(added), ElementsAre("\"300\" has no counterpart in the source"));
  EXPECT_EQ(added[0].side, BitextSide::kTarget);
  EXPECT_EQ(added[0].target.In(longer), "300");
  EXPECT_EQ(added[0].source, (Span{11, 11}));  // behind the 45
}

TEST(NumbersTest, ConvertedUnitsAreNoted) {
  for (const auto& [english, indonesian] :
       std::vector<Pair>{{"It is 10 miles away.", "Jaraknya 16 km."},
                         {"It fell 200 feet.", "Jatuh 61 meter."},
                         {"It weighs 550 pounds.", "Beratnya 250 kg."},
                         {"It was 68 degrees Fahrenheit.", "Suhunya 20 derajat Celsius."}}) {
    const auto findings = Find(english, indonesian);
    ASSERT_EQ(findings.size(), 1U) << english;
    EXPECT_EQ(findings[0].kind, FindingKind::kConversion) << english;
    EXPECT_EQ(findings[0].severity, Severity::kLow);
    EXPECT_THAT(findings[0].message, testing::HasSubstr(" is given as "));
  }
  const auto wrong = Find("It is 10 miles away.", "Jaraknya 61 km.");
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_EQ(wrong[0].kind, FindingKind::kNumber);
}

TEST(NumbersTest, MessagesAreOneLineAndShort) {
  const auto findings = Find("Two million\n\tdollars", "Tiga juta\ndolar");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, "Two million  dollars became Tiga juta dolar");
}

TEST(NumbersTest, NothingButNumbersCostsNoSquare) {
  std::string english;
  std::string indonesian;
  for (int i = 0; i < 100'000; ++i) {
    english += std::to_string(i) + " ";
    indonesian += std::to_string(1'000'000 + i % 3 * i) + " ";
  }
  const auto start = std::chrono::steady_clock::now();
  for (const Finding& finding : Find(english, indonesian)) {
    ASSERT_LE(finding.source.end, english.size());
    ASSERT_LE(finding.target.end, indonesian.size());
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::minutes(1));
  EXPECT_THAT(Find("", ""), IsEmpty());
  EXPECT_THAT(Find(std::string(100'000, '9'), "1.1.1.1.1"), testing::SizeIs(5));
}

}  // namespace
}  // namespace sejajar
