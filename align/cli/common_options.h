// Options that several commands have, in one wording.
#ifndef SEJAJAR_ALIGN_CLI_COMMON_OPTIONS_H_
#define SEJAJAR_ALIGN_CLI_COMMON_OPTIONS_H_

#include <CLI/CLI.hpp>
#include <cstddef>
#include <string>
#include <vector>

namespace sejajar {

// -m, which may be given several times; see Models::Load.
void AddModelOption(CLI::App& app, std::vector<std::string>& models);
void AddOutputOption(CLI::App& app, std::string& path);
void AddThreadsOption(CLI::App& app, std::size_t& threads);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CLI_COMMON_OPTIONS_H_
