#include "align/audit/quotations.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "align/audit/lexicon.h"

namespace sejajar {
namespace {

constexpr std::size_t kLeastWords = 4;   // of a quotation
constexpr std::size_t kSpeechReach = 4;  // words between a speaker and "said"
constexpr double kOpenShare = 0.6;       // of a quotation's words, from which it is lost

// Confidence is the share that was right where a twentieth of the sentences had lost a quotation:
// found on 7086 pairs of news, encyclopaedia, medicine and talks.
constexpr double kLost = 0.95;
constexpr double kUnmarked = 0.8;  // of twenty, by reading

enum class Quote { kNone, kOpens, kCloses, kEither };

struct Mark {
  std::string_view bytes;
  Quote quote;
};
constexpr std::array<Mark, 6> kMarks = {{
    {"\"", Quote::kEither},
    {"“", Quote::kOpens},
    {"”", Quote::kCloses},
    {"„", Quote::kOpens},
    {"«", Quote::kOpens},
    {"»", Quote::kCloses},
}};
// Single ones look like apostrophes, so they must also stand between a word and a blank.
constexpr std::array<Mark, 3> kSingleMarks = {{
    {"'", Quote::kEither},
    {"‘", Quote::kOpens},
    {"’", Quote::kCloses},
}};

bool IsBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool IsEdge(std::string_view text, std::size_t at, std::string_view edges) {
  return IsBlank(text[at]) || edges.find(text[at]) != edges.npos;
}

// What the mark of `size` bytes at `at` does by its neighbours.
Quote SideOf(std::string_view text, std::size_t at, std::size_t size) {
  const bool opens = at == 0 || IsEdge(text, at - 1, "([-");
  const bool closes = at + size == text.size() || IsEdge(text, at + size, ".,;:!?)]-");
  if (opens == closes) return Quote::kEither;
  return opens ? Quote::kOpens : Quote::kCloses;
}

bool EndsClause(std::string_view text) {
  return !text.empty() && std::string_view(".,!?").find(text.back()) != std::string_view::npos;
}

struct Quotations {
  std::vector<Span> passages;  // between the marks, in order; open ends are those of the text
  bool marked = false;         // there is any mark of quotation, doubled or single
};

template <std::size_t kSize>
void Read(std::string_view text, const std::array<Mark, kSize>& marks, bool single,
          Quotations& quotations) {
  std::size_t begin = 0;
  bool inside = false;
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto* const mark = std::find_if(marks.begin(), marks.end(), [&](const Mark& one) {
      return text.substr(at, one.bytes.size()) == one.bytes;
    });
    if (mark == marks.end()) {
      ++at;
      continue;
    }
    const std::size_t end = at + mark->bytes.size();
    Quote quote = SideOf(text, at, mark->bytes.size());
    if (mark->quote != Quote::kEither && quote != Quote::kEither) {
      quote = quote == mark->quote ? quote : Quote::kNone;
    } else if (quote == Quote::kEither && (single || mark->quote == Quote::kOpens)) {
      quote = Quote::kNone;  // an apostrophe, or bytes of a wrong encoding
    } else if (quote == Quote::kEither) {
      quote = inside || mark->quote == Quote::kCloses ? Quote::kCloses : Quote::kOpens;
    }
    if (quote == Quote::kOpens && !inside) {
      inside = true;
      begin = end;
    } else if (quote == Quote::kCloses && inside) {
      quotations.passages.push_back({begin, at});
      inside = false;
    } else if (quote == Quote::kCloses && !any && !single && EndsClause(text.substr(0, at))) {
      quotations.passages.push_back({0, at});
    }
    any = any || quote != Quote::kNone;
    at = end;
  }
  if (inside && !single) quotations.passages.push_back({begin, text.size()});
  quotations.marked = quotations.marked || any;
}

Quotations ReadQuotations(std::string_view text) {
  Quotations quotations;
  Read(text, kMarks, false, quotations);
  Read(text, kSingleMarks, true, quotations);
  return quotations;
}

// The words within a span.
WordRun WordsIn(const PairView& view, Span span) {
  WordRun run;
  while (run.begin < view.words() && view.word(run.begin).span.begin < span.begin) ++run.begin;
  run.end = run.begin;
  while (run.end < view.words() && view.word(run.end).span.end <= span.end) ++run.end;
  return run;
}

std::size_t CountQuotations(const PairView& view, const Quotations& quotations) {
  return static_cast<std::size_t>(
      std::count_if(quotations.passages.begin(), quotations.passages.end(),
                    [&](Span passage) { return WordsIn(view, passage).size() >= kLeastWords; }));
}

std::size_t CountOpen(const PairView& view, WordRun run) {
  std::size_t open = 0;
  for (std::size_t i = run.begin; i < run.end; ++i) open += view.IsOpen(view.word(i).span) ? 1 : 0;
  return open;
}

double OpenShare(const PairView& view, WordRun run) {
  return run.size() == 0
             ? 0
             : static_cast<double>(CountOpen(view, run)) / static_cast<double>(run.size());
}

// What stands beside a quotation has its counterpart, as "said the minister" has, and there is
// nothing else on the other side: so it is the quotation that is lost, however much of the pair
// that was.
bool IsRestCovered(const PairView& view, WordRun quotation) {
  const PairView turned = view.Turned();
  const std::size_t rest = view.words() - quotation.size();
  const std::size_t open = CountOpen(view, {0, view.words()}) - CountOpen(view, quotation);
  return rest > 0 && static_cast<double>(open) < kOpenShare * static_cast<double>(rest) &&
         OpenShare(turned, {0, turned.words()}) < 1 - kOpenShare;
}

void AddLost(const PairView& view, const PairCoverage& coverage, const Quotations& own,
             const Quotations& other, std::vector<Finding>& findings) {
  const bool fewer = CountQuotations(view.Turned(), other) < CountQuotations(view, own);
  for (const Span passage : own.passages) {
    const WordRun run = WordsIn(view, passage);
    if (run.size() < kLeastWords) continue;
    const bool lost = fewer && OpenShare(view, run) >= kOpenShare;
    if (lost ? !IsRestCovered(view, run) : other.marked || !AreTranslations(coverage)) continue;
    const Span words = {view.word(run.begin).span.begin, view.word(run.end - 1).span.end};
    Finding finding = view.Find(FindingKind::kQuotation, words, view.PlaceOf(run.begin));
    finding.severity = lost ? Severity::kMedium : Severity::kLow;
    finding.confidence = lost ? kLost : kUnmarked;
    finding.message = std::string(lost ? "a quotation is" : "marks of quotation are") + " in the " +
                      std::string(NameOf(view.side())) + " alone";
    findings.push_back(std::move(finding));
  }
}

// Beside a verb of speech and outside of the quotations.
bool IsSpeaker(const PairView& view, Span name, const Quotations& quotations) {
  const auto holds = [&](Span passage) {
    return passage.begin <= name.begin && name.end <= passage.end;
  };
  if (std::any_of(quotations.passages.begin(), quotations.passages.end(), holds)) return false;
  const Lexicon& lexicon = LexiconOf(view.language());
  const WordRun run = WordsIn(view, name);
  const std::size_t begin = run.begin - std::min(run.begin, kSpeechReach);
  const std::size_t end = std::min(run.end + kSpeechReach, view.words());
  for (std::size_t i = begin; i < end; ++i) {
    if (lexicon.speech_words.contains(view.hash(i))) return true;
  }
  return false;
}

}  // namespace

void FindQuotationMismatches(const PairWords& pair, const PairCoverage& coverage,
                             const RuleLanguages& languages, std::vector<Finding>& findings) {
  const Quotations source_quotations = ReadQuotations(pair.texts.source);
  const Quotations target_quotations = ReadQuotations(pair.texts.target);
  if (source_quotations.passages.empty() && target_quotations.passages.empty()) return;
  const PairView source(pair, coverage, languages, BitextSide::kSource);
  const PairView target = source.Turned();
  if (CountQuotations(source, source_quotations) > 0 &&
      CountQuotations(target, target_quotations) > 0) {
    for (Finding& finding : findings) {
      if (finding.kind != FindingKind::kName || finding.source.empty() || finding.target.empty() ||
          !IsSpeaker(source, finding.source, source_quotations) ||
          !IsSpeaker(target, finding.target, target_quotations)) {
        continue;
      }
      finding.kind = FindingKind::kQuotation;
      if (finding.severity == Severity::kMedium) finding.severity = Severity::kHigh;
      finding.message = "the speaker changed: " + finding.message;
    }
  }
  AddLost(source, coverage, source_quotations, target_quotations, findings);
  AddLost(target, coverage, target_quotations, source_quotations, findings);
}

}  // namespace sejajar
