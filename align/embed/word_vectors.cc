#include "align/embed/word_vectors.h"

#include <array>
#include <cstring>
#include <fstream>
#include <utility>

#include "align/embed/fasttext_file.h"
#include "align/embed/vec_file.h"

namespace sejajar {
namespace {

template <typename File>
Result<std::unique_ptr<WordVectors>> Load(const std::string& path) {
  auto file = File::Open(path);
  if (!file) return file.error();
  return std::unique_ptr<WordVectors>(std::move(*file));
}

}  // namespace

Result<std::unique_ptr<WordVectors>> LoadWordVectors(const std::string& path) {
  std::array<char, sizeof(kFastTextMagic)> head{};
  std::int32_t magic = 0;
  if (std::ifstream in(path, std::ios::binary); in.read(head.data(), head.size())) {
    std::memcpy(&magic, head.data(), sizeof(magic));
  }
  return magic == kFastTextMagic ? Load<FastTextFile>(path) : Load<VecFile>(path);
}

}  // namespace sejajar
