// An alignment for a person at a terminal: two columns, what is missing marked by a word (and by
// colour), a line of figures at the end.
//
// Whatever stands in the documents, no control character of theirs reaches the terminal.
// Streams, as the writers of align/io do; errors are the sink's alone. Thread-safe.
#ifndef SEJAJAR_ALIGN_REPORT_TERMINAL_H_
#define SEJAJAR_ALIGN_REPORT_TERMINAL_H_

#include <cstddef>

#include "align/bitext/alignment.h"
#include "align/bitext/document.h"
#include "align/io/sink.h"

namespace sejajar {

struct TerminalOptions {
  std::size_t width = 100;  // of the terminal in columns; fewer than 40 are taken for 40
  bool color = false;       // ANSI colours; everything can be read without
  double doubtful = 0.7;    // a bead of a lower probability shows it

  [[nodiscard]] Status Validate() const;
};

Status WriteTerminal(const Document& source, const Document& target, const Alignment& alignment,
                     const TerminalOptions& options, const Sink& sink);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_REPORT_TERMINAL_H_
