// What the program says to the person beside its result: messages and progress on standard
// error, and what is known of the terminal.
#ifndef SEJAJAR_ALIGN_CLI_CONSOLE_H_
#define SEJAJAR_ALIGN_CLI_CONSOLE_H_

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

#include "align/base/result.h"
#include "align/report/terminal.h"

namespace sejajar {

// "sejajar: path:line: cause", on one line whatever stands in it. Thread-safe, both.
void ReportError(const Error& error);
void Warn(std::string_view message);

// How the terminal view looks on standard output: its width, and colour where it is a terminal
// and NO_COLOR (https://no-color.org) does not forbid it. Elsewhere $COLUMNS or 100 wide.
TerminalOptions ConsoleView(bool to_standard_output);

// Whether a person watches standard error: progress is for nobody else.
bool IsWatched();

// How much a second, and how long what is left will take.
class Pace {
 public:
  // " 1234/s", and with a total ", 2 min 5 s left". Nothing in the first moments.
  [[nodiscard]] std::string Text(std::size_t done, std::size_t total) const;

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

// A bar on standard error, if that is a terminal; else nothing. Messages push it down a line.
// One at a time. Thread-safe.
class Progress {
 public:
  explicit Progress(std::size_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void Advance();
  // To so many in all.
  void AdvanceTo(std::size_t done);

 private:
  void Show();

  std::size_t total_;
  std::size_t done_ = 0;
  bool visible_;
  Pace pace_;
};

// The same for work whose end is not known: how much is done. One at a time. Thread-safe.
class Counter {
 public:
  explicit Counter(std::string unit);
  ~Counter();
  Counter(const Counter&) = delete;
  Counter& operator=(const Counter&) = delete;

  void Advance(std::size_t count);

 private:
  std::string unit_;
  std::size_t done_ = 0;
  bool visible_;
  Pace pace_;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CLI_CONSOLE_H_
