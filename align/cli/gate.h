// Findings as a gate in a pipeline: exit code 1 when something stands that should not.
#ifndef SEJAJAR_ALIGN_CLI_GATE_H_
#define SEJAJAR_ALIGN_CLI_GATE_H_

#include <CLI/CLI.hpp>
#include <array>
#include <cstddef>
#include <string>

#include "align/audit/finding.h"
#include "align/base/result.h"

namespace sejajar {

// Findings of each severity, by its number.
using SeverityCounts = std::array<std::size_t, 3>;

// kRejected when there is a finding of at least the severity that `fail_on` names; empty: never.
Status Gate(const SeverityCounts& counts, const std::string& fail_on);

// --fail-on and --min-confidence.
void AddGateOptions(CLI::App& app, std::string& fail_on, double& least_confidence);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CLI_GATE_H_
