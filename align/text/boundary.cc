#include "align/text/boundary.h"

#include <algorithm>
#include <string>

#include "align/text/marks.h"
#include "align/text/utf8.h"
#include "align/text/words.h"

namespace sejajar {
namespace {

constexpr std::size_t kQuotationBytes = 600;  // a direct quotation is looked through this far
constexpr std::size_t kFormulaBytes = 48;     // "Dear members of the committee"
constexpr int kSpeakerWords = 4;              // "tanya Menteri Keuangan itu" comes within so many

class Judge {
 public:
  Judge(std::string_view paragraph, std::size_t sentence_begin, const Stop& stop, bool icu_breaks,
        const LanguageRules& rules)
      : paragraph_(paragraph),
        sentence_begin_(sentence_begin),
        stop_(stop),
        icu_breaks_(icu_breaks),
        rules_(rules),
        before_(ReadWordBefore(paragraph, stop.begin)),
        after_(ReadWordAfter(paragraph, stop.next)) {}

  bool Breaks() const {
    if (after_.start == Start::kEnd) return false;
    if (InsideQuotation()) return false;
    if (!stop_.spaced()) return BreaksUnspaced();
    switch (stop_.kind) {
      case StopKind::kGap:
        return BreaksAtGap();
      case StopKind::kStrong:
        return BreaksAfterStrong();
      case StopKind::kSmiley:
        return after_.start == Start::kUpper;
      case StopKind::kRule:
        return BreaksAtRule();
      case StopKind::kComma:
        return BreaksAtComma();
      case StopKind::kEllipsis:
        return BreaksBefore();
      case StopKind::kFullStop:
        return BreaksAfterFullStop();
    }
    return icu_breaks_;
  }

 private:
  // "selesai.Kami pulang", but not "Node.js" or "index.php?id=5".
  bool BreaksUnspaced() const {
    if (!icu_breaks_ && !rules_.openers.contains(after_.folded)) return false;
    if (InsideAddress()) return false;
    if (after_.start == Start::kLetter) return icu_breaks_;
    if (after_.start != Start::kUpper || after_.end >= paragraph_.size()) return false;
    if (stop_.closes_quote || stop_.closes_bracket || stop_.kind == StopKind::kStrong) {
      return icu_breaks_;
    }
    std::size_t i = after_.end;
    return !before_.capital && before_.letters >= 3 && IsBlank(NextCodePoint(paragraph_, &i));
  }

  // Whether the run of non-blanks before the stop looks like a URL, a path or an address.
  bool InsideAddress() const {
    std::size_t begin = stop_.begin;
    for (std::size_t i = begin; i > 0 && stop_.begin - i < kWordBytes; begin = i) {
      if (IsBlank(PreviousCodePoint(paragraph_, &i))) break;
    }
    const std::string_view run = paragraph_.substr(begin, stop_.begin - begin);
    return run.find_first_of("/@=\\_") != run.npos || run.starts_with("www.");
  }

  // A quotation that the sentence began with is still open and closes soon, in a language that
  // keeps it whole.
  bool InsideQuotation() const {
    const std::size_t quote = QuoteAt(sentence_begin_);
    if (quote == 0) return false;
    const std::size_t close = ClosingQuote(sentence_begin_ + quote, rules_.whole_quotation_bytes);
    return close != 0 && stop_.end <= close;
  }

  // The length of the double quote at `position`, or 0.
  std::size_t QuoteAt(std::size_t position) const {
    for (const std::string_view quote : {"\"", "“", "”", "„", "``", "''", "«", "»"}) {
      if (paragraph_.substr(position).starts_with(quote)) return quote.size();
    }
    return 0;
  }

