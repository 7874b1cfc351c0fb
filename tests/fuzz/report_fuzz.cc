// Baselines that people hand in, and reports of texts with findings anywhere in them.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "align/io/text_reader.h"
#include "align/report/audit_formats.h"
#include "align/report/audit_text.h"
#include "align/report/baseline.h"

namespace {

using sejajar::Document;
using sejajar::Finding;
using sejajar::Span;
using sejajar::Status;

// A sentence a line.
Document LineDocument(std::string_view text) {
  std::vector<sejajar::Sentence> sentences;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) sentences.push_back({{begin, end}, false});
    begin = end + 1;
  }
  return Document(std::string(text), std::string(text), std::string(text), std::move(sentences));
}

// A span that `seed` chooses; it ends where characters end.
Span SpanFrom(std::string_view text, std::size_t seed) {
  const auto place = [&](std::size_t at) {
    at %= text.size() + 1;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
    return at;
  };
  const std::size_t one = place(seed * 31);
  const std::size_t other = place(seed * 17 + seed / 7);
  return {std::min(one, other), std::max(one, other)};
}

void CheckPage(std::string_view page) {
  std::size_t scripts = 0;
  for (std::size_t at = page.find("<script"); at != std::string_view::npos;
       at = page.find("<script", at + 1)) {
    ++scripts;
  }
  if (scripts != 1) __builtin_trap();
  for (const char c : page) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n') __builtin_trap();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto baseline = sejajar::ParseBaseline("fuzz", text);
  if (!baseline && baseline.error().path != "fuzz") __builtin_trap();
  if (!sejajar::CheckText("fuzz", text)) return 0;

  const Document document = LineDocument(text);
  std::vector<sejajar::Bead> beads;
  for (std::size_t i = 0; i < document.size(); ++i) {
    if (i % 3 == 2) {
      beads.push_back({{i, i + 1}, {i, i}});
      beads.push_back({{i + 1, i + 1}, {i, i + 1}});
    } else {
      beads.push_back({{i, i + 1}, {i, i + 1}});
    }
  }
  const auto alignment = *sejajar::Alignment::Create(document.size(), document.size(), beads);
  sejajar::Audit audit;
  for (std::size_t i = 0; i < std::min<std::size_t>(size, 40); ++i) {
    Finding finding;
    finding.kind = static_cast<sejajar::FindingKind>(data[i] % sejajar::kFindingKinds);
    finding.side = static_cast<sejajar::BitextSide>(data[i] / 16 % 2);
    finding.severity = static_cast<sejajar::Severity>(data[i] % 3);
    finding.source = SpanFrom(text, data[i] * 256U + i);
    finding.target = SpanFrom(text, data[i] * 71U + i * i);
    finding.message = finding.source.In(text);
    audit.fingerprints.push_back(sejajar::Fingerprint(finding, text, text, i));
    audit.findings.push_back(std::move(finding));
  }
  if (baseline) sejajar::TakeOutKnown(*baseline, audit);

  std::string out;
  const auto sink = [&](std::string_view bytes) {
    out += bytes;
    return Status();
  };
  for (const sejajar::AuditFormat& format : sejajar::AuditFormats()) {
    out.clear();
    if (!format.write(document, document, alignment, audit, sink)) __builtin_trap();
    if (format.name == "html") CheckPage(out);
  }
  out.clear();
  if (!sejajar::WriteAuditText(document, document, audit, {}, sink)) __builtin_trap();
  for (const char c : out) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n') __builtin_trap();
  }
  return 0;
}
