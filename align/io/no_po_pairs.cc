// Stands in for po_pairs.cc where libgettextpo is not wanted (SEJAJAR_PO=OFF).
#include "align/io/po_pairs.h"

namespace sejajar {

Status ReadPoPairs(ByteStream& stream, const PairReadOptions& /*options*/, PairBatches& /*out*/) {
  Error error = UsageError("is a PO file, which this build of Sejajar cannot read");
  error.path = stream.name();
  return error;
}

}  // namespace sejajar
