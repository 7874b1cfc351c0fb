#include "align/io/tsv_pairs.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "align/io/text_reader.h"

namespace sejajar {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The lines of one file, which come one by one.
class LineParser {
 public:
  explicit LineParser(PairBatches& out) : out_(out) {}

  Status Add(std::string_view line) {
    ++number_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (number_ == 1 && line.starts_with(kByteOrderMark)) {
      line.remove_prefix(kByteOrderMark.size());
    }
    if (line.empty()) return {};
    if (const Status status = CheckText({}, line); !status)
      return AddProblem(status.error().message);
    std::array<std::string_view, 3> fields;
    std::size_t count = 0;
    for (std::size_t begin = 0; count < fields.size() && begin <= line.size(); ++count) {
      const std::size_t end = std::min(line.find('\t', begin), line.size());
      fields[count] = line.substr(begin, end - begin);
      begin = end + 1;
    }
    if (columns_ == 0 && count >= 2) columns_ = count;
    if (count < std::max<std::size_t>(columns_, 2)) {
      return AddProblem(columns_ == 3 ? "is not key, source and target, separated by tabs"
                                      : "is not source and target, separated by a tab");
    }
    const bool keyed = columns_ == 3;
    return out_.Add({.key = keyed ? std::string(fields[0]) : std::to_string(number_),
                     .line = number_,
                     .source = std::string(fields[keyed ? 1 : 0]),
                     .target = std::string(fields[keyed ? 2 : 1])});
  }

  // For a line too long to be held.
  Status AddTooLong(std::size_t limit) {
    ++number_;
    return AddProblem("is longer than the limit of " + std::to_string(limit) + " bytes");
  }

 private:
  Status AddProblem(std::string problem) {
    return out_.Add({.key = std::to_string(number_),
                     .line = number_,
                     .source = {},
                     .target = {},
                     .problem = std::move(problem)});
  }

  PairBatches& out_;
  std::size_t number_ = 0;
  std::size_t columns_ = 0;  // as the first good line has it: 2 or 3
};

}  // namespace

Status ReadTsvPairs(ByteStream& stream, const PairReadOptions& options, PairBatches& out) {
  const Result<std::string_view> head = stream.Peek();
  if (!head) return head.error();
  if (const std::string_view encoding = OtherUnicodeEncoding(*head); !encoding.empty()) {
    return MalformedError(stream.name(), 1,
                          "is " + std::string(encoding) + ", not UTF-8; convert it first");
  }
  // Room for the two texts, and as much again for the key and what stands in further columns.
  const std::size_t max_line_bytes = 2 * options.max_pair_bytes;
  LineParser parser(out);
  std::string held;  // the beginning of a line whose end has not come yet
  bool too_long = false;
  const auto hold = [&](std::string_view bytes) {
    too_long = too_long || bytes.size() > max_line_bytes - held.size();
    if (too_long) bytes = {};
    held += bytes;
  };
  const auto end_line = [&] {
    const Status status = too_long ? parser.AddTooLong(max_line_bytes) : parser.Add(held);
    held.clear();
    too_long = false;
    return status;
  };
  while (true) {
    const Result<std::string_view> taken = stream.Take();
    if (!taken) return taken.error();
    if (taken->empty()) return held.empty() && !too_long ? Status() : end_line();
    for (std::string_view bytes = *taken; !bytes.empty();) {
      const std::size_t end = bytes.find('\n');
      hold(bytes.substr(0, end));
      if (end == std::string_view::npos) break;
      bytes.remove_prefix(end + 1);
      if (const Status status = end_line(); !status) return status;
    }
  }
}

}  // namespace sejajar
