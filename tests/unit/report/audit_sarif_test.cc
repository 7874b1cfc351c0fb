#include "align/report/audit_sarif.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "align/io/lines.h"
#include "tests/support/audited_pair.h"
#include "tests/support/collect.h"

namespace sejajar {
namespace {

using Json = nlohmann::json;

Json Written(const AuditedPair& pair) {
  return Json::parse(Collected([&](const Sink& sink) {
    return WriteAuditSarif(pair.source, pair.target, pair.alignment, pair.audit, sink);
  }));
}

// The rules of the SARIF 2.1.0 schema for the objects that we write: which properties there may
// be (it allows no others) and must be, and what they hold.
class SarifRules {
 public:
  explicit SarifRules(const AuditedPair& pair) : texts_{pair.source.text(), pair.target.text()} {}

  void Check(const Json& log) {
    Properties(log, {"version", "runs"}, {"$schema"});
    EXPECT_EQ(log["version"], "2.1.0");
    ASSERT_TRUE(log["runs"].is_array());
    for (const Json& run : log["runs"]) Run(run);
  }

 private:
  void Run(const Json& run) {
    Properties(run, {"tool"}, {"invocations", "artifacts", "columnKind", "properties", "results"});
    EXPECT_EQ(run["columnKind"], "utf16CodeUnits");
    Properties(run["tool"], {"driver"}, {});
    const Json& driver = run["tool"]["driver"];
    Properties(driver, {"name"}, {"version", "rules"});
    for (const Json& rule : driver["rules"]) {
      Properties(rule, {"id"}, {"shortDescription", "help"});
      Message(rule["shortDescription"]);
      Message(rule["help"]);
      rules_.push_back(rule["id"]);
    }
    EXPECT_EQ(std::set<std::string>(rules_.begin(), rules_.end()).size(), rules_.size());
    for (const Json& invocation : run["invocations"]) {
      Properties(invocation, {"executionSuccessful"}, {"toolExecutionNotifications"});
      EXPECT_TRUE(invocation["executionSuccessful"].is_boolean());
      for (const Json& notification :
           invocation.value("toolExecutionNotifications", Json::array())) {
        Properties(notification, {"message"}, {"level"});
        Message(notification["message"]);
        Level(notification["level"]);
      }
    }
    ASSERT_EQ(run["artifacts"].size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
      const Json& artifact = run["artifacts"][i];
      Properties(artifact, {}, {"location", "length", "encoding", "properties"});
      Properties(artifact["location"], {}, {"uri"});
      uris_.push_back(Uri(artifact["location"]["uri"]));
      EXPECT_EQ(artifact["length"], texts_[i].size());
    }
    ASSERT_TRUE(run["results"].is_array());
    for (const Json& result : run["results"]) Result(result);
  }

  void Result(const Json& result) {
    Properties(result, {"message"},
               {"ruleId", "ruleIndex", "level", "locations", "relatedLocations",
                "partialFingerprints", "properties"});
    Message(result["message"]);
    Level(result["level"]);
    EXPECT_EQ(rules_.at(result["ruleIndex"]), result["ruleId"]);
    ASSERT_EQ(result["locations"].size(), 1U);
    Location(result["locations"][0]);
    std::set<int> ids;
    for (const Json& location : result["relatedLocations"]) {
      Location(location);
      EXPECT_TRUE(ids.insert(location["id"].get<int>()).second);
    }
    for (const Json& print : result["partialFingerprints"]) EXPECT_TRUE(print.is_string());
  }

  void Location(const Json& location) {
    Properties(location, {"physicalLocation"}, {"id", "message"});
    if (location.contains("message")) Message(location["message"]);
    const Json& physical = location["physicalLocation"];
    Properties(physical, {"artifactLocation", "region"}, {});
    Properties(physical["artifactLocation"], {}, {"uri", "index"});
    const std::size_t index = physical["artifactLocation"]["index"];
    EXPECT_EQ(uris_.at(index), physical["artifactLocation"]["uri"]);
    Region(physical["region"], texts_[index]);
  }

  // The text region and the binary region are the same one.
  void Region(const Json& region, std::string_view text) {
    Properties(region,
               {"startLine", "startColumn", "endLine", "endColumn", "byteOffset", "byteLength"},
               {"snippet"});
    const std::size_t begin = region["byteOffset"];
    const std::size_t end = begin + region["byteLength"].get<std::size_t>();
    ASSERT_LE(end, text.size());
    EXPECT_EQ(ByteAt(text, region["startLine"], region["startColumn"]), begin);
    EXPECT_EQ(ByteAt(text, region["endLine"], region["endColumn"]), end);
    if (region.contains("snippet")) {
      Properties(region["snippet"], {"text"}, {});
      EXPECT_EQ(region["snippet"]["text"], text.substr(begin, end - begin));
    }
  }

  static std::size_t ByteAt(std::string_view text, std::size_t line, std::size_t column) {
    EXPECT_GE(line, 1U);
    EXPECT_GE(column, 1U);
    const std::vector<std::string_view> lines = Lines(text);
    std::size_t byte =
        lines.empty() ? 0 : static_cast<std::size_t>(lines.at(line - 1).data() - text.data());
    if (byte == 0 && text.starts_with("\xEF\xBB\xBF")) byte = 3;
    for (std::size_t at = 1; at < column;) {
      const auto lead = static_cast<unsigned char>(text[byte]);
      byte += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      at += lead < 0xF0 ? 1 : 2;
    }
    return byte;
  }

