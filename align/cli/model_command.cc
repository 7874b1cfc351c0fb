#include <filesystem>
#include <memory>
#include <string>

#include "align/cli/commands.h"
#include "align/cli/models.h"
#include "align/cli/output.h"
#include "align/embed/sentence_encoder.h"
#include "align/report/wrap.h"

namespace sejajar {
namespace {

struct Options {
  std::string path;
};

Status Info(const Options& options) {
  const std::string path = options.path.empty() ? DefaultModelPath() : options.path;
  const Result<SentenceEncoder> encoder = SentenceEncoder::Load(path);
  if (!encoder) return encoder.error();
  std::error_code failure;
  const WordVectors& vectors = encoder->vectors();
  std::string out = "file        " + path + "\n";
  out += "bytes       " + std::to_string(std::filesystem::file_size(path, failure)) + "\n";
  out += "dimensions  " + std::to_string(vectors.dimension()) + "\n";
  out += "words       " + std::to_string(vectors.words()) + "\n";
  if (const ModelMetadata* metadata = vectors.metadata()) {
    out += "name        " + Visible(metadata->name) + "\nlanguages  ";
    for (const std::string& language : metadata->languages) out += " " + Visible(language);
    out += "\ntokeniser   version " + std::to_string(metadata->tokenizer) + "\n";
    out += "training    " + Visible(metadata->training) + "\n";
    if (Status status = encoder->SelfTest(); !status) return status;
    out +=
        "self-test   " + std::to_string(metadata->samples.size()) + " samples, all as they were\n";
  } else {
    out += "self-test   none: this model was not made by sejajar\n";
  }
  return WriteOutput({}, [&](const Sink& sink) { return sink(out); });
}

}  // namespace

Action DefineModel(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.require_subcommand(1);
  CLI::App* info =
      app.add_subcommand("info", "Say what a model is, and let it test itself on its samples");
  info->add_option("FILE", options->path, "The model; without it, the one that is used by default")
      ->type_name("FILE");
  return [options] { return Info(*options); };
}

}  // namespace sejajar
