#include "output/chart/frame/charts_csv.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <utility>
#include <vector>

#include "input/csv/csv.hpp"
#include "input/json/json_read.hpp"
#include "output/words/charts_words.hpp"

namespace io {

namespace {

/// The data sets of a specification: those with names, and those that stand with a mark.
class DataSets {
 public:
  explicit DataSets(const Node& spec) {
    find_looks(spec);
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
      table.field(six_digits(cell->number));
    else if (cell->is(Node::Kind::kBoolean))
      table.field(cell->truth ? 1 : 0);
    else
      table.field(cell->text);
  }

  /// Columns that hold pixels or colours, since no scale stands between them and the drawing, and columns of words to set.
  void find_looks(const Node& node) {
    for (const Node& item : node.items) find_looks(item);
    for (const Member& member : node.members) {
      if (member.key == "datasets" || member.key == "values") continue;
      if (member.key == "encoding")
        find_looks_of(member.value);
      else
        find_looks(member.value);
    }
  }

  void find_looks_of(const Node& encoding) {
    for (const Member& channel : encoding.members) {
      const Node* field = channel.value.find("field");
      if (field == nullptr) continue;
      const std::string& key = channel.key;  // x2 and y2 have no scale of their own
      const Node* first = key == "x2" || key == "y2" ? encoding.find(key.substr(0, 1)) : &channel.value;
      const Node* scale = first == nullptr ? nullptr : first->find("scale");
      if (key == "text" || (scale != nullptr && scale->is(Node::Kind::kNull))) looks_[field->text] |= key != "text";
    }
  }

  bool is_look(const std::string& column) const {
    const auto found = looks_.find(column);
    return found != looks_.end() && found->second;
  }
  /// A row that only sets words where they are to stand tells no data.
  bool is_data(const Node& row) const {
    return std::any_of(row.members.begin(), row.members.end(),
                       [&](const Member& cell) { return looks_.find(cell.key) == looks_.end(); });
  }

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

  /// One number alone is a line to measure by and no data.
  void add_unnamed(const Node& rows) {
    const bool is_line = rows.items.size() == 1 && rows.items.front().members.size() == 1;
    if (is_line || std::none_of(rows.items.begin(), rows.items.end(), [&](const Node& row) { return is_data(row); }))
      return;
    add("data_" + std::to_string(++unnamed_), rows);
  }

  void add(const std::string& name, const Node& rows) {
    for (const Node& row : rows.items) {
      if (!is_data(row)) continue;
      for (const Member& cell : row.members)
        if (!is_look(cell.key) && std::find(columns_.begin(), columns_.end(), cell.key) == columns_.end())
          columns_.push_back(cell.key);
      rows_.emplace_back(name, &row);
    }
  }

  std::map<std::string, bool> looks_;  ///< true: pixels or colours; false: words
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
