// What a builder has scored so far, on disk: a file a chunk of the input, written whole or not at
// all, with every row and every figure, before anything is dropped. So a build that was killed goes
// on behind its last chunk, machines share the chunks of one input, and other thresholds need no
// scoring anew.
//
// A part is one zstd frame with a checksum: a line of JSON (PartInfo), the rows as in pair_row.h,
// a line each, and their keys as fixed-width hexadecimal, a line each.
#ifndef SEJAJAR_ALIGN_CORPUS_PART_FILE_H_
#define SEJAJAR_ALIGN_CORPUS_PART_FILE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "align/base/result.h"
#include "align/corpus/pair_row.h"
#include "align/corpus/row_keys.h"

namespace sejajar {

struct PartInfo {
  std::uint64_t input = 0;    // hash of all that the part was made of
  std::size_t documents = 0;  // pairs of documents, without those with a problem
  std::size_t source_sentences = 0;
  std::size_t target_sentences = 0;
  std::size_t source_alone = 0;  // sentences without a partner
  std::size_t target_alone = 0;
  std::vector<Error> problems;  // of documents that could not be read
};

struct Part {
  PartInfo info;
  std::vector<PairRow> rows;
  std::vector<RowKeys> keys;  // one a row
};

// Errors: kIo.
Status WritePart(const std::string& path, const Part& part);
// Errors: kIo; kMalformed for what is no part, damaged, or longer than anybody writes.
Result<Part> ReadPart(const std::string& path);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_PART_FILE_H_
