#include "align/io/po_pairs.h"

#include <gettext-po.h>
#include <locale.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "align/io/language_tag.h"
#include "align/io/lines.h"
#include "align/io/text_reader.h"

// The parser forgets some bytes of an entry that it gives up; that is not our leak.
#if defined(__SANITIZE_ADDRESS__)
#define SEJAJAR_LEAK_CHECK
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SEJAJAR_LEAK_CHECK
#endif
#endif
#ifdef SEJAJAR_LEAK_CHECK
extern "C" const char* __lsan_default_suppressions() { return "leak:libgettextpo\n"; }
#endif

namespace sejajar {
namespace {

// What the library says, by line; the first thing about a line is the one that matters.
using Complaints = std::map<std::size_t, std::string>;

// The library keeps its state, and its callbacks get theirs, in globals.
std::mutex library_mutex;
Complaints* complaints = nullptr;

// The library goes on reading when this returns, also from an error that it calls fatal.
void OnError(int severity, po_message_t /*message*/, const char* /*file*/, std::size_t line,
             std::size_t /*column*/, int /*multiline*/, const char* text) {
  const bool placed = line != 0 && line != static_cast<std::size_t>(-1);
  if (severity == PO_SEVERITY_WARNING || !placed) return;
  complaints->emplace(line, std::string("is not well-formed PO: ") + text);
}

void OnErrorOfTwo(int severity, po_message_t message, const char* file, std::size_t line,
                  std::size_t column, int multiline, const char* text, po_message_t /*message2*/,
                  const char* /*file2*/, std::size_t /*line2*/, std::size_t /*column2*/,
                  int /*multiline2*/, const char* /*text2*/) {
  OnError(severity, message, file, line, column, multiline, text);
}

// While it lives, this thread's messages are the untranslated ones, whatever the user's language.
class PlainMessages {
 public:
  PlainMessages() : plain_(::newlocale(LC_ALL_MASK, "C", nullptr)), before_(::uselocale(plain_)) {}
  PlainMessages(const PlainMessages&) = delete;
  PlainMessages& operator=(const PlainMessages&) = delete;
  ~PlainMessages() {
    ::uselocale(before_);
    ::freelocale(plain_);
  }

 private:
  locale_t plain_;
  locale_t before_;
};

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
  void operator()(po_file_t file) const { ::po_file_free(file); }
  void operator()(po_message_iterator_t iterator) const { ::po_message_iterator_free(iterator); }
  void operator()(char* text) const { std::free(text); }
};
template <typename T>
using Owned = std::unique_ptr<T, Closer>;
using OwnedPo = Owned<std::remove_pointer_t<po_file_t>>;
using OwnedIterator = Owned<std::remove_pointer_t<po_message_iterator_t>>;

// The text without what costs the library time in the square of its length and tells us nothing:
// all references but the first of an entry, and comments but flags (obsolete entries, too). Lines
// stay where they are. Plural forms and domains cost as much, but nobody has more than a few of
// them.
Result<std::string> Tamed(const std::string& name, std::string_view text) {
  constexpr std::size_t kMost = 100;          // plural forms of an entry; domains
  constexpr std::size_t kCommentBytes = 500;  // that are kept of flags or a reference
  std::string tamed;
  tamed.reserve(text.size());
  std::size_t line = 1;
  std::size_t forms = 0;
  std::size_t domains = 0;
  bool quoted = false;
  bool referred = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest[0] == '\n') {
      ++line;
      quoted = false;
    } else if (rest[0] == '\\' && rest.size() > 1) {  // also a line break after one means nothing
      tamed += rest[0];
      line += rest[1] == '\n' ? 1 : 0;
      ++i;
    } else if (rest[0] == '"') {
      quoted = !quoted;
    } else if (!quoted && rest[0] == '#') {
      const std::string_view comment = rest.substr(0, rest.find('\n'));
      const bool reference = comment.starts_with("#:");
      const bool kept = comment.starts_with("#,") || (reference && !referred);
      referred = referred || reference;
      const bool cut = comment.size() > kCommentBytes;
      const std::size_t end = cut ? comment.find_last_of(" \t,", kCommentBytes) : comment.size();
      tamed += kept ? comment.substr(0, end) : "#";
      i += comment.size() - 1;
      continue;
    } else if (!quoted && rest.starts_with("msgid")) {
      forms = 0;
      referred = false;
    } else if (!quoted && rest[0] == '[' && ++forms > kMost) {
      return MalformedError(name, line, "has an entry with more than 100 plural forms");
    } else if (!quoted && rest.starts_with("domain") && ++domains > kMost) {
      return MalformedError(name, line, "has more than 100 domains");
    }
    tamed += text[i];
  }
  return tamed;
}

