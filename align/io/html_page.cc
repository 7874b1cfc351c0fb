#include "align/io/html_page.h"

#include <iconv.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <utf8.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "align/io/text_reader.h"

namespace sejajar {
namespace {

// What an element means for the text in it, and for that of all elements in it.
enum Context : unsigned {
  kDropped = 1 << 0,
  kLink = 1 << 1,
  kForm = 1 << 2,
  kPageHeader = 1 << 3,
  kTitle = 1 << 4,
  kHeading = 1 << 5,
  kPreformatted = 1 << 6,
  kMainPart = 1 << 7,
  kArticle = 1 << 8,
};

template <std::size_t N>
bool IsAnyOf(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Never running text. Captions are left out, too: what belongs to a picture stands in the middle
// of a sentence often enough, and elsewhere in the translation.
constexpr std::array<std::string_view, 8> kNeverText = {"nav",  "footer", "aside", "figcaption",
                                                        "menu", "dialog", "head",  "title"};
// Nor these, but they may stand in the middle of a paragraph.
constexpr std::array<std::string_view, 19> kNeverTextInline = {
    "script", "style", "noscript", "template", "button", "select", "option",
    "svg",    "math",  "iframe",   "frame",    "object", "applet", "canvas",
    "audio",  "video", "map",      "textarea", "input"};
constexpr std::array<std::string_view, 5> kNeverTextRoles = {"navigation", "contentinfo",
                                                             "complementary", "search", "menu"};
// Elements that neither begin nor end a block.
constexpr std::array<std::string_view, 38> kInline = {
    "a",   "abbr", "acronym", "b",    "bdi",  "bdo", "big",  "cite",  "code",  "data",
    "del", "dfn",  "em",      "font", "i",    "img", "ins",  "kbd",   "label", "mark",
    "q",   "rb",   "rp",      "rt",   "ruby", "s",   "samp", "small", "span",  "strike",
    "sub", "sup",  "strong",  "time", "tt",   "u",   "var",  "wbr"};

bool HasText(std::string_view value, std::string_view wanted) {
  return value.size() == wanted.size() &&
         std::equal(value.begin(), value.end(), wanted.begin(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
}

bool EndsBlock(std::string_view name, unsigned around) {
  return (around & kDropped) == 0 && !IsAnyOf(name, kInline) && !IsAnyOf(name, kNeverTextInline);
}

struct Block {
  std::string text;
  std::size_t bytes = 0;  // without white space
  std::size_t link_bytes = 0;
  std::size_t words = 0;
  unsigned context = 0;
  std::size_t article = 0;  // the number of the outermost article, from 1; 0 is none

  [[nodiscard]] double link_density() const {
    return static_cast<double>(link_bytes) / static_cast<double>(bytes);
  }
};

// Feeds libxml2 and takes its events.
class Page {
 public:
  explicit Page(std::string_view text) : text_(text), budget_(500'000'000 + 32 * text.size()) {}

  // Whether the page could be read to its end; `problem` says why not.
  bool Parse();
  [[nodiscard]] std::string_view problem() const { return problem_; }
  [[nodiscard]] std::vector<Block>& blocks() { return blocks_; }

 private:
  struct Element {
    std::string_view name;
    unsigned context = 0;
    std::size_t article = 0;
  };

  static Page& Of(void* self) { return *static_cast<Page*>(self); }
  static int Feed(void* self, char* out, int size);
  static void Mistake(void* self, xmlErrorPtr error);

  void Begin(std::string_view name, const xmlChar** attributes);
  void End(std::string_view name);
  void Text(std::string_view text);
  void EndBlock();
  void EndLine();
  void Work(std::uint64_t units);
  void Stop(std::string_view problem);

  std::string_view text_;
  std::size_t fed_ = 0;
  htmlParserCtxtPtr parser_ = nullptr;
  std::string_view problem_;
  // Two things that libxml2 does take time by the square: every end tag without its element is
  // looked for in all open elements, every attribute in all others of its element. So that work is
  // counted.
  std::uint64_t budget_;
  std::uint64_t work_ = 0;
  std::uint64_t stretch_ = 0;  // places fed since the last event at which an attribute may begin

  std::vector<Element> open_;
  std::size_t articles_ = 0;
  std::vector<Block> blocks_;
  Block block_;
  std::size_t line_begin_ = 0;  // in the text of block_
  bool space_ = false;
};

// Stopping the parser from inside its own callbacks frees what it stands on. Without further input
// it ends by itself.
void Page::Stop(std::string_view problem) {
  if (problem_.empty()) problem_ = problem;
  fed_ = text_.size();
}

void Page::Work(std::uint64_t units) {
  work_ += units;
  if (work_ > budget_) Stop("is made of mistakes rather than of HTML");
}

int Page::Feed(void* self, char* out, int size) {
  Page& page = Of(self);
  const std::string_view bytes = page.text_.substr(page.fed_, static_cast<std::size_t>(size));
  page.fed_ += bytes.size();
  std::copy(bytes.begin(), bytes.end(), out);
  // In the midst of these bytes there is no telling where the parser is, so there it goes by looks.
  std::uint64_t places = 0;
  std::uint64_t in_tag = 0;
  bool tag = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (c == '<' && i + 1 < bytes.size() && (bytes[i + 1] | 0x20) >= 'a') {
      tag = true;
    } else if (c == '>') {
      page.Work(in_tag * in_tag);
      in_tag = 0;
      tag = false;
    } else if (c == '"' || c == '\'' || c == ' ' || (c >= '\t' && c <= '\r')) {
      ++places;
      in_tag += tag ? 1 : 0;
    }
  }
  page.Work(in_tag * in_tag + page.stretch_ * places);
  const bool comment = page.parser_->instate == XML_PARSER_COMMENT;
  page.stretch_ = comment ? 0 : page.stretch_ + places;
  return static_cast<int>(bytes.size());
}

void Page::Mistake(void* self, xmlErrorPtr) {
  Page& page = Of(self);
  page.Work(500 + 16 * static_cast<std::uint64_t>(page.open_.size()));
}

void Page::Begin(std::string_view name, const xmlChar** attributes) {
  stretch_ = 0;
  if (!problem_.empty()) return;
  if (open_.size() >= kMaxHtmlDepth) return Stop("is nested more than 2000 deep");
  Element element = open_.empty() ? Element{} : open_.back();
  if (name == "br") {
    EndLine();
  } else if (EndsBlock(name, element.context)) {
    EndBlock();
  }
  element.name = name;
  unsigned& context = element.context;
  std::string_view role;
  for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
    const std::string_view attribute = reinterpret_cast<const char*>(attributes[0]);
    const char* const raw = reinterpret_cast<const char*>(attributes[1]);
    const std::string_view value = raw == nullptr ? "" : raw;
    if (attribute == "hidden" || (attribute == "aria-hidden" && HasText(value, "true"))) {
      context |= kDropped;
    }
    if (attribute == "role") role = value;
    // A link within the page, such as a heading's to itself, says nothing against the text in it.
    if (attribute == "href" && name == "a" && !value.starts_with('#')) context |= kLink;
  }
  if (IsAnyOf(name, kNeverText) || IsAnyOf(name, kNeverTextInline) ||
      IsAnyOf(role, kNeverTextRoles))
    context |= kDropped;
  if (name == "form") context |= kForm;
  if (name == "pre") context |= kPreformatted;
  if (name == "h1") context |= kTitle;
  if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') context |= kHeading;
  if (name == "main" || role == "main") context |= kMainPart;
  if ((name == "article" || role == "article") && (context & kArticle) == 0) {
    context |= kArticle;
    element.article = ++articles_;
  }
  // The header of an article holds its title; that of a page, its furniture.
  if ((name == "header" || role == "banner") && (context & (kArticle | kMainPart)) == 0) {
    context |= kPageHeader;
  }
  open_.push_back(element);
}

void Page::End(std::string_view name) {
  stretch_ = 0;
  if (!problem_.empty()) return;
  const auto at = std::find_if(open_.rbegin(), open_.rend(),
                               [&](const Element& element) { return element.name == name; });
  if (at == open_.rend()) return;
  open_.erase(at.base() - 1, open_.end());
  if (name != "br" && EndsBlock(name, open_.empty() ? 0 : open_.back().context)) EndBlock();
}

void Page::Text(std::string_view text) {
  stretch_ = 0;
  const Element element = open_.empty() ? Element{} : open_.back();
  if (!problem_.empty() || (element.context & kDropped) != 0) return;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n' && (element.context & kPreformatted) != 0) {
      EndLine();
    } else if (c == ' ' || (c >= '\t' && c <= '\r')) {
      space_ = true;
    } else if (text.substr(i).starts_with("\u00A0")) {
      space_ = true;
      ++i;
    } else {
      if (block_.bytes == 0) {
        block_.context = element.context;
        block_.article = element.article;
      }
      const bool first = block_.text.size() == line_begin_;
      if (first || space_) ++block_.words;
      if (space_ && !first) block_.text += ' ';
      space_ = false;
      block_.text += c;
      ++block_.bytes;
      if ((element.context & kLink) != 0) ++block_.link_bytes;
    }
  }
}

void Page::EndLine() {
  space_ = false;
  if (block_.text.size() == line_begin_) return;
  block_.text += '\n';
  line_begin_ = block_.text.size();
}

void Page::EndBlock() {
  EndLine();
  if (block_.bytes > 0) blocks_.push_back(std::move(block_));
  block_ = {};
  line_begin_ = 0;
}

bool Page::Parse() {
  static const bool ready = (xmlInitParser(), true);  // before there are threads in libxml2
  static_cast<void>(ready);
  const std::unique_ptr<xmlParserCtxt, void (*)(htmlParserCtxtPtr)> parser(htmlNewParserCtxt(),
                                                                           htmlFreeParserCtxt);
  if (!parser) {
    problem_ = "cannot be read: out of memory";
    return false;
  }
  htmlSAXHandler events = {};
  events.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
    Of(self).Begin(reinterpret_cast<const char*>(name), attributes);
  };
  events.endElement = [](void* self, const xmlChar* name) {
    Of(self).End(reinterpret_cast<const char*>(name));
  };
  events.characters = [](void* self, const xmlChar* text, int size) {
    Of(self).Text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  };
  events.ignorableWhitespace = events.characters;
  events.cdataBlock = events.characters;
  events.comment = [](void* self, const xmlChar*) { Of(self).stretch_ = 0; };
  events.initialized = XML_SAX2_MAGIC;  // so that the next line counts
  events.serror = Mistake;
  *parser->sax = events;
  parser->userData = this;
  parser_ = parser.get();
  htmlCtxtReadIO(parser_, Feed, nullptr, this, nullptr, "UTF-8",
                 HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                     HTML_PARSE_IGNORE_ENC | HTML_PARSE_RECOVER);
  if (parser_->myDoc != nullptr) xmlFreeDoc(parser_->myDoc);
  parser_ = nullptr;
  EndBlock();
  return problem_.empty();
}

