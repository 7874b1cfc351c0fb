#include <memory>
#include <string>
#include <vector>

#include "align/cli/commands.h"
#include "align/cli/output.h"

namespace sejajar {

Action DefineHelp(CLI::App& app) {
  std::vector<std::string> names;
  for (const Command& command : Commands()) names.emplace_back(command.name);
  const auto name = std::make_shared<std::string>();
  app.add_option("COMMAND", *name, "The command")->check(CLI::IsMember(names));
  return [name, program = app.get_parent()] {
    // Not program->help(), which would explain this very command.
    const CLI::App* subject = name->empty() ? program : program->get_subcommand(*name);
    const std::string text = subject->get_formatter()->make_help(
        subject, name->empty() ? program->get_name() : program->get_name() + ' ' + *name,
        CLI::AppFormatMode::Normal);
    return WriteOutput({}, [&](const Sink& sink) { return sink(text); });
  };
}

}  // namespace sejajar
