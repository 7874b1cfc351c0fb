#include "align/audit/document_audit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "align/dp/aligner.h"
#include "tests/support/audited_pair.h"
#include "tests/support/shipped_encoder.h"

namespace sejajar {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Lines = std::vector<std::string>;

const Lines kEnglish = {
    "A library on wheels has come to the village of Sumber Rejo.",
    "The blue bus parks beside the market every Tuesday and carries 1,400 books.",
    "Children may borrow three of them for two weeks.",
    "The driver, Pak Slamet, used to sell vegetables on the same road.",
    "He says that the bus breaks down less often than his old truck, although the steep road to "
    "the pass is hard on its brakes.",
    "Farmers ask for books about bees and about the diseases of coffee plants.",
    "Older readers prefer newspapers and long novels.",
    "The district pays 36 million rupiah a year for fuel and repairs.",
    "A teacher from the primary school reads stories aloud under the mango tree after lunch.",
    "On rainy days she moves the reading into the hall of the mosque.",
    "Last month a storm damaged the roof of the bus, and forty books had to be dried in the sun.",
    "Volunteers repaired the roof within four days.",
    "The library now plans a second bus for the villages on the coast.",
    "It will start in September if enough money is found.",
};
const Lines kIndonesian = {
    "Sebuah perpustakaan keliling telah hadir di Desa Sumber Rejo.",
    "Bus biru itu parkir di samping pasar setiap hari Selasa dan membawa 1.400 buku.",
    "Anak-anak boleh meminjam tiga buku selama dua minggu.",
    "Sopirnya, Pak Slamet, dulu berjualan sayur di jalan yang sama.",
    "Ia mengatakan bus itu lebih jarang mogok daripada truk lamanya, meskipun jalan terjal menuju "
    "puncak memberatkan remnya.",
    "Para petani meminta buku tentang lebah dan tentang penyakit tanaman kopi.",
    "Pembaca yang lebih tua menyukai koran dan novel panjang.",
    "Kabupaten membayar 36 juta rupiah per tahun untuk bahan bakar dan perbaikan.",
    "Seorang guru sekolah dasar membacakan cerita di bawah pohon mangga setelah makan siang.",
    "Pada hari hujan ia memindahkan kegiatan membaca ke aula masjid.",
    "Bulan lalu badai merusak atap bus itu, dan empat puluh buku harus dijemur di bawah matahari.",
    "Para relawan memperbaiki atap itu dalam empat hari.",
    "Perpustakaan itu kini merencanakan bus kedua untuk desa-desa di pesisir.",
    "Bus itu akan mulai beroperasi pada bulan September jika dana mencukupi.",
};

struct Audited {
  Document source;
  Document target;
  Audit audit;

  // The words of the findings of a kind, in the order of the audit.
  [[nodiscard]] Lines Words(FindingKind kind, Severity least = Severity::kLow) const {
    Lines words;
    for (const Finding& finding : audit.findings) {
      if (finding.kind != kind || finding.severity < least) continue;
      words.emplace_back(finding.side == BitextSide::kSource ? finding.source.In(source.text())
                                                             : finding.target.In(target.text()));
    }
    return words;
  }
  [[nodiscard]] const Finding& First(FindingKind kind) const {
    return *std::find_if(audit.findings.begin(), audit.findings.end(),
                         [&](const Finding& finding) { return finding.kind == kind; });
  }
  [[nodiscard]] Lines Grave() const {
    Lines messages;
    for (const Finding& finding : audit.findings) {
      if (finding.severity > Severity::kLow) messages.push_back(finding.message);
    }
    return messages;
  }
};

std::string Joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

Audited AuditOf(const Lines& source_lines, const Lines& target_lines,
                const AuditOptions& options = {}) {
  Document source = LineDocument("a", "en", Joined(source_lines));
  Document target = LineDocument("b", "id", Joined(target_lines));
  const Side source_side = MakeSide(source, ShippedEncoder(), 1);
  const Side target_side = MakeSide(target, ShippedEncoder(), 1);
  const Result<Alignment> alignment = AlignSides(source_side, target_side, {});
  Result<Audit> audit =
      AuditDocuments({source, source_side, ShippedEncoder()},
                     {target, target_side, ShippedEncoder()}, *alignment, options);
  EXPECT_TRUE(audit);
  return {std::move(source), std::move(target), audit ? *std::move(audit) : Audit()};
}

Lines Changed(Lines lines, std::size_t line, std::string text) {
  lines[line] = std::move(text);
  return lines;
}
Lines Without(Lines lines, std::size_t begin, std::size_t end) {
  const auto first = lines.begin();
  lines.erase(first + static_cast<std::ptrdiff_t>(begin), first + static_cast<std::ptrdiff_t>(end));
  return lines;
}
Lines With(Lines lines, std::size_t at, const Lines& more) {
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), more.begin(), more.end());
  return lines;
}
Lines Part(const Lines& lines, std::size_t begin, std::size_t end) {
  const auto first = lines.begin();
  return {first + static_cast<std::ptrdiff_t>(begin), first + static_cast<std::ptrdiff_t>(end)};
}

