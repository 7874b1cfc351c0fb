// The formats in which an alignment is written for machines, as a table. formats.md says what
// each field holds. (The view for people is made in align/report.)
//
//   const BitextFormat* format = FindBitextFormat("jsonl");
//   Status status = format->write(source, target, alignment, sink);
//
// Every writer streams: it holds one bead's output at a time. Same input, same bytes, whatever
// the locale. The alignment must be of these two documents (a programmer error otherwise).
// Errors are the sink's alone. Thread-safe.
#ifndef SEJAJAR_ALIGN_IO_FORMATS_H_
#define SEJAJAR_ALIGN_IO_FORMATS_H_

#include <span>
#include <string_view>

#include "align/bitext/alignment.h"
#include "align/bitext/document.h"
#include "align/io/sink.h"

namespace sejajar {

using BitextWriter = Status (*)(const Document& source, const Document& target,
                                const Alignment& alignment, const Sink& sink);

struct BitextFormat {
  std::string_view name;
  std::string_view extension;  // with its dot
  BitextWriter write;
};

std::span<const BitextFormat> BitextFormats();
// Null when there is none of that name.
const BitextFormat* FindBitextFormat(std::string_view name);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_FORMATS_H_
