// Writes the HTML report of a pair that is made up here, for the browser to open; a number makes
// a pair of so many lines. Or reads what the browser exported, and writes the fingerprints in it.
//
//   make_report sample|hostile|clear|unrelated|LINES >FILE
//   make_report baseline FILE
#include <charconv>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "align/io/bead_reader.h"
#include "align/io/text_reader.h"
#include "align/report/audit_html.h"
#include "align/report/baseline.h"
#include "tests/support/audited_pair.h"

namespace sejajar {
namespace {

constexpr auto kSource = BitextSide::kSource;
constexpr auto kTarget = BitextSide::kTarget;

std::string Corpus(const std::string& name) {
  return *ReadText(SEJAJAR_SOURCE_DIR "/corpora/" + name);
}

void Replace(std::string& text, std::string_view from, std::string_view to) {
  text.replace(text.find(from), from.size(), to);
}

// The ferry story with the omissions that it has, and errors planted into its translation.
AuditedPair SamplePair() {
  std::string indonesian = Corpus("ferry.id");
  Replace(indonesian, "1.800 liter", "18.000 liter");
  Replace(indonesian, "Tidak semua orang senang", "Semua orang senang");
  Replace(indonesian, "Kapal bernama KM Camar Biru itu", "Kapal itu");
  Replace(indonesian, "kapal itu menghemat", "the ship saves");
  std::vector<Bead> beads;
  std::size_t source = 0;
  std::size_t target = 0;
  const std::vector<ListedBead> gold = *ReadBeads(SEJAJAR_SOURCE_DIR "/corpora/ferry.gold");
  for (const ListedBead& listed : gold) {
    beads.push_back({{source, source + listed.source.size()},
                     {target, target + listed.target.size()},
                     0.9,
                     0.8});
    source += listed.source.size();
    target += listed.target.size();
  }
  AuditedPair pair = PairOf(LineDocument("ferry.en", "en", Corpus("ferry.en")),
                            LineDocument("ferry.id", "id", indonesian), beads);
  AddFinding(pair, FindingKind::kNumber, kTarget, Severity::kHigh, 0.97,
             "1,800 litres became 18,000 litres", "1,800 litres", "18.000 liter");
  AddFinding(pair, FindingKind::kNegation, kSource, Severity::kHigh, 0.88,
             "\"Not everyone\" lost its \"not\"", "Not everyone", "Semua orang");
  AddFinding(pair, FindingKind::kOmission, kSource, Severity::kHigh, 0.93,
             "A sentence of 22 words was left out",
             "The older boats on the route, two of which date from 1987, will be kept in reserve "
             "until the end of the year.",
             "|Kapten Rudi");
  AddFinding(pair, FindingKind::kOmission, kSource, Severity::kMedium, 0.9,
             "Two sentences, 30 words in all, were left out",
             "One proposal is to let the wooden boats serve the three smaller islands east of "
             "Sabana, which the ferry does not reach.\nAnother is to train their crews as "
             "deckhands.",
             "|Baca juga");
  AddFinding(pair, FindingKind::kMissingNumber, kSource, Severity::kMedium, 0.7,
             "1987 does not occur in the translation", "1987", "|Kapten Rudi");
  AddFinding(pair, FindingKind::kAddition, kTarget, Severity::kMedium, 0.85,
             "The translation adds a sentence of 10 words", "|Transport officials",
             "Ia mengaku pendapatannya hari itu tidak sampai separuh dari biasanya.");
  AddFinding(pair, FindingKind::kName, kSource, Severity::kMedium, 0.81,
             "The name KM Camar Biru is missing", "KM Camar Biru", "|itu meninggalkan");
  AddFinding(pair, FindingKind::kUntranslated, kTarget, Severity::kMedium, 0.76,
             "Three words are still English", "the ship saves", "the ship saves");
  AddFinding(pair, FindingKind::kMoved, kSource, Severity::kLow, 0.6,
             "The passage stands earlier in the translation",
             "A second ship of the same type is under construction and should be delivered in "
             "March 2027.",
             "Menurut pembuatnya, PT Bahtera Surya");
  AddFinding(pair, FindingKind::kAddition, kTarget, Severity::kLow, 0.55,
             "Looks like a promotional line of the site", "|For now the ferry",
             "Baca juga: Lima Pantai Tersembunyi di Pulau Sabana yang Wajib Dikunjungi");
  AddFinding(pair, FindingKind::kConversion, kTarget, Severity::kLow, 0.5,
             "6.30 a.m. is written as 06.30", "6.30 a.m.", "06.30");
  pair.audit.completeness = 0.8748;
  pair.audit.faithfulness = 0.9291;
  pair.audit.known = 2;
  return pair;
}

// Everything that could do harm if it were taken for markup, style or script, in the texts, the
// names, the languages and the messages.
AuditedPair HostilePair() {
  const std::string attack =
      "</mark></div></style></script><script>window.pwned = 1</script><!-- "
      "<img src=x onerror=\"window.pwned = 2\"> <svg onload=window.pwned=3> "
      "<style>body{display:none}</style> ]]> &lt;script&gt; &#x3c; {{7*7}} javascript:pwned() "
      "\" onmouseover=\"window.pwned=4\" x=' <iframe src=https://example.org/frame>"
      "<link rel=stylesheet href=https://example.org/style.css> <base href=https://example.org/>"
      "<meta http-equiv=refresh content=0;url=https://example.org/>";
  const std::string controls =
      "bidi \u202etxet desrever\u202c \u2066isolate\u2069 esc \x1b[31m nul " +
      std::string(1, '\0') + " bell \x07 del \x7f c1 \u0085\u009b nonchar \uffff";
  std::string combined = "Combining z";
  for (int i = 0; i < 200; ++i) combined += "\u0301\u0330";
  const std::string text =
      attack + '\n' + controls + '\n' + combined + '\n' + std::string(2000, 'W') + "\nLast line.\n";
  AuditedPair pair =
      PairOf(LineDocument("<script>window.pwned = 5</script>\xff.en", "en\"><script>", text),
             LineDocument("b\u202e&\"'.id", "id", text),
             {{{0, 1}, {0, 1}},
              {{1, 2}, {1, 2}},
              {{2, 3}, {2, 3}},
              {{3, 4}, {3, 4}},
              {{4, 4}, {4, 5}},
              {{4, 5}, {5, 5}}});
  // Crossing and nested spans over the attack.
  AddFinding(pair, FindingKind::kNumber, kSource, Severity::kHigh, 1, attack,
             "</mark></div></style></script><script>window", "</script><script>window.pwned = 1");
  AddFinding(pair, FindingKind::kName, kTarget, Severity::kLow, 0, controls,
             "<script>window.pwned = 1</script><!--", "<img src=x onerror=\"window.pwned = 2\">");
  AddFinding(pair, FindingKind::kQuotation, kSource, Severity::kMedium, 0.5, "line one\nline two",
             "Last line.", "|Last line.");
  return pair;
}

AuditedPair ClearPair() {
  return PairOf(
      LineDocument("clear.en", "en", "The library opens at nine.\nIt closes at five.\n"),
      LineDocument("clear.id", "id", "Perpustakaan buka pukul sembilan.\nTutup pukul lima.\n"),
      {{{0, 1}, {0, 1}}, {{1, 2}, {1, 2}}});
}

AuditedPair UnrelatedPair() {
  AuditedPair pair = PairOf(LineDocument("ferry.en", "en", Corpus("ferry.en")),
                            LineDocument("final.id", "id", Corpus("final.id")),
                            {{{0, 21}, {0, 0}}, {{21, 21}, {0, 22}}});
  AddFinding(pair, FindingKind::kOmission, kSource, Severity::kHigh, 0.9, "A sentence was left out",
             "Not everyone is pleased.", "|");
  pair.audit.completeness = 0;
  pair.audit.faithfulness = 0;
  pair.audit.translation_probability = 0.021;
  return pair;
}

// Every fiftieth line is missing, every hundredth has another number.
AuditedPair LongPair(std::size_t lines) {
  std::string source;
  std::string target;
  std::vector<Bead> beads;
  std::vector<Finding> findings;
  std::size_t targets = 0;
  for (std::size_t i = 0; i < lines; ++i) {
    const std::string number = std::to_string(i + 1);
    const std::size_t source_begin = source.size();
    const std::size_t target_begin = target.size();
    source += "On day " + number + " of the journey the crew counted the stars";
    for (std::size_t j = 0; j < i * 7919 % 5; ++j)
      source += ", wrote a letter to the harbour master";
    source += ".\n";
    if (i % 50 == 49) {
      beads.push_back({{i, i + 1}, {targets, targets}});
      findings.push_back({FindingKind::kOmission,
                          kSource,
                          {source_begin, source.size() - 1},
                          {target_begin, target_begin},
                          Severity::kHigh,
                          0.9,
                          "A sentence was left out"});
      continue;
    }
    const std::string written = i % 100 == 0 ? number + "0" : number;
    target += "Pada hari ke-" + written + " pelayaran itu para awak menghitung bintang";
    for (std::size_t j = 0; j < i * 7919 % 5; ++j)
      target += ", menulis surat kepada kepala pelabuhan";
    target += ".\n";
    if (i % 100 == 0) {
      findings.push_back({FindingKind::kNumber,
                          kTarget,
                          {source_begin + 7, source_begin + 7 + number.size()},
                          {target_begin + 13, target_begin + 13 + written.size()},
                          Severity::kMedium,
                          0.8,
                          "The day is another one"});
    }
    beads.push_back({{i, i + 1}, {targets, targets + 1}});
    ++targets;
  }
  AuditedPair pair = PairOf(LineDocument("long.en", "en", source),
                            LineDocument("long.id", "id", target), std::move(beads));
  for (Finding& finding : findings) {
    pair.audit.fingerprints.push_back(Fingerprint(finding, source, target, 0));
    pair.audit.findings.push_back(std::move(finding));
  }
  pair.audit.completeness = 0.98;
  return pair;
}

int PrintBaseline(const std::string& path) {
  const Result<Baseline> baseline = ReadBaseline(path);
  if (!baseline) {
    std::fprintf(stderr, "%s\n", baseline.error().ToString().c_str());
    return 1;
  }
  for (const std::string& fingerprint : *baseline) std::printf("%s\n", fingerprint.c_str());
  return 0;
}

int Run(std::string_view what) {
  std::size_t lines = 0;
  const bool is_number = std::from_chars(what.data(), what.data() + what.size(), lines).ptr ==
                         what.data() + what.size();
  const AuditedPair pair = what == "sample"      ? SamplePair()
                           : what == "hostile"   ? HostilePair()
                           : what == "unrelated" ? UnrelatedPair()
                           : is_number           ? LongPair(lines)
                                                 : ClearPair();
  const Status status = WriteAuditHtml(
      pair.source, pair.target, pair.alignment, pair.audit, [](std::string_view bytes) {
        return std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size()
                   ? Status()
                   : Status(IoError("standard output", "cannot be written"));
      });
  return status ? 0 : 1;
}

}  // namespace
}  // namespace sejajar

int main(int argc, char** argv) {
  if (argc == 3) return sejajar::PrintBaseline(argv[2]);
  return sejajar::Run(argc > 1 ? argv[1] : "sample");
}
