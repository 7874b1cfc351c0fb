// Errors as values. Bad input is never an exception or an abort: whoever can fail on it
// returns a Result<T> or a Status. Assertions are for programmer errors only.
//
//   Result<Document> document = ReadDocument(path);
//   if (!document) return document.error();
//   Use(*document);
#ifndef SEJAJAR_ALIGN_BASE_RESULT_H_
#define SEJAJAR_ALIGN_BASE_RESULT_H_

#include <cassert>
#include <cstddef>
#include <string>
#include <utility>
#include <variant>

namespace sejajar {

enum class ErrorKind {
  kUsage,        // the caller asked for something that makes no sense
  kIo,           // the system refused: missing file, full disk, closed stream
  kMalformed,    // the bytes are there but are not what they should be
  kInterrupted,  // the user stopped the work
  kRejected,     // the work is done, and its result does not meet what the user asked for
};

struct Error {
  ErrorKind kind = ErrorKind::kMalformed;
  std::string message;   // one line, no full stop, no path
  std::string path;      // empty when no file is to blame
  std::size_t line = 0;  // 1-based; 0 when no line is to blame

  // "path:line: message", with what is known of it.
  [[nodiscard]] std::string ToString() const;
};

inline Error UsageError(std::string message) {
  return {ErrorKind::kUsage, std::move(message), {}, 0};
}
inline Error RejectedError(std::string message) {
  return {ErrorKind::kRejected, std::move(message), {}, 0};
}
Error IoError(std::string path, std::string message);
Error MalformedError(std::string path, std::size_t line, std::string message);

// A value or the reason why there is none. Thread-compatible.
template <typename T>
class [[nodiscard]] Result {
 public:
  // NOLINTBEGIN(google-explicit-constructor): `return value;` and `return error;` are the point
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}
  // NOLINTEND(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(value()); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  [[nodiscard]] const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  T& value() {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  const T& value() const {
    assert(ok());
    return *std::get_if<0>(&state_);
  }

  std::variant<T, Error> state_;
};

// Success, or the reason for failure.
class [[nodiscard]] Status {
 public:
  Status() = default;
  // NOLINTNEXTLINE(google-explicit-constructor)
  Status(Error error) : error_(std::move(error)), ok_(false) {}

  [[nodiscard]] bool ok() const { return ok_; }
  explicit operator bool() const { return ok_; }
  [[nodiscard]] const Error& error() const {
    assert(!ok_);
    return error_;
  }

 private:
  Error error_;
  bool ok_ = true;
};

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_BASE_RESULT_H_
