// The kinds of input that a builder takes its pairs from.
#ifndef SEJAJAR_ALIGN_CORPUS_PAIR_SOURCES_H_
#define SEJAJAR_ALIGN_CORPUS_PAIR_SOURCES_H_

#include <memory>
#include <string>
#include <vector>

#include "align/base/result.h"
#include "align/corpus/build.h"
#include "align/corpus/document_store.h"
#include "align/corpus/pair_source.h"
#include "align/io/aligned_pairs.h"
#include "align/io/document_stream.h"

namespace sejajar {

// A list with the paths of two documents a line, separated by a tab; what follows a second tab is
// ignored, and so are empty lines, those that begin with '#', a heading as `sejajar match` writes
// it, and those without a source or without a target.
Result<std::unique_ptr<PairSource>> ListedPairs(const std::string& path,
                                                const DocumentStreamOptions& options);

// The same with ids of documents that stand in two stores, which must outlive the source.
Result<std::unique_ptr<PairSource>> ListedPairs(const std::string& path,
                                                const DocumentStore& sources,
                                                const DocumentStore& targets);

// JSON Lines, an object a pair of documents: "source" and "target", their texts; "id", if it has
// one, or else "source_id" and "target_id". "-" is standard input; gzip and zstd are understood.
// `chunk_documents` is for those who want rows soon.
Result<std::unique_ptr<PairSource>> RecordedPairs(const std::string& path,
                                                  const DocumentStreamOptions& options,
                                                  std::size_t chunk_documents = kChunkDocuments);

// Files of sentences that are aligned already: TMX, XLIFF, TSV, PO.
Result<std::unique_ptr<PairSource>> AlignedFiles(std::vector<std::string> paths,
                                                 const PairReadOptions& options);

// The pair of a line of RecordedPairs; `path` and `line` are for messages.
Result<DocumentPairText> ParseRecordedPair(const std::string& path, std::size_t line,
                                           std::string_view json);

// Takes a collection in; a document that cannot be read or holds no text is told to `problem`, and
// left out. Errors: kIo; kInterrupted; kMalformed when there are more problems than allowed.
Status StoreDocuments(const std::vector<std::string>& inputs, const DocumentStreamOptions& options,
                      const std::string& base, std::size_t threads, const BuildObserver& observer,
                      std::size_t max_problems);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_PAIR_SOURCES_H_
