// Pairs of texts that somebody has aligned already: TSV, TMX, XLIFF and PO. formats.md says what
// of each format is read.
//
//   const PairReadOptions options = {.source_language = "en", .target_language = "id"};
//   Result<PairCounts> counts = ReadAlignedPairs("memory.tmx", options,
//                                                [&](std::vector<AlignedPair> batch) -> Status {
//     for (const AlignedPair& pair : batch) ...
//     return {};
//   });
#ifndef SEJAJAR_ALIGN_IO_ALIGNED_PAIRS_H_
#define SEJAJAR_ALIGN_IO_ALIGNED_PAIRS_H_

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "align/base/result.h"
#include "align/io/byte_stream.h"

namespace sejajar {

// A pair that is wrong is no reason to drop the others: its `problem` says what is wrong with it
// (one line, no full stop), and is empty for a good one. The texts of a good pair are UTF-8 without
// NUL bytes. The target is empty where there is no translation yet.
struct AlignedPair {
  std::string key;       // how the file calls it; on one line, not always unique
  std::size_t line = 0;  // where it begins, from 1; 0 when unknown
  std::string source;
  std::string target;
  std::string problem = {};

  friend bool operator==(const AlignedPair&, const AlignedPair&) = default;
};

struct PairReadOptions {
  // BCP 47. In formats that name their languages, the same tag is looked for first, then one
  // with the same primary language ("en-GB" for "en").
  std::string source_language;
  std::string target_language;
  bool fuzzy = false;  // take PO entries that are marked as fuzzy, too
  // Of both texts of a pair together; a longer pair is a problem. 1 MiB.
  std::size_t max_pair_bytes = std::size_t{1} << 20;
  // Of a file that has to be read whole (all but TSV); a longer one is refused. The tree of an XML
  // file takes about four times its size. 256 MiB.
  std::size_t max_file_bytes = std::size_t{1} << 28;

  [[nodiscard]] Status Validate() const;
};

struct PairCounts {
  std::size_t pairs = 0;     // handed over, without those with a problem
  std::size_t problems = 0;  // handed over, with a problem
  std::size_t skipped = 0;   // not to be translated, fuzzy, or in other languages
};

// Takes the next pairs, in the order of the file: at most some ten thousand of them or some
// megabytes. Its error ends the reading.
using PairConsumer = std::function<Status(std::vector<AlignedPair> batch)>;

// What readers put their pairs into; makes batches, and sees to what holds for every pair.
class PairBatches {
 public:
  PairBatches(const PairReadOptions& options, PairConsumer consume)
      : max_pair_bytes_(options.max_pair_bytes), consume_(std::move(consume)) {}

  Status Add(AlignedPair pair);
  void Skip() { ++counts_.skipped; }
  // Hands over what is left.
  Status Finish();

  [[nodiscard]] const PairCounts& counts() const { return counts_; }

 private:
  std::size_t max_pair_bytes_;
  PairConsumer consume_;
  PairCounts counts_;
  std::vector<AlignedPair> batch_;
  std::size_t batch_bytes_ = 0;
};

struct PairFormat {
  std::string_view name;
  std::span<const std::string_view> extensions;  // with their dots, in small letters
  bool (*recognizes)(std::string_view head);     // by the first bytes, without zero bytes
  Status (*read)(ByteStream& stream, const PairReadOptions& options, PairBatches& out);
};

std::span<const PairFormat> PairFormats();
// Null when there is none of that name.
const PairFormat* FindPairFormat(std::string_view name);

// Reads the file, or standard input for "-", as `format` says; without one, as its extension says;
// without a known one, as its first bytes look.
//
// Errors: kUsage for bad options; kIo; kMalformed when the file as a whole cannot be read (another
// encoding, XML that is not well-formed, other languages); what `consume` returns.
// Thread-safe; PO files are read one at a time.
Result<PairCounts> ReadAlignedPairs(const std::string& path, const PairReadOptions& options,
                                    const PairConsumer& consume,
                                    const PairFormat* format = nullptr);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_IO_ALIGNED_PAIRS_H_
