#include "app/command_line/chart_options.hpp"

#include <algorithm>

#include "app/command_line/options.hpp"

namespace app {

namespace {

std::vector<std::string> words_of(const std::string& select) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at <= select.size();) {
    const std::size_t comma = std::min(select.find(',', at), select.size());
    words.push_back(select.substr(at, comma - at));
    at = comma + 1;
  }
  return words;
}

}  // namespace

Drawing read_drawing(const ChartOptions& options, io::FaultList& faults) {
  Drawing drawing;
  drawing.pictures = io::Pictures::kPixelsAndPages;
  drawing.width = static_cast<int>(read_whole(options.width, io::kLeastChart, io::kMostChart, "--width", faults)
                                       .value_or(static_cast<std::uint64_t>(io::kWideChart)));
  if (const auto theme = io::find_theme(options.theme))
    drawing.theme = *theme;
  else
    add_unknown_word("--theme", "theme", options.theme, {io::kThemeNames.begin(), io::kThemeNames.end()}, faults);
  return drawing;
}

std::vector<std::string> select_charts(const std::string& select, const std::vector<std::string>& known,
                                       io::FaultList& faults) {
  if (select.empty()) return known;
  std::vector<bool> chosen(known.size());
  for (const std::string& word : words_of(select)) {
    const auto same = std::find(known.begin(), known.end(), word);
    if (same != known.end()) {
      chosen[static_cast<std::size_t>(same - known.begin())] = true;
      continue;
    }
    bool found = false;
    for (std::size_t i = 0; i < known.size(); ++i)
      if (!word.empty() && known[i].starts_with(word)) found = chosen[i] = true;
    if (!found) add_unknown_word("--select", "chart of these results", word, {known.begin(), known.end()}, faults);
  }
  std::vector<std::string> names;
  for (std::size_t i = 0; i < known.size(); ++i)
    if (chosen[i]) names.push_back(known[i]);
  return names;
}

}  // namespace app
