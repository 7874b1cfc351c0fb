#include "align/corpus/data_card.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "align/base/atomic_file.h"
#include "align/io/characters.h"
#include "align/io/numbers.h"

namespace sejajar {
namespace {

using Json = nlohmann::ordered_json;

// "1,234,567"
std::string Grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3;) digits.insert(i -= 3, ",");
  return digits;
}

std::string Percent(std::size_t part, std::size_t whole) {
  if (whole == 0) return "";
  return Fixed(100 * static_cast<double>(part) / static_cast<double>(whole), 1) + " %";
}

struct Line {
  std::string name;
  std::size_t count;
  std::size_t whole;  // 0: of nothing
};

// Every step from what came in to what is kept.
std::vector<Line> Steps(const Filters& filters, const BuildCounts& counts) {
  std::vector<Line> lines = {
      {"document pairs read", counts.documents, 0},
      {"could not be read", counts.problems, 0},
      {"source sentences", counts.source_sentences, 0},
      {"without a partner", counts.source_alone, counts.source_sentences},
      {"target sentences", counts.target_sentences, 0},
      {"without a partner", counts.target_alone, counts.target_sentences},
      {"sentence pairs", counts.rows, 0},
  };
  for (std::size_t i = 0; i < kFilters; ++i) {
    if (!filters.IsOn(i)) continue;
    lines.push_back({"dropped: " + filters.Describe(i), counts.dropped[i], counts.rows});
  }
  lines.push_back({"kept", counts.kept, counts.rows});
  return lines;
}

