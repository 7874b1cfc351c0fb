#include "align/base/result.h"

namespace sejajar {

std::string Error::ToString() const {
  std::string out = path;
  if (line > 0) out.append(1, ':').append(std::to_string(line));
  if (!out.empty()) out.append(": ");
  return out.append(message);
}

Error IoError(std::string path, std::string message) {
  return {ErrorKind::kIo, std::move(message), std::move(path), 0};
}

Error MalformedError(std::string path, std::size_t line, std::string message) {
  return {ErrorKind::kMalformed, std::move(message), std::move(path), line};
}

}  // namespace sejajar