// Characters without white space, for sentences in plain ASCII.
double Characters(const Lines& lines) {
  const std::string text = Joined(lines);
  return static_cast<double>(
      std::count_if(text.begin(), text.end(), [](char c) { return c != ' ' && c != '\n'; }));
}

TEST(DocumentAudit, AWholeTranslationIsComplete) {
  const Audited whole = AuditOf(kEnglish, kIndonesian);
  EXPECT_THAT(whole.Grave(), IsEmpty());
  EXPECT_EQ(whole.audit.completeness, 1);
  EXPECT_EQ(whole.audit.faithfulness, 1);
  EXPECT_GT(whole.audit.translation_probability, 0.99);
}

TEST(DocumentAudit, ALostSentenceIsAnOmission) {
  const Audited lost = AuditOf(kEnglish, Without(kIndonesian, 5, 6));
  EXPECT_THAT(lost.Words(FindingKind::kOmission, Severity::kMedium), ElementsAre(kEnglish[5]));
  EXPECT_THAT(lost.Grave(), SizeIs(1));
  const Finding& finding = lost.audit.findings[0];
  EXPECT_EQ(finding.side, BitextSide::kSource);
  EXPECT_EQ(finding.message, "a sentence has no translation");
  // Its place is behind the sentence before.
  EXPECT_TRUE(finding.target.empty());
  EXPECT_EQ(finding.target.begin, lost.target.sentences()[4].span.end);
  EXPECT_NEAR(lost.audit.completeness, 1 - Characters(Part(kEnglish, 5, 6)) / Characters(kEnglish),
              1e-9);
  EXPECT_EQ(lost.audit.faithfulness, 1);
}

TEST(DocumentAudit, NeighboursThatAreLostAreOneOmission) {
  const Audited lost = AuditOf(kEnglish, Without(kIndonesian, 7, 10));
  EXPECT_THAT(lost.Words(FindingKind::kOmission, Severity::kMedium),
              ElementsAre(Joined(Part(kEnglish, 7, 9)) + kEnglish[9]));
  EXPECT_EQ(lost.audit.findings[0].message, "3 sentences have no translation");
  EXPECT_EQ(lost.audit.findings[0].severity, Severity::kHigh);
}

TEST(DocumentAudit, AnAddedSentenceIsAnAddition) {
  const std::string added = "Harga cabai di pasar itu turun menjadi separuh sejak panen raya.";
  const Audited audited = AuditOf(kEnglish, With(kIndonesian, 7, {added}));
  EXPECT_THAT(audited.Words(FindingKind::kAddition, Severity::kMedium), ElementsAre(added));
  EXPECT_THAT(audited.Grave(), ElementsAre("a sentence has no source"));
  EXPECT_EQ(audited.First(FindingKind::kAddition).side, BitextSide::kTarget);
  EXPECT_EQ(audited.First(FindingKind::kAddition).source.begin,
            audited.source.sentences()[6].span.end);
  EXPECT_EQ(audited.audit.completeness, 1);
  EXPECT_NEAR(audited.audit.faithfulness,
              1 - Characters({added}) / Characters(With(kIndonesian, 7, {added})), 1e-9);
}

TEST(DocumentAudit, ALostHeadingIsLittleLost) {
  const Audited lost = AuditOf(With(kEnglish, 7, {"Fuel and brakes"}), kIndonesian);
  EXPECT_THAT(lost.Words(FindingKind::kOmission), testing::Contains("Fuel and brakes"));
  EXPECT_THAT(lost.Grave(), IsEmpty());
  EXPECT_EQ(lost.audit.completeness, 1);
}

