#include "align/train/origin_weights.h"

#include <gmock/gmock.h>

namespace sejajar {
namespace {

TEST(OriginWeightsTest, RepeatsByTheFirstPatternThatMatches) {
  const auto weights = OriginWeights::Parse({"^doc:news=3", "doc=0.5", "ui=0"});
  ASSERT_TRUE(weights) << weights.error().ToString();
  const std::vector<SentencePair> out = weights->Apply({{"doc:news", "a", "b"},
                                                        {"doc:help", "c", "d"},
                                                        {"doc:help", "e", "f"},
                                                        {"ui:menu", "g", "h"},
                                                        {"lex", "i", "j"}});
  std::string order;
  for (const SentencePair& pair : out) order += pair.source;
  EXPECT_EQ(order, "aaaei");
}

TEST(OriginWeightsTest, RefusesWhatIsNoWeight) {
  for (const char* bad : {"doc", "doc=", "doc=x", "doc=-1", "doc=1e9", "(=1"}) {
    const auto weights = OriginWeights::Parse({bad});
    ASSERT_FALSE(weights) << bad;
    EXPECT_EQ(weights.error().kind, ErrorKind::kUsage);
  }
}

}  // namespace
}  // namespace sejajar
