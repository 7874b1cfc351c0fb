// Whether a sentence ends at a stop, judged from the few words around it. Internal to align/text.
// Thread-safe; looks no farther than some hundred bytes.
#ifndef SEJAJAR_ALIGN_TEXT_BOUNDARY_H_
#define SEJAJAR_ALIGN_TEXT_BOUNDARY_H_

#include <cstddef>
#include <string_view>

#include "align/text/rules.h"
#include "align/text/stops.h"

namespace sejajar {

// Whether the sentence that began at `sentence_begin` ends at `stop`. `icu_breaks` is ICU's
// opinion; it decides where the rules have none.
bool EndsSentence(std::string_view paragraph, std::size_t sentence_begin, const Stop& stop,
                  bool icu_breaks, const LanguageRules& rules);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_TEXT_BOUNDARY_H_
