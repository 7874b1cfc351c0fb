#include "align/cli/models.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "align/cli/languages.h"

namespace sejajar {
namespace {

constexpr const char* kModelName = "en-id.ftz";

// LANG=PATH, if the text before the first '=' can be a language.
std::pair<std::string, std::string> SplitSpec(const std::string& spec) {
  const std::size_t equals = spec.find('=');
  if (equals == std::string::npos || equals == 0 || equals > 16 ||
      !CheckLanguageTag(spec.substr(0, equals)).ok()) {
    return {{}, spec};
  }
  return {PrimaryLanguage(spec.substr(0, equals)), spec.substr(equals + 1)};
}

}  // namespace

std::string DefaultModelPath() {
  namespace fs = std::filesystem;
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody sets any
  if (const char* said = std::getenv("SEJAJAR_MODEL"); said != nullptr && *said != '\0') {
    return said;
  }
  std::error_code failure;
  const fs::path program = fs::read_symlink("/proc/self/exe", failure);
  if (!failure) {
    fs::path installed = program.parent_path() / SEJAJAR_INSTALLED_MODELS / kModelName;
    if (fs::exists(installed, failure)) return installed.lexically_normal().string();
  }
  return (fs::path(SEJAJAR_SOURCE_MODELS) / kModelName).string();
}

Result<Models> Models::Load(const std::vector<std::string>& specs) {
  Models models;
  std::optional<SentenceEncoder> first;
  const auto add = [&](const std::string& language, const std::string& path) -> Status {
    Result<SentenceEncoder> encoder = SentenceEncoder::Load(path);
    if (!encoder) return encoder.error();
    if (first && first->dimension() != encoder->dimension()) {
      return UsageError("models of " + std::to_string(first->dimension()) + " and " +
                        std::to_string(encoder->dimension()) +
                        " dimensions do not go together: " + first->path() + ", " + path);
    }
    if (!first) first = *encoder;
    if (language.empty() ? models.general_.has_value() : models.by_language_.contains(language)) {
      return UsageError("two models for " + (language.empty() ? "all languages" : language) +
                        "; -m LANG=FILE gives one to a language");
    }
    if (language.empty()) {
      models.general_ = *std::move(encoder);
    } else {
      models.by_language_.emplace(language, *std::move(encoder));
    }
    return {};
  };
  for (const std::string& spec : specs) {
    const auto [language, path] = SplitSpec(spec);
    if (Status status = add(language, path); !status) return status.error();
  }
  if (specs.empty()) {
    if (Status status = add({}, DefaultModelPath()); !status) return status.error();
  }
  return models;
}

Result<SentenceEncoder> Models::ForLanguage(std::string_view language) const {
  const auto found = by_language_.find(PrimaryLanguage(language));
  if (found != by_language_.end()) return found->second;
  if (general_) return *general_;
  return UsageError("no model for '" + std::string(language) + "'; give one with -m " +
                    std::string(language) + "=FILE");
}

bool Models::IsForeign(std::string_view language) const {
  const std::string primary = PrimaryLanguage(language);
  const Result<SentenceEncoder> encoder = ForLanguage(language);
  if (!encoder || primary == "und" || by_language_.contains(primary)) return false;
  const ModelMetadata* metadata = encoder->vectors().metadata();
  return metadata != nullptr && !metadata->languages.empty() &&
         std::find(metadata->languages.begin(), metadata->languages.end(), primary) ==
             metadata->languages.end();
}

}  // namespace sejajar
