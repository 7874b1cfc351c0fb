#include "align/io/language_tag.h"

namespace sejajar {
namespace {

std::string Folded(std::string_view tag) {
  std::string folded(tag);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '_') c = '-';
  }
  if (folded == "in" || folded.starts_with("in-")) folded[1] = 'd';
  return folded;
}

}  // namespace

std::string PrimaryTag(std::string_view tag) {
  const std::string folded = Folded(tag);
  return folded.substr(0, folded.find_first_of("-@."));
}

TagMatch MatchTag(std::string_view tag, std::string_view wanted) {
  const std::string one = Folded(tag);
  const std::string other = Folded(wanted);
  if (one == other) return TagMatch::kExact;
  return !one.empty() && PrimaryTag(one) == PrimaryTag(other) ? TagMatch::kPrimary
                                                              : TagMatch::kNone;
}

}  // namespace sejajar
