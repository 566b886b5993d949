#include "output/chart/figure.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/error.hpp"

namespace io {

namespace {

using Json = nlohmann::ordered_json;

bool is_data(const std::string& column) { return !column.starts_with('_'); }

Cell cell_of(const Json& value) {
  if (value.is_string()) return value.get_ref<const std::string&>();
  if (value.is_boolean()) return value.get<bool>() ? 1 : 0;
  const double number = value.is_number() ? value.get<double>() : kUndefined;
  return std::isfinite(number) ? six_digits(number) : kUndefined;
}

/// The data sets of a specification: those with names, and those that stand with a mark.
class DataSets {
 public:
  explicit DataSets(const Json& spec) {
    if (const auto sets = spec.find("datasets"); sets != spec.end() && sets->is_object())
      for (const auto& [name, rows] : sets->items()) add(name, rows);
    visit(spec);
  }

  Table table(const std::vector<Column>& known) const {
    Table table;
    table.columns = columns_named("series");
    for (const std::string& name : columns_) {
      const auto found = std::find_if(known.begin(), known.end(), [&](const Column& one) { return one.name == name; });
      table.columns.push_back(found == known.end() ? Column{name, name} : *found);
    }
    for (const auto& [set, row] : rows_) {
      std::vector<Cell> cells{set};
      for (const std::string& column : columns_) {
        const auto value = row->find(column);
        cells.push_back(value == row->end() ? Cell("") : cell_of(*value));
      }
      table.row(std::move(cells));
    }
    return table;
  }

 private:
  /// Data inside of marks, wherever they stand. Axes have `values` too, but not in `data`.
  void visit(const Json& node) {
    if (!node.is_structured()) return;
    for (const auto& [key, value] : node.items()) {
      if (node.is_object() && key == "datasets") continue;
      if (!node.is_object() || key != "data")
        visit(value);
      else if (value.is_object() && value.contains("values"))
        add_unnamed(value["values"]);
    }
  }

  void add_unnamed(const Json& rows) {
    const std::string name = "data_" + std::to_string(unnamed_ + 1);
    if (add(name, rows)) ++unnamed_;
  }

  /// Says whether there are any data among the rows.
  bool add(const std::string& name, const Json& rows) {
    const std::size_t known = rows_.size();
    if (!rows.is_array()) return false;
    for (const Json& row : rows) {
      if (!row.is_object()) continue;
      bool any = false;
      for (const auto& [column, value] : row.items()) {
        if (!is_data(column)) continue;
        any = true;
        if (std::find(columns_.begin(), columns_.end(), column) == columns_.end()) columns_.push_back(column);
      }
      if (any) rows_.emplace_back(name, &row);
    }
    return rows_.size() > known;
  }

  std::vector<std::string> columns_;
  std::vector<std::pair<std::string, const Json*>> rows_;
  int unnamed_ = 0;
};

[[noreturn]] void refuse_spec() {
  base::Fault fault;
  fault.problem = "is no chart as this program writes them";
  fault.suggestion = "make it again with the command that wrote it";
  throw base::InputError({fault});
}

}  // namespace

Figure make_figure(KeptFigure words, nlohmann::ordered_json spec, Theme theme, const std::vector<Column>& known) {
  apply_theme(spec, theme);
  Figure figure{std::move(words), DataSets(spec).table(known)};
  figure.spec.json = spec_text(std::move(spec));
  return figure;
}

Figure figure_of(KeptFigure kept) try {
  if (kept.spec.json.empty()) return {std::move(kept), {}};
  const Json spec = Json::parse(kept.spec.json);
  return {std::move(kept), DataSets(spec).table({})};
} catch (const Json::exception&) {
  refuse_spec();
}

Figure figure_of(const KeptFigure& kept, Theme theme, int width) try {
  const bool narrow = width < kPhoneBelow && !kept.narrow.json.empty();
  Json spec = Json::parse((narrow ? kept.narrow : kept.spec).json);
  if (!enlarge(spec, width)) refuse_spec();
  KeptFigure words = kept;
  words.narrow = {};
  return make_figure(std::move(words), std::move(spec), theme);
} catch (const Json::exception&) {
  refuse_spec();
}

}  // namespace io
