// Where a writer puts its output, a piece at a time, so that no output is ever held whole.
#ifndef SEJAJAR_ALIGN_IO_SINK_H_
#define SEJAJAR_ALIGN_IO_SINK_H_

#include <functional>
#include <string_view>

#include "align/base/result.h"

namespace sejajar {

// Takes the next bytes of the output. A writer stops at the first failure and hands it on.
using Sink = std::function<Status(std::string_view)>;

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_SINK_H_
