// A JSON object a bead a line: everything that is known of it, with byte offsets into the files.
#ifndef SEJAJAR_ALIGN_IO_JSONL_H_
#define SEJAJAR_ALIGN_IO_JSONL_H_

#include <string>
#include <vector>

#include "align/bitext/alignment.h"
#include "align/bitext/document.h"
#include "align/io/bead_reader.h"
#include "align/io/sink.h"

namespace sejajar {

Status WriteJsonl(const Document& source, const Document& target, const Alignment& alignment,
                  const Sink& sink);

// The sentences of a document, an object a line: begin, end, text.
Status WriteSentencesJsonl(const Document& document, const Sink& sink);

// The beads of what WriteJsonl wrote. Objects without "source" and "target" are passed over;
// anything else that is not as formats.md says is kMalformed with its line.
Result<std::vector<ListedBead>> ReadJsonlBeads(const std::string& path);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_JSONL_H_
