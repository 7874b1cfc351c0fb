// Rows, stories and a maker, for tests of this room.
#ifndef SEJAJAR_TESTS_UNIT_CORPUS_SAMPLES_H_
#define SEJAJAR_TESTS_UNIT_CORPUS_SAMPLES_H_

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "align/corpus/pair_row.h"
#include "align/corpus/row_maker.h"
#include "tests/support/shipped_encoder.h"

namespace sejajar {

// The stories of corpora/.
inline constexpr std::array<const char*, 5> kStories = {"chips", "drill", "ferry", "final",
                                                        "seaweed"};

inline std::string Contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

// As it would come in, in "en" or "id".
inline std::string Story(const std::string& name, const std::string& language) {
  return Contents(std::string(SEJAJAR_SOURCE_DIR) + "/corpora/" + name + "." + language + ".txt");
}

// A row that no filter objects to.
inline PairRow GoodRow() {
  PairRow row;
  row.source = "The ferry left the harbour at noon with forty boxes of fish.";
  row.target = "Feri itu meninggalkan pelabuhan pada tengah hari dengan empat puluh kotak ikan.";
  row.score = 0.9;
  row.bead = 0.95;
  row.translation = 0.9;
  row.source_coverage = 0.98;
  row.target_coverage = 0.96;
  row.source_language = 0.99;
  row.target_language = 0.97;
  row.copied = 0.05;
  row.numbers = 0.1;
  row.source_length = 49;
  row.target_length = 68;
  row.source_id = "en/ferry.txt";
  row.target_id = "id/feri.txt";
  row.place = "3:3-4";
  return row;
}

inline std::string AsLine(const PairRow& row) {
  std::string line;
  AppendRow(row, line);
  return line;
}

// English to Indonesian, with the model that is shipped.
inline RowMaker ShippedMaker(RowMakerOptions options = {}) {
  return *RowMaker::Create({"en", ShippedEncoder()}, {"id", ShippedEncoder()}, std::move(options));
}

}  // namespace sejajar

#endif  // SEJAJAR_TESTS_UNIT_CORPUS_SAMPLES_H_