TEST(DocumentAudit, LooksInsideBeads) {
  const Audited clause = AuditOf(
      kEnglish,
      Changed(kIndonesian, 4, "Ia mengatakan bus itu lebih jarang mogok daripada truk lamanya."));
  EXPECT_THAT(clause.Words(FindingKind::kOmission, Severity::kMedium),
              ElementsAre("although the steep road to the pass is hard on its brakes."));
  EXPECT_LT(clause.audit.completeness, 0.97);

  const Audited number =
      AuditOf(kEnglish, Changed(kIndonesian, 7,
                                "Kabupaten membayar 63 juta rupiah per tahun untuk bahan bakar dan "
                                "perbaikan."));
  EXPECT_THAT(number.Words(FindingKind::kNumber), ElementsAre("63"));
  EXPECT_EQ(number.First(FindingKind::kNumber).source.In(number.source.text()), "36");
  EXPECT_EQ(number.audit.completeness, 1);
}

TEST(DocumentAudit, ABlockThatStandsTwiceIsADuplicateAndNothingElse) {
  const Audited twice = AuditOf(kEnglish, With(kIndonesian, 14, Part(kIndonesian, 7, 12)));
  EXPECT_THAT(twice.Words(FindingKind::kDuplicate, Severity::kMedium),
              ElementsAre(Joined(Part(kIndonesian, 7, 11)) + kIndonesian[11]));
  EXPECT_THAT(twice.Grave(), SizeIs(1));
  // Repetitions are no content.
  EXPECT_EQ(twice.audit.completeness, 1);
  EXPECT_EQ(twice.audit.faithfulness, 1);

  const Audited once = AuditOf(With(kEnglish, 12, {kEnglish[3]}), kIndonesian);
  EXPECT_THAT(once.Words(FindingKind::kDuplicate), ElementsAre(kEnglish[3]));
  EXPECT_THAT(once.Grave(), IsEmpty());
}

TEST(DocumentAudit, ABlockThatMovedIsNeitherOmittedNorAdded) {
  const Lines block = Part(kIndonesian, 7, 11);
  for (const std::size_t to : {1U, 10U}) {
    const Audited moved = AuditOf(kEnglish, With(Without(kIndonesian, 7, 11), to, block));
    ASSERT_THAT(moved.Words(FindingKind::kMoved), SizeIs(1));
    const Finding& finding = moved.First(FindingKind::kMoved);
    EXPECT_EQ(finding.severity, Severity::kLow);
    EXPECT_THAT(finding.message, HasSubstr("translated at another place"));
    EXPECT_THAT(moved.Grave(), IsEmpty());
    EXPECT_EQ(moved.audit.completeness, 1);
    EXPECT_EQ(moved.audit.faithfulness, 1);
    // When two blocks change places the shorter one moved.
    const bool up = to == 1;
    EXPECT_EQ(finding.source.In(moved.source.text()),
              up ? Joined(Part(kEnglish, 7, 10)) + kEnglish[10]
                 : Joined(Part(kEnglish, 11, 13)) + kEnglish[13]);
    EXPECT_EQ(finding.target.In(moved.target.text()),
              up ? Joined(Part(kIndonesian, 7, 10)) + kIndonesian[10]
                 : Joined(Part(kIndonesian, 11, 13)) + kIndonesian[13]);
  }
}

TEST(DocumentAudit, MovedSentencesAreLookedInto) {
  const Lines block = Changed(Part(kIndonesian, 7, 11), 0,
                              "Kabupaten membayar 63 juta rupiah per tahun untuk bahan bakar dan "
                              "perbaikan.");
  const Audited moved = AuditOf(kEnglish, With(Without(kIndonesian, 7, 11), 1, block));
  EXPECT_THAT(moved.Words(FindingKind::kMoved), SizeIs(1));
  EXPECT_THAT(moved.Words(FindingKind::kNumber), ElementsAre("63"));
}

