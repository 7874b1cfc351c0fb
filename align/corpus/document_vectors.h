// Documents as vectors, near to one another when they say the same in the same order.
//
// A document's vector is the sum of those of its sentences, each of length 1 times the root of its
// characters, and less the more documents of the collection hold it: what stands on every page says
// nothing about any. Of two halves of the vector one hears the beginning more, the other the end.
// After Thompson and Koehn 2020, "Exploiting Sentence Order in Document Alignment", section 3, with
// two soft windows instead of sixteen. What all documents of a collection share is taken off.
#ifndef SEJAJAR_ALIGN_CORPUS_DOCUMENT_VECTORS_H_
#define SEJAJAR_ALIGN_CORPUS_DOCUMENT_VECTORS_H_

#include <cstddef>
#include <functional>

#include "align/bitext/document.h"
#include "align/embed/sentence_encoder.h"

namespace sejajar {

// A row a document, of twice the encoder's dimension and length 1; zeros for one without a known
// word. `document` is asked for each number twice, from many threads. The same for any number of
// threads. Memory: besides the rows, up to 128 MiB for the counts of sentences.
VectorMatrix DocumentVectors(std::size_t documents,
                             const std::function<Document(std::size_t)>& document,
                             const SentenceEncoder& encoder, std::size_t threads);

}  // namespace sejajar

#endif  // SEJAJAR_ALIGN_CORPUS_DOCUMENT_VECTORS_H_
