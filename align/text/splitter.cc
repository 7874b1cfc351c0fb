#include "align/text/splitter.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include <optional>
#include <string>
#include <utility>

#include "align/text/boundary.h"
#include "align/text/paragraphs.h"
#include "align/text/rules.h"
#include "align/text/stops.h"
#include "align/text/utf8.h"

namespace sejajar {
namespace {

// ICU's sentence boundaries of one paragraph after another, in bytes, ascending.
class IcuBoundaries {
 public:
  explicit IcuBoundaries(const icu::BreakIterator* prototype)
      : iterator_(prototype != nullptr ? prototype->clone() : nullptr) {}
  ~IcuBoundaries() { utext_close(&text_); }
  IcuBoundaries(const IcuBoundaries&) = delete;
  IcuBoundaries& operator=(const IcuBoundaries&) = delete;

  void SetText(std::string_view paragraph) {
    size_ = paragraph.size();
    next_ = size_;
    if (iterator_ == nullptr) return;
    UErrorCode error = U_ZERO_ERROR;
    utext_openUTF8(&text_, paragraph.data(), static_cast<std::int64_t>(size_), &error);
    iterator_->setText(&text_, error);
    if (U_FAILURE(error)) return;
    iterator_->first();
    Advance();
  }

  // The next boundary; the end of the paragraph when none is left before it.
  [[nodiscard]] std::size_t Peek() const { return next_; }

  void Advance() {
    const std::int32_t boundary =
        iterator_ != nullptr ? iterator_->next() : icu::BreakIterator::DONE;
    next_ = boundary == icu::BreakIterator::DONE ? size_ : static_cast<std::size_t>(boundary);
  }

 private:
  std::unique_ptr<icu::BreakIterator> iterator_;
  UText text_ = UTEXT_INITIALIZER;
  std::size_t size_ = 0;
  std::size_t next_ = 0;
};

}  // namespace

struct SentenceSplitter::Language {
  std::unique_ptr<icu::BreakIterator> iterator;  // only ever cloned; null if ICU has no data
  const LanguageRules* rules;
};

SentenceSplitter::SentenceSplitter(std::shared_ptr<const Language> language)
    : language_(std::move(language)) {}

SentenceSplitter SentenceSplitter::ForLanguage(std::string_view bcp47) {
  UErrorCode error = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(
      icu::StringPiece(bcp47.data(), static_cast<std::int32_t>(bcp47.size())), error);
  if (U_SUCCESS(error)) locale.canonicalize(error);  // "in" is Indonesian's old name
  if (U_FAILURE(error)) locale = icu::Locale::getRoot();

  auto language = std::make_shared<Language>();
  language->rules = &RulesFor(locale.getLanguage());
  error = U_ZERO_ERROR;
  if (language->rules->icu_abbreviations) locale.setKeywordValue("ss", "standard", error);
  error = U_ZERO_ERROR;
  language->iterator.reset(icu::BreakIterator::createSentenceInstance(locale, error));
  if (U_FAILURE(error)) language->iterator.reset();
  return SentenceSplitter(std::move(language));
}

std::vector<Sentence> SentenceSplitter::Split(std::string_view utf8,
                                              const SplitOptions& options) const {
  const std::string masked = MaskLineEnds(utf8);
  IcuBoundaries icu_boundaries(language_->iterator.get());
  std::vector<Sentence> sentences;

  for (const Span cut : CutParagraphs(utf8, options.paragraphs)) {
    const std::string_view paragraph = cut.In(masked);
    std::size_t begin = 0;
    bool starts_paragraph = true;
    const auto emit = [&](std::size_t end) {
      const Span span = Trim(paragraph, {begin, end});
      begin = end;
      if (span.empty()) return;
      sentences.push_back({{cut.begin + span.begin, cut.begin + span.end}, starts_paragraph});
      starts_paragraph = false;
    };
    // Boundaries of ICU that no stop of ours accounts for stand as they are.
    const auto accept_icu_up_to = [&](std::size_t position) {
      for (; icu_boundaries.Peek() <= position && icu_boundaries.Peek() < paragraph.size();
           icu_boundaries.Advance()) {
        emit(icu_boundaries.Peek());
      }
    };

    icu_boundaries.SetText(paragraph);
    std::size_t position = 0;
    while (const std::optional<Stop> stop = NextStop(paragraph, position)) {
      accept_icu_up_to(stop->begin);
      bool icu_breaks = false;
      for (; icu_boundaries.Peek() <= stop->next && icu_boundaries.Peek() < paragraph.size();
           icu_boundaries.Advance()) {
        icu_breaks = true;
      }
      if (EndsSentence(paragraph, begin, *stop, icu_breaks, *language_->rules)) {
        emit(stop->next);
      }
      position = stop->next;
    }
    accept_icu_up_to(paragraph.size());
    emit(paragraph.size());
  }
  return sentences;
}

std::vector<Sentence> SegmentedLines(std::string_view utf8) {
  std::vector<Sentence> sentences;
  bool starts_paragraph = true;
  for (const Span line : TrimmedLines(utf8)) {
    if (!line.empty()) sentences.push_back({line, starts_paragraph});
    starts_paragraph = line.empty();
  }
  return sentences;
}

}  // namespace sejajar
