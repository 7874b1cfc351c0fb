// The manual is written by hand; this is what keeps it true.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "align/cli/commands.h"

namespace sejajar {
namespace {

std::string Manual() {
  std::ifstream in(SEJAJAR_SOURCE_DIR "/align/cli/sejajar.1");
  std::string text((std::istreambuf_iterator<char>(in)), {});
  // In the source of a manual page a hyphen that is one is written "\-".
  for (std::size_t at; (at = text.find("\\-")) != std::string::npos;) text.erase(at, 1);
  return text;
}

// The part from the command's own heading to the next.
std::string SectionOf(const std::string& manual, const std::string& command) {
  const std::string heading = "\n.Ss " + command + "\n";
  const std::size_t begin = manual.find(heading);
  if (begin == std::string::npos) return "";
  const std::size_t end = manual.find("\n.S", begin + heading.size());
  return manual.substr(begin, end == std::string::npos ? end : end + 1 - begin);
}

// mdoc's ".It Fl s , Fl -source-language Ar LANG" names both.
bool Names(const std::string& section, const std::string& option) {
  for (const char* after : {" ", "\n"}) {
    if (section.find("Fl " + option + after) != std::string::npos) return true;
  }
  return false;
}

void ExpectOptions(const CLI::App& app, const std::string& section, const std::string& name) {
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) {
      EXPECT_NE(section.find("Ar " + option->get_name()), std::string::npos)
          << name << ": " << option->get_name();
      continue;
    }
    for (const std::string& flag : option->get_snames()) {
      if (flag != "h") EXPECT_TRUE(Names(section, flag)) << name << ": -" << flag;
    }
    for (const std::string& flag : option->get_lnames()) {
      if (flag != "help") EXPECT_TRUE(Names(section, "-" + flag)) << name << ": --" << flag;
    }
  }
}

TEST(ManualTest, NamesEveryCommandAndOption) {
  const std::string manual = Manual();
  ASSERT_FALSE(manual.empty());
  CLI::App program;
  for (const Command& command : Commands()) {
    CLI::App* app = program.add_subcommand(command.name);
    (void)command.define(*app);
    const std::string section = SectionOf(manual, command.name);
    ASSERT_FALSE(section.empty()) << "no section about " << command.name;
    ExpectOptions(*app, section, command.name);
    for (const CLI::App* part : app->get_subcommands([](const CLI::App*) { return true; })) {
      ExpectOptions(*part, section, part->get_name());
    }
  }
}

}  // namespace
}  // namespace sejajar