TEST(DocumentAudit, LinesOfThePageAreNoContent) {
  const std::string line = "Baca juga: Tujuh Kedai Kopi yang Wajib Anda Kunjungi Bulan Ini";
  const Lines target = With(kIndonesian, 7, {line});
  const Audited without = AuditOf(kEnglish, target);
  EXPECT_THAT(without.Words(FindingKind::kAddition, Severity::kMedium), ElementsAre(line));
  EXPECT_LT(without.audit.faithfulness, 1);

  AuditOptions options;
  std::set<std::string> asked;
  options.boilerplate = [&](std::string_view sentence,
                            std::string_view language) -> std::optional<std::string> {
    asked.emplace(language);
    if (sentence.starts_with("Baca juga:")) return "see also";
    return std::nullopt;
  };
  const Audited with = AuditOf(kEnglish, target, options);
  EXPECT_THAT(with.Words(FindingKind::kAddition), ElementsAre(line));
  EXPECT_EQ(with.First(FindingKind::kAddition).severity, Severity::kLow);
  EXPECT_THAT(with.First(FindingKind::kAddition).message, HasSubstr("(see also)"));
  EXPECT_THAT(with.Grave(), IsEmpty());
  EXPECT_EQ(with.audit.faithfulness, 1);
  EXPECT_THAT(asked, ElementsAre("id"));  // only about what has no partner
}

TEST(DocumentAudit, AnEmptySideLacksEverything) {
  const Audited omitted = AuditOf(kEnglish, {});
  EXPECT_THAT(omitted.Words(FindingKind::kOmission),
              ElementsAre(Joined(Part(kEnglish, 0, 13)) + kEnglish[13]));
  EXPECT_EQ(omitted.audit.completeness, 0);
  EXPECT_EQ(omitted.audit.faithfulness, 1);
  EXPECT_FALSE(omitted.audit.IsTranslation());

  const Audited added = AuditOf({}, kIndonesian);
  EXPECT_THAT(added.Words(FindingKind::kAddition), SizeIs(1));
  EXPECT_EQ(added.audit.completeness, 1);
  EXPECT_EQ(added.audit.faithfulness, 0);
  EXPECT_FALSE(added.audit.IsTranslation());

  EXPECT_THAT(AuditOf({}, {}).audit.findings, IsEmpty());
}

TEST(DocumentAudit, ATextAboutSomethingElseIsNoTranslation) {
  const Audited other =
      AuditOf(kEnglish, {"Tim voli putri itu memenangi final setelah lima set yang melelahkan.",
                         "Pelatih mereka memuji kesabaran para pemain muda.",
                         "Hadiahnya akan dipakai untuk membeli seragam baru.",
                         "Ribuan penonton bernyanyi sampai larut malam di luar stadion.",
                         "Kapten tim menangis ketika menerima piala dari gubernur.",
                         "Musim depan mereka akan bertanding melawan juara dari Thailand."});
  EXPECT_FALSE(other.audit.IsTranslation());
  EXPECT_LT(other.audit.translation_probability, 0.1);
  EXPECT_LT(other.audit.completeness, 0.3);
}

TEST(DocumentAudit, ATranslationOfAPartIsATranslation) {
  const Audited part = AuditOf(kEnglish, Part(kIndonesian, 0, 5));
  EXPECT_TRUE(part.audit.IsTranslation());
  EXPECT_LT(part.audit.completeness, 0.5);
  EXPECT_EQ(part.audit.faithfulness, 1);
}

TEST(DocumentAudit, FingerprintsAreDistinctAndStay) {
  const std::string said_thrice = "Harga cabai di pasar itu turun menjadi separuh.";
  const Lines target =
      With(With(With(kIndonesian, 12, {said_thrice}), 7, {said_thrice}), 2, {said_thrice});
  const Audited audited = AuditOf(kEnglish, target);
  EXPECT_THAT(audited.Words(FindingKind::kAddition), SizeIs(3));
  ASSERT_EQ(audited.audit.fingerprints.size(), audited.audit.findings.size());
  const std::set<std::string> distinct(audited.audit.fingerprints.begin(),
                                       audited.audit.fingerprints.end());
  EXPECT_EQ(distinct.size(), audited.audit.findings.size());

  // A change elsewhere leaves them as they are.
  const Audited lost = AuditOf(kEnglish, Without(kIndonesian, 5, 6));
  const Audited longer =
      AuditOf(With(kEnglish, 0, {"Books that come by bus"}),
              With(Without(kIndonesian, 5, 6), 0, {"Buku yang datang naik bus"}));
  EXPECT_THAT(longer.audit.fingerprints, testing::Contains(lost.audit.fingerprints[0]));
}

