#include "align/corpus/row_maker.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "align/audit/pair_audit.h"
#include "align/bitext/document.h"
#include "align/embed/subwords.h"
#include "align/io/characters.h"
#include "align/score/side.h"
#include "align/text/language.h"
#include "align/text/tokenizer.h"

namespace sejajar {
namespace {

// The surest difference between the numbers of the two texts.
double SurestNumber(const TextPair& texts, const PairCoverage& coverage,
                    const RuleLanguages& languages) {
  double surest = 0;
  for (const Finding& finding : FindNumbersOutsideGaps(texts, coverage, languages)) {
    if (finding.kind != FindingKind::kConversion) surest = std::max(surest, finding.confidence);
  }
  return surest;
}

// Numbers are copied by every translation.
double CopiedShare(const SideVectors& target, std::vector<std::uint32_t> source_hashes) {
  std::sort(source_hashes.begin(), source_hashes.end());
  std::size_t copied = 0;
  std::size_t all = 0;
  for (const PlacedWord& word : target.words) {
    if (target.table.numbers[word.row]) continue;
    ++all;
    if (std::binary_search(source_hashes.begin(), source_hashes.end(),
                           target.table.hashes[word.row])) {
      ++copied;
    }
  }
  return all == 0 ? 0 : static_cast<double>(copied) / static_cast<double>(all);
}

std::vector<std::uint32_t> HashesOf(const SideVectors& side) {
  std::vector<std::uint32_t> hashes;
  hashes.reserve(side.words.size());
  for (const PlacedWord& word : side.words) hashes.push_back(side.table.hashes[word.row]);
  return hashes;
}

// The same of a text that coverage did not look into.
std::vector<std::uint32_t> HashesOf(std::string_view text, const std::string& language) {
  std::vector<std::uint32_t> hashes;
  Tokenize(text, language, [&](std::string_view word) { hashes.push_back(SubwordHash(word)); });
  return hashes;
}

void AppendNumbers(SentenceRange range, std::string& out) {
  out += std::to_string(range.begin + 1);
  if (range.size() > 1) out += '-' + std::to_string(range.end);
}

std::uint32_t Length(std::string_view text) {
  return static_cast<std::uint32_t>(CountCharacters(text));
}

}  // namespace

RowMaker::RowMaker(CoverLanguage source, CoverLanguage target, const RowMakerOptions& options)
    : source_(std::move(source)),
      target_(std::move(target)),
      options_(options),
      source_splitter_(SentenceSplitter::ForLanguage(source_.tag)),
      target_splitter_(SentenceSplitter::ForLanguage(target_.tag)) {}

Result<RowMaker> RowMaker::Create(CoverLanguage source, CoverLanguage target,
                                  const RowMakerOptions& options) {
  if (Status status = options.Validate(); !status) return status.error();
  if (source.encoder.dimension() != target.encoder.dimension()) {
    return UsageError("the two models have vectors of different sizes");
  }
  return RowMaker(std::move(source), std::move(target), options);
}

Document RowMaker::Split(std::string id, std::string text, const CoverLanguage& language,
                         const SentenceSplitter& splitter) const {
  std::vector<Sentence> sentences =
      options_.segmented ? SegmentedLines(text) : splitter.Split(text, options_.split);
  return {std::move(id), language.tag, std::move(text), std::move(sentences)};
}

Document RowMaker::SourceDocument(std::string id, std::string text) const {
  return Split(std::move(id), std::move(text), source_, source_splitter_);
}

Document RowMaker::TargetDocument(std::string id, std::string text) const {
  return Split(std::move(id), std::move(text), target_, target_splitter_);
}

MadeRows RowMaker::OfDocuments(std::span<const DocumentPairText> pairs) const {
  MadeRows made;
  std::vector<Document> sources;
  std::vector<Document> targets;
  for (const DocumentPairText& pair : pairs) {
    sources.push_back(SourceDocument(OneLine(ValidUtf8(pair.source_id)), pair.source));
    targets.push_back(TargetDocument(OneLine(ValidUtf8(pair.target_id)), pair.target));
    made.source_sentences += sources.back().size();
    made.target_sentences += targets.back().size();
  }
  const auto encode = [&](const std::vector<Document>& documents, const CoverLanguage& language) {
    std::vector<const Document*> views;
    views.reserve(documents.size());
    for (const Document& document : documents) views.push_back(&document);
    return MakeSides(views, language.encoder, options_.align.threads);
  };
  const std::vector<Side> source_sides = encode(sources, source_);
  const std::vector<Side> target_sides = encode(targets, target_);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const Result<Alignment> alignment =
        AlignSides(source_sides[i], target_sides[i], options_.align);
    assert(alignment.ok());  // the options and the dimensions were checked
    for (const Bead& bead : alignment->beads()) {
      if (bead.IsNull()) {
        made.source_alone += bead.source.size();
        made.target_alone += bead.target.size();
        continue;
      }
      PairRow& row = made.rows.emplace_back();
      row.source = OneLine(sources[i].RangeText(bead.source));
      row.target = OneLine(targets[i].RangeText(bead.target));
      row.bead = bead.probability;
      made.keys.emplace_back().document = i;
      row.source_id = sources[i].name();
      row.target_id = targets[i].name();
      AppendNumbers(bead.source, row.place);
      row.place += ':';
      AppendNumbers(bead.target, row.place);
    }
  }
  Judge(made);
  return made;
}

