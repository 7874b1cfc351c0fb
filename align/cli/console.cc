#include "align/cli/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "align/io/numbers.h"
#include "align/report/wrap.h"

namespace sejajar {
namespace {

constexpr std::size_t kBarColumns = 30;
constexpr std::string_view kClearLine = "\r\x1b[K";

std::mutex& ConsoleMutex() {
  static std::mutex mutex;
  return mutex;
}

// The progress bar that stands on the terminal now, to be drawn again below a message.
std::string& StandingBar() {
  static std::string bar;
  return bar;
}

void Say(std::string_view text) {
  const std::lock_guard lock(ConsoleMutex());
  std::string out;
  if (!StandingBar().empty()) out += kClearLine;
  out.append("sejajar: ").append(text).append("\n").append(StandingBar());
  std::fwrite(out.data(), 1, out.size(), stderr);
}

// Puts a bar, or what stands in for one, in the last line of the terminal.
void Draw(const std::string& bar) {
  const std::string line = std::string(kClearLine) + bar;
  std::fwrite(line.data(), 1, line.size(), stderr);
  StandingBar() = line;
}

void TakeBarAway() {
  const std::lock_guard lock(ConsoleMutex());
  StandingBar().clear();
  std::fwrite(kClearLine.data(), 1, kClearLine.size(), stderr);
}

std::string_view Environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets any
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

void ReportError(const Error& error) { Say(Visible(error.ToString())); }

void Warn(std::string_view message) { Say("warning: " + Visible(message)); }

TerminalOptions ConsoleView(bool to_standard_output) {
  TerminalOptions view;
  const std::string_view columns = Environment("COLUMNS");
  std::from_chars(columns.data(), columns.data() + columns.size(), view.width);
  if (!to_standard_output || ::isatty(STDOUT_FILENO) == 0) return view;
  winsize size = {};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) view.width = size.ws_col;
  view.color = Environment("NO_COLOR").empty() && Environment("TERM") != "dumb";
  return view;
}

bool IsWatched() { return ::isatty(STDERR_FILENO) != 0; }

std::string Pace::Text(std::size_t done, std::size_t total) const {
  constexpr double kMoment = 2;  // seconds, before which a rate means nothing
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin_;
  if (passed.count() < kMoment || done == 0) return {};
  const double rate = static_cast<double>(done) / passed.count();
  std::string text = ", " + Fixed(rate, rate < 10 ? 1 : 0) + "/s";
  if (total <= done) return text;
  const auto left = static_cast<std::size_t>(static_cast<double>(total - done) / rate);
  text += ", ";
  if (left >= 3600) text += std::to_string(left / 3600) + " h ";
  if (left >= 60) text += std::to_string(left / 60 % 60) + " min ";
  if (left < 3600) text += std::to_string(left % 60) + " s ";
  return text + "left";
}

Progress::Progress(std::size_t total) : total_(total), visible_(IsWatched()) {}

Progress::~Progress() {
  if (visible_) TakeBarAway();
}

void Progress::Advance() {
  if (!visible_) return;
  const std::lock_guard lock(ConsoleMutex());
  ++done_;
  Show();
}

void Progress::AdvanceTo(std::size_t done) {
  if (!visible_) return;
  const std::lock_guard lock(ConsoleMutex());
  done_ = done;
  Show();
}

void Progress::Show() {
  const std::size_t full =
      total_ == 0 ? kBarColumns : std::min(done_ * kBarColumns / total_, kBarColumns);
  Draw('[' + std::string(full, '#') + std::string(kBarColumns - full, '.') + "] " +
       std::to_string(done_) + '/' + std::to_string(total_) + pace_.Text(done_, total_));
}

Counter::Counter(std::string unit) : unit_(std::move(unit)), visible_(IsWatched()) {}

Counter::~Counter() {
  if (visible_) TakeBarAway();
}

void Counter::Advance(std::size_t count) {
  if (!visible_) return;
  const std::lock_guard lock(ConsoleMutex());
  done_ += count;
  Draw(std::to_string(done_) + ' ' + unit_ + pace_.Text(done_, 0));
}

}  // namespace sejajar
