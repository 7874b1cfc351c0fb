// What a writer writes, as one string.
#ifndef SEJAJAR_TESTS_SUPPORT_COLLECT_H_
#define SEJAJAR_TESTS_SUPPORT_COLLECT_H_

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <string_view>

#include "align/io/sink.h"

namespace sejajar {

inline std::string Collected(const std::function<Status(const Sink&)>& write) {
  std::string out;
  EXPECT_TRUE(write([&](std::string_view bytes) {
    out += bytes;
    return Status();
  }));
  return out;
}

// Whether the writer hands on the failure of a sink that takes `pieces` pieces, and then stops.
inline bool StopsWithItsSink(const std::function<Status(const Sink&)>& write, int pieces) {
  int calls = 0;
  const Status status = write([&](std::string_view) {
    return ++calls > pieces ? Status(IoError("out", "is full")) : Status();
  });
  return !status && status.error().path == "out" && calls == pieces + 1;
}

}  // namespace sejajar

#endif  // SEJAJAR_TESTS_SUPPORT_COLLECT_H_
