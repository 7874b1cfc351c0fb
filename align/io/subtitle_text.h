// The text of subtitles, SubRip (.srt) and WebVTT (.vtt), which differ in nothing that matters
// here. Internal to align/io; document_text.h is the door.
//
// A cue is what stands between a line with its times and the next empty line, so that numbers and
// NOTE, STYLE and REGION blocks need no care. The lines of a cue are joined by a space, mark-up is
// taken out, and a cue that does not end a sentence goes on in the next: a line of the result
// begins and ends where sentences do.
//
// Errors: kMalformed for bytes that are not UTF-8 or UTF-16 text, and for text without a single
// cue. Thread-safe.
#ifndef SEJAJAR_ALIGN_IO_SUBTITLE_TEXT_H_
#define SEJAJAR_ALIGN_IO_SUBTITLE_TEXT_H_

#include <string>

#include "align/base/result.h"

namespace sejajar {

// `name` is for messages.
Result<std::string> SubtitleText(const std::string& name, std::string bytes);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_SUBTITLE_TEXT_H_
