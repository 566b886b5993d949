#include "telling/run/headline.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/share.hpp"
#include "input/csv/csv.hpp"
#include "output/table/table.hpp"
#include "output/words/charts_words.hpp"
#include "output/words/methods.hpp"
#include "telling/words.hpp"

namespace app {

namespace {

struct Line {
  std::string_view metric, label;
  io::Unit unit;
};

constexpr Line kGaps[] = {
    {"gap_months", "standing lag", io::Unit::kMonths},
    {"gap_pace_months", "lag at the present pace", io::Unit::kMonths},
    {"gap_observed_months", "lag as published figures show it", io::Unit::kMonths},
};
constexpr Line kShares[] = {
    {"compute_share_cn", "all chips at China's disposal", io::Unit::kShare},
    {"compute_share_domestic_cn", "Chinese-made chips alone", io::Unit::kShare},
};
constexpr Line kLimits[] = {
    {"binding_wafers_share", "dies", io::Unit::kShare},
    {"binding_memory_share", "memory", io::Unit::kShare},
    {"binding_packaging_share", "packaging", io::Unit::kShare},
};
constexpr Line kNoLimit[] = {{"binding_none_share", "nothing", io::Unit::kShare}};

std::string value_with_range(const io::SummaryRow& row, io::Unit unit) {
  if (row.n == 0) return "undefined";
  return io::say_with_range(row.p50, row.p05, row.p95, unit);
}

/// The numbers of one line at the headline's months, below the name of their group.
void add_line(const Headline& headline, const std::string& group, const Line& line, io::Table& table) {
  std::vector<io::Cell> cells{group, line.label};
  for (const int month : headline.months)
    cells.emplace_back(value_with_range(headline.summary->at(line.metric, io::csv_month(month)), line.unit));
  table.row(std::move(cells));
}

std::string medians_text(const Headline& headline) {
  io::Table table;
  table.columns = {{"", "", io::Unit::kCount, io::Look::kGroup}, {"", ""}};
  for (const int month : headline.months) table.columns.push_back({"", io::say_month(io::csv_month(month))});
  for (const Line& line : kGaps) add_line(headline, "China's lag behind the United States, in months", line, table);
  for (const Line& line : kShares) add_line(headline, "China's effective compute beside America's", line, table);
  return io::table_text(table);
}

/// What holds up Chinese chip orders now, the largest share first: "memory 24 %, dies 12 %; nothing holds up 64 %".
std::string limits_text(const Headline& headline) {
  std::vector<std::pair<double, std::string_view>> limits;
  for (const Line& line : kLimits) {
    const io::SummaryRow& row = headline.summary->at(line.metric, io::csv_month(headline.months.front()));
    if (row.n == 0) return "undefined";
    limits.emplace_back(row.mean, line.label);
  }
  std::stable_sort(limits.begin(), limits.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string text;
  for (const auto& [share, label] : limits)
    text += (text.empty() ? "" : ", ") + std::string(label) + " " + io::say(share, io::Unit::kShare);
  const io::SummaryRow& none = headline.summary->at("binding_none_share", io::csv_month(headline.months.front()));
  return text + "; nothing holds up " + io::say(none.mean, io::Unit::kShare);
}

/// Two measures, side by side since they differ much: a world may catch up and fall behind again.
std::string parity_text(const Headline& headline) {
  io::Table table;
  table.columns = io::columns_headed(
      {"", "in that month", "at some point since " + io::say_month(io::csv_month(headline.months.front()))});
  for (const Parity& parity : headline.parity) {
    const std::string month = io::csv_month(parity.month);
    table.row({"  " + io::say_month(month),
               io::say_in_hundred(headline.summary->at("parity_share", month).mean, headline.replicates),
               io::say_in_hundred(parity.share, headline.held)});
  }
  return io::table_text(table);
}

io::Node row_node(const Headline& headline, const Line& line, int month) {
  const io::SummaryRow& row = headline.summary->at(line.metric, io::csv_month(month));
  io::Node node = io::make_object();
  io::add_member(node, "metric", io::make_text(line.metric));
  io::add_member(node, "unit", io::make_text(row.unit));
  io::add_member(node, "month", io::make_text(io::csv_month(month)));
  io::add_member(node, "n", io::make_number(static_cast<double>(row.n)));
  if (row.n == 0) return node;
  io::add_member(node, "mean", io::make_number(row.mean));
  io::add_member(node, "p05", io::make_number_or_null(row.p05));
  io::add_member(node, "p50", io::make_number_or_null(row.p50));
  io::add_member(node, "p95", io::make_number_or_null(row.p95));
  return node;
}

template <class Lines>
void add_rows(const Headline& headline, const Lines& lines, const std::vector<int>& months, io::Node& list) {
  for (const Line& line : lines)
    for (const int month : months) list.items.push_back(row_node(headline, line, month));
}

}  // namespace

std::vector<int> headline_months(int present, int months) {
  const int last = months - 1, now = std::min(present, last);
  std::vector<int> chosen{now};
  if (now + 24 < last) chosen.push_back(now + 24);
  if (last > now) chosen.push_back(last);
  return chosen;
}

std::vector<Parity> parity_by_year(const engine::Results& results, int present) {
  const auto gap = static_cast<std::size_t>(engine::find_output("gap_months"));
  const int last = results.months() - 1;
  std::vector<bool> reached(static_cast<std::size_t>(results.replicates()), false);
  std::vector<Parity> years;
  for (int month = std::min(present, last); month <= last; ++month) {
    const double* column = results.column(gap, month);
    for (std::size_t r = 0; r < reached.size(); ++r) reached[r] = reached[r] || column[r] <= 0;
    const auto count = static_cast<double>(std::count(reached.begin(), reached.end(), true));
    if (month % 12 == 11 || month == last) years.push_back({month, count / results.replicates()});
  }
  return years;
}

std::string headline_text(const Headline& headline) {
  const std::string seed = std::to_string(headline.seed);
  std::string text = base::printable(headline.title) + "\n";
  if (headline.replicates == 1)
    text += "One simulated world, seed " + seed + ": one possible history, which says nothing of others.\n\n";
  else
    text +=
        io::with_commas(headline.replicates) + " simulated worlds, seed " + seed +
        (headline.replicates < base::kFewestForRange ? ". Medians: they are too few for a range of worlds.\n\n"
                                                     : ". Median, and in brackets the range of 9 in 10 worlds.\n\n");
  text += medians_text(headline);
  for (const std::string& sentence : headline.hangs_on) text += wrapped(sentence, 100, 2) + "\n";
  text += "What holds up orders for Chinese chips in " + io::say_month(io::csv_month(headline.months.front())) +
          (headline.replicates == 1 ? "" : ", shares of the orders on average over the worlds (no medians)") + "\n  " +
          limits_text(headline) + "\n";
  if (const std::string survey = io::survey_in_words(headline.replicates); !survey.empty())
    text += wrapped(survey, 100, 2) + "\n";
  return plain(text + "Worlds in which China is level or ahead (a standing lag of 0 or less)\n" +
               parity_text(headline));
}

io::Node headline_node(const Headline& headline) {
  io::Node node = io::make_object();
  io::add_member(node, "scenario", io::make_text(headline.scenario));
  io::add_member(node, "title", io::make_text(headline.title));
  io::add_member(node, "replicates", io::make_number(headline.replicates));
  io::Node& rows = io::add_member(node, "rows", io::make_list());
  add_rows(headline, kGaps, headline.months, rows);
  add_rows(headline, kShares, headline.months, rows);
  add_rows(headline, kLimits, {headline.months.front()}, rows);
  add_rows(headline, kNoLimit, {headline.months.front()}, rows);
  io::add_member(node, "hangs_on", io::make_texts(headline.hangs_on));
  io::Node& parity = io::add_member(node, "parity", io::make_list());
  for (const Parity& by : headline.parity) {
    io::Node& entry = parity.items.emplace_back(io::make_object());
    io::add_member(entry, "by", io::make_text(io::csv_month(by.month)));
    io::add_member(entry, "share_of_worlds_ever", io::make_number(by.share));
    const io::SummaryRow& row = headline.summary->at("parity_share", io::csv_month(by.month));
    if (row.n > 0) io::add_member(entry, "share_of_worlds_in_that_month", io::make_number(row.mean));
  }
  return node;
}

}  // namespace app