TEST(DocumentAudit, FindingsPointIntoBothTextsMostSevereFirst) {
  Lines target = Without(With(kIndonesian, 13, Part(kIndonesian, 3, 6)), 8, 10);
  target = With(target, 2, {"Harga cabai di pasar itu turun menjadi separuh sejak panen raya."});
  AuditOptions options;
  options.pairs.least_confidence = 0.2;
  const Audited audited = AuditOf(kEnglish, target, options);
  EXPECT_GT(audited.audit.findings.size(), 2U);
  int severity = static_cast<int>(Severity::kHigh);
  for (const Finding& finding : audited.audit.findings) {
    EXPECT_FALSE(finding.OwnSpan().empty());
    EXPECT_LE(finding.source.begin, finding.source.end);
    EXPECT_LE(finding.source.end, audited.source.text().size());
    EXPECT_LE(finding.target.begin, finding.target.end);
    EXPECT_LE(finding.target.end, audited.target.text().size());
    EXPECT_GE(finding.confidence, 0.2);
    EXPECT_LE(finding.confidence, 1);
    EXPECT_LE(static_cast<int>(finding.severity), severity);
    severity = static_cast<int>(finding.severity);
  }
}

TEST(DocumentAudit, ThreadsDoNotMatter) {
  Lines source;
  Lines target;
  for (int i = 0; i < 20; ++i) {
    const std::string number = std::to_string(1000 + i);
    source.push_back("Chapter " + number + " of the report.");
    target.push_back("Bab " + number + " laporan itu.");
    source = With(source, source.size(), Part(kEnglish, static_cast<std::size_t>(i) % 5, 14));
    target =
        With(target, target.size(), Part(kIndonesian, 0, 14 - static_cast<std::size_t>(i) % 4));
  }
  const auto shown = [&](std::size_t threads) {
    AuditOptions options;
    options.pairs.threads = options.moved.align.threads = threads;
    const Audited audited = AuditOf(source, target, options);
    Lines all = audited.audit.fingerprints;
    for (const Finding& finding : audited.audit.findings) {
      all.push_back(finding.message + std::to_string(finding.confidence));
    }
    return all;
  };
  const Lines one = shown(1);
  EXPECT_GT(one.size(), 10U);
  EXPECT_EQ(one, shown(4));
}

TEST(DocumentAudit, FindingsThatAreLessSureAreNotMade) {
  // A block that stands twice, one that moved and a line of the page: none a gap, all findings.
  Lines target = With(Without(kIndonesian, 7, 11), 1, Part(kIndonesian, 7, 11));
  target = With(target, 14, Part(kIndonesian, 3, 6));
  target = With(target, 12, {"Baca juga: Tujuh Kedai Kopi yang Wajib Anda Kunjungi"});
  AuditOptions options;
  options.boilerplate = [](std::string_view sentence, std::string_view) {
    return sentence.starts_with("Baca juga:") ? std::optional<std::string>("see also")
                                              : std::nullopt;
  };
  options.pairs.least_confidence = 0.05;
  const Audited all = AuditOf(kEnglish, target, options);
  EXPECT_THAT(all.Words(FindingKind::kDuplicate), SizeIs(1));
  EXPECT_THAT(all.Words(FindingKind::kMoved), SizeIs(1));
  EXPECT_THAT(all.Words(FindingKind::kAddition), SizeIs(1));
  options.pairs.least_confidence = 1;
  const Audited sure = AuditOf(kEnglish, target, options);
  for (const Finding& finding : sure.audit.findings) EXPECT_EQ(finding.confidence, 1);
  EXPECT_THAT(sure.Words(FindingKind::kDuplicate), IsEmpty());
  EXPECT_EQ(sure.audit.faithfulness, all.audit.faithfulness);
}

TEST(DocumentAudit, RefusesBadOptions) {
  const Document document = LineDocument("a", "en", "A line.\n");
  const Side side = MakeSide(document, ShippedEncoder(), 1);
  const Result<Alignment> alignment = AlignSides(side, side, {});
  AuditOptions options;
  options.pairs.least_confidence = 0;
  const Result<Audit> audit = AuditDocuments(
      {document, side, ShippedEncoder()}, {document, side, ShippedEncoder()}, *alignment, options);
  ASSERT_FALSE(audit);
  EXPECT_EQ(audit.error().kind, ErrorKind::kUsage);
}

}  // namespace
}  // namespace sejajar
