#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "align/cli/commands.h"
#include "align/cli/output.h"
#include "align/eval/bead_scores.h"
#include "align/eval/calibration.h"
#include "align/io/bead_reader.h"
#include "align/io/characters.h"
#include "align/io/jsonl.h"
#include "align/io/numbers.h"

namespace sejajar {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kGoldExtension = ".gold";
constexpr std::size_t kNameColumns = 40;

struct Options {
  std::string gold;
  std::string hypothesis;
  std::string extension;
  bool per_document = false;
  bool calibration = false;
};

struct Pair {
  std::string name;
  std::string gold;
  std::string hypothesis;
};

// Two files are one pair; of two folders, every NAME.gold makes one.
Result<std::vector<Pair>> FindPairs(const Options& options) {
  std::error_code failure;
  if (!fs::is_directory(options.gold, failure)) {
    return std::vector<Pair>{{fs::path(options.gold).stem(), options.gold, options.hypothesis}};
  }
  if (!fs::is_directory(options.hypothesis, failure)) {
    return IoError(options.hypothesis, "is not a folder, but " + options.gold + " is");
  }
  const std::string extension = !options.extension.empty() ? options.extension
                                : options.calibration      ? ".jsonl"
                                                           : ".align";
  std::vector<Pair> pairs;
  fs::directory_iterator entry(options.gold, failure);
  if (failure) return IoError(options.gold, "cannot read: " + failure.message());
  for (; entry != fs::directory_iterator(); entry.increment(failure)) {
    const std::string file = entry->path().filename().string();
    if (!file.ends_with(kGoldExtension) || file.starts_with('.')) continue;
    const std::string name = file.substr(0, file.size() - kGoldExtension.size());
    pairs.push_back({name, entry->path().string(),
                     (fs::path(options.hypothesis) / (name + extension)).string()});
  }
  if (failure) return IoError(options.gold, "cannot read: " + failure.message());
  if (pairs.empty()) return IoError(options.gold, "holds no .gold file");
  std::sort(pairs.begin(), pairs.end(),
            [](const Pair& a, const Pair& b) { return a.gold < b.gold; });
  return pairs;
}

Result<std::vector<ListedBead>> ReadHypothesis(const std::string& path, bool may_be_missing) {
  std::error_code failure;
  if (may_be_missing && !fs::exists(path, failure)) return std::vector<ListedBead>();
  return path.ends_with(".jsonl") ? ReadJsonlBeads(path) : ReadBeads(path);
}

std::string DocumentLine(const std::string& name, const BeadCounts& counts) {
  std::string line = name;
  std::size_t characters = 0;
  for (std::string_view rest = name; !rest.empty(); ++characters) TakeCharacter(rest);
  line.append(characters < kNameColumns ? kNameColumns - characters : 0, ' ');
  return line + " strict F1 " + Fixed(counts.Strict().f1, 3) + "  omission F1 " +
         Fixed(counts.Omission().f1, 3) + "  addition F1 " + Fixed(counts.Addition().f1, 3) + '\n';
}

std::string ScoreLine(std::string label, const Scores& scores) {
  label.resize(9, ' ');
  return label + " P " + Fixed(scores.precision, 4) + "  R " + Fixed(scores.recall, 4) + "  F1 " +
         Fixed(scores.f1, 4) + '\n';
}

std::string ScoreTable(const BeadCounts& counts) {
  return ScoreLine("strict", counts.Strict()) + ScoreLine("lax", counts.Lax()) +
         ScoreLine("omission", counts.Omission()) + ScoreLine("addition", counts.Addition()) +
         "documents " + std::to_string(counts.documents) + '\n';
}

std::string CalibrationTable(const Calibration& calibration) {
  std::string out = "probability  beads  mean    right\n";
  for (std::size_t i = 0; i < calibration.bins().size(); ++i) {
    const CalibrationBin& bin = calibration.bins()[i];
    if (bin.beads == 0) continue;
    const auto beads = static_cast<double>(bin.beads);
    std::string count = std::to_string(bin.beads);
    count.insert(0, count.size() < 8 ? 8 - count.size() : 0, ' ');
    out += Fixed(static_cast<double>(i) / 10, 1) + " - " +
           Fixed(static_cast<double>(i + 1) / 10, 1) + count + "  " +
           Fixed(bin.probabilities / beads, 4) + "  " +
           Fixed(static_cast<double>(bin.right) / beads, 4) + '\n';
  }
  return out + "expected calibration error " + Fixed(calibration.ExpectedError(), 4) + " (" +
         std::to_string(calibration.beads()) + " beads)\n";
}

Status Run(const Options& options) {
  const Result<std::vector<Pair>> pairs = FindPairs(options);
  if (!pairs) return pairs.error();
  std::error_code failure;
  const bool folders = fs::is_directory(options.gold, failure);
  BeadCounts total;
  Calibration calibration;
  std::string out;
  for (const Pair& pair : *pairs) {
    const Result<std::vector<ListedBead>> gold = ReadBeads(pair.gold);
    if (!gold) return gold.error();
    const Result<std::vector<ListedBead>> hypothesis = ReadHypothesis(pair.hypothesis, folders);
    if (!hypothesis) return hypothesis.error();
    const BeadCounts counts = CountBeads(*gold, *hypothesis);
    if (options.per_document) out += DocumentLine(pair.name, counts);
    total += counts;
    calibration.Add(*gold, *hypothesis);
  }
  out += ScoreTable(total);
  if (options.calibration) {
    if (calibration.beads() == 0) {
      return MalformedError(options.hypothesis, 0, "holds no probabilities; they are in -f jsonl");
    }
    out += CalibrationTable(calibration);
  }
  return WriteOutput({}, [&](const Sink& sink) { return sink(out); });
}

}  // namespace

Action DefineEval(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("GOLD", options->gold, "Beads that are right, or a folder of NAME.gold")
      ->type_name("PATH")
      ->required();
  app.add_option("HYP", options->hypothesis,
                 "Beads to score (vecalign or jsonl), or a folder of NAME and the extension")
      ->type_name("PATH")
      ->required();
  app.add_option("--ext", options->extension,
                 "Extension of the files in HYP (else .align; .jsonl with --calibration)")
      ->type_name("EXT");
  app.add_flag("--per-doc", options->per_document, "Also a line for every document");
  app.add_flag("--calibration", options->calibration,
               "Also how well the probabilities in jsonl mean what they say");
  return [options] { return Run(*options); };
}

}  // namespace sejajar
