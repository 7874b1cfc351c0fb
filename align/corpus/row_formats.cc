#include "align/corpus/row_formats.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "align/base/hex.h"
#include "align/io/numbers.h"
#include "align/io/tmx.h"

namespace sejajar {
namespace {

// Quotes and escapes; everything else of a row is numbers.
std::string Quoted(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

// Several sentences stand on a side: "3-4:2".
bool IsBlock(const PairRow& row) {
  return row.place.find('-') != std::string::npos && row.place.find(':') != std::string::npos;
}

std::vector<RowFile> FilesOf(std::string_view format, const std::string& source,
                             const std::string& target) {
  if (format == "tsv") return {{"bitext.tsv", RowHeading(), AppendRow, ""}};
  if (format == "jsonl") {
    return {{"bitext.jsonl", "",
             [](const PairRow& row, std::string& out) { AppendRowJson(row, nullptr, out); }, ""}};
  }
  if (format == "tmx") {
    const auto append = [source, target](const PairRow& row, std::string& out) {
      const TmxProperty properties[] = {{"x-score", Fixed(row.score, 4)},
                                        {"x-probability", Fixed(row.bead, 4)},
                                        {"x-source-id", row.source_id},
                                        {"x-target-id", row.target_id}};
      out += TmxUnit({source, row.source}, {target, row.target}, properties, IsBlock(row));
    };
    return {{"bitext.tmx", TmxHead(source), append, std::string(kTmxFoot)}};
  }
  const auto lines = [](const std::string& language, std::string PairRow::*side) {
    return RowFile{
        "bitext." + language, "",
        [side](const PairRow& row, std::string& out) { out.append(row.*side).append("\n"); }, ""};
  };
  return {lines(source, &PairRow::source), lines(target, &PairRow::target)};
}

}  // namespace

Result<std::vector<RowFile>> RowFiles(const std::vector<std::string>& formats,
                                      const std::string& source_language,
                                      const std::string& target_language) {
  std::vector<RowFile> files;
  for (const std::string_view name : kRowFormatNames) {  // each once, in one order
    if (std::find(formats.begin(), formats.end(), name) == formats.end()) continue;
    for (RowFile& file : FilesOf(name, source_language, target_language)) {
      files.push_back(std::move(file));
    }
  }
  for (const std::string& format : formats) {
    if (std::find(kRowFormatNames.begin(), kRowFormatNames.end(), format) ==
        kRowFormatNames.end()) {
      return UsageError("there is no format '" + format + "'");
    }
  }
  return files;
}

void AppendRowJson(const PairRow& row, const RowKeys* keys, std::string& out) {
  char separator = '{';
  for (const RowColumn& column : RowColumns()) {
    out.append(1, separator).append("\"").append(column.name).append("\":");
    separator = ',';
    if (column.number) {
      column.append(row, out);
    } else {
      std::string text;
      column.append(row, text);
      out += Quoted(text);
    }
  }
  if (keys != nullptr) {
    const auto add = [&](std::uint64_t key) {
      out += '"';
      AppendHex(key, out);
      out += '"';
    };
    out += ",\"key\":";
    add(keys->pair);
    out += ",\"bands\":";
    for (std::size_t i = 0; i < kBands; ++i) {
      out += i == 0 ? '[' : ',';
      add(keys->bands[i]);
    }
    out += ']';
  }
  out += "}\n";
}

}  // namespace sejajar