  static void Message(const Json& message) {
    Properties(message, {"text"}, {});
    EXPECT_FALSE(message["text"].get<std::string>().empty());
  }

  static void Level(const Json& level) {
    EXPECT_THAT(level, testing::AnyOf("note", "warning", "error"));
  }

  static std::string Uri(const std::string& uri) {
    EXPECT_EQ(uri.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                    "-._~/:%"),
              std::string::npos);
    EXPECT_FALSE(uri.empty());
    const std::size_t colon = uri.find(':');
    EXPECT_TRUE(colon == std::string::npos || uri.starts_with("file:///"));
    return uri;
  }

  static void Properties(const Json& object, const std::set<std::string>& required,
                         const std::set<std::string>& optional) {
    ASSERT_TRUE(object.is_object()) << object;
    for (const std::string& name : required) EXPECT_TRUE(object.contains(name)) << name;
    for (const auto& [name, value] : object.items()) {
      EXPECT_TRUE(required.contains(name) || optional.contains(name)) << name;
    }
  }

  std::string_view texts_[2];
  std::vector<std::string> rules_;
  std::vector<std::string> uris_;
};

AuditedPair SamplePair() {
  AuditedPair pair = PairOf(
      LineDocument("/in/a b.en", "en", "\xEF\xBB\xBFOne \U0001F600 fine day.\r\nTwo {0} birds.\n"),
      LineDocument("out/c:d\xff.id", "id", "Satu hari.\nDua \u20ac burung.\n"),
      {{{0, 1}, {0, 1}}, {{1, 2}, {1, 2}}});
  AddFinding(pair, FindingKind::kOmission, BitextSide::kSource, Severity::kHigh, 0.9,
             "left out: {0} [x](1)", "\U0001F600 fine", "|hari");
  AddFinding(pair, FindingKind::kNumber, BitextSide::kTarget, Severity::kMedium, 0.8, "m",
             "day.\r\nTwo {0}", "\u20ac burung");
  AddFinding(pair, FindingKind::kMoved, BitextSide::kTarget, Severity::kLow, 0.123456789, "m",
             "|One", "Dua");
  return pair;
}

TEST(AuditSarifTest, KeepsTheRulesOfTheSchema) {
  const AuditedPair pair = SamplePair();
  SarifRules(pair).Check(Written(pair));
}

TEST(AuditSarifTest, SaysWhatTheAuditSays) {
  const AuditedPair pair = SamplePair();
  const Json run = Written(pair)["runs"][0];
  EXPECT_EQ(run["artifacts"][0]["location"]["uri"], "file:///in/a%20b.en");
  EXPECT_EQ(run["artifacts"][1]["location"]["uri"], "out/c%3Ad%FF.id");
  EXPECT_EQ(run["tool"]["driver"]["rules"].size(), kFindingKinds);
  ASSERT_EQ(run["results"].size(), 3U);
  const Json& first = run["results"][0];
  EXPECT_EQ(first["ruleId"], "omission");
  EXPECT_EQ(first["level"], "error");
  EXPECT_EQ(first["message"]["text"], "left out: {{0}} [x](1)");
  EXPECT_EQ(first["partialFingerprints"]["sejajar/v1"], pair.audit.fingerprints[0]);
  EXPECT_EQ(first["properties"]["confidence"], 0.9);
  const Json region = {{"startLine", 1},
                       {"startColumn", 5},
                       {"endLine", 1},
                       {"endColumn", 12},
                       {"byteOffset", 7},
                       {"byteLength", 9},
                       {"snippet", {{"text", "\U0001F600 fine"}}}};
  EXPECT_EQ(first["locations"][0]["physicalLocation"]["region"], region);
  const Json place = {{"startLine", 1}, {"startColumn", 6}, {"endLine", 1},
                      {"endColumn", 6}, {"byteOffset", 5},  {"byteLength", 0}};
  EXPECT_EQ(first["relatedLocations"][0]["physicalLocation"]["region"], place);
  EXPECT_EQ(run["results"][1]["level"], "warning");
  EXPECT_EQ(run["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"]["index"], 1);
  EXPECT_EQ(run["results"][2]["level"], "note");
}

TEST(AuditSarifTest, TheAllClearIsAnEmptyList) {
  AuditedPair pair = SamplePair();
  pair.audit = {};
  const Json log = Written(pair);
  SarifRules(pair).Check(log);
  EXPECT_EQ(log["runs"][0]["results"], Json::array());
  EXPECT_FALSE(log["runs"][0]["invocations"][0].contains("toolExecutionNotifications"));
}

TEST(AuditSarifTest, NotifiesWhenItIsNoTranslation) {
  AuditedPair pair = SamplePair();
  pair.audit.translation_probability = 0.1;
  const Json log = Written(pair);
  SarifRules(pair).Check(log);
  const Json& notification = log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0];
  EXPECT_EQ(notification["level"], "error");
  EXPECT_THAT(notification["message"]["text"].get<std::string>(),
              testing::HasSubstr("is no translation of"));
  EXPECT_EQ(log["runs"][0]["properties"]["translation"], false);
}

TEST(AuditSarifTest, StopsWithItsSink) {
  const AuditedPair pair = SamplePair();
  for (const int pieces : {0, 2, 4}) {
    EXPECT_TRUE(StopsWithItsSink(
        [&](const Sink& sink) {
          return WriteAuditSarif(pair.source, pair.target, pair.alignment, pair.audit, sink);
        },
        pieces));
  }
}

}  // namespace
}  // namespace sejajar
