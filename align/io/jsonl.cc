#include "align/io/jsonl.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "align/io/lines.h"
#include "align/io/text_reader.h"

namespace sejajar {
namespace {

using Json = nlohmann::ordered_json;

// Six digits are more than is known; the rest would only make lines longer.
double Rounded(double value) { return std::round(value * 1e6) / 1e6; }

Json Side(const Document& document, SentenceRange range) {
  if (range.empty()) return nullptr;
  Json numbers = Json::array();
  for (std::size_t i = range.begin; i < range.end; ++i) numbers.push_back(i);
  const Span span = document.RangeSpan(range);
  return {{"sentences", std::move(numbers)},
          {"begin", span.begin},
          {"end", span.end},
          {"text", document.RangeText(range)}};
}

// Nothing when `side` is not as WriteJsonl writes it.
std::optional<std::vector<std::size_t>> Sentences(const Json& side) {
  std::vector<std::size_t> numbers;
  if (side.is_null()) return numbers;
  const auto list = side.find("sentences");
  if (list == side.end() || !list->is_array()) return std::nullopt;
  for (const Json& number : *list) {
    if (!number.is_number_unsigned()) return std::nullopt;
    numbers.push_back(number.get<std::size_t>());
  }
  return numbers;
}

}  // namespace

Status WriteJsonl(const Document& source, const Document& target, const Alignment& alignment,
                  const Sink& sink) {
  for (const Bead& bead : alignment.beads()) {
    const Json line = {{"source", Side(source, bead.source)},
                       {"target", Side(target, bead.target)},
                       {"probability", Rounded(bead.probability)},
                       {"similarity", Rounded(bead.similarity)}};
    if (Status status = sink(line.dump() + '\n'); !status) return status;
  }
  return {};
}

Status WriteSentencesJsonl(const Document& document, const Sink& sink) {
  for (const Sentence& sentence : document.sentences()) {
    const Json line = {{"begin", sentence.span.begin},
                       {"end", sentence.span.end},
                       {"text", sentence.span.In(document.text())}};
    if (Status status = sink(line.dump() + '\n'); !status) return status;
  }
  return {};
}

Result<std::vector<ListedBead>> ReadJsonlBeads(const std::string& path) {
  const Result<std::string> text = ReadText(path);
  if (!text) return text.error();
  std::vector<ListedBead> beads;
  std::size_t number = 0;
  for (const std::string_view line : Lines(*text)) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const auto bad = [&](const char* cause) {
      return MalformedError(DisplayName(path), number, cause);
    };
    const Json object = Json::parse(line, nullptr, /*allow_exceptions=*/false);
    if (!object.is_object()) return bad("is not a JSON object");
    if (!object.contains("source") || !object.contains("target")) continue;
    const auto source = Sentences(object["source"]);
    const auto target = Sentences(object["target"]);
    if (!source || !target) {
      return bad("a side is null or has \"sentences\", a list of numbers from 0");
    }
    const auto probability = object.find("probability");
    if (probability != object.end() && !probability->is_number()) {
      return bad("\"probability\" is not a number");
    }
    beads.push_back(
        {*source, *target,
         probability == object.end() ? std::nullopt : std::optional(probability->get<double>())});
  }
  return beads;
}

}  // namespace sejajar