  // Where the quotation whose text begins at `begin` closes: the next double quote, if it closes
  // something and is near. 0 if not: a stray quote opens nothing.
  std::size_t ClosingQuote(std::size_t begin, std::size_t within) const {
    const std::size_t limit = std::min(paragraph_.size(), begin + within);
    for (std::size_t i = begin; i < limit; ++i) {
      const std::size_t quote = QuoteAt(i);
      if (quote == 0) continue;
      std::size_t after = i + quote;
      std::size_t before = i;
      const bool closes = !IsBlank(PreviousCodePoint(paragraph_, &before));
      return closes && (after == paragraph_.size() || !IsLetter(NextCodePoint(paragraph_, &after)))
                 ? i
                 : 0;
    }
    return 0;
  }

  // The web forgets full stops: "no idea what that means What is it", "katanya singkat "Kami
  // siap," ujarnya".
  bool BreaksAtGap() const {
    if (after_.start != Start::kUpper) return false;
    if (QuoteAt(stop_.next) > 0) return AttributionFollows(stop_.next);
    return !after_.opened && before_.letters >= 2 && !before_.capital && after_.small_letters &&
           SecondWordAfter().start == Start::kLower && rules_.bare_openers.contains(after_.folded);
  }

  // Before and behind "*****" between sentences; not in a table, a form or a cloze.
  bool BreaksAtRule() const {
    if (after_.start == Start::kLower || after_.start == Start::kSymbol) return false;
    return stop_.begin == stop_.end ? !before_.folded.empty() : stop_.begin == sentence_begin_;
  }

  // "Dear Ms. Hall, The", "Best regards, John": lines of a letter that have lost their ends.
  bool BreaksAtComma() const {
    if (stop_.begin - sentence_begin_ > kFormulaBytes) return false;
    const std::string line =
        FoldCase(paragraph_.substr(sentence_begin_, stop_.begin - sentence_begin_));
    if (rules_.valedictions.contains(line)) return true;
    const std::size_t space = line.find(' ');
    return space != line.npos && rules_.salutations.contains(line.substr(0, space)) &&
           OpenerFollows();
  }

  // The quotation that opens at `position` closes with a comma and a speaker: it began a sentence.
  bool AttributionFollows(std::size_t position) const {
    if (rules_.speech_verbs.contains(before_.folded)) return false;
    const std::size_t close = ClosingQuote(position + QuoteAt(position), kQuotationBytes);
    if (close == 0 || paragraph_[close - 1] != ',') return false;
    const std::string_view quoted = paragraph_.substr(position, close - position);
    if (std::count(quoted.begin(), quoted.end(), ' ') < 2) return false;  // a name in quotes
    return SpeakerFollows(SkipBlanks(paragraph_, close + QuoteAt(close)));
  }

  WordAfter SecondWordAfter() const {
    const std::size_t next = SkipBlanks(paragraph_, after_.end);
    return next > after_.end ? ReadWordAfter(paragraph_, next) : WordAfter();
  }

  bool BreaksAfterStrong() const {
    if (after_.start == Start::kUpper) {
      return !stop_.closes_quote || after_.opened || OpenerFollows() || !SpeakerFollows(stop_.next);
    }
    if (after_.start == Start::kLower) {
      return icu_breaks_ && !stop_.closes_quote && !stop_.closes_bracket && !IsExclaimedName() &&
             !SpeakerFollows(stop_.next);
    }
    return icu_breaks_;
  }

  // "Yahoo! and", "Jeopardy! went".
  bool IsExclaimedName() const {
    return before_.capital && before_.begin != sentence_begin_ && stop_.end - stop_.begin == 1 &&
           paragraph_[stop_.begin] == '!';
  }

  // "Budi bertanya": within a few words of one clause from `position` comes a verb of speech.
  bool SpeakerFollows(std::size_t position) const {
    WordAfter word = ReadWordAfter(paragraph_, position);
    for (int i = 0; i < kSpeakerWords && !word.folded.empty(); ++i) {
      if (rules_.speech_verbs.contains(word.folded)) return true;
      const std::size_t next = SkipBlanks(paragraph_, word.end);
      if (next == word.end) return false;
      word = ReadWordAfter(paragraph_, next);
    }
    return false;
  }

