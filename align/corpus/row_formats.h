// The files that a build writes its rows into.
#ifndef SEJAJAR_ALIGN_CORPUS_ROW_FORMATS_H_
#define SEJAJAR_ALIGN_CORPUS_ROW_FORMATS_H_

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "align/base/result.h"
#include "align/corpus/pair_row.h"
#include "align/corpus/row_keys.h"

namespace sejajar {

inline constexpr std::array<std::string_view, 4> kRowFormatNames = {"tsv", "jsonl", "tmx", "moses"};

// A file of rows: what stands before them, each of them, and behind.
struct RowFile {
  std::string name;  // in the folder of the build
  std::string head;
  std::function<void(const PairRow& row, std::string& out)> append;
  std::string foot;
};

// The files of the formats named, Moses having one for each language. kUsage for an unknown name.
Result<std::vector<RowFile>> RowFiles(const std::vector<std::string>& formats,
                                      const std::string& source_language,
                                      const std::string& target_language);

// A row as a line of JSON; with keys also what copies are told by.
void AppendRowJson(const PairRow& row, const RowKeys* keys, std::string& out);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_ROW_FORMATS_H_
