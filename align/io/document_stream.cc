#include "align/io/document_stream.h"

#include <glob.h>
#include <utf8.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "align/io/archive_reader.h"
#include "align/io/line_stream.h"
#include "align/io/lines.h"
#include "align/io/text_reader.h"

namespace sejajar {
namespace {

namespace fs = std::filesystem;

enum class Holds { kNothing, kDocument, kArchive, kJsonl, kTsv };

struct FileKind {
  Holds holds = Holds::kNothing;
  TextFormat format = TextFormat::kPlain;
  bool packed = false;
};

FileKind KindOf(std::string_view path) {
  struct Extension {
    std::string_view name;
    Holds holds;
    TextFormat format = TextFormat::kPlain;
  };
  static constexpr std::array<Extension, 15> kExtensions = {{
      {".txt", Holds::kDocument},
      {".html", Holds::kDocument, TextFormat::kHtml},
      {".htm", Holds::kDocument, TextFormat::kHtml},
      {".xhtml", Holds::kDocument, TextFormat::kHtml},
      {".docx", Holds::kDocument, TextFormat::kDocx},
      {".epub", Holds::kDocument, TextFormat::kEpub},
      {".srt", Holds::kDocument, TextFormat::kSubRip},
      {".vtt", Holds::kDocument, TextFormat::kWebVtt},
      {".jsonl", Holds::kJsonl},
      {".tsv", Holds::kTsv},
      {".tar", Holds::kArchive},
      {".tgz", Holds::kArchive},
      {".tzst", Holds::kArchive},
      {".txz", Holds::kArchive},
      {".zip", Holds::kArchive},
  }};
  std::string name(path.substr(path.rfind('/') + 1));
  for (char& c : name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  FileKind kind;
  for (const std::string_view packing : {".gz", ".zst", ".xz", ".bz2"}) {
    if (!name.ends_with(packing)) continue;
    name.resize(name.size() - packing.size());
    kind.packed = true;
    break;
  }
  for (const Extension& extension : kExtensions) {
    if (!name.ends_with(extension.name)) continue;
    kind.holds = extension.holds;
    kind.format = extension.format;
  }
  return kind;
}

// The wanted fields of a JSON object. No tree is built, which would take many times the memory of
// a hostile line.
class Fields : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Fields(const DocumentStreamOptions& options)
      : names_{&options.text_field, &options.id_field, &options.language_field} {}

  // Text, id and language.
  std::array<std::optional<std::string>, 3> values;

  bool null() override { return Value(std::nullopt); }
  bool boolean(bool) override { return Value(std::nullopt); }
  bool number_integer(number_integer_t value) override { return Number(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return Number(std::to_string(value)); }
  bool number_float(number_float_t, const string_t&) override { return Value(std::nullopt); }
  bool string(string_t& value) override { return Value(std::move(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return Begin(true); }
  bool start_array(std::size_t) override { return Begin(false); }
  bool end_object() override { return --depth_ >= 0; }
  bool end_array() override { return --depth_ >= 0; }
  bool key(string_t& name) override {
    if (depth_ != 1) return true;
    const auto at = std::find_if(names_.begin(), names_.end(),
                                 [&](const std::string* wanted) { return name == *wanted; });
    field_ = static_cast<std::size_t>(at - names_.begin());
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  bool Begin(bool object) {
    if (depth_ == 0 && !object) return false;
    if (depth_ == 1 && field_ < values.size()) values[field_].reset();
    ++depth_;
    return true;
  }
  bool Value(std::optional<std::string> value) {
    if (depth_ == 1 && field_ < values.size()) values[field_] = std::move(value);
    return depth_ > 0;
  }
  // Only an id may be one.
  bool Number(std::string digits) {
    return field_ == 1 ? Value(std::move(digits)) : Value(std::nullopt);
  }

  std::array<const std::string*, 3> names_;
  std::size_t field_ = 0;
  std::ptrdiff_t depth_ = 0;
};

bool IsOneLine(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; });
}

std::string TooLong(std::size_t limit) {
  return "is longer than the limit of " + std::to_string(limit) + " bytes";
}

// What is to be read next.
struct Pending {
  std::string path;
  bool folder = false;
  std::string problem;
};

// The paths that a pattern matches, sorted by bytes whatever the locale.
std::vector<std::string> Matches(const std::string& pattern) {
  std::vector<std::string> paths;
  ::glob_t found = {};
  if (::glob(pattern.c_str(), GLOB_NOSORT, nullptr, &found) == 0) {
    paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  }
  ::globfree(&found);
  std::sort(paths.begin(), paths.end());
  return paths;
}

Error Unreadable(const std::string& path, const std::error_code& code) {
  return IoError(path, "cannot read: " + code.message());
}

// A path that is there. A folder loses its last slashes, so that ids have none twice.
Result<Pending> Existing(std::string path) {
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  if (!fs::exists(status)) {
    return Unreadable(path,
                      code ? code : std::make_error_code(std::errc::no_such_file_or_directory));
  }
  const bool folder = fs::is_directory(status);
  while (folder && path.size() > 1 && path.ends_with('/')) path.pop_back();
  return Pending{std::move(path), folder, {}};
}

Result<Pending> ExistingAndKnown(const std::string& path) {
  Result<Pending> entry = Existing(path);
  if (!entry || entry->folder || KindOf(path).holds != Holds::kNothing) return entry;
  return Error{ErrorKind::kUsage,
               "has no extension that is known (.txt .html .htm .xhtml .docx .epub .srt .vtt "
               ".jsonl .tsv .tar .zip, also with .gz .zst .xz .bz2 behind)",
               path, 0};
}

// Appends what one input of the user's stands for.
Status Resolve(const std::string& input, std::vector<Pending>& out) {
  if (input == "-") {
    out.push_back({input, false, {}});
    return {};
  }
  if (input.size() > 1 && input[0] == '@') {
    const std::string list = input.substr(1);
    const Result<std::string> text = ReadText(list);
    if (!text) return text.error();
    std::size_t number = 0;
    for (const std::string_view line : Lines(*text)) {
      ++number;
      if (line.empty() || line.starts_with('#')) continue;
      Result<Pending> entry = ExistingAndKnown(std::string(line));
      if (!entry) {
        Error error = entry.error();
        error.message = "'" + error.path + "' " + error.message;
        error.path = list;
        error.line = number;
        return error;
      }
      out.push_back(*std::move(entry));
    }
    return {};
  }
  std::error_code code;
  // A file that is called like a pattern is that file.
  if (input.find_first_of("*?[") == input.npos || fs::exists(input, code)) {
    Result<Pending> entry = ExistingAndKnown(input);
    if (!entry) return entry.error();
    out.push_back(*std::move(entry));
    return {};
  }
  const std::vector<std::string> paths = Matches(input);
  if (paths.empty()) return IoError(input, "matches no file");
  for (const std::string& path : paths) {
    Result<Pending> entry = Existing(path);
    if (!entry) entry = Pending{path, false, entry.error().message};  // a link to nowhere
    out.push_back(*std::move(entry));
  }
  return {};
}

}  // namespace

Status DocumentStreamOptions::Validate() const {
  if (max_document_bytes == 0) return UsageError("the limit of bytes must be above 0");
  if (max_document_bytes > std::size_t{1} << 40) {
    return UsageError("the limit of bytes must be at most a tebibyte");
  }
  if (max_expansion == 0) return UsageError("the limit of expansion must be above 0");
  if (text_field.empty() || id_field.empty() || language_field.empty()) {
    return UsageError("a field must have a name");
  }
  if (text_field == id_field || text_field == language_field || id_field == language_field) {
    return UsageError("the fields for text, id and language must be three");
  }
  return {};
}

struct DocumentStream::State {
  using Found = std::optional<RawDocument>;  // nothing: go on

  DocumentStreamOptions options;
  std::vector<Pending> pending;  // the last comes first
  std::optional<LineStream> lines;
  std::optional<ArchiveReader> archive;
  std::string path;  // of `lines` or `archive`
  bool tsv = false;
  std::unordered_set<std::size_t> ids;  // their hashes
  std::size_t skipped = 0;

  Found Step() { return lines ? NextRecord() : archive ? NextMember() : NextFile(); }
  [[nodiscard]] bool AtEnd() const { return !lines && !archive && pending.empty(); }

  RawDocument Named(std::string_view name) const {
    RawDocument document;
    document.path = utf8::replace_invalid(name);
    document.id = document.path;
    return document;
  }
  RawDocument Problem(std::string_view name, std::string problem) const {
    RawDocument document = Named(name);
    document.problem = std::move(problem);
    return document;
  }

  void List(const Pending& folder);
  Found NextFile();
  Found NextMember();
  Found NextRecord();
  void ReadJson(std::string_view line, RawDocument& document) const;
  void ReadTsv(std::string_view line, RawDocument& document) const;
};

void DocumentStream::State::List(const Pending& folder) {
  std::vector<Pending> found;
  std::error_code code;
  fs::directory_iterator entry(folder.path, code);
  for (; !code && entry != fs::directory_iterator(); entry.increment(code)) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with('.')) continue;
    std::error_code none;
    const bool link = entry->is_symlink(none);
    const fs::file_status status = entry->status(none);
    Pending inner = {
        folder.path + (folder.path.ends_with('/') ? "" : "/") + name, fs::is_directory(status), {}};
    if (inner.folder && link) continue;  // it may lead in a circle
    if (!inner.folder && KindOf(name).holds == Holds::kNothing) {
      ++skipped;
      continue;
    }
    if (none) inner.problem = Unreadable(inner.path, none).message;
    found.push_back(std::move(inner));
  }
  if (code) found.push_back({folder.path, false, Unreadable(folder.path, code).message});
  // As the whole paths sort: after the name of a folder comes a slash.
  const auto key = [](const Pending& one) { return one.path + (one.folder ? "/" : ""); };
  std::sort(found.begin(), found.end(),
            [&](const Pending& a, const Pending& b) { return key(a) > key(b); });
  std::move(found.begin(), found.end(), std::back_inserter(pending));
}

DocumentStream::State::Found DocumentStream::State::NextFile() {
  const Pending entry = std::move(pending.back());
  pending.pop_back();
  if (!entry.problem.empty()) return Problem(entry.path, entry.problem);
  if (entry.folder) {
    List(entry);
    return {};
  }
  const FileKind kind = entry.path == "-" ? FileKind{Holds::kJsonl} : KindOf(entry.path);
  if (kind.holds == Holds::kNothing) {
    ++skipped;
    return {};
  }
  path = entry.path;
  if (kind.holds == Holds::kJsonl || kind.holds == Holds::kTsv) {
    Result<LineStream> opened =
        LineStream::Open(path, options.max_document_bytes, options.max_expansion);
    if (!opened) return Problem(path, opened.error().message);
    tsv = kind.holds == Holds::kTsv;
    lines = *std::move(opened);
    path = lines->name();
    return {};
  }
  std::error_code code;  // reading a pipe that nobody writes to would never end
  if (!fs::is_regular_file(path, code)) return Problem(path, "is no regular file");
  if (kind.holds == Holds::kArchive) {
    Result<ArchiveReader> opened = ArchiveReader::OpenArchive(path, options.max_expansion);
    if (!opened) return Problem(path, opened.error().message);
    archive = *std::move(opened);
    return {};
  }
  Result<ByteStream> stream = ByteStream::Open(path);
  if (!stream) return Problem(path, stream.error().message);
  RawDocument document = Named(path);
  document.format = kind.format;
  if (!kind.packed) {
    Result<std::string> bytes = stream->TakeAll(options.max_document_bytes);
    if (!bytes) return Problem(path, bytes.error().message);
    document.bytes = *std::move(bytes);
    return document;
  }
  Result<ArchiveReader> opened =
      ArchiveReader::OpenCompressed(*std::move(stream), options.max_expansion);
  if (!opened) return Problem(path, opened.error().message);
  Result<std::optional<std::string>> bytes = opened->TakeAll(options.max_document_bytes);
  if (!bytes) return Problem(path, bytes.error().message);
  if (!*bytes) return Problem(path, TooLong(options.max_document_bytes));
  document.bytes = *std::move(*bytes);
  return document;
}

DocumentStream::State::Found DocumentStream::State::NextMember() {
  Result<std::optional<ArchiveReader::Member>> member = archive->Next();
  if (!member || !*member) {
    archive.reset();
    if (!member) return Problem(path, member.error().message);
    return {};
  }
  std::string_view name = (*member)->path;
  if (!(*member)->regular) return {};
  const FileKind kind = KindOf(name);
  if (kind.holds != Holds::kDocument || kind.packed) {
    ++skipped;
    return {};
  }
  while (name.starts_with("./")) name.remove_prefix(2);
  const std::string whole = path + "/" + std::string(name);
  if (!(*member)->inside) return Problem(whole, "has a path that leaves the archive");
  Result<std::optional<std::string>> bytes = archive->TakeAll(options.max_document_bytes);
  if (!bytes) return Problem(whole, bytes.error().message);
  if (!*bytes) return Problem(whole, TooLong(options.max_document_bytes));
  RawDocument document = Named(whole);
  document.format = kind.format;
  document.bytes = *std::move(*bytes);
  return document;
}

void DocumentStream::State::ReadJson(std::string_view line, RawDocument& document) const {
  Fields fields(options);
  if (!nlohmann::json::sax_parse(line, &fields)) {
    document.problem = "is not a JSON object";
    return;
  }
  auto& [text, id, language] = fields.values;
  if (!text) {
    document.problem = "has no text in the field '" + options.text_field + "'";
    return;
  }
  document.bytes = std::move(*text);
  if (id) document.id = std::move(*id);
  if (language) document.language = std::move(*language);
}

void DocumentStream::State::ReadTsv(std::string_view line, RawDocument& document) const {
  if (const Status status = CheckText(document.path, line); !status) {
    document.problem = status.error().message;
    return;
  }
  const auto tabs = std::count(line.begin(), line.end(), '\t');
  if (tabs != 1) {
    document.problem = "has " + std::to_string(tabs + 1) + " columns, not an id and a text";
    return;
  }
  const std::size_t tab = line.find('\t');
  document.id = line.substr(0, tab);
  document.bytes = line.substr(tab + 1);
}

DocumentStream::State::Found DocumentStream::State::NextRecord() {
  const Result<std::optional<LineStream::Line>> line = lines->Next();
  if (!line || !*line) {
    lines.reset();
    if (!line) return Problem(path, line.error().message);
    return {};
  }
  const auto& [text, number, too_long] = **line;
  if (text.find_first_not_of(" \t") == text.npos && !too_long) return {};
  RawDocument document = Named(path);
  document.line = number;
  document.id += ":" + std::to_string(number);
  document.format = options.html_records ? TextFormat::kHtml : TextFormat::kPlain;
  if (too_long) {
    document.problem = TooLong(options.max_document_bytes);
    return document;
  }
  const std::string place = document.id;
  tsv ? ReadTsv(text, document) : ReadJson(text, document);
  if (document.problem.empty() && (document.id.empty() || !IsOneLine(document.id))) {
    document.problem = "has an id that is empty or has control characters";
  }
  if (!document.problem.empty()) {
    document.id = place;
    document.bytes.clear();
  }
  return document;
}

Result<DocumentStream> DocumentStream::Open(const std::vector<std::string>& inputs,
                                            const DocumentStreamOptions& options) {
  if (Status status = options.Validate(); !status) return status.error();
  if (std::count(inputs.begin(), inputs.end(), "-") > 1) {
    return UsageError("standard input can be read only once");
  }
  auto state = std::make_unique<State>();
  state->options = options;
  for (const std::string& input : inputs) {
    if (Status status = Resolve(input, state->pending); !status) return status.error();
  }
  std::reverse(state->pending.begin(), state->pending.end());
  return DocumentStream(std::move(state));
}

DocumentStream::DocumentStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
DocumentStream::DocumentStream(DocumentStream&&) noexcept = default;
DocumentStream& DocumentStream::operator=(DocumentStream&&) noexcept = default;
DocumentStream::~DocumentStream() = default;

Result<std::optional<RawDocument>> DocumentStream::Next() {
  while (!state_->AtEnd()) {
    std::optional<RawDocument> document = state_->Step();
    if (!document) continue;
    if (document->problem.empty() &&
        !state_->ids.insert(std::hash<std::string>()(document->id)).second) {
      document->problem = "has the id '" + document->id + "' of another before it";
      document->bytes.clear();
    }
    return document;
  }
  return std::optional<RawDocument>();
}

std::size_t DocumentStream::skipped() const { return state_->skipped; }

}  // namespace sejajar
