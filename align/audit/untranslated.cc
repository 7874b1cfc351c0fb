#include "align/audit/untranslated.h"

#include <algorithm>
#include <string>

#include "align/audit/lexicon.h"

namespace sejajar {
namespace {

constexpr std::size_t kLeastWords = 4;  // of a copy
constexpr std::size_t kMostGap = 2;     // words between two copies that are taken as one
constexpr double kWholeShare = 0.8;     // of the target's words, from which all of it is meant

// Confidence is the share that was right where a twentieth of the sentences had a clause left in
// English: found on 7086 pairs of news, encyclopaedia, medicine and talks.
constexpr double kSentence = 0.97;  // two function words or more, beside other plain words
constexpr double kPhrase = 0.85;    // one of each

// Words of the target, side by side, that stand so in the source as well.
struct Copy {
  WordRun source;
  WordRun target;
};

class Copies {
 public:
  Copies(const PairView& source, const PairView& target) : source_(source), target_(target) {}

  // The longest ones, from the left, without overlap in the target.
  [[nodiscard]] std::vector<Copy> Find() const {
    std::vector<Copy> copies;
    std::vector<std::size_t> lengths(source_.words() + 1);  // of copies that begin at (i, j + 1)
    std::vector<Copy> longest(target_.words());
    for (std::size_t j = target_.words(); j-- > 0;) {
      for (std::size_t i = 0; i < source_.words(); ++i) {  // reads i + 1 of the row behind
        lengths[i] = source_.hash(i) == target_.hash(j) ? lengths[i + 1] + 1 : 0;
        if (lengths[i] > longest[j].target.size()) {
          longest[j] = {{i, i + lengths[i]}, {j, j + lengths[i]}};
        }
      }
    }
    for (std::size_t j = 0; j < target_.words();) {
      const Copy& copy = longest[j];
      j = std::max(j + 1, copy.target.end);
      if (copy.target.size() < kLeastWords) continue;
      if (!copies.empty() && Continue(copies.back(), copy)) {
        copies.back().source.end = copy.source.end;
        copies.back().target.end = copy.target.end;
      } else {
        copies.push_back(copy);
      }
    }
    return copies;
  }

 private:
  static bool Continue(const Copy& copy, const Copy& next) {
    return next.source.begin >= copy.source.end &&
           next.source.begin <= copy.source.end + kMostGap &&
           next.target.begin <= copy.target.end + kMostGap;
  }

  const PairView& source_;
  const PairView& target_;
};

// Written small, between blanks or the marks of a sentence: no part of "Toll-like" or a web
// address.
bool IsPlain(const PairView& view, std::size_t i) {
  const Span span = view.word(i).span;
  const std::string_view text = view.text();
  const char first = text[span.begin];
  const bool letter = (first >= 'a' && first <= 'z') || static_cast<unsigned char>(first) >= 0x80;
  constexpr std::string_view kBefore = " \t\n\r\"'(";
  constexpr std::string_view kBehind = " \t\n\r\"'),;:!?";
  // A full stop may stand behind, but not inside of a name of a file or a site.
  const auto ends_with_stop = [&] {
    return text[span.end] == '.' &&
           (span.end + 1 == text.size() || kBehind.find(text[span.end + 1]) != kBehind.npos);
  };
  const auto is_far = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };  // “ or …
  return letter &&
         (span.begin == 0 || kBefore.find(text[span.begin - 1]) != kBefore.npos ||
          is_far(text[span.begin - 1])) &&
         (span.end == text.size() || kBehind.find(text[span.end]) != kBehind.npos ||
          is_far(text[span.end]) || ends_with_stop());
}

Span SpanOf(const PairView& view, WordRun run) {
  return {view.word(run.begin).span.begin, view.word(run.end - 1).span.end};
}

}  // namespace

void FindUntranslated(const PairWords& pair, const PairCoverage& coverage,
                      const RuleLanguages& languages, std::vector<Finding>& findings) {
  const PairView source(pair, coverage, languages, BitextSide::kSource);
  const PairView target = source.Turned();
  const Lexicon& own = LexiconOf(target.language());
  const Lexicon& foreign = LexiconOf(source.language());
  if (&own == &foreign) return;
  for (const Copy& copy : Copies(source, target).Find()) {
    std::size_t function_words = 0;  // that only the source's language has
    std::size_t own_words = 0;       // that only the target's has: then it is the source's mistake
    std::size_t plain_words = 0;     // of any other kind; names and titles have none
    for (std::size_t j = copy.target.begin; j < copy.target.end; ++j) {
      if (!IsPlain(target, j)) continue;
      const bool is_foreign = foreign.function_words.contains(target.hash(j));
      const bool is_own = own.function_words.contains(target.hash(j));
      function_words += is_foreign && !is_own ? 1 : 0;
      own_words += is_own && !is_foreign ? 1 : 0;
      plain_words += !is_foreign && !is_own ? 1 : 0;
    }
    if (function_words <= own_words || plain_words == 0) continue;
    const bool whole = static_cast<double>(copy.target.size()) >=
                       kWholeShare * static_cast<double>(target.words());
    Finding finding = target.Find(FindingKind::kUntranslated, SpanOf(target, copy.target),
                                  SpanOf(source, copy.source));
    finding.confidence = function_words > 1 ? kSentence : kPhrase;
    finding.severity = whole ? Severity::kHigh : Severity::kMedium;
    finding.message =
        whole ? "not translated" : std::to_string(copy.target.size()) + " words are not translated";
    findings.push_back(std::move(finding));
  }
}

}  // namespace sejajar