// The paper's decision tree over numbers of words and link densities.
bool IsContent(const Block* before, const Block& block, const Block* after) {
  const std::size_t words_before = before == nullptr ? 0 : before->words;
  const std::size_t words_after = after == nullptr ? 0 : after->words;
  if (block.link_density() > 1.0 / 3) return false;
  if (before != nullptr && before->link_density() > 5.0 / 9) {
    return block.words > 40 || words_after > 17;
  }
  return block.words > 16 || words_after > 15 || words_before > 4;
}

// Of all blocks of the page, without saying that any is an article.
std::vector<bool> ByShallowFeatures(const std::vector<Block>& blocks) {
  std::vector<bool> keep(blocks.size());
  std::size_t kept = blocks.size();  // the last one, while there is no link after it
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    if (block.link_density() > 1.0 / 3) {
      kept = blocks.size();
      continue;
    }
    keep[i] = (block.context & kTitle) != 0 ||
              IsContent(i == 0 ? nullptr : &blocks[i - 1], block,
                        i + 1 == blocks.size() ? nullptr : &blocks[i + 1]);
    if (!keep[i]) continue;
    // Short lines between kept ones, such as those of a dialogue, and a heading before one.
    for (std::size_t j = kept + 1; j < i; ++j) keep[j] = true;
    if (i > 0 && (blocks[i - 1].context & kHeading) != 0 && blocks[i - 1].link_bytes == 0) {
      keep[i - 1] = true;
    }
    kept = i;
  }
  return keep;
}

