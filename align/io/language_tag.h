// Language tags of foreign files, as they are spelled in practice ("EN-US", "pt_BR").
#ifndef SEJAJAR_ALIGN_IO_LANGUAGE_TAG_H_
#define SEJAJAR_ALIGN_IO_LANGUAGE_TAG_H_

#include <string>
#include <string_view>

namespace sejajar {

enum class TagMatch {
  kNone,
  kPrimary,  // the same language, perhaps of another country or script
  kExact,
};

// How far a file's tag is the wanted one, whatever the case, with '_' for '-' and the old "in" for
// "id". Thread-safe.
TagMatch MatchTag(std::string_view tag, std::string_view wanted);

// "pt" of "PT_br", in small letters; empty for an empty tag.
std::string PrimaryTag(std::string_view tag);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_LANGUAGE_TAG_H_