  bool BreaksAfterFullStop() const {
    if (before_.begin == sentence_begin_ && IsEnumerator(before_)) return false;
    const auto kind = rules_.AbbreviationOf(before_.folded, before_.capital);
    if (kind.has_value() && !before_.suffix) {
      switch (*kind) {
        case Abbreviation::kTitle:
          return before_.letters > 1 && !before_.small_letters && OpenerFollows();  // "PT", "KH"
        case Abbreviation::kInner:
          return false;
        case Abbreviation::kNumber:
          if (after_.start != Start::kUpper || NumeralFollows()) return false;
          break;
        case Abbreviation::kFinal:
          return NewSentenceFollows();
        case Abbreviation::kListEnd:
          return after_.start == Start::kUpper;
      }
    }
    if (before_.letters == 1 && before_.folded.size() == 1 && !before_.suffix) {
      return IsDesignation() ? BreaksBefore() : OpenerFollows();
    }
    if (IsDotted(before_) || IsContracted(before_)) return OpenerFollows();
    if (IsRoman(after_) || (IsRoman(before_) && NumeralFollows())) return false;
    if (IsThousands(before_, after_)) return false;
    if (after_.start == Start::kLower) return BreaksBeforeSmall();
    return BreaksBefore();
  }

  // In edited text a small letter after a stop goes on with the sentence: the stop belongs to an
  // abbreviation or is a slip. On the web it may begin one, if an ordinary word stands before the
  // stop; elsewhere it takes an opener behind it as well.
  bool BreaksBeforeSmall() const {
    if (stop_.closes_quote || stop_.closes_bracket) return false;
    const bool ordinary = before_.letters >= 3 && !before_.capital;
    const bool number = before_.is_number && before_.folded.size() >= 3;
    if (rules_.breaks_before_small && (ordinary || number)) return true;
    return before_.letters >= 4 && rules_.openers.contains(after_.folded);
  }

  // "No. XII", "Gbr. A", "XI. B", but not "No. I think".
  bool NumeralFollows() const {
    return after_.start == Start::kUpper && !OpenerFollows() &&
           (after_.letters == 1 || IsRoman(after_));
  }

  bool OpenerFollows() const {
    return after_.start == Start::kUpper && (after_.small_letters || after_.letters == 1) &&
           rules_.openers.contains(after_.folded);
  }

  // A new sentence rather than more of a name: "Tbk. Saham itu", but not "Inc. Chairman Bob" or
  // "Co. Ltd of Japan".
  bool NewSentenceFollows() const {
    return OpenerFollows() ||
           (after_.start == Start::kUpper && SecondWordAfter().start == Start::kLower &&
            !rules_.AbbreviationOf(after_.folded, true).has_value());
  }

  // "hepatitis C", "Blok A", "World War I": a letter that is no initial.
  bool IsDesignation() const {
    const std::size_t end = TrimmedEnd(before_.begin);
    return end < before_.begin &&
           rules_.designators.contains(ReadWordBefore(paragraph_, end).folded);
  }

  std::size_t TrimmedEnd(std::size_t end) const {
    return Trim(paragraph_, {end - std::min(end, kWordBytes), end}).end;
  }

  // By what follows alone.
  bool BreaksBefore() const {
    switch (after_.start) {
      case Start::kUpper:
        return icu_breaks_ || !rules_.icu_abbreviations;
      case Start::kDigit:
        return stop_.kind != StopKind::kEllipsis && (before_.letters >= 3 || before_.is_number);
      case Start::kLower:
      case Start::kEnd:
        return false;
      case Start::kLetter:
      case Start::kSymbol:
        return icu_breaks_;
    }
    return icu_breaks_;
  }

  std::string_view paragraph_;
  std::size_t sentence_begin_;
  const Stop& stop_;
  bool icu_breaks_;
  const LanguageRules& rules_;
  WordBefore before_;
  WordAfter after_;
};

}  // namespace

bool EndsSentence(std::string_view paragraph, std::size_t sentence_begin, const Stop& stop,
                  bool icu_breaks, const LanguageRules& rules) {
  return Judge(paragraph, sentence_begin, stop, icu_breaks, rules).Breaks();
}

}  // namespace sejajar
