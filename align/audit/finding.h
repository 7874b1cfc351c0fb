// What the audit says: one flag with its kind, its places, how bad it is and how sure it is.
#ifndef SEJAJAR_ALIGN_AUDIT_FINDING_H_
#define SEJAJAR_ALIGN_AUDIT_FINDING_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "align/base/span.h"

namespace sejajar {

enum class FindingKind {
  kOmission,       // source content that the target lacks
  kAddition,       // target content that the source lacks
  kNumber,         // a number, amount, date or time that became another
  kMissingNumber,  // one that the other side does not have at all
  kConversion,     // the same amount in another unit: noted, no error
  kName,           // a name or an acronym on one side only
  kQuotation,      // a quoted passage lost, or given to another speaker
  kNegation,       // "not" on one side only
  kUntranslated,   // target text still in the source's language
  kDuplicate,      // a side repeats itself
  kMoved,          // translated, but at another place
};
inline constexpr std::size_t kFindingKinds = 11;

enum class Severity { kLow, kMedium, kHigh };

enum class BitextSide { kSource, kTarget };

// Spans are UTF-8 bytes of the two texts. The span on `side` holds the words that the finding is
// about and is not empty; the other holds their counterpart, or is empty and marks the place where
// one would stand.
struct Finding {
  FindingKind kind = FindingKind::kOmission;
  BitextSide side = BitextSide::kSource;
  Span source;
  Span target;
  Severity severity = Severity::kLow;
  double confidence = 0;  // of findings with confidence p, a share p is right
  std::string message;    // one line for a person, without a full stop

  [[nodiscard]] Span OwnSpan() const { return side == BitextSide::kSource ? source : target; }
};

// As output formats and the command line spell them: "omission", "missing-number", "low".
std::string_view NameOf(FindingKind kind);
std::string_view NameOf(Severity severity);
std::string_view NameOf(BitextSide side);
std::optional<FindingKind> ParseFindingKind(std::string_view name);
std::optional<Severity> ParseSeverity(std::string_view name);

// What stays the same when the documents change elsewhere: 16 hexadecimal digits made of the kind
// and the words. Equal findings of one audit are told apart by `occurrence`, from 0.
std::string Fingerprint(const Finding& finding, std::string_view source_text,
                        std::string_view target_text, std::size_t occurrence);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_AUDIT_FINDING_H_
