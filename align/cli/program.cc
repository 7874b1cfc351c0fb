#include "align/cli/program.h"

#include <algorithm>
#include <exception>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "align/cli/commands.h"
#include "align/cli/console.h"
#include "align/cli/interrupt.h"
#include "align/cli/output.h"

namespace sejajar {
namespace {

int ExitCode(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kRejected:
      return 1;
    case ErrorKind::kUsage:
    case ErrorKind::kIo:
      return 2;
    case ErrorKind::kMalformed:
      return 3;
    case ErrorKind::kInterrupted:
      return 130;
  }
  return 2;
}

int Finish(const Status& status) {
  if (status.ok()) return 0;
  ReportError(status.error());
  return ExitCode(status.error().kind);
}

Status Print(const std::string& text) {
  Output output = Output::Standard();
  if (Status status = output.Write(text); !status) return status;
  return output.Commit();
}

Status Run(int argc, const char* const* argv) {
  CLI::App app(
      "Pairs a document with its translation, sentence by sentence, and says what is missing.",
      "sejajar");
  app.set_version_flag("--version", "sejajar " SEJAJAR_VERSION);
  app.require_subcommand(1);
  std::vector<std::pair<CLI::App*, Action>> actions;
  for (const Command& command : Commands()) {
    CLI::App* subcommand = app.add_subcommand(command.name, command.summary);
    actions.emplace_back(subcommand, command.define(*subcommand));
  }
  app.footer("'sejajar help COMMAND' explains a command; the manual is sejajar(1).");
  // CLI11 would say of a mistyped command that there is none.
  if (argc < 2) return UsageError("a command is missing ('sejajar help' lists them)");
  const auto is_named = [&](const auto& entry) { return entry.first->get_name() == argv[1]; };
  if (argv[1][0] != '-' && std::none_of(actions.begin(), actions.end(), is_named)) {
    return UsageError(std::string("there is no command '") + argv[1] +
                      "' ('sejajar help' lists them)");
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return Print(app.help());
  } catch (const CLI::CallForVersion& version) {
    return Print(version.what() + std::string("\n"));
  } catch (const CLI::ParseError& error) {
    return UsageError(error.what() + std::string(" ('sejajar help COMMAND' explains)"));
  }
  for (const auto& [subcommand, action] : actions) {
    if (subcommand->parsed()) return action();
  }
  return {};
}

}  // namespace

int RunProgram(int argc, const char* const* argv) {
  HandleInterrupts();
  // The libraries underneath may throw where memory ends; what they throw ends here.
  try {
    return Finish(Run(argc, argv));
  } catch (const std::bad_alloc&) {
    return Finish(IoError({}, "out of memory"));
  } catch (const std::exception& failure) {
    return Finish(IoError({}, failure.what()));
  }
}

}  // namespace sejajar
