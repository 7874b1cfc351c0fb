// From two aligned documents to findings.
//
// What the alignment left without a partner is taken apart first: copies of what is aligned
// elsewhere on the page, blocks that moved, lines that belong to the page and not to the story.
// What then remains is omitted or added. Beads, moved ones too, are looked into one by one.
#ifndef SEJAJAR_ALIGN_AUDIT_DOCUMENT_AUDIT_H_
#define SEJAJAR_ALIGN_AUDIT_DOCUMENT_AUDIT_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "align/audit/audit.h"
#include "align/audit/moved.h"
#include "align/audit/pair_audit.h"
#include "align/bitext/alignment.h"
#include "align/bitext/document.h"
#include "align/score/side.h"

namespace sejajar {

// A document with the vectors of its sentences.
struct AuditedSide {
  const Document& document;
  const Side& side;
  const SentenceEncoder& encoder;
};

// The name of the rule by which a sentence is boilerplate, if it is.
using BoilerplateTest =
    std::function<std::optional<std::string>(std::string_view sentence, std::string_view language)>;

struct AuditOptions {
  PairAuditOptions pairs;
  MovedOptions moved;
  BoilerplateTest boilerplate;  // none: no line is

  [[nodiscard]] Status Validate() const;
};

// That one document is a version of the other, `related` being the share of its characters, without
// white space, that is translated there, each bead by its probability; of both documents the larger
// share, since a version may be of a part only, or hold more.
double TranslationProbability(double related);

// Fails with kUsage for bad options. The same for any number of threads. Thread-safe.
Result<Audit> AuditDocuments(const AuditedSide& source, const AuditedSide& target,
                             const Alignment& alignment, const AuditOptions& options);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_AUDIT_DOCUMENT_AUDIT_H_
