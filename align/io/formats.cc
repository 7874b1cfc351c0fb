#include "align/io/formats.h"

#include <algorithm>

#include "align/io/jsonl.h"
#include "align/io/ladder.h"
#include "align/io/tmx.h"
#include "align/io/tsv.h"
#include "align/io/vecalign.h"

namespace sejajar {
namespace {

constexpr BitextFormat kFormats[] = {
    {"tsv", ".tsv", WriteTsv},
    {"jsonl", ".jsonl", WriteJsonl},
    {"vecalign", ".align", WriteVecalign},
    {"ladder", ".ladder", WriteLadder},
    {"tmx", ".tmx", WriteTmx},
};

}  // namespace

std::span<const BitextFormat> BitextFormats() { return kFormats; }

const BitextFormat* FindBitextFormat(std::string_view name) {
  const auto* const found = std::find_if(std::begin(kFormats), std::end(kFormats),
                                         [&](const auto& format) { return format.name == name; });
  return found == std::end(kFormats) ? nullptr : found;
}

}  // namespace sejajar
