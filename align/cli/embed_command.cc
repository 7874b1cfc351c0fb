#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "align/cli/commands.h"
#include "align/cli/common_options.h"
#include "align/cli/console.h"
#include "align/cli/languages.h"
#include "align/cli/models.h"
#include "align/cli/output.h"
#include "align/io/lines.h"
#include "align/io/npy.h"
#include "align/io/text_reader.h"

namespace sejajar {
namespace {

constexpr std::size_t kLinesAtOnce = 4096;  // bounds the memory for vectors
constexpr int kSignificantDigits = 6;

struct Options {
  std::string path = "-";
  std::string language;
  std::string format = "text";
  std::string output;
  std::vector<std::string> models;
  std::size_t threads = 0;
};

std::string TextRows(const VectorMatrix& vectors) {
  std::string out;
  std::array<char, 32> number;
  for (Eigen::Index row = 0; row < vectors.rows(); ++row) {
    for (Eigen::Index column = 0; column < vectors.cols(); ++column) {
      if (column > 0) out += ' ';
      const auto end =
          std::to_chars(number.data(), number.data() + number.size(), vectors(row, column),
                        std::chars_format::general, kSignificantDigits);
      out.append(number.data(), end.ptr);
    }
    out += '\n';
  }
  return out;
}

std::string_view NpyRows(const VectorMatrix& vectors) {
  return {reinterpret_cast<const char*>(vectors.data()),
          static_cast<std::size_t>(vectors.size()) * sizeof(float)};
}

Status Run(const Options& options) {
  if (Status status = CheckLanguageTag(options.language); !status) return status;
  const Result<std::string> text = ReadText(options.path);
  if (!text) return text.error();
  const SideLanguage side = {DisplayName(options.path), options.language, GuessLanguage(*text)};
  for (const std::string& warning : LanguageWarnings(side)) Warn(warning);
  const Result<Models> models = Models::Load(options.models);
  if (!models) return models.error();
  const Result<SentenceEncoder> encoder = models->ForLanguage(side.Taken());
  if (!encoder) return encoder.error();
  if (models->IsForeign(side.Taken())) {
    Warn(side.name + ": the model was not made for '" + side.Taken() + "'");
  }

  const std::vector<std::string_view> lines = Lines(*text);
  const bool npy = options.format == "npy";
  return WriteOutput(options.output, [&](const Sink& sink) -> Status {
    if (npy) {
      if (Status status = sink(NpyHeader(lines.size(), encoder->dimension())); !status) {
        return status;
      }
    }
    for (std::size_t begin = 0; begin < lines.size(); begin += kLinesAtOnce) {
      const auto some =
          std::span(lines).subspan(begin, std::min(kLinesAtOnce, lines.size() - begin));
      const VectorMatrix vectors = encoder->Encode(some, side.Taken(), options.threads);
      if (Status status = npy ? sink(NpyRows(vectors)) : sink(TextRows(vectors)); !status) {
        return status;
      }
    }
    return {};
  });
}

}  // namespace

Action DefineEmbed(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("FILE", options->path, "A sentence a line; - is standard input")
      ->type_name("FILE")
      ->capture_default_str();
  app.add_option("-l,--language", options->language, "Their language, such as en (else guessed)")
      ->type_name("LANG");
  app.add_option("-f,--format", options->format, "What to write: numbers as text, or NumPy's .npy")
      ->check(CLI::IsMember({"text", "npy"}))
      ->capture_default_str();
  AddOutputOption(app, options->output);
  AddModelOption(app, options->models);
  AddThreadsOption(app, options->threads);
  return [options] { return Run(*options); };
}

}  // namespace sejajar
