#include "align/audit/names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "align/audit/lexicon.h"
#include "align/embed/subwords.h"

namespace sejajar {
namespace {

constexpr std::size_t kMostSkeleton = 32;  // letters looked at; longer names are told by these
constexpr std::size_t kLeastAcronym = 2;
constexpr std::size_t kMostAcronym = 6;
constexpr std::size_t kLeastInside = 4;  // bytes of a name that may stand inside a longer word

constexpr float kSameName = 0.5F;    // cosine from which a word is the name's translation
constexpr float kOtherSense = 0.2F;  // below which two names are no translations of one another
constexpr float kUnlike = 0.3F;      // below which a word has no likeness on the other side at all
constexpr double kSamePlace = 0.3;   // as far apart may two names be, as shares of their sides

// Confidence is the share that was right where a twentieth of the sentences had one name changed,
// or left out: found on 7086 pairs of news, encyclopaedia, medicine and talks.
constexpr double kBecame = 0.95;        // two names that have no likeness at all
constexpr double kPerhapsBecame = 0.7;  // that have a little, or are acronyms
constexpr double kLost = 0.7;           // in the source alone
constexpr double kAdded = 0.5;          // in the target alone

char LowerOf(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

// Without the s of "AMs".
std::string_view SingularOf(std::string_view word) {
  const bool plural = word.size() > kLeastAcronym && word.back() == 's' &&
                      std::all_of(word.begin(), word.end() - 1, IsCapital);
  return plural ? word.substr(0, word.size() - 1) : word;
}

bool IsAcronym(std::string_view word) {
  word = SingularOf(word);
  return word.size() >= kLeastAcronym && word.size() <= kMostAcronym &&
         std::all_of(word.begin(), word.end(), IsCapital);
}

// What is left of a name when spelling habits are taken away: Hezbollah and Hizbullah, Cyprus and
// Siprus, Yerusalem and Jerusalem come out alike or nearly so. ASCII letters only.
std::string SkeletonOf(std::string_view word) {
  word = SingularOf(word);
  std::string skeleton;
  for (std::size_t i = 0; i < word.size() && skeleton.size() < kMostSkeleton; ++i) {
    char c = LowerOf(word[i]);
    const char next = i + 1 < word.size() ? LowerOf(word[i + 1]) : ' ';
    switch (c) {
      case 'p':
        if (next == 'h') c = 'f';
        break;
      case 'c':
        c = next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
        break;
      case 'q':
        c = 'k';
        break;
      case 'x':
        skeleton += 'k';
        c = 's';
        break;
      case 'z':
        c = 's';
        break;
      case 'y':
      case 'j':
        c = 'i';
        break;
      case 'v':
      case 'w':
        c = 'f';
        break;
      case 'o':
        if (next == 'u' || next == 'e') continue;
        c = 'u';
        break;
      case 'h':
        continue;
      default:
        if (c < 'a' || c > 'z') continue;
    }
    if (skeleton.empty() || skeleton.back() != c) skeleton += c;
  }
  return skeleton;
}

std::size_t EditDistance(std::string_view a, std::string_view b) {
  std::array<std::size_t, kMostSkeleton + 2> row{};
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

// Spellings or inflections of one name: Russia and Rusia, Swedish and Swedia.
bool AreAlike(std::string_view a, std::string_view b) {
  constexpr std::size_t kLeast = 3;
  if (a == b) return !a.empty();
  if (a.size() < kLeast || b.size() < kLeast || a.front() != b.front()) return false;
  const auto ends = std::mismatch(
      a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
  const auto common = static_cast<std::size_t>(ends.first - a.begin());
  if (common > kLeast && common * 10 >= std::min(a.size(), b.size()) * 7) return true;
  const std::size_t most = std::max(a.size(), b.size());
  return (most - std::min(a.size(), b.size())) * 3 <= most && EditDistance(a, b) * 3 <= most;
}

struct NameRun {
  WordRun words;
  float best = -1;  // cosine of the best of its words with any of the other side
};

// The names of a side: words with a capital that neither a sentence's beginning nor a headline
// explains, and which of them the other side has in some form.
class Names {
 public:
  explicit Names(const PairView& view)
      : view_(view),
        lexicon_(LexiconOf(view.language())),
        is_name_(view.words()),
        is_open_(view.words()) {
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= view.words(); ++i) {
      if (i < view.words() && !StartsSentence(i)) continue;
      ReadSentence(begin, i);
      begin = i;
    }
  }

  [[nodiscard]] bool empty() const {
    return std::find(is_name_.begin(), is_name_.end(), true) == is_name_.end();
  }

  void Compare(const PairView& other) {
    const Lexicon& other_lexicon = LexiconOf(other.language());
    for (std::size_t i = 0; i < view_.words(); ++i) {
      is_open_[i] = is_name_[i] && view_.Best(i).cosine < kSameName &&
                    !NamesTheSame(view_.hash(i), other, other_lexicon) &&
                    !IsSpelledAlike(view_.text(i), other) && !IsSpelledOut(view_.text(i), other);
    }
    ForEachRun(is_name_, [&](WordRun run) {
      if (!IsAcronymOf(run, other)) return;
      std::fill(is_open_.begin() + static_cast<std::ptrdiff_t>(run.begin),
                is_open_.begin() + static_cast<std::ptrdiff_t>(run.end), false);
    });
  }

  // Neighbouring words of names that are open, whether or not another part of the name is.
  [[nodiscard]] std::vector<NameRun> OpenParts() const {
    std::vector<NameRun> parts;
    ForEachRun(is_open_, [&](WordRun run) { parts.push_back(Judged(run)); });
    return parts;
  }

  // No part of a longer name.
  [[nodiscard]] bool IsWholeName(WordRun run) const {
    const auto is_part = [&](std::size_t word) {
      return view_.word(word).capital && !view_.number(word);
    };
    return (run.begin == 0 || view_.word(run.begin).breaks || !is_part(run.begin - 1)) &&
           (run.end == view_.words() || view_.word(run.end).breaks || !is_part(run.end));
  }

 private:
  static char UpperOf(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
  }

  [[nodiscard]] bool StartsSentence(std::size_t i) const {
    const std::string_view before = view_.text(i - 1);
    if (before == "?" || before == "!") return true;
    const std::size_t from = view_.word(i - 1).span.end;
    const std::size_t to = view_.word(i).span.begin;
    if (!view_.word(i).breaks || to <= from) return false;
    const std::string_view between = view_.text().substr(from, to - from);
    if (between.back() != ' ') return true;  // behind an opening quote or bracket
    // Unicode's dashes end in these bytes; a quote before a blank has closed.
    return between.find_first_of(".!?:;\n*") != between.npos ||
           between.find("\xE2\x80\x93") != between.npos ||
           between.find("\xE2\x80\x94") != between.npos || between.find("--") != between.npos;
  }

  void ReadSentence(std::size_t begin, std::size_t end) {
    constexpr std::size_t kLongWord = 4;  // bytes; headlines keep "of" and "the" small
    std::size_t capitals = 0;
    std::size_t words = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (view_.number(i) || view_.word(i).span.size() < kLongWord) continue;
      ++words;
      capitals += view_.word(i).capital ? 1 : 0;
    }
    if (words > 2 && capitals * 3 > words * 2) return;
    for (std::size_t i = begin + 1; i < end; ++i) {
      const PlacedWord& word = view_.word(i);
      const bool shouted = word.span.size() > kMostAcronym && IsCapital(view_.text(i)[1]) &&
                           IsCapital(view_.text(i)[2]);
      const bool contraction = word.span == view_.word(i - 1).span ||
                               (i + 1 < view_.words() && word.span == view_.word(i + 1).span);
      is_name_[i] = word.capital && !word.light && !contraction && !shouted &&
                    word.span.size() > 1 && !lexicon_.no_names.contains(view_.hash(i));
    }
  }

  [[nodiscard]] bool NamesTheSame(std::uint32_t hash, const PairView& other,
                                  const Lexicon& other_lexicon) const {
    const auto things = lexicon_.names.find(hash);
    if (things == lexicon_.names.end()) return false;
    const auto names_one = [&](std::uint32_t word) {
      const auto others = other_lexicon.names.find(word);
      return others != other_lexicon.names.end() &&
             std::find_first_of(things->second.begin(), things->second.end(),
                                others->second.begin(),
                                others->second.end()) != things->second.end();
    };
    const auto is_initial = [&](std::size_t j) {
      return other.word(j).capital && other.word(j).span.size() == 1;
    };
    for (std::size_t j = 0; j < other.words(); ++j) {
      if (names_one(other.hash(j))) return true;
      if (j + 1 < other.words() && is_initial(j) && is_initial(j + 1)) {  // "U.S."
        const std::array letters = {LowerOf(other.text(j).front()),
                                    LowerOf(other.text(j + 1).front())};
        if (names_one(SubwordHash({letters.data(), letters.size()}))) return true;
      }
    }
    return false;
  }

  static bool IsSpelledAlike(std::string_view word, const PairView& other) {
    if (word.size() >= kLeastInside && other.text().find(word) != std::string_view::npos)
      return true;
    const std::string skeleton = SkeletonOf(word);
    for (std::size_t j = 0; j < other.words(); ++j) {
      if (other.word(j).capital && AreAlike(skeleton, SkeletonOf(other.text(j)))) return true;
    }
    return false;
  }

  // An acronym of words that follow one another on the other side, capitalised or not.
  static bool IsSpelledOut(std::string_view word, const PairView& other) {
    if (!IsAcronym(word)) return false;
    std::string initials;
    for (std::size_t j = 0; j < other.words(); ++j) initials += UpperOf(other.text(j).front());
    return initials.find(SingularOf(word)) != std::string::npos;
  }

  // The name's initials are an acronym of the other side.
  [[nodiscard]] bool IsAcronymOf(WordRun run, const PairView& other) const {
    if (run.size() < kLeastAcronym) return false;
    std::string initials;
    for (std::size_t i = run.begin; i < run.end; ++i) initials += view_.text(i).front();
    for (std::size_t j = 0; j < other.words(); ++j) {
      if (IsAcronym(other.text(j)) && initials.find(other.text(j)) != initials.npos) return true;
    }
    return false;
  }

  template <typename Use>
  void ForEachRun(const std::vector<bool>& in, const Use& use) const {
    for (std::size_t i = 0; i < in.size();) {
      WordRun run{i, i + 1};
      while (in[i] && run.end < in.size() && in[run.end] && !view_.word(run.end).breaks) ++run.end;
      if (in[i]) use(run);
      i = run.end;
    }
  }

  [[nodiscard]] NameRun Judged(WordRun run) const {
    NameRun judged{run, -1};
    for (std::size_t i = run.begin; i < run.end; ++i) {
      judged.best = std::max(judged.best, view_.Best(i).cosine);
    }
    return judged;
  }

  const PairView& view_;
  const Lexicon& lexicon_;
  std::vector<bool> is_name_;
  std::vector<bool> is_open_;
};

Span SpanOf(const PairView& view, WordRun run) {
  return {view.word(run.begin).span.begin, view.word(run.end - 1).span.end};
}

double MiddleOf(const PairView& view, WordRun run) {
  return static_cast<double>(run.begin + run.end) / (2 * static_cast<double>(view.words()));
}

// How far apart two names are, as shares of their sides; 0 beside words that match.
double DistanceOf(const PairView& own, WordRun a, const PairView& other, WordRun b) {
  const bool same_before =
      a.begin > 0 && b.begin > 0 && own.Match(a.begin - 1, b.begin - 1) > kSameName;
  const bool same_behind =
      a.end < own.words() && b.end < other.words() && own.Match(a.end, b.end) > kSameName;
  return same_before || same_behind ? 0 : std::abs(MiddleOf(own, a) - MiddleOf(other, b));
}

float MostAlike(const PairView& own, WordRun a, WordRun b) {
  float most = -1;
  for (std::size_t i = a.begin; i < a.end; ++i) {
    for (std::size_t j = b.begin; j < b.end; ++j) most = std::max(most, own.Match(i, j));
  }
  return most;
}

// "he" where the other side repeats the name, or the reverse.
bool HasMorePronouns(const PairView& view, const PairView& than) {
  const auto count = [](const PairView& side) {
    const Lexicon& lexicon = LexiconOf(side.language());
    std::size_t pronouns = 0;
    for (std::size_t i = 0; i < side.words(); ++i)
      pronouns += lexicon.pronouns.contains(side.hash(i)) ? 1 : 0;
    return pronouns;
  };
  return count(view) > count(than);
}

void AddLost(const PairView& view, const Names& names, const PairView& other, const NameRun& part,
             std::vector<Finding>& findings) {
  const Span span = SpanOf(view, part.words);
  if (part.best >= kUnlike || !names.IsWholeName(part.words) || view.IsOpen(span) ||
      HasMorePronouns(other, view)) {
    return;
  }
  Finding finding = view.Find(FindingKind::kName, span, view.PlaceOf(part.words.begin));
  finding.confidence = view.side() == BitextSide::kSource ? kLost : kAdded;
  finding.message = IsAlone(span.In(view.text()), view.side());
  findings.push_back(std::move(finding));
}

}  // namespace

void FindNameMismatches(const PairWords& pair, const PairCoverage& coverage,
                        const RuleLanguages& languages, std::vector<Finding>& findings) {
  if (!AreTranslations(coverage)) return;
  const PairView source(pair, coverage, languages, BitextSide::kSource);
  const PairView target = source.Turned();
  Names source_names(source);
  Names target_names(target);
  if (source_names.empty() && target_names.empty()) return;
  source_names.Compare(target);
  target_names.Compare(source);
  std::vector<NameRun> target_parts = target_names.OpenParts();
  for (const NameRun& part : source_names.OpenParts()) {
    double distance = kSamePlace;
    auto nearest = target_parts.end();
    for (auto other = target_parts.begin(); other != target_parts.end(); ++other) {
      const double apart = DistanceOf(source, part.words, target, other->words);
      if (apart >= distance || MostAlike(source, part.words, other->words) >= kOtherSense) continue;
      distance = apart;
      nearest = other;
    }
    if (nearest == target_parts.end()) {
      AddLost(source, source_names, target, part, findings);
      continue;
    }
    const Span was = SpanOf(source, part.words);
    const Span is = SpanOf(target, nearest->words);
    if (!source.IsOpen(was) && !target.IsOpen(is)) {
      Finding finding = target.Find(FindingKind::kName, is, was);
      // Acronyms are often translated.
      const bool acronym = IsAcronym(was.In(source.text())) || IsAcronym(is.In(target.text()));
      const bool sure = std::max(part.best, nearest->best) < kUnlike && !acronym;
      finding.confidence = sure ? kBecame : kPerhapsBecame;
      finding.severity = sure ? Severity::kMedium : Severity::kLow;
      finding.message =
          InQuotes(was.In(source.text())) + " became " + InQuotes(is.In(target.text()));
      findings.push_back(std::move(finding));
    }
    target_parts.erase(nearest);
  }
  for (const NameRun& part : target_parts) AddLost(target, target_names, source, part, findings);
}

}  // namespace sejajar
