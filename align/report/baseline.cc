#include "align/report/baseline.h"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <utility>

#include "align/io/lines.h"
#include "align/io/text_reader.h"

namespace sejajar {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxBytes = std::size_t{64} << 20;
constexpr int kDepth = 2;  // of a verdict in its file; what is deeper takes no memory
constexpr std::string_view kNoFingerprint = "has no \"fingerprint\" of 16 hexadecimal digits";

constexpr std::size_t kSomewhere = std::string_view::npos;

// The value, or the byte (from 0) that is no JSON.
std::pair<Json, std::size_t> ParseJson(std::string_view text) {
  const auto keep = [](int depth, Json::parse_event_t event, const Json&) {
    const bool begins =
        event == Json::parse_event_t::object_start || event == Json::parse_event_t::array_start;
    return !begins || depth <= kDepth;
  };
  try {
    return {Json::parse(text, keep), 0};
  } catch (const Json::parse_error& error) {
    return {Json(Json::value_t::discarded), error.byte == 0 ? 0 : error.byte - 1};
  } catch (const Json::out_of_range&) {  // a number that no double holds
    return {Json(Json::value_t::discarded), kSomewhere};
  }
}

bool IsFingerprint(const Json& value) {
  if (!value.is_string()) return false;
  const auto& text = value.get_ref<const std::string&>();
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

bool AddFingerprint(const Json& object, Baseline& baseline) {
  if (!object.is_object()) return false;
  const auto found = object.find("fingerprint");
  if (found == object.end() || !IsFingerprint(*found)) return false;
  baseline.insert(found->get<std::string>());
  return true;
}

Result<Baseline> BaselineOfVerdicts(const Json& file, const std::string& name) {
  if (file.value("version", Json()) != 1) {
    return MalformedError(name, 0, "holds verdicts of a version that is not 1");
  }
  const auto verdicts = file.find("verdicts");
  if (verdicts == file.end() || !verdicts->is_array()) {
    return MalformedError(name, 0, "has no list \"verdicts\"");
  }
  Baseline baseline;
  for (std::size_t i = 0; i < verdicts->size(); ++i) {
    if (!AddFingerprint((*verdicts)[i], baseline)) {
      return MalformedError(name, 0,
                            "verdict " + std::to_string(i + 1) + ' ' + std::string(kNoFingerprint));
    }
  }
  return baseline;
}

bool IsAuditLine(const Json& json) { return json.is_object() && json.contains("type"); }

Result<Baseline> BaselineOfJsonl(std::string_view text, const std::string& name) {
  Baseline baseline;
  std::size_t number = 0;
  for (const std::string_view line : Lines(text)) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const Json object = ParseJson(line).first;
    if (!IsAuditLine(object)) return MalformedError(name, number, "is no line of an audit's jsonl");
    if (object["type"] == "finding" && !AddFingerprint(object, baseline)) {
      return MalformedError(name, number, std::string(kNoFingerprint));
    }
  }
  return baseline;
}

}  // namespace

Result<Baseline> ReadBaseline(const std::string& path) {
  const Result<std::string> text = ReadText(path, {.max_bytes = kMaxBytes});
  if (!text) return text.error();
  return ParseBaseline(DisplayName(path), *text);
}

Result<Baseline> ParseBaseline(const std::string& name, std::string_view text) {
  if (IsAuditLine(ParseJson(text.substr(0, text.find('\n'))).first)) {
    return BaselineOfJsonl(text, name);
  }
  const auto [file, bad_byte] = ParseJson(text);
  if (file.is_discarded()) {
    if (bad_byte == kSomewhere) return MalformedError(name, 0, "holds a number out of range");
    const auto line = std::count(text.begin(), text.begin() + bad_byte, '\n') + 1;
    return MalformedError(name, static_cast<std::size_t>(line), "is not JSON");
  }
  if (!file.is_object() || file.value("format", Json()) != "sejajar-verdicts") {
    return MalformedError(name, 0, "is neither an audit's jsonl nor a file of verdicts");
  }
  return BaselineOfVerdicts(file, name);
}

void TakeOutKnown(const Baseline& baseline, Audit& audit) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < audit.findings.size(); ++i) {
    if (baseline.contains(audit.fingerprints[i])) continue;
    if (kept != i) {
      audit.findings[kept] = std::move(audit.findings[i]);
      audit.fingerprints[kept] = std::move(audit.fingerprints[i]);
    }
    ++kept;
  }
  audit.known += audit.findings.size() - kept;
  audit.findings.resize(kept);
  audit.fingerprints.resize(kept);
}

}  // namespace sejajar
