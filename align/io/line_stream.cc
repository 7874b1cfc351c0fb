#include "align/io/line_stream.h"

#include <utility>

namespace sejajar {

Result<LineStream> LineStream::Open(const std::string& path, std::size_t max_line_bytes,
                                    std::size_t max_expansion) {
  Result<ByteStream> stream = ByteStream::Open(path);
  if (!stream) return stream.error();
  const Result<std::string_view> head = stream->Peek();
  if (!head) return head.error();
  LineStream lines(stream->name(), max_line_bytes);
  if (!ArchiveReader::IsCompressed(*head)) {
    lines.plain_ = *std::move(stream);
    return lines;
  }
  Result<ArchiveReader> unpacked = ArchiveReader::OpenCompressed(*std::move(stream), max_expansion);
  if (!unpacked) return unpacked.error();
  lines.unpacked_ = *std::move(unpacked);
  return lines;
}

Result<std::optional<LineStream::Line>> LineStream::Next() {
  const std::size_t held = max_line_bytes_ + 4;  // and what counts for nothing: a mark, a CR
  bool too_long = false;
  begun_.clear();
  const auto made = [&](std::string_view text) {
    if (number_++ == 0 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (text.ends_with('\r')) text.remove_suffix(1);
    too_long = too_long || text.size() > max_line_bytes_;
    return std::optional(Line{too_long ? std::string_view() : text, number_, too_long});
  };
  for (bool any = false;; any = true) {
    if (rest_.empty()) {
      const Result<std::string_view> taken = Take();
      if (!taken) return taken.error();
      rest_ = *taken;
      if (rest_.empty()) return any ? made(begun_) : std::optional<Line>();
    }
    const std::size_t end = rest_.find('\n');
    const std::string_view part = rest_.substr(0, end);
    const bool whole = end != std::string_view::npos;
    rest_.remove_prefix(whole ? end + 1 : rest_.size());
    if (whole && begun_.empty() && !too_long) return made(part);
    too_long = too_long || part.size() > held - begun_.size();
    if (!too_long) begun_ += part;
    if (whole) return made(begun_);
  }
}

}  // namespace sejajar