std::size_t PlainBytes(const Block& block) { return block.bytes - block.link_bytes; }

std::vector<bool> MainBlocks(const std::vector<Block>& blocks) {
  constexpr std::size_t kEnough = 200;  // bytes that make an element that says so an article
  std::vector<std::size_t> articles(1);
  std::size_t in_main = 0;
  std::size_t links = 0;
  for (const Block& block : blocks) {
    articles.resize(std::max(articles.size(), block.article + 1));
    if (block.article != 0) articles[block.article] += PlainBytes(block);
    if ((block.context & kMainPart) != 0) in_main += PlainBytes(block);
    links += block.link_bytes;
  }
  // One article among teasers of others: it has more text than all of them together.
  const auto longest = std::max_element(articles.begin(), articles.end());
  std::size_t all = 0;
  for (const std::size_t bytes : articles) all += bytes;
  const bool by_article = *longest >= kEnough && *longest * 2 > all;
  const auto number = static_cast<std::size_t>(longest - articles.begin());
  const auto inside = [&](const Block& block) {
    return by_article ? block.article == number : (block.context & kMainPart) != 0;
  };
  if (!by_article && in_main < kEnough) {
    if (links == 0) return std::vector<bool>(blocks.size(), true);  // nothing but the text
    return ByShallowFeatures(blocks);
  }
  std::vector<bool> keep(blocks.size());
  std::optional<std::size_t> title;  // the last before the text, unless the text has one itself
  bool begun = false;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const bool is_title = (blocks[i].context & kTitle) != 0;
    keep[i] = inside(blocks[i]) && blocks[i].link_density() <= 0.5;
    if (!keep[i] && !begun && is_title && blocks[i].link_density() <= 1.0 / 3) title = i;
    if (keep[i] && is_title) title.reset();
    begun = begun || keep[i];
  }
  if (title) keep[*title] = true;
  return keep;
}

