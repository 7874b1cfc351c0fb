#include "align/corpus/part_file.h"

#include <zstd.h>

#include <charconv>
#include <memory>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "align/base/atomic_file.h"
#include "align/base/hex.h"
#include "align/base/mapped_file.h"
#include "align/io/lines.h"

namespace sejajar {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "sejajar-part";
constexpr int kVersion = 1;
// Unpacked. A chunk holds some hundred documents of 64 MiB at the most.
constexpr std::size_t kMostBytes = std::size_t{1} << 36;

// Every number of a key, in order.
template <typename Keys, typename Use>
void ForEachKey(Keys& keys, Use use) {
  use(keys.pair);
  use(keys.source);
  use(keys.target);
  for (auto& band : keys.bands) use(band);
  use(keys.document);
}

void AppendKeys(const RowKeys& keys, std::string& out) {
  ForEachKey(keys, [&](std::uint64_t key) { AppendHex(key, out); });
  out += '\n';
}

bool ReadKeys(std::string_view line, RowKeys& keys) {
  constexpr std::size_t kDigits = 16;
  bool good = true;
  ForEachKey(keys, [&](std::uint64_t& key) {
    const std::string_view digits = line.substr(0, kDigits);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), key, 16);
    good = good && digits.size() == kDigits && error == std::errc() && end == digits.end();
    line.remove_prefix(digits.size());
  });
  return good && line.empty();
}

Json JsonOf(const PartInfo& info, std::size_t rows) {
  Json problems = Json::array();
  for (const Error& problem : info.problems) {
    problems.push_back(
        {static_cast<int>(problem.kind), problem.message, problem.path, problem.line});
  }
  return {{"format", kFormat},
          {"version", kVersion},
          {"input", info.input},
          {"documents", info.documents},
          {"source_sentences", info.source_sentences},
          {"target_sentences", info.target_sentences},
          {"source_alone", info.source_alone},
          {"target_alone", info.target_alone},
          {"problems", std::move(problems)},
          {"rows", rows}};
}

// Both throw nlohmann's exceptions, and nothing else, for what is no description of a part.
std::uint64_t Number(const Json& json, const char* name) {
  return json.at(name).get_ref<const Json::number_unsigned_t&>();  // get() would round 2.5
}

PartInfo InfoOf(const Json& json) {
  PartInfo info;
  info.input = Number(json, "input");
  info.documents = Number(json, "documents");
  info.source_sentences = Number(json, "source_sentences");
  info.target_sentences = Number(json, "target_sentences");
  info.source_alone = Number(json, "source_alone");
  info.target_alone = Number(json, "target_alone");
  for (const Json& problem : json.at("problems")) {
    info.problems.push_back({static_cast<ErrorKind>(problem.at(0).get<int>()),
                             problem.at(1).get<std::string>(), problem.at(2).get<std::string>(),
                             problem.at(3).get<std::size_t>()});
  }
  return info;
}

Result<std::string> Unpack(const std::string& path, std::string_view packed) {
  const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  // A frame of zeros is a few thousandths of its content; nothing of ours comes near that.
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kMostBytes ||
      size / 10000 > packed.size()) {
    return MalformedError(path, 0, "is no part of a build");
  }
  std::string text(size, '\0');
  const std::size_t got = ZSTD_decompress(text.data(), text.size(), packed.data(), packed.size());
  if (ZSTD_isError(got) != 0 || got != size) return MalformedError(path, 0, "is damaged");
  return text;
}

}  // namespace

Status WritePart(const std::string& path, const Part& part) {
  std::string text =
      JsonOf(part.info, part.rows.size()).dump(-1, ' ', false, Json::error_handler_t::replace) +
      '\n';
  for (const PairRow& row : part.rows) AppendRow(row, text);
  for (const RowKeys& keys : part.keys) AppendKeys(keys, text);
  const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                     ZSTD_freeCCtx);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, 1);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  std::string packed(ZSTD_compressBound(text.size()), '\0');
  const std::size_t size =
      ZSTD_compress2(context.get(), packed.data(), packed.size(), text.data(), text.size());
  if (ZSTD_isError(size) != 0) return IoError(path, ZSTD_getErrorName(size));
  return WriteFileAtomically(path, std::string_view(packed).substr(0, size));
}

Result<Part> ReadPart(const std::string& path) {
  const Result<MappedFile> file = MappedFile::Open(path);
  if (!file) return file.error();
  const Result<std::string> text = Unpack(path, file->bytes());
  if (!text) return text.error();
  std::vector<std::string_view> lines = Lines(*text);
  Part part;
  std::size_t rows = 0;
  try {
    if (lines.empty()) return MalformedError(path, 0, "is no part of a build");
    const Json json = Json::parse(lines.front());
    if (json.at("format") != kFormat || json.at("version") != kVersion) {
      return MalformedError(path, 1, "is a part of another version of the program");
    }
    part.info = InfoOf(json);
    rows = Number(json, "rows");
  } catch (const Json::exception&) {  // the only way in which it says so
    return MalformedError(path, 1, "is no part of a build");
  }
  if (rows > lines.size() || lines.size() != 1 + 2 * rows) {
    return MalformedError(path, 0, "has not as many lines as it says");
  }
  part.rows.reserve(rows);
  part.keys.resize(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    Result<PairRow> row = ParseRow(lines[1 + i]);
    if (!row) return MalformedError(path, 2 + i, row.error().message);
    part.rows.push_back(*std::move(row));
    if (!ReadKeys(lines[1 + rows + i], part.keys[i])) {
      return MalformedError(path, 2 + rows + i, "holds no keys");
    }
  }
  return part;
}

}  // namespace sejajar
