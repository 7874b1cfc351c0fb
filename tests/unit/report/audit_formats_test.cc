#include "align/report/audit_formats.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/support/audited_pair.h"
#include "tests/support/collect.h"

namespace sejajar {
namespace {

TEST(AuditFormatsTest, AreFoundByTheirNames) {
  std::set<std::string_view> names;
  std::set<std::string_view> extensions;
  for (const AuditFormat& format : AuditFormats()) {
    names.insert(format.name);
    extensions.insert(format.extension);
    EXPECT_TRUE(format.extension.starts_with('.'));
    EXPECT_EQ(FindAuditFormat(format.name), &format);
  }
  EXPECT_EQ(names, (std::set<std::string_view>{"html", "jsonl", "sarif", "tsv"}));
  EXPECT_EQ(extensions.size(), names.size());
  EXPECT_EQ(FindAuditFormat("HTML"), nullptr);
  EXPECT_EQ(FindAuditFormat(""), nullptr);
}

TEST(AuditFormatsTest, EveryWriterTakesEmptyDocumentsAndHandsOnItsSinksFailure) {
  const AuditedPair pair = PairOf(LineDocument("a", "und", ""), LineDocument("b", "und", ""), {});
  for (const AuditFormat& format : AuditFormats()) {
    const auto write = [&](const Sink& sink) {
      return format.write(pair.source, pair.target, pair.alignment, pair.audit, sink);
    };
    EXPECT_FALSE(Collected(write).empty());
    EXPECT_EQ(Collected(write), Collected(write));
    EXPECT_TRUE(StopsWithItsSink(write, 0)) << format.name;
  }
}

}  // namespace
}  // namespace sejajar
