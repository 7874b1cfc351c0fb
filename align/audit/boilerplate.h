// Lines of a news page that are no part of the article: promotion, navigation, bylines, credits.
//
//   const Result<BoilerplateRules> rules = BoilerplateRules::Load({"my_rules.json"});
//   if (rules->Match("Baca juga: Harga beras turun", "id")) ...  // "read-more"
#ifndef SEJAJAR_ALIGN_AUDIT_BOILERPLATE_H_
#define SEJAJAR_ALIGN_AUDIT_BOILERPLATE_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "align/base/result.h"

namespace sejajar {

// Immutable; cheap to copy; thread-safe.
class BoilerplateRules {
 public:
  // The rules that are built in (align/audit/boilerplate, whose README.md describes the form), and
  // those of further files. Errors: as ReadText, for more than 1 MiB, too; kMalformed for what is
  // not of that form, with the name of the rule.
  static Result<BoilerplateRules> Load(const std::vector<std::string>& extra_paths = {});

  // The name of the first rule that the whole sentence fits, of those for its language ("en-GB" is
  // "en") and those for any; nothing for ordinary text and for a sentence of more than 400 bytes.
  // Takes time linear in the sentence.
  [[nodiscard]] std::optional<std::string> Match(std::string_view sentence,
                                                 std::string_view language) const;

 private:
  struct Sets;
  explicit BoilerplateRules(std::shared_ptr<const Sets> sets) : sets_(std::move(sets)) {}

  std::shared_ptr<const Sets> sets_;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_AUDIT_BOILERPLATE_H_
