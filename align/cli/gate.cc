#include "align/cli/gate.h"

#include <optional>
#include <vector>

namespace sejajar {

Status Gate(const SeverityCounts& counts, const std::string& fail_on) {
  const std::optional<Severity> severity = ParseSeverity(fail_on);
  if (!severity) return {};
  std::size_t found = 0;
  for (auto i = static_cast<std::size_t>(*severity); i < counts.size(); ++i) found += counts[i];
  if (found == 0) return {};
  return RejectedError(std::to_string(found) + (found == 1 ? " finding is" : " findings are") +
                       " of severity " + fail_on +
                       (*severity == Severity::kHigh ? "" : " or higher"));
}

void AddGateOptions(CLI::App& app, std::string& fail_on, double& least_confidence) {
  const std::vector<std::string> severities = {"low", "medium", "high"};
  app.add_option("--fail-on", fail_on,
                 "Exit with 1 when there is a finding of this severity or higher")
      ->check(CLI::IsMember(severities));
  app.add_option("--min-confidence", least_confidence, "Leave out findings that are less sure")
      ->type_name("P")
      ->capture_default_str();
}

}  // namespace sejajar
