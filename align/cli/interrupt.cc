#include "align/cli/interrupt.h"

#include <signal.h>
#include <unistd.h>

#include <atomic>

namespace sejajar {
namespace {

std::atomic<int> signal_seen = 0;
std::atomic<int> writers = 0;
static_assert(std::atomic<int>::is_always_lock_free);  // the handler may use nothing else

// The order matters on both sides: the handler marks the signal and then looks for writers, a
// writer counts itself and then looks for the signal. So one of them sees the other.
extern "C" void OnSignal(int number) {
  signal_seen = number;
  if (writers == 0) ::_exit(128 + number);
}

}  // namespace

void HandleInterrupts() {
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before = {};
    ::sigaction(number, nullptr, &before);
    if (before.sa_handler == SIG_IGN) continue;
    struct sigaction action = {};
    action.sa_handler = OnSignal;  // without SA_RESTART: a blocked write shall end
    ::sigaction(number, &action, nullptr);
  }
  ::signal(SIGPIPE, SIG_IGN);
}

bool Interrupted() { return signal_seen != 0; }

Error InterruptedError() { return {ErrorKind::kInterrupted, "interrupted", {}, 0}; }

WritingScope::WritingScope() { ++writers; }

WritingScope::~WritingScope() {
  if (--writers == 0 && Interrupted()) ::_exit(128 + signal_seen);
}

}  // namespace sejajar
