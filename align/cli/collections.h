// Collections of documents as the commands take them: where they are, in which languages, how their
// records are read.
#ifndef SEJAJAR_ALIGN_CLI_COLLECTIONS_H_
#define SEJAJAR_ALIGN_CLI_COLLECTIONS_H_

#include <CLI/CLI.hpp>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "align/base/result.h"
#include "align/corpus/build.h"
#include "align/corpus/document_store.h"
#include "align/corpus/matcher.h"
#include "align/corpus/row_maker.h"
#include "align/io/document_stream.h"

namespace sejajar {

struct CollectionOptions {
  std::string sources;
  std::string targets;
  std::string source_language;
  std::string target_language;
  std::vector<std::string> models;
  bool paragraph_per_line = false;
  RowMakerOptions rows;
  DocumentStreamOptions stream;
  MatchOptions match;
  std::size_t max_errors = std::numeric_limits<std::size_t>::max();
  std::size_t threads = 0;

  [[nodiscard]] Status Validate() const;
};

// SOURCES, TARGETS and everything about them; `required` when there is no other way to name input.
void AddCollectionOptions(CLI::App& app, CollectionOptions& options, bool required);

// Loads the models.
Result<RowMaker> MakeRowMaker(const CollectionOptions& options);

// The two collections as stores in `folder`, made unless they stand there already.
struct Collections {
  DocumentStore sources;
  DocumentStore targets;
};
Result<Collections> StoreCollections(const CollectionOptions& options, const std::string& folder);

// With a bar for a person.
Result<std::vector<DocumentMatch>> MatchCollections(const Collections& collections,
                                                    const RowMaker& maker,
                                                    const CollectionOptions& options);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CLI_COLLECTIONS_H_
