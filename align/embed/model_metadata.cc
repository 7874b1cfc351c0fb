#include "align/embed/model_metadata.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

namespace sejajar {
namespace {

static_assert(std::endian::native == std::endian::little, "model files are little-endian");

constexpr std::string_view kMagic = "SEJAJAR1";
constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 20;

using Json = nlohmann::json;

}  // namespace

std::string SerializeMetadata(const ModelMetadata& metadata) {
  Json samples = Json::array();
  for (const SelfTestSample& sample : metadata.samples) {
    samples.push_back(
        {{"language", sample.language}, {"text", sample.text}, {"vector", sample.vector}});
  }
  std::string bytes = Json{{"name", metadata.name},
                           {"tokenizer", metadata.tokenizer},
                           {"languages", metadata.languages},
                           {"training", metadata.training},
                           {"samples", std::move(samples)}}
                          .dump();
  const std::uint64_t size = bytes.size();
  bytes.append(reinterpret_cast<const char*>(&size), sizeof(size)).append(kMagic);
  return bytes;
}

Result<std::optional<ModelMetadata>> ReadMetadata(std::string_view file, const std::string& path,
                                                  std::size_t* size) {
  *size = 0;
  constexpr std::size_t kFooter = sizeof(std::uint64_t) + kMagic.size();
  if (file.size() < kFooter || !file.ends_with(kMagic)) return std::optional<ModelMetadata>();
  std::uint64_t length = 0;
  std::memcpy(&length, file.data() + file.size() - kFooter, sizeof(length));
  if (length > kMostBytes || length > file.size() - kFooter) {
    return MalformedError(path, 0, "is damaged: its metadata has an impossible size");
  }
  const std::string_view text = file.substr(file.size() - kFooter - length, length);
  const Json json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  ModelMetadata metadata;
  try {
    metadata.name = json.at("name").get<std::string>();
    metadata.tokenizer = json.at("tokenizer").get<int>();
    metadata.languages = json.at("languages").get<std::vector<std::string>>();
    metadata.training = json.at("training").get<std::string>();
    for (const Json& sample : json.at("samples")) {
      metadata.samples.push_back({sample.at("language").get<std::string>(),
                                  sample.at("text").get<std::string>(),
                                  sample.at("vector").get<std::vector<float>>()});
    }
  } catch (const Json::exception&) {
    return MalformedError(path, 0, "is damaged: its metadata cannot be read");
  }
  *size = length + kFooter;
  return std::optional(std::move(metadata));
}

}  // namespace sejajar
