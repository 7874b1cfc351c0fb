// A model file from nowhere: it is refused, or it encodes. Both kinds, told apart by the bytes.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "align/embed/sentence_encoder.h"
#include "tests/fuzz/memory_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const sejajar::MemoryFile file(data, size);
  const auto encoder = sejajar::SentenceEncoder::Load(file.path());
  if (!encoder) return 0;
  const std::string_view sentences[] = {"Harga 10.000 buku naik.", "", "a"};
  const sejajar::VectorMatrix vectors = encoder->Encode(sentences, "id", 1);
  if (vectors.rows() != 3) __builtin_trap();
  if (static_cast<std::size_t>(vectors.cols()) != encoder->dimension()) __builtin_trap();
  if (encoder->SelfTest()) return 0;
  return 0;
}