// The library reads files by name only, and here are bytes that were checked: a file without a
// name of its own carries them over.
Result<OwnedPo> Parse(const std::string& name, std::string_view text, Complaints& said) {
  const auto failed = [&] { return IoError(name, "cannot make a temporary file to read it"); };
  const Owned<std::FILE> file(std::tmpfile());
  if (file == nullptr || std::fwrite(text.data(), 1, text.size(), file.get()) != text.size() ||
      std::fflush(file.get()) != 0 || std::fseek(file.get(), 0, SEEK_SET) != 0) {
    return failed();
  }
  const std::string path = "/dev/fd/" + std::to_string(::fileno(file.get()));
  const po_xerror_handler handler = {OnError, OnErrorOfTwo};
  const PlainMessages plain;
  complaints = &said;
  OwnedPo po(::po_file_read(path.c_str(), &handler));
  complaints = nullptr;
  if (po == nullptr) return failed();
  return po;
}

std::string HeaderField(const char* header, const char* field) {
  const Owned<char> value(header == nullptr ? nullptr : ::po_header_field(header, field));
  return value == nullptr ? std::string() : std::string(value.get());
}

bool IsHeader(po_message_t message) {
  return *::po_message_msgid(message) == '\0' && ::po_message_msgctxt(message) == nullptr;
}

// Null when there is none. (The library's own function gives a copy that nobody is told to free.)
const char* Header(po_file_t po) {
  const OwnedIterator messages(::po_message_iterator(po, nullptr));
  po_message_t message = ::po_next_message(messages.get());
  while (message != nullptr && !IsHeader(message)) message = ::po_next_message(messages.get());
  return message == nullptr ? nullptr : ::po_message_msgstr(message);
}

// A file says in its header how it is written and in which language its translations are.
Status CheckHeader(const std::string& name, po_file_t po, const PairReadOptions& options) {
  const char* const header = Header(po);
  const std::string type = HeaderField(header, "Content-Type");
  if (const std::size_t at = type.find("charset="); at != std::string::npos) {
    std::string charset = type.substr(at + 8);
    for (char& c : charset) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (charset != "utf-8" && charset != "utf8" && charset != "us-ascii" && charset != "ascii" &&
        charset != "charset") {  // as a template has it
      return MalformedError(name, 0,
                            "is in '" + type.substr(at + 8) + "', not UTF-8; convert it first");
    }
  }
  const std::string language = HeaderField(header, "Language");
  if (!language.empty() && MatchTag(language, options.target_language) == TagMatch::kNone) {
    return MalformedError(
        name, 0, "is a translation into '" + language + "', not '" + options.target_language + "'");
  }
  return {};
}

std::string_view Trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  return text.substr(0, text.find_last_not_of(" \t") + 1);
}

// Finds the lines of entries, which the library keeps to itself, when asked in the file's order.
// An entry that it left out is passed over, as its text is another.
class EntryLines {
 public:
  explicit EntryLines(std::string_view text) {
    const std::vector<std::string_view> lines = Lines(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      constexpr std::string_view kKeyword = "msgid";
      std::string_view line = Trimmed(lines[i]);
      if (!line.starts_with(kKeyword)) continue;
      line = Trimmed(line.substr(kKeyword.size()));
      if (!line.starts_with('"')) continue;  // msgid_plural
      // The text often begins in the next line only, after an empty string.
      if (line == "\"\"" && i + 1 < lines.size()) {
        const std::string_view after = Trimmed(lines[i + 1]);
        if (after.starts_with('"')) line = after;
      }
      line.remove_prefix(1);
      entries_.push_back({i + 1, line.substr(0, line.find_first_of("\\\""))});
    }
  }

