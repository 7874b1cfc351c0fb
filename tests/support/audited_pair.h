// A document pair with findings planted by hand, for tests of the reports.
#ifndef SEJAJAR_TESTS_SUPPORT_AUDITED_PAIR_H_
#define SEJAJAR_TESTS_SUPPORT_AUDITED_PAIR_H_

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "align/audit/audit.h"
#include "align/bitext/alignment.h"
#include "align/bitext/document.h"

namespace sejajar {

struct AuditedPair {
  Document source;
  Document target;
  Alignment alignment;
  Audit audit;
};

// A document with a sentence a line; empty lines begin paragraphs.
inline Document LineDocument(std::string name, std::string language, std::string text) {
  std::vector<Sentence> sentences;
  bool starts_paragraph = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) sentences.push_back({{begin, end}, starts_paragraph});
    starts_paragraph = end == begin;
    begin = end + 1;
  }
  return Document(std::move(name), std::move(language), std::move(text), std::move(sentences));
}

inline AuditedPair PairOf(Document source, Document target, std::vector<Bead> beads) {
  Alignment alignment = *Alignment::Create(source.size(), target.size(), std::move(beads));
  return {std::move(source), std::move(target), std::move(alignment), {}};
}

// The span of the words, or, when they begin with a bar, the place before them.
inline Span SpanOf(const Document& document, std::string_view words) {
  const bool is_place = words.starts_with('|');
  if (is_place) words.remove_prefix(1);
  const std::size_t begin = document.text().find(words);
  if (begin == std::string_view::npos) std::abort();
  return {begin, is_place ? begin : begin + words.size()};
}

// Adds a finding on the words of either side; "|words" is the empty place before them.
inline void AddFinding(AuditedPair& pair, FindingKind kind, BitextSide side, Severity severity,
                       double confidence, std::string message, std::string_view source_words,
                       std::string_view target_words) {
  Finding finding{kind,
                  side,
                  SpanOf(pair.source, source_words),
                  SpanOf(pair.target, target_words),
                  severity,
                  confidence,
                  std::move(message)};
  pair.audit.fingerprints.push_back(
      Fingerprint(finding, pair.source.text(), pair.target.text(), pair.audit.findings.size()));
  pair.audit.findings.push_back(std::move(finding));
}

}  // namespace sejajar

#endif  // SEJAJAR_TESTS_SUPPORT_AUDITED_PAIR_H_
