// The table of subcommands: help, completions and the run of the program all come from it.
//
// To add one: write <name>_command.cc with a Define function, declare it here, and give it a
// line in the table (commands.cc).
#ifndef SEJAJAR_ALIGN_CLI_COMMANDS_H_
#define SEJAJAR_ALIGN_CLI_COMMANDS_H_

#include <CLI/CLI.hpp>
#include <functional>
#include <span>

#include "align/base/result.h"

namespace sejajar {

// What a subcommand does once its options are parsed. The error it returns becomes the program's
// message and exit code; a message about a part of the work goes to ReportError (console.h).
using Action = std::function<Status()>;

struct Command {
  const char* name;
  const char* summary;
  Action (*define)(CLI::App& app);  // adds the options to the subcommand
};

std::span<const Command> Commands();

Action DefineAlign(CLI::App& app);
Action DefineAudit(CLI::App& app);
Action DefineBuild(CLI::App& app);
Action DefineCheck(CLI::App& app);
Action DefineCompletions(CLI::App& app);
Action DefineEmbed(CLI::App& app);
Action DefineEval(CLI::App& app);
Action DefineFit(CLI::App& app);
Action DefineHelp(CLI::App& app);
Action DefineMatch(CLI::App& app);
Action DefineModel(CLI::App& app);
Action DefineSplit(CLI::App& app);
Action DefineTrain(CLI::App& app);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CLI_COMMANDS_H_