// What the page says of its encoding; in HTML, Latin-1 and ASCII mean Windows-1252.
std::string DeclaredEncoding(std::string_view bytes) {
  constexpr std::string_view kNameBytes =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:";
  std::string_view head = bytes.substr(0, 4096);
  for (const std::string_view key : {"charset", "encoding"}) {
    const std::size_t at = head.find(key);
    if (at == std::string_view::npos) continue;
    const std::string_view after = head.substr(at + key.size());
    const std::size_t begin = after.find_first_not_of(" \t\r\n=\"'");
    if (begin == 0 || begin == std::string_view::npos) continue;
    const std::string_view value = after.substr(begin);
    std::string name(value.substr(0, value.find_first_not_of(kNameBytes)));
    for (const std::string_view latin : {"iso-8859-1", "latin1", "us-ascii", "ascii"}) {
      if (HasText(name, latin)) name = "WINDOWS-1252";
    }
    return name.substr(0, 40);
  }
  return {};
}

Result<std::string> Converted(const std::string& name, const std::string& bytes,
                              const std::string& encoding) {
  const ::iconv_t converter = ::iconv_open("UTF-8", encoding.c_str());
  if (std::bit_cast<std::intptr_t>(converter) == -1) {
    return MalformedError(name, 0, "says it is in '" + encoding + "', which is not known here");
  }
  std::string text;
  std::array<char, 65536> buffer;
  char* in = const_cast<char*>(bytes.data());  // iconv does not write there
  std::size_t left = bytes.size();
  bool good = true;
  while (good && left > 0) {
    char* out = buffer.data();
    std::size_t room = buffer.size();
    good = ::iconv(converter, &in, &left, &out, &room) != static_cast<std::size_t>(-1) ||
           errno == E2BIG;
    text.append(buffer.data(), buffer.size() - room);
  }
  ::iconv_close(converter);
  if (good) return text;
  const auto line = 1 + std::count(text.begin(), text.end(), '\n');
  return MalformedError(name, static_cast<std::size_t>(line),
                        "is not in '" + encoding + "', as it says");
}

// Bytes that are valid UTF-8 are UTF-8, whatever they say: by chance they hardly ever are.
Result<std::string> Decoded(const std::string& name, std::string bytes) {
  if (OtherUnicodeEncoding(bytes).empty() && !utf8::is_valid(bytes.begin(), bytes.end())) {
    const std::string encoding = DeclaredEncoding(bytes);
    if (!encoding.empty() && !HasText(encoding, "utf-8") && !HasText(encoding, "utf8")) {
      Result<std::string> converted = Converted(name, bytes, encoding);
      if (!converted) return converted;
      bytes = *std::move(converted);
    }
  }
  return Utf8Text(name, std::move(bytes));
}

}  // namespace

Result<std::string> HtmlPageText(const std::string& name, std::string bytes, HtmlPart part) {
  const Result<std::string> decoded = Decoded(name, std::move(bytes));
  if (!decoded) return decoded.error();
  std::string_view text = *decoded;
  if (text.starts_with("\uFEFF")) text.remove_prefix(3);
  Page page(text);
  if (!page.Parse()) return MalformedError(name, 0, std::string(page.problem()));
  std::vector<Block>& blocks = page.blocks();
  std::vector<bool> keep(blocks.size(), true);
  if (part == HtmlPart::kMain) {
    // Forms are furniture, but for frameworks that put the whole page into one.
    std::size_t all = 0;
    std::size_t in_forms = 0;
    for (const Block& block : blocks) {
      all += PlainBytes(block);
      if ((block.context & kForm) != 0) in_forms += PlainBytes(block);
    }
    const unsigned furniture = kPageHeader | (in_forms * 2 > all ? 0U : kForm);
    std::erase_if(blocks, [&](const Block& block) {
      return (block.context & furniture) != 0 && (block.context & kTitle) == 0;
    });
    keep = MainBlocks(blocks);
  }
  std::string out;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (keep[i]) out += blocks[i].text;
  }
  return out;
}

}  // namespace sejajar
