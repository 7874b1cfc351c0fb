// The tests run in the locale of the environment, as a library inside somebody's program does:
// that is how a stray strtod or tolower shows itself under LC_ALL=tr_TR.UTF-8.
#include <clocale>
#include <locale>
#include <stdexcept>

namespace {

const bool kHostLocale = [] {
  std::setlocale(LC_ALL, "");
  try {
    std::locale::global(std::locale(""));
  } catch (const std::runtime_error&) {
    // A locale that this system lacks: the classic one stays.
  }
  return true;
}();

}  // namespace
