#include "align/corpus/profanity.h"

#include <re2/re2.h>

#include <string>

#include "align/corpus/profanity_data.h"
#include "align/io/lines.h"

namespace sejajar {

bool HasProfanity(std::string_view utf8) {
  static const RE2 words = [] {
    std::string any;
    for (const std::string_view word : Lines(kProfanity)) {
      if (!word.empty())
        any.append(any.empty() ? "" : "|").append(RE2::QuoteMeta(std::string(word)));
    }
    return "(?i)\\b(?:" + any + ")\\b";
  }();
  return RE2::PartialMatch(re2::StringPiece(utf8.data(), utf8.size()), words);
}

}  // namespace sejajar
