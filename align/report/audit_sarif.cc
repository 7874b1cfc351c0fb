#include "align/report/audit_sarif.h"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "align/report/audit_words.h"
#include "align/report/line_index.h"

namespace sejajar {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> kLevels = {"note", "warning", "error"};

double Rounded(double value) { return std::round(value * 1e6) / 1e6; }

std::string Dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// A path as a URI reference (RFC 3986): what is not unreserved is percent-encoded, and a colon
// in it begins no scheme.
std::string UriOf(std::string_view path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  constexpr std::string_view kUnreserved =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    if (kUnreserved.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      uri.append(1, '%').append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 15]);
    }
  }
  return uri;
}

// In SARIF's messages braces hold the number of an argument.
Json MessageOf(std::string_view text) {
  std::string escaped;
  for (const char c : text) escaped.append(c == '{' || c == '}' ? 2 : 1, c);
  return {{"text", std::move(escaped)}};
}

Json RuleOf(FindingKind kind) {
  return {{"id", NameOf(kind)},
          {"shortDescription", {{"text", TitleOf(kind)}}},
          {"help", {{"text", HelpOf(kind)}}}};
}

// One of the two documents: where it lies, and where its lines are.
class SarifFile {
 public:
  SarifFile(const Document& document, std::size_t index)
      : document_(document), index_(index), uri_(UriOf(document.name())), lines_(document.text()) {}

  [[nodiscard]] Json Artifact() const {
    return {{"location", {{"uri", uri_}}},
            {"length", document_.text().size()},
            {"encoding", "UTF-8"},
            {"properties", {{"language", document_.language()}}}};
  }

  [[nodiscard]] Json Location(Span span) const {
    const LinePlace begin = lines_.At(span.begin);
    const LinePlace end = lines_.At(span.end);
    Json region = {{"startLine", begin.line},  {"startColumn", begin.column},
                   {"endLine", end.line},      {"endColumn", end.column},
                   {"byteOffset", span.begin}, {"byteLength", span.size()}};
    if (!span.empty()) region["snippet"] = {{"text", span.In(document_.text())}};
    return {{"physicalLocation",
             {{"artifactLocation", {{"uri", uri_}, {"index", index_}}},
              {"region", std::move(region)}}}};
  }

 private:
  const Document& document_;
  std::size_t index_;
  std::string uri_;
  LineIndex lines_;
};

Json RunWithoutResults(const Document& source, const Document& target, const Audit& audit,
                       const SarifFile& source_file, const SarifFile& target_file) {
  Json rules = Json::array();
  for (std::size_t i = 0; i < kFindingKinds; ++i) {
    rules.push_back(RuleOf(static_cast<FindingKind>(i)));
  }
  Json invocation = {{"executionSuccessful", true}};
  if (!audit.IsTranslation()) {
    invocation["toolExecutionNotifications"] = Json::array(
        {{{"level", "error"}, {"message", MessageOf(AuditVerdict(source, target, audit))}}});
  }
  return {{"tool",
           {{"driver",
             {{"name", "Sejajar"}, {"version", SEJAJAR_VERSION}, {"rules", std::move(rules)}}}}},
          {"invocations", Json::array({std::move(invocation)})},
          {"artifacts", {source_file.Artifact(), target_file.Artifact()}},
          {"columnKind", "utf16CodeUnits"},
          {"properties",
           {{"completeness", Rounded(audit.completeness)},
            {"faithfulness", Rounded(audit.faithfulness)},
            {"translation", audit.IsTranslation()},
            {"probability", Rounded(audit.translation_probability)},
            {"known", audit.known}}}};
}

}  // namespace

Status WriteAuditSarif(const Document& source, const Document& target,
                       const Alignment& /*alignment*/, const Audit& audit, const Sink& sink) {
  const SarifFile source_file(source, 0);
  const SarifFile target_file(target, 1);
  std::string run = Dumped(RunWithoutResults(source, target, audit, source_file, target_file));
  run.pop_back();  // the object stays open for its results
  if (Status status = sink("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\","
                           "\"version\":\"2.1.0\",\"runs\":[" +
                           run + ",\"results\":[");
      !status) {
    return status;
  }
  for (std::size_t i = 0; i < audit.findings.size(); ++i) {
    const Finding& finding = audit.findings[i];
    const bool in_source = finding.side == BitextSide::kSource;
    Json own = (in_source ? source_file : target_file).Location(finding.OwnSpan());
    Json other =
        in_source ? target_file.Location(finding.target) : source_file.Location(finding.source);
    other["id"] = 1;
    other["message"] = {{"text", in_source ? "the translation" : "the source"}};
    const Json result = {
        {"ruleId", NameOf(finding.kind)},
        {"ruleIndex", static_cast<std::size_t>(finding.kind)},
        {"level", kLevels[static_cast<std::size_t>(finding.severity)]},
        {"message", MessageOf(finding.message)},
        {"locations", Json::array({std::move(own)})},
        {"relatedLocations", Json::array({std::move(other)})},
        {"partialFingerprints", {{"sejajar/v1", audit.fingerprints[i]}}},
        {"properties",
         {{"confidence", Rounded(finding.confidence)}, {"side", NameOf(finding.side)}}}};
    if (Status status = sink((i == 0 ? "\n" : ",\n") + Dumped(result)); !status) return status;
  }
  return sink("\n]}]}\n");
}

}  // namespace sejajar
