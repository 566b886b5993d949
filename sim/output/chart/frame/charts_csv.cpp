#include "output/chart/frame/charts_csv.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "input/json/json_read.hpp"

namespace io {

namespace {

bool is_data(const Member& cell) { return !cell.key.starts_with('_'); }

Cell cell_of(const Node* value) {
  if (value == nullptr) return "";
  if (value->is(Node::Kind::kNumber)) return six_digits(value->number);
  if (value->is(Node::Kind::kBoolean)) return value->truth ? 1 : 0;
  return value->text;
}

/// The data sets of a specification: those with names, and those that stand with a mark.
class DataSets {
 public:
  explicit DataSets(const Node& spec) {
    if (const Node* sets = spec.find("datasets"))
      for (const Member& set : sets->members) add(set.key, set.value);
    visit(spec);
  }

  Table table() const {
    Table table;
    table.columns = columns_named("series");
    for (const std::string& column : columns_) table.columns.push_back({column, column});
    for (const auto& [name, row] : rows_) {
      std::vector<Cell> cells{name};
      for (const std::string& column : columns_) cells.push_back(cell_of(row->find(column)));
      table.row(std::move(cells));
    }
    return table;
  }

 private:
  /// Data inside of marks, wherever they stand. Axes have `values` too, but not in `data`.
  void visit(const Node& node) {
    for (const Node& item : node.items) visit(item);
    for (const Member& member : node.members) {
      if (member.key == "datasets") continue;
      if (member.key != "data")
        visit(member.value);
      else if (const Node* values = member.value.find("values"))
        add_unnamed(*values);
    }
  }

  void add_unnamed(const Node& rows) {
    const auto has_data = [](const Node& row) { return std::any_of(row.members.begin(), row.members.end(), is_data); };
    if (std::any_of(rows.items.begin(), rows.items.end(), has_data)) add("data_" + std::to_string(++unnamed_), rows);
  }

  void add(const std::string& name, const Node& rows) {
    for (const Node& row : rows.items) {
      const std::size_t known = rows_.size();
      for (const Member& cell : row.members) {
        if (!is_data(cell)) continue;
        if (rows_.size() == known) rows_.emplace_back(name, &row);
        if (std::find(columns_.begin(), columns_.end(), cell.key) == columns_.end()) columns_.push_back(cell.key);
      }
    }
  }

  std::vector<std::string> columns_;
  std::vector<std::pair<std::string, const Node*>> rows_;
  int unnamed_ = 0;
};

}  // namespace

Table chart_table(std::string_view spec) {
  FaultList faults;
  const auto document = read_json(spec, "a chart's specification", faults);
  faults.throw_if_any();
  return DataSets(*document).table();
}

std::string chart_csv(std::string_view spec) { return table_csv(chart_table(spec)); }

}  // namespace io