// What Markdown would read as something else.
std::string Plain(std::string_view text) {
  std::string out;
  for (const char c : OneLine(ValidUtf8(text))) {
    if (std::string_view("\\`*_[]<>#|~&").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

std::string CardMarkdown(const CardFacts& facts, const Filters& filters,
                         const BuildCounts& counts) {
  std::string card = "# Parallel text, " + Plain(facts.source_language) + " and " +
                     Plain(facts.target_language) + "\n\n";
  card += Grouped(counts.kept) + " sentence pairs, " + Grouped(counts.source_characters) + " and " +
          Grouped(counts.target_characters) + " characters without white space, made by Sejajar " +
          Plain(facts.version) + " with " + Plain(facts.model) + ".\n\n";
  card += "Licence: " +
          (facts.licence.empty() ? "not stated by whoever built this" : Plain(facts.licence)) +
          ".\n\n## Sources\n\n";
  for (const std::string& input : facts.inputs) card += "- " + Plain(input) + "\n";
  card += "\n## Files\n\n";
  for (const std::string& file : facts.files) card += "- " + Plain(file) + "\n";
  card += "\n## From what came in to what is kept\n\n| step | count | share |\n|---|---:|---:|\n";
  for (const Line& line : Steps(filters, counts)) {
    card += "| " + Plain(line.name) + " | " + Grouped(line.count) + " | " +
            Percent(line.count, line.whole) + " |\n";
  }
  card += "\nA row is dropped by the first filter that objects. What each means:\n\n";
  for (std::size_t i = 0; i < kFilters; ++i) {
    card += "- **" + Plain(filters.Describe(i)) + "**: " + Plain(FilterTable()[i].about) + "\n";
  }
  card += "\nMasked: ";
  std::string masks;
  for (const std::string& mask : facts.masks) masks += (masks.empty() ? "" : ", ") + mask;
  card += (masks.empty() ? "nothing" : masks) + ".\n\n## Scores\n\n![Rows by score](scores.svg)\n";
  return card;
}

std::string CardJson(const CardFacts& facts, const Filters& filters, const BuildCounts& counts) {
  Json dropped = Json::object();
  for (std::size_t i = 0; i < kFilters; ++i) {
    Json filter = {{"on", filters.IsOn(i)}};
    if (FilterTable()[i].has_threshold) filter["threshold"] = filters.Threshold(i);
    filter["dropped"] = counts.dropped[i];
    dropped[std::string(FilterTable()[i].name)] = std::move(filter);
  }
  const Json card = {
      {"format", "sejajar-data-card"},
      {"version", 1},
      {"program", facts.version},
      {"model", facts.model},
      {"source_language", facts.source_language},
      {"target_language", facts.target_language},
      {"licence", facts.licence},
      {"inputs", facts.inputs},
      {"files", facts.files},
      {"masks", facts.masks},
      {"documents", counts.documents},
      {"problems", counts.problems},
      {"source_sentences", counts.source_sentences},
      {"target_sentences", counts.target_sentences},
      {"source_alone", counts.source_alone},
      {"target_alone", counts.target_alone},
      {"rows", counts.rows},
      {"filters", dropped},
      {"kept", counts.kept},
      {"source_characters", counts.source_characters},
      {"target_characters", counts.target_characters},
      {"kept_by_score", counts.kept_by_score},
      {"dropped_by_score", counts.dropped_by_score},
  };
  return card.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string ScoresSvg(const BuildCounts& counts) {
  constexpr int kWidth = 640;
  constexpr int kHeight = 240;
  constexpr int kLeft = 70;
  constexpr int kTop = 30;
  constexpr int kBottom = kHeight - 40;
  constexpr int kStep = (kWidth - kLeft - 20) / static_cast<int>(kScoreBins);
  std::size_t most = 1;
  for (std::size_t i = 0; i < kScoreBins; ++i) {
    most = std::max(most, counts.kept_by_score[i] + counts.dropped_by_score[i]);
  }
  const auto height = [&](std::size_t count) {
    return static_cast<double>(count) * (kBottom - kTop) / static_cast<double>(most);
  };
  const auto text = [](int x, int y, const char* anchor, const std::string& what) {
    return "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" text-anchor=\"" +
           anchor + "\">" + what + "</text>\n";
  };
  std::string svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 240\" role=\"img\" "
      "font-family=\"sans-serif\" font-size=\"12\">\n<title>Rows by score</title>\n"
      "<rect width=\"640\" height=\"240\" fill=\"#fff\"/>\n";
  for (std::size_t i = 0; i < kScoreBins; ++i) {
    const int x = kLeft + static_cast<int>(i) * kStep;
    const double kept = height(counts.kept_by_score[i]);
    const double dropped = height(counts.dropped_by_score[i]);
    const auto bar = [&](double bottom, double size, const char* colour, const char* what,
                         std::size_t count) {
      if (count == 0) return;
      svg += "<rect x=\"" + std::to_string(x + 1) + "\" y=\"" + Fixed(bottom - size, 2) +
             "\" width=\"" + std::to_string(kStep - 2) + "\" height=\"" + Fixed(size, 2) +
             "\" fill=\"" + colour + "\"><title>" + what + ", score " +
             Fixed(static_cast<double>(i) / kScoreBins, 2) + " and more: " + Grouped(count) +
             "</title></rect>\n";
    };
    bar(kBottom, kept, "#1b6ca8", "kept", counts.kept_by_score[i]);
    bar(kBottom - kept, dropped, "#d08b3e", "dropped", counts.dropped_by_score[i]);
  }
  const int right = kLeft + kStep * static_cast<int>(kScoreBins);
  svg += "<path d=\"M" + std::to_string(kLeft) + " " + std::to_string(kTop) + "V" +
         std::to_string(kBottom) + "H" + std::to_string(right) +
         "\" fill=\"none\" stroke=\"#333\"/>\n";
  svg += text(kLeft - 6, kTop + 4, "end", Grouped(most)) + text(kLeft - 6, kBottom, "end", "0");
  svg += text(kLeft, kBottom + 16, "middle", "0") + text(right, kBottom + 16, "middle", "1") +
         text((kLeft + right) / 2, kBottom + 30, "middle", "score");
  svg += "<rect x=\"90\" y=\"8\" width=\"12\" height=\"12\" fill=\"#1b6ca8\"/>\n" +
         text(108, 18, "start", "kept") +
         "<rect x=\"160\" y=\"8\" width=\"12\" height=\"12\" fill=\"#d08b3e\"/>\n" +
         text(178, 18, "start", "dropped") + "</svg>\n";
  return svg;
}

std::string SummaryTable(const Filters& filters, const BuildCounts& counts) {
  const std::vector<Line> lines = Steps(filters, counts);
  std::size_t widest_name = 0;
  std::size_t widest_count = 0;
  for (const Line& line : lines) {
    widest_name = std::max(widest_name, line.name.size());
    widest_count = std::max(widest_count, Grouped(line.count).size());
  }
  std::string table;
  for (const Line& line : lines) {
    const std::string count = Grouped(line.count);
    const std::string percent = Percent(line.count, line.whole);
    table += line.name + std::string(widest_name + 2 - line.name.size(), ' ') +
             std::string(widest_count - count.size(), ' ') + count;
    if (!percent.empty())
      table += std::string(9 - std::min<std::size_t>(9, percent.size()), ' ') + percent;
    table += '\n';
  }
  return table;
}

Status WriteDataCard(const std::string& folder, const CardFacts& facts, const Filters& filters,
                     const BuildCounts& counts) {
  const auto write = [&](const char* name, const std::string& text) {
    return WriteFileAtomically((std::filesystem::path(folder) / name).string(), text);
  };
  if (Status status = write("scores.svg", ScoresSvg(counts)); !status) return status;
  if (Status status = write("card.md", CardMarkdown(facts, filters, counts)); !status) {
    return status;
  }
  return write("card.json", CardJson(facts, filters, counts));
}

}  // namespace sejajar
