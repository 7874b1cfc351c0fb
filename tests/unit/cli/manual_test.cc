// The manual is written by hand; this is what keeps it true.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <utility>

#include "align/audit/finding.h"
#include "align/cli/commands.h"
#include "tests/support/program.h"
#include "tests/support/temporary_file.h"

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
  const std::size_t from = begin + heading.size();
  const std::size_t end = std::min(manual.find("\n.Ss ", from), manual.find("\n.Sh ", from));
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

// Every kind of finding has an entry, and where that has an example, it is one.
TEST(ManualTest, ExplainsEveryKindOfFinding) {
  std::string manual = Manual();
  for (const auto& [escape, quote] : {std::pair("\\(lq", "“"), std::pair("\\(rq", "”")}) {
    for (std::size_t at; (at = manual.find(escape)) != std::string::npos;) {
      manual.replace(at, 4, quote);
    }
  }
  manual.erase(0, manual.find("\n.Sh FINDINGS\n"));
  std::size_t examples = 0;
  for (std::size_t i = 0; i < kFindingKinds; ++i) {
    const std::string kind(NameOf(static_cast<FindingKind>(i)));
    const std::size_t begin = manual.find("\n.It Cm " + kind + "\n");
    ASSERT_NE(begin, std::string::npos) << kind;
    std::istringstream entry(manual.substr(begin, manual.find("\n.It ", begin + 1) - begin));
    std::string pair;
    for (std::string line; std::getline(entry, line);) {
      if (line.starts_with(".Dl ")) pair += (pair.empty() ? "" : "\t") + line.substr(4);
    }
    if (pair.empty()) continue;
    ++examples;
    const TemporaryFile file(pair + "\n");
    const Outcome outcome =
        RunProgram("check -s en -t id -f tsv --input-format tsv " + file.path());
    EXPECT_EQ(outcome.exit, 0);
    EXPECT_NE(outcome.output.find('\t' + kind + '\t'), std::string::npos) << pair << '\n'
                                                                          << outcome.output;
  }
  EXPECT_EQ(examples, kFindingKinds - 2);  // a pair can neither repeat itself nor move
}

}  // namespace
}  // namespace sejajar
