// Where in a paragraph a sentence may end. Internal to align/text. Thread-safe.
//
// A stop is a run of full stops, question marks and the like with the quotes and brackets that
// close behind it. The web knows more ways to end a sentence: a smiley, a row of asterisks, the
// comma of a salutation, or a bare gap between a small and a capital word.
#ifndef SEJAJAR_ALIGN_TEXT_STOPS_H_
#define SEJAJAR_ALIGN_TEXT_STOPS_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace sejajar {

enum class StopKind {
  kFullStop,
  kEllipsis,  // two full stops or more, or …
  kStrong,    // holds ! or ?, or another script's stop
  kSmiley,    // ":-)", an emoji
  kRule,      // before or behind "*****"
  kComma,     // before a capital
  kGap,       // nothing but white space before a capital or an opening quote
};

struct Stop {
  StopKind kind = StopKind::kFullStop;
  std::size_t begin = 0;  // first byte of the run
  std::size_t end = 0;    // behind the run
  std::size_t next = 0;   // behind the blanks after it: here the next sentence would begin
  bool closes_quote = false;
  bool closes_bracket = false;

  [[nodiscard]] bool spaced() const { return next > end; }
};

// The first stop of `paragraph` at or behind `from`. Called with each stop's `next` in turn, it
// reads every byte a bounded number of times.
std::optional<Stop> NextStop(std::string_view paragraph, std::size_t from);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_STOPS_H_
