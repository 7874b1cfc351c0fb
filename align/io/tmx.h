// TMX 1.4b, what translation memories exchange. Null beads have no place in it.
#ifndef SEJAJAR_ALIGN_IO_TMX_H_
#define SEJAJAR_ALIGN_IO_TMX_H_

#include <span>
#include <string>
#include <string_view>

#include "align/bitext/alignment.h"
#include "align/bitext/document.h"
#include "align/io/sink.h"

namespace sejajar {

Status WriteTmx(const Document& source, const Document& target, const Alignment& alignment,
                const Sink& sink);

// The same for pairs that come from anywhere: a head, the units, a foot. Texts are valid UTF-8.
std::string TmxHead(const std::string& source_language);
inline constexpr std::string_view kTmxFoot = "  </body>\n</tmx>\n";

struct TmxText {
  const std::string& language;
  std::string_view text;
};
struct TmxProperty {
  const char* type;
  std::string value;
};
// `block`: there is more than one sentence on a side.
std::string TmxUnit(const TmxText& source, const TmxText& target,
                    std::span<const TmxProperty> properties, bool block);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_TMX_H_
