#include "output/table/model_tables.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "input/json/json_write.hpp"
#include "model/channels.hpp"
#include "model/hypotheses.hpp"
#include "model/levers.hpp"
#include "model/metrics.hpp"
#include "model/parameters.hpp"

namespace io {

namespace {

std::string as_code(std::string_view text) { return "`" + std::string(text) + "`"; }

std::string range(double low, double high) { return number_text(low) + " to " + number_text(high); }

/// The words of a text (blanks between), each as code, commas between; a dash if there is none.
std::string words_as_code(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) out += (out.empty() ? "" : ", ") + as_code(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out.empty() ? "-" : out;
}

/// A cell: what would end it is escaped.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
  return out;
}

/// One Markdown table under a heading.
class MarkdownTable {
 public:
  MarkdownTable(std::string_view heading, std::initializer_list<std::string_view> columns)
      : text_("### " + std::string(heading) + "\n\n|") {
    for (const std::string_view column : columns) text_ += " " + std::string(column) + " |";
    text_ += "\n|";
    for (std::size_t i = 0; i < columns.size(); ++i) text_ += "---|";
    text_ += "\n";
  }
  void row(std::initializer_list<std::string> cells) {
    text_ += "|";
    for (const std::string& text : cells) text_ += " " + cell(text) + " |";
    text_ += "\n";
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string parameters() {
  MarkdownTable table("12.1 Parameters", {"name", "unit", "allowed", "section", "meaning"});
  for (const base::Field& row : model::kParameterRows)
    table.row({as_code(row.name), std::string(row.unit), range(row.low, row.high), std::string(row.section),
               std::string(row.meaning)});
  return table.text();
}

std::string levers() {
  MarkdownTable table("12.2 Levers", {"name", "actor", "unit", "allowed", "default", "change", "section", "moves first",
                                      "judged under", "meaning", "sources"});
  for (const model::LeverRow& row : model::kLeverRows)
    table.row({as_code(row.name), std::string(row.actor), std::string(row.unit), range(row.low, row.high),
               number_text(row.default_value), row.change == model::Change::kSteps ? "steps" : "ramps",
               std::string(row.section), words_as_code(row.moves), words_as_code(row.test_context),
               std::string(row.label) + " " + std::string(row.meaning), std::string(row.sources)});
  return table.text();
}

std::string metrics() {
  MarkdownTable table("12.3 Metrics", {"name", "label", "unit", "seen by governments", "section", "meaning"});
  for (const model::MetricRow& row : model::kMetricRows)
    table.row({as_code(row.name), std::string(row.label), std::string(row.unit),
               row.seen == model::Seen::kSeen ? "yes" : "no", std::string(row.section), std::string(row.meaning)});
  return table.text();
}

std::string hypotheses() {
  MarkdownTable table("12.4 Hypotheses", {"name", "branches (prior weight)", "acts in", "meaning", "sources"});
  for (const model::HypothesisRow& row : model::kHypothesisRows) {
    std::string branches;
    for (std::size_t i = 0; i < row.branches; ++i)
      branches += (i == 0 ? "" : ", ") + as_code(row.branch[i]) + " (" + number_text(row.weight[i]) + ")";
    table.row(
        {as_code(row.name), branches, std::string(row.acts_in), std::string(row.meaning), std::string(row.sources)});
  }
  return table.text();
}

std::string channels() {
  MarkdownTable table("12.5 Channels", {"name", "section", "closed"});
  for (const model::ChannelRow& row : model::kChannelRows)
    table.row({as_code(row.name), std::string(row.section), std::string(row.meaning)});
  return table.text();
}

}  // namespace

std::string model_tables() {
  return parameters() + "\n" + levers() + "\n" + metrics() + "\n" + hypotheses() + "\n" + channels();
}

}  // namespace io
