// Which model encodes which language: what -m says, else the one that was shipped.
#ifndef SEJAJAR_ALIGN_CLI_MODELS_H_
#define SEJAJAR_ALIGN_CLI_MODELS_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "align/base/result.h"
#include "align/embed/sentence_encoder.h"

namespace sejajar {

// $SEJAJAR_MODEL, else the file that was installed with the program, else that of the source tree
// it was built from.
std::string DefaultModelPath();

// Reading is safe from many threads.
class Models {
 public:
  // Each of `specs` is a path, or LANG=PATH for one language alone. Without any, the default
  // model serves every language. Vectors of models of different sizes cannot be compared: kUsage.
  static Result<Models> Load(const std::vector<std::string>& specs);

  // Fails with kUsage when no model serves the language.
  [[nodiscard]] Result<SentenceEncoder> ForLanguage(std::string_view language) const;
  // Whether that model says it was made for other languages only.
  [[nodiscard]] bool IsForeign(std::string_view language) const;

 private:
  std::map<std::string, SentenceEncoder, std::less<>> by_language_;  // by primary language
  std::optional<SentenceEncoder> general_;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CLI_MODELS_H_