MadeRows RowMaker::OfSentences(std::span<const SentencePairText> pairs) const {
  MadeRows made;
  for (const SentencePairText& pair : pairs) {
    const bool has_source = Length(pair.source) > 0;
    const bool has_target = Length(pair.target) > 0;
    if (!has_source || !has_target) {
      made.source_alone += has_source ? 1 : 0;
      made.target_alone += has_target ? 1 : 0;
      continue;
    }
    PairRow& row = made.rows.emplace_back();
    row.source = OneLine(pair.source);
    row.target = OneLine(pair.target);
    row.source_id = row.target_id = OneLine(ValidUtf8(pair.id));
    row.place = OneLine(pair.key);
    made.keys.emplace_back();
  }
  made.source_sentences = made.rows.size() + made.source_alone;
  made.target_sentences = made.rows.size() + made.target_alone;
  Judge(made);
  return made;
}

void RowMaker::Judge(MadeRows& made) const {
  std::vector<PairRow>& rows = made.rows;
  std::vector<TextPair> texts;
  texts.reserve(rows.size());
  for (const PairRow& row : rows) texts.push_back({row.source, row.target});
  const auto set_keys = [&](std::size_t i, const std::vector<std::uint32_t>& source,
                            const std::vector<std::uint32_t>& target) {
    const std::uint64_t document = made.keys[i].document;
    made.keys[i] = KeysOf(source, target);
    made.keys[i].document = document;
  };
  const RuleLanguages languages = {source_.tag, target_.tag};
  std::vector<char> seen(rows.size());
  CoverOptions cover;
  cover.threads = options_.align.threads;
  const Result<std::vector<PairCoverage>> coverage =
      CoverPairs(texts, source_, target_, cover,
                 [&](std::size_t i, const PairWords& words, const PairCoverage& covered) {
                   seen[i] = 1;
                   std::vector<std::uint32_t> source = HashesOf(words.source);
                   set_keys(i, source, HashesOf(words.target));
                   rows[i].copied = CopiedShare(words.target, std::move(source));
                   rows[i].numbers = SurestNumber(words.texts, covered, languages);
                 });
  assert(coverage.ok());  // the options are the defaults, and the dimensions were checked
  for (std::size_t i = 0; i < rows.size(); ++i) {
    PairRow& row = rows[i];
    if (seen[i] == 0) {
      set_keys(i, HashesOf(row.source, source_.tag), HashesOf(row.target, target_.tag));
    }
    const PairCoverage& covered = (*coverage)[i];
    row.translation = covered.probability;
    row.source_coverage = covered.source.covered;
    row.target_coverage = covered.target.covered;
    row.source_language = LanguageScore(row.source, source_.tag);
    row.target_language = LanguageScore(row.target, target_.tag);
    row.source_length = Length(row.source);
    row.target_length = Length(row.target);
    row.score = PairScore(row, options_.weights);
  }
}

}  // namespace sejajar
