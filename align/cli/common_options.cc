#include "align/cli/common_options.h"

namespace sejajar {

void AddModelOption(CLI::App& app, std::vector<std::string>& models) {
  app.add_option("-m,--model", models,
                 "Word vectors for all languages or for LANG; repeatable (else those shipped)")
      ->type_name("[LANG=]FILE")
      ->allow_extra_args(false);
}

void AddOutputOption(CLI::App& app, std::string& path) {
  app.add_option("-o,--output", path, "Write to FILE, not to standard output")->type_name("FILE");
}

void AddThreadsOption(CLI::App& app, std::size_t& threads) {
  app.add_option("--threads", threads, "Threads; 0 is one a core")
      ->type_name("N")
      ->check(CLI::Validator(CLI::Range(0, 1024)).description(""))
      ->capture_default_str();
}

}  // namespace sejajar
