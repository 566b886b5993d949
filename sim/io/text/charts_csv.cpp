#include "io/text/charts_csv.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "io/text/csv.hpp"
#include "io/text/json_read.hpp"

namespace io {

namespace {

/// The data sets of a specification: those with names, and those that stand with a mark.
class DataSets {
 public:
  explicit DataSets(const Node& spec) {
    if (const Node* sets = spec.find("datasets"))
      for (const Member& set : sets->members) add(set.key, set.value);
    visit(spec);
  }

  std::string csv() const {
    std::vector<std::string> header{"series"};
    header.insert(header.end(), columns_.begin(), columns_.end());
    Csv table(header);
    for (const auto& [name, row] : rows_) {
      table.field(name);
      for (const std::string& column : columns_) add_cell(table, row->find(column));
      table.end_row();
    }
    return table.text();
  }

 private:
  static void add_cell(Csv& table, const Node* cell) {
    if (cell == nullptr || cell->is(Node::Kind::kNull))
      table.field("");
    else if (cell->is(Node::Kind::kNumber))
      table.field(cell->number);
    else if (cell->is(Node::Kind::kBoolean))
      table.field(cell->truth ? 1 : 0);
    else
      table.field(cell->text);
  }

  /// Data inside of marks, wherever they stand. Axes have `values` too, but not in `data`.
  void visit(const Node& node) {
    for (const Node& item : node.items) visit(item);
    for (const Member& member : node.members) {
      if (member.key == "datasets") continue;
      if (member.key != "data")
        visit(member.value);
      else if (const Node* values = member.value.find("values"))
        add("data_" + std::to_string(++unnamed_), *values);
    }
  }

  void add(const std::string& name, const Node& rows) {
    for (const Node& row : rows.items) {
      if (row.members.empty()) continue;
      for (const Member& cell : row.members)
        if (std::find(columns_.begin(), columns_.end(), cell.key) == columns_.end()) columns_.push_back(cell.key);
      rows_.emplace_back(name, &row);
    }
  }

  std::vector<std::string> columns_;
  std::vector<std::pair<std::string, const Node*>> rows_;
  int unnamed_ = 0;
};

}  // namespace

std::string chart_csv(std::string_view spec) {
  FaultList faults;
  const auto document = read_json(spec, "a chart's specification", faults);
  faults.throw_if_any();
  return DataSets(*document).csv();
}

}  // namespace io