  // 0 when it is not to be found.
  std::size_t Find(std::string_view msgid) {
    const std::size_t end = std::min(next_ + kMostLeftOut + 1, entries_.size());
    for (std::size_t i = next_; i < end; ++i) {
      if (!msgid.starts_with(entries_[i].beginning)) continue;
      next_ = i + 1;
      return entries_[i].line;
    }
    return 0;
  }

 private:
  static constexpr std::size_t kMostLeftOut = 64;  // in a row
  struct Entry {
    std::size_t line;
    std::string_view beginning;  // of the text, as far as it is written without escapes
  };
  std::vector<Entry> entries_;
  std::size_t next_ = 0;
};

// Where the text stands in the program, as translators know it; else its context; else its line.
std::string Key(po_message_t message, std::size_t line) {
  if (const po_filepos_t place = ::po_message_filepos(message, 0); place != nullptr) {
    std::string key = ::po_filepos_file(place);
    const std::size_t at = ::po_filepos_start_line(place);
    return at == static_cast<std::size_t>(-1) ? key : key + ":" + std::to_string(at);
  }
  if (const char* context = ::po_message_msgctxt(message); context != nullptr) return context;
  return line == 0 ? std::string() : std::to_string(line);
}

class PoReader {
 public:
  PoReader(std::string_view text, const PairReadOptions& options, PairBatches& out)
      : lines_(text), options_(options), out_(out) {}

  Status Add(po_message_t message) {
    const char* const msgid = ::po_message_msgid(message);
    const char* const plural = ::po_message_msgid_plural(message);
    const std::size_t line = lines_.Find(msgid);
    if (IsHeader(message)) return {};
    if (::po_message_is_fuzzy(message) != 0 && !options_.fuzzy) return Skip();
    const std::string key = Key(message, line);
    const auto add = [&](const char* source, const char* target) {
      return out_.Add({.key = key, .line = line, .source = source, .target = target});
    };
    if (plural == nullptr) return add(msgid, ::po_message_msgstr(message));
    // The last form speaks of many; the first of one, if the language has a form for it.
    int forms = 0;
    while (::po_message_msgstr_plural(message, forms) != nullptr) ++forms;
    if (forms > 1) {
      const Status status = add(msgid, ::po_message_msgstr_plural(message, 0));
      if (!status) return status;
    }
    return add(plural, forms == 0 ? "" : ::po_message_msgstr_plural(message, forms - 1));
  }

 private:
  Status Skip() {
    out_.Skip();
    return {};
  }

  EntryLines lines_;
  const PairReadOptions& options_;
  PairBatches& out_;
};

}  // namespace

Status ReadPoPairs(ByteStream& stream, const PairReadOptions& options, PairBatches& out) {
  const Result<std::string> bytes = stream.TakeAll(options.max_file_bytes);
  if (!bytes) return bytes.error();
  if (Status status = CheckText(stream.name(), *bytes); !status) return status;
  std::string_view text = *bytes;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // a byte order mark
  const Result<std::string> tamed = Tamed(stream.name(), text);
  if (!tamed) return tamed.error();

  const std::lock_guard lock(library_mutex);
  Complaints said;
  const Result<OwnedPo> po = Parse(stream.name(), *tamed, said);
  if (!po) return po.error();
  if (Status status = CheckHeader(stream.name(), po->get(), options); !status) return status;
  for (auto& [line, problem] : said) {
    const Status status = out.Add({.key = std::to_string(line),
                                   .line = line,
                                   .source = {},
                                   .target = {},
                                   .problem = std::move(problem)});
    if (!status) return status;
  }
  PoReader reader(text, options, out);
  for (const char* const* domain = ::po_file_domains(po->get()); *domain != nullptr; ++domain) {
    const OwnedIterator messages(::po_message_iterator(po->get(), *domain));
    while (const po_message_t message = ::po_next_message(messages.get())) {
      if (Status status = reader.Add(message); !status) return status;
    }
  }
  return {};
}

}  // namespace sejajar
