// Completion scripts for shells, made from the same table as --help.
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "align/cli/commands.h"
#include "align/cli/output.h"

namespace sejajar {
namespace {

// An option as a shell needs to know it.
struct Flag {
  std::vector<std::string> names;  // "-f", "--format"
  std::string description;
  std::vector<std::string> choices;
  bool takes_value = false;
  bool takes_folder = false;
};

// CLI11 keeps the choices of IsMember in the type's name only: "TEXT:{a,b}".
std::vector<std::string> Choices(const std::string& type_name) {
  const std::size_t open = type_name.find('{');
  const std::size_t close = type_name.find('}');
  if (open == std::string::npos || close == std::string::npos) return {};
  return CLI::detail::split(type_name.substr(open + 1, close - open - 1), ',');
}

std::vector<Flag> Flags(const CLI::App& app) {
  std::vector<Flag> flags;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) continue;
    Flag flag;
    for (const std::string& name : option->get_snames()) flag.names.push_back("-" + name);
    for (const std::string& name : option->get_lnames()) flag.names.push_back("--" + name);
    flag.description = option->get_description();
    flag.choices = Choices(option->get_type_name());
    flag.takes_value = option->get_items_expected_max() > 0;
    flag.takes_folder = option->get_type_name() == "DIR";
    flags.push_back(std::move(flag));
  }
  return flags;
}

std::vector<const CLI::App*> Subcommands(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::string Join(const std::vector<std::string>& words, const std::string& glue) {
  return CLI::detail::join(words, glue);
}

std::string Names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* subcommand : Subcommands(app)) names.push_back(subcommand->get_name());
  return Join(names, " ");
}

// What may stand as the first word after a command: its subcommands, or the choices of its first
// positional argument.
std::string FirstWords(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional()) return Join(Choices(option->get_type_name()), " ");
  }
  return Names(command);
}

// In single quotes, for any of the three shells.
std::string Quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

// With a backslash before what zsh's _arguments and _describe take apart a description at.
std::string ZshEscaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("[]:\\").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string Bash(const CLI::App& program) {
  std::string out =
      "# bash completion for sejajar\n"
      "_sejajar() {\n"
      "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
      "  COMPREPLY=()\n"
      "  if ((COMP_CWORD == 1)); then\n"
      "    COMPREPLY=($(compgen -W " +
      Quoted(Names(program) + " --help --version") +
      " -- \"$cur\"))\n"
      "    return\n"
      "  fi\n"
      "  case ${COMP_WORDS[1]} in\n";
  for (const CLI::App* command : Subcommands(program)) {
    out += "    " + command->get_name() + ")\n      case $prev in\n";
    std::vector<std::string> words;
    for (const Flag& flag : Flags(*command)) {
      words.insert(words.end(), flag.names.begin(), flag.names.end());
      const std::string pattern = "        " + Join(flag.names, "|") + ") ";
      if (!flag.choices.empty()) {
        out += pattern + "COMPREPLY=($(compgen -W " + Quoted(Join(flag.choices, " ")) +
               " -- \"$cur\")); return ;;\n";
      } else if (flag.takes_value) {
        out += pattern + "COMPREPLY=($(compgen -" + (flag.takes_folder ? "d" : "f") +
               " -- \"$cur\")); return ;;\n";
      }
    }
    const std::string nested = FirstWords(*command);
    out += "      esac\n      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W " +
           Quoted(Join(words, " ")) + " -- \"$cur\")); fi\n";
    if (!nested.empty()) {
      out += "      if ((COMP_CWORD == 2)) && [[ $cur != -* ]]; then COMPREPLY=($(compgen -W " +
             Quoted(nested) + " -- \"$cur\")); fi\n";
    }
    out += "      ;;\n";
  }
  return out + "  esac\n}\ncomplete -o default -o bashdefault -F _sejajar sejajar\n";
}

std::string Zsh(const CLI::App& program) {
  std::string out =
      "#compdef sejajar\n"
      "_sejajar() {\n"
      "  local -a commands=(\n";
  for (const CLI::App* command : Subcommands(program)) {
    out +=
        "    " + Quoted(command->get_name() + ":" + ZshEscaped(command->get_description())) + "\n";
  }
  out +=
      "  )\n"
      "  if ((CURRENT == 2)); then\n"
      "    _describe command commands\n"
      "    return\n"
      "  fi\n"
      "  local command=$words[2]\n"
      "  shift words\n"
      "  ((CURRENT--))\n"
      "  case $command in\n";
  for (const CLI::App* command : Subcommands(program)) {
    out += "    " + command->get_name() + ")\n      _arguments -s";
    for (const Flag& flag : Flags(*command)) {
      const std::string values = !flag.choices.empty() ? ":value:(" + Join(flag.choices, " ") + ")"
                                 : flag.takes_folder   ? ":folder:_files -/"
                                 : flag.takes_value    ? ":value:_files"
                                                       : "";
      for (const std::string& name : flag.names) {
        const std::string description = "[" + ZshEscaped(flag.description) + "]";
        out += " \\\n        ";
        out += Quoted("*" + name + description + values);
      }
    }
    const std::string nested = FirstWords(*command);
    if (!nested.empty()) out += " \\\n        " + Quoted("1:command:(" + nested + ")");
    out += " \\\n        '*:file:_files'\n      ;;\n";
  }
  // Found in $fpath, the file is the function's first call; sourced, it only registers.
  return out +
         "  esac\n}\n"
         "if [[ ${funcstack[1]} == _sejajar ]]; then\n"
         "  _sejajar \"$@\"\n"
         "else\n"
         "  compdef _sejajar sejajar\n"
         "fi\n";
}

std::string Fish(const CLI::App& program) {
  std::string out = "# fish completion for sejajar\n";
  const std::string nothing_yet = "-n __fish_use_subcommand";
  for (const CLI::App* command : Subcommands(program)) {
    out += "complete -c sejajar -f " + nothing_yet + " -a " + command->get_name() + " -d " +
           Quoted(command->get_description()) + "\n";
  }
  for (const CLI::App* command : Subcommands(program)) {
    const std::string here =
        "complete -c sejajar -n '__fish_seen_subcommand_from " + command->get_name() + "'";
    for (const Flag& flag : Flags(*command)) {
      out += here;
      for (const std::string& name : flag.names) {
        out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      }
      if (flag.takes_value) out += " -r";
      if (!flag.choices.empty()) out += " -f -a " + Quoted(Join(flag.choices, " "));
      if (flag.takes_folder) out += " -f -a '(__fish_complete_directories)'";
      out += " -d " + Quoted(flag.description) + "\n";
    }
    const std::string nested = FirstWords(*command);
    if (!nested.empty()) out += here + " -f -a " + Quoted(nested) + "\n";
  }
  return out;
}

}  // namespace

Action DefineCompletions(CLI::App& app) {
  const auto shell = std::make_shared<std::string>();
  app.add_option("SHELL", *shell, "Whose script")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->required();
  return [shell, program = app.get_parent()] {
    const std::string script = *shell == "bash"  ? Bash(*program)
                               : *shell == "zsh" ? Zsh(*program)
                                                 : Fish(*program);
    return WriteOutput({}, [&](const Sink& sink) { return sink(script); });
  };
}

}  // namespace sejajar
