// Any two documents under a toy model: findings point at whole characters of both texts, are sure
// enough, in order and told apart; shares are shares; every report can be written, and a report
// read back is a baseline after which nothing is left. The two documents are the lines before and
// after the first line that is only "=".
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "align/audit/boilerplate.h"
#include "align/audit/document_audit.h"
#include "align/dp/aligner.h"
#include "align/io/text_reader.h"
#include "align/report/audit_formats.h"
#include "align/report/audit_text.h"
#include "align/report/baseline.h"
#include "align/text/splitter.h"
#include "tests/fuzz/memory_file.h"

namespace sejajar {
namespace {

constexpr std::size_t kMostBytes = 6000;  // a side of more words than that has no gaps anyway

constexpr std::string_view kVectors =
    "22 4\nthe 1 0 0 0\nyang 1 0 0 0.1\nmarket 0 1 0 0\npasar 0.1 1 0 0\nrain 0 0 1 0\nhujan 0 0.1 "
    "1 0\nnight 0 0 0 1\nmalam 0 0 0.1 1\nnot 1 1 0 0\ntidak 1 1 0.1 0\nship 0 1 1 0\nkapal 0.1 1 "
    "1 0\nold 0 0 1 1\ntua 0 0.1 1 1\na 1 0 1 0\nb 0 1 0 1\nc 1 0 0 1\nd -1 1 0 0\ne 0 -1 1 0\n"
    "said 1 1 1 0\nkata 1 1 1 0.1\nand 0.5 0 0 0\n";

void Require(bool condition) {
  if (!condition) __builtin_trap();
}

const SentenceEncoder& ToyEncoder() {
  static const SentenceEncoder encoder = [] {
    const MemoryFile file(kVectors.data(), kVectors.size());
    return *SentenceEncoder::Load(file.path());
  }();
  return encoder;
}

bool IsWhole(Span span, std::string_view text) {
  const auto between = [&](std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
  };
  return span.begin <= span.end && span.end <= text.size() && between(span.begin) &&
         between(span.end);
}

bool IsShare(double value) { return value >= 0 && value <= 1; }

void CheckAudit(const Document& source, const Document& target, const Audit& audit,
                double least_confidence) {
  Require(IsShare(audit.completeness) && IsShare(audit.faithfulness));
  Require(IsShare(audit.translation_probability));
  Require(audit.fingerprints.size() == audit.findings.size());
  const std::set<std::string> distinct(audit.fingerprints.begin(), audit.fingerprints.end());
  Require(distinct.size() == audit.findings.size());
  Severity severity = Severity::kHigh;
  for (const Finding& finding : audit.findings) {
    Require(!finding.OwnSpan().empty());
    Require(IsWhole(finding.source, source.text()) && IsWhole(finding.target, target.text()));
    Require(finding.confidence >= least_confidence && finding.confidence <= 1);
    Require(finding.severity <= severity);
    Require(!finding.message.empty() && finding.message.find('\n') == std::string::npos);
    Require(CheckText("message", finding.message).ok());
    severity = finding.severity;
  }
}

Document Read(std::string_view text, const char* language, bool segmented) {
  std::vector<Sentence> sentences =
      segmented ? SegmentedLines(text)
                : SentenceSplitter::ForLanguage(language).Split(text, SplitOptions());
  return {"fuzz", language, std::string(text), std::move(sentences)};
}

void TestOneInput(std::string_view bytes) {
  if (bytes.size() > kMostBytes || !CheckText("fuzz", bytes)) return;
  const std::size_t cut = bytes.find("\n=\n");
  const std::size_t rest = cut == std::string_view::npos ? bytes.size() : cut + 3;
  const bool segmented = bytes.size() % 2 == 1;
  const Document source = Read(bytes.substr(0, cut), "en", segmented);
  const Document target = Read(bytes.substr(rest), "id", segmented);
  static const BoilerplateRules rules = *BoilerplateRules::Load();
  AuditOptions options;
  options.pairs.threads = options.moved.align.threads = 1;
  options.pairs.least_confidence = bytes.size() % 3 == 0 ? 0.01 : 0.6;
  options.boilerplate = [](std::string_view sentence, std::string_view language) {
    return rules.Match(sentence, language);
  };
  const Side source_side = MakeSide(source, ToyEncoder(), 1);
  const Side target_side = MakeSide(target, ToyEncoder(), 1);
  const Result<Alignment> alignment = AlignSides(source_side, target_side, options.moved.align);
  Require(alignment.ok());
  Result<Audit> audit = AuditDocuments({source, source_side, ToyEncoder()},
                                       {target, target_side, ToyEncoder()}, *alignment, options);
  Require(audit.ok());
  CheckAudit(source, target, *audit, options.pairs.least_confidence);

  std::string jsonl;
  for (const AuditFormat& format : AuditFormats()) {
    std::string report;
    const Status written =
        format.write(source, target, *alignment, *audit, [&](std::string_view part) {
          report += part;
          return Status();
        });
    Require(written.ok() && CheckText("report", report).ok());
    if (format.name == "jsonl") jsonl = std::move(report);
  }
  Require(WriteAuditText(source, target, *audit, {80, true}, [](std::string_view) {
            return Status();
          }).ok());
  const Result<Baseline> baseline = ParseBaseline("fuzz", jsonl);
  Require(baseline.ok());
  TakeOutKnown(*baseline, *audit);
  Require(audit->findings.empty());
}

}  // namespace
}  // namespace sejajar

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sejajar::TestOneInput({reinterpret_cast<const char*>(data), size});
  return 0;
}
