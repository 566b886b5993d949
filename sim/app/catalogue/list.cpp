#include <algorithm>

#include "app/catalogue/catalogue.hpp"
#include "app/command_line/command.hpp"
#include "app/ground/load_scenario.hpp"
#include "app/publish/perform.hpp"
#include "base/field.hpp"
#include "input/json/input_values.hpp"
#include "output/table/table.hpp"
#include "telling/words.hpp"

namespace app {

namespace {

std::string cell(const io::Node& entry, std::string_view column) {
  const auto text = [&](std::string_view key) {
    const io::Node* value = entry.find(key);
    return value != nullptr ? in_words(*value) : "";
  };
  return column == "range" ? text("min") + " to " + text("max") : text(column);
}

std::string table_of(const Catalogue& catalogue) {
  io::Table table;
  for (const std::string_view column : catalogue.columns) table.columns.push_back({"", std::string(column)});
  for (const io::Node& entry : catalogue.entries) {
    std::vector<io::Cell> cells;
    for (const std::string_view column : catalogue.columns) cells.emplace_back(cell(entry, column));
    table.row(std::move(cells));
  }
  return io::table_text(table);
}

std::string page_of(const Catalogue& catalogue, const io::Node& entry) {
  constexpr std::size_t kWidth = 88, kIndent = 18;
  const bool vowel = std::string_view("aeiou").find(catalogue.kind.front()) != std::string_view::npos;
  std::string page = entry.find(catalogue.key)->text + (vowel ? ", an " : ", a ") + std::string(catalogue.kind) + "\n";
  for (const io::Member& member : entry.members) {
    const std::string value = in_words(member.value);
    if (member.key == catalogue.key || value.empty()) continue;
    std::string line = "  " + member.key;
    line.resize(std::max(line.size() + 1, kIndent), ' ');
    page += line + wrapped(value, kWidth - kIndent, kIndent) + "\n";
  }
  return page;
}

io::Node found_node(const Catalogue& catalogue, const io::Node& entry) {
  io::Node node = io::make_object();
  io::add_member(node, "kind", io::make_text(catalogue.kind));
  for (const io::Member& member : entry.members) io::add_member(node, member.key, member.value);
  return node;
}

[[noreturn]] void refuse(const std::string& name, const std::vector<std::string>& known) {
  base::Fault fault;
  fault.pointer = "NAME";
  fault.problem = "nothing is called \"" + name + "\"";
  fault.allowed =
      "a name out of `list levers`, parameters, metrics, outcomes, agents, figures, hypotheses, channels or scenarios";
  const std::vector<std::string_view> views(known.begin(), known.end());
  fault.suggestion = io::suggest(name, views);
  throw base::InputError({fault});
}

/// `list REGISTRY`: prints one of kCatalogues as a table, or everything that is known about its entries as JSON.
/// Throws base::InputError for a name that is none of them.
ExitCode list(const NameOptions& options, const Console& console) {
  const std::string& registry = options.name;
  if (std::find(kCatalogues.begin(), kCatalogues.end(), registry) == kCatalogues.end()) {
    io::FaultList faults;
    add_unknown_word("REGISTRY", "registry", registry, {kCatalogues.begin(), kCatalogues.end()}, faults);
    faults.throw_if_any();
  }
  const Catalogue catalogue = catalogue_of(registry, load_calibration(options.data), options.data);
  Report report;
  report.text = table_of(catalogue);
  report.json = io::make_list(catalogue.entries);
  return only_tell(options, console, std::move(report));
}

/// `describe NAME`: prints all that is known about the lever, parameter, metric, agent, figure, hypothesis, channel or
/// scenario of that name (all of them, if several bear it). Throws base::InputError, with the nearest names, for none.
ExitCode describe(const NameOptions& options, const Console& console) {
  const io::Calibration calibration = load_calibration(options.data);
  io::Node found = io::make_list();
  std::string pages;
  std::vector<std::string> known;
  for (const std::string_view registry : kCatalogues) {
    const Catalogue catalogue = catalogue_of(registry, calibration, options.data);
    for (const io::Node& entry : catalogue.entries) {
      known.push_back(entry.find(catalogue.key)->text);
      if (known.back() != options.name) continue;
      pages += (pages.empty() ? "" : "\n") + page_of(catalogue, entry);
      found.items.push_back(found_node(catalogue, entry));
    }
  }
  if (found.items.empty()) refuse(options.name, known);
  Report report;
  report.text = pages;
  report.json = std::move(found);
  return only_tell(options, console, std::move(report));
}

}  // namespace

void set_up_list(Command& command) {
  auto& options = command.keep<NameOptions>();
  std::string names;
  for (const std::string_view known : kCatalogues) names += (names.empty() ? "" : ", ") + std::string(known);
  command.option("REGISTRY", options.name, names).required();
  command.prints_json();
  command.pages();
  command.does(options, list);
}

void set_up_describe(Command& command) {
  auto& options = command.keep<NameOptions>();
  command.option("NAME", options.name, "A name out of `list`").required();
  command.prints_json();
  command.pages();
  command.does(options, describe);
}

}  // namespace app
