// One place where a sentence may end, and whether it does. Internal to align/text.
//
// A stop is a run of full stops, question marks and the like with the quotes and brackets that
// close behind it; or a smiley; or, since the web forgets its full stops, a bare gap between a
// small and a capital word. NextStop finds the stops of a paragraph, EndsSentence judges one from
// the few words around it, with ICU's opinion where the rules have none.
#ifndef SEJAJAR_ALIGN_TEXT_BOUNDARY_H_
#define SEJAJAR_ALIGN_TEXT_BOUNDARY_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "align/text/rules.h"

namespace sejajar {

enum class StopKind {
  kFullStop,
  kEllipsis,  // two full stops or more, or …
  kStrong,    // holds ! or ?, or another script's stop
  kSmiley,    // ":-)", an emoji
  kGap,       // nothing but white space before a capital or an opening quote
};

struct Stop {
  StopKind kind = StopKind::kFullStop;
  std::size_t begin = 0;  // first byte of the run
  std::size_t end = 0;    // behind the run: here the sentence would end
  std::size_t next = 0;   // behind the white space after it
  bool closes_quote = false;
  bool closes_bracket = false;

  [[nodiscard]] bool spaced() const { return next > end; }
};

// The first stop of `paragraph` at or behind `from`.
std::optional<Stop> NextStop(std::string_view paragraph, std::size_t from);

// Whether the sentence that began at `sentence_begin` ends at `stop`. `icu_breaks`: ICU's opinion.
bool EndsSentence(std::string_view paragraph, std::size_t sentence_begin, const Stop& stop,
                  bool icu_breaks, const LanguageRules& rules);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_BOUNDARY_H_
