// What there is to move and to see: the registries, as `chokepoint list` has them, and what these worlds say of them.
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "analysis/scores.hpp"
#include "explorer/present.hpp"
#include "explorer/session.hpp"
#include "input/scenario/scenario_policies.hpp"
#include "output/words/charts_words.hpp"
#include "study/compare/outcomes.hpp"
#include "study/ground/units.hpp"
#include "telling/catalogue/catalogue_nodes.hpp"
#include "telling/compare/outcome_words.hpp"
#include "telling/run/run_tables.hpp"

namespace explorer {

namespace {

const char* kind_of(base::Unit unit) {
  switch (unit) {
    case base::Unit::kMonths:
      return "months";
    case base::Unit::kShare:
      return "share";
    case base::Unit::kUsd:
      return "usd";
    case base::Unit::kDex:
      return "dex";
    case base::Unit::kFactor:
      return "factor";
    default:
      return "count";
  }
}

/// The embedded worlds as they run under the baseline.
std::vector<engine::WorldRecord> records_of(const Library& library) {
  const engine::Plan plan = library.plan_of(library.baseline(), library.worlds(), engine::Kernel::kScalar);
  std::vector<engine::WorldRecord> records;
  for (int world = 1; world <= library.worlds(); ++world)
    records.push_back(draw_world(*plan.inputs, plan.seed, static_cast<std::uint64_t>(world), *plan.setting));
  return records;
}

io::Node levers_node(const Library& library) {
  const std::vector<double> today = levers_at_present(library, library.baseline());
  io::Node list = io::make_list();
  for (std::size_t lever = 0; lever < model::kLevers; ++lever) {
    const model::LeverRow& row = model::kLeverRows[lever];
    const std::string scheduled = app::scheduled_moves(lever, library.baseline().job.scenario.setting);
    io::Node& node = list.items.emplace_back(app::lever_node(row, today[lever], scheduled, library.calibration()));
    io::add_member(node, "ramps", io::make_boolean(row.change == model::Change::kRamps));
  }
  return list;
}

/// The chip rules that the baseline's moves put in force by the present, in their order.
io::Node rules_node(const Library& library) {
  const model::Setting& setting = library.baseline().job.scenario.setting;
  const std::vector<io::PolicyEvent>& timeline = library.calibration().timeline;
  const model::Move* in_force = rule_at_present(setting);
  io::Node list = io::make_list();
  for (const model::Move& move : setting.moves) {
    if (move.rule < 0) continue;
    const std::string id = move.id.substr(0, move.id.find('.'));
    const auto event =
        std::find_if(timeline.begin(), timeline.end(), [&](const io::PolicyEvent& one) { return one.id == id; });
    io::Node& node = list.items.emplace_back(io::make_object());
    io::add_member(node, "id", io::make_text(id));
    io::add_member(node, "month", month_node(move.from));
    io::add_member(node, "event", io::make_text(event != timeline.end() ? event->event : move.id));
    io::add_member(node, "description", io::make_text(event != timeline.end() ? event->description : ""));
    io::add_member(node, "chip_rule", *io::policy_node(move, setting.rules).find("chip_rule"));
    io::add_member(node, "in_force", io::make_boolean(&move == in_force));
  }
  return list;
}

io::Node claims_node(const std::vector<engine::WorldRecord>& records) {
  io::Node list = io::make_list();
  for (std::size_t h = 0; h < model::kHypotheses; ++h) {
    const model::HypothesisRow& row = model::kHypothesisRows[h];
    io::Node& node = list.items.emplace_back(app::hypothesis_node(row));
    io::add_member(node, "label", io::make_text(io::name_in_words(std::string(row.name))));
    io::Node labels = io::make_object(), worlds = io::make_object();
    for (std::size_t branch = 0; branch < row.branches; ++branch) {
      const auto has = [&](const engine::WorldRecord& record) {
        return record.branches[h] == static_cast<double>(branch);
      };
      const std::string name(row.branch[branch]);
      io::add_member(labels, name, io::make_text(io::uncapitalised(io::name_in_words(name))));
      io::add_member(worlds, name,
                     io::make_number(static_cast<double>(std::count_if(records.begin(), records.end(), has))));
    }
    io::add_member(node, "branch_labels", std::move(labels));
    io::add_member(node, "branch_worlds", std::move(worlds));
  }
  return list;
}

io::Node parameters_node(const Library& library, const std::vector<engine::WorldRecord>& records) {
  constexpr std::array kPlaces{0.05, 0.25, 0.5, 0.75, 0.95};
  constexpr std::array kNames{"p05", "p25", "p50", "p75", "p95"};
  io::Node list = io::make_list();
  for (std::size_t i = 0; i < model::kParameters; ++i) {
    io::Node& node =
        list.items.emplace_back(app::parameter_node(model::kParameterRows[i], library.calibration().priors.at(i)));
    io::add_member(node, "label",
                   io::make_text(io::capitalised(io::name_in_words(std::string(model::kParameterRows[i].name)))));
    std::vector<double> values;
    for (const engine::WorldRecord& record : records) values.push_back(record.parameters[i]);
    const std::vector<double> found = analysis::quantiles(values, kPlaces);
    for (std::size_t place = 0; place < kPlaces.size(); ++place)
      io::add_member(node, kNames[place], io::make_number_or_null(found[place]));
  }
  return list;
}

io::Node metrics_node() {
  io::Node list = io::make_list();
  for (std::size_t i = 0; i < model::kMetrics; ++i) {
    io::Node& node = list.items.emplace_back(app::metric_node(model::kMetricRows[i]));
    io::add_member(node, "kind", io::make_text(kind_of(study::unit_of(i))));
  }
  return list;
}

io::Node outcomes_node() {
  io::Node list = io::make_list();
  for (const study::Outcome& outcome : study::usual_outcomes()) {
    io::Node& node = list.items.emplace_back(io::make_object());
    io::add_member(node, "name", io::make_text(outcome.name));
    io::add_member(node, "label", io::make_text(app::label_of(outcome)));
    io::add_member(node, "description", io::make_text(app::meaning_of(outcome)));
    io::add_member(node, "output", io::make_text(engine::output_name(outcome.output)));
    io::add_member(node, "unit", io::make_text(outcome.unit_text()));
    io::add_member(node, "difference_unit", io::make_text(outcome.difference_unit()));
    io::add_member(node, "kind", io::make_text(kind_of(outcome.unit)));
    io::add_member(node, "stepwise", io::make_boolean(outcome.stepwise));
  }
  return list;
}

io::Node scenarios_node(const Library& library) {
  io::Node list = io::make_list();
  for (const io::InputFile& file : library.packet().files) {
    if (!file.path.starts_with(kScenarios)) continue;
    io::FaultList faults;
    const std::optional<io::Node> root = io::read_json(file.bytes, file.path, faults);
    io::Node& node = list.items.emplace_back(io::make_object());
    io::add_member(node, "name", io::make_text(io::scenario_name(file.path)));
    for (const char* key : {"title", "question", "group", "description"}) {
      const io::Node* member = root ? root->find(key) : nullptr;
      io::add_member(node, key, io::make_text(member ? member->text : ""));
    }
    const io::Node* sources = root ? root->find("sources") : nullptr;
    io::add_member(node, "sources", sources ? *sources : io::make_list());
    io::add_member(node, "text", io::make_text(file.bytes));
  }
  return list;
}

/// Every id of a document, figure or event that a registry names, and what the record knows of it.
io::Node sources_node(const io::Calibration& calibration, const std::set<std::string>& named) {
  io::Node all = io::make_object();
  const auto add = [&](const std::string& id, const std::string& title, const std::string& address,
                       const std::string& tier, const std::string& paraphrase) {
    if (!named.contains(id) || all.find(id)) return;
    io::Node& node = io::add_member(all, id, io::make_object());
    io::add_member(node, "title", io::make_text(title));
    io::add_member(node, "address", io::make_text(address));
    io::add_member(node, "tier", io::make_text(tier));
    io::add_member(node, "paraphrase", io::make_text(paraphrase));
  };
  for (const io::DocumentedFigure& figure : calibration.figures)
    add(figure.id, figure.source_title, figure.source_address, figure.source_tier, figure.paraphrase);
  for (const io::PolicyEvent& event : calibration.timeline)
    add(event.id, event.source_title, event.source_address, "", event.event);
  return all;
}

void gather_sources(const io::Node& list, std::set<std::string>& named) {
  for (const io::Node& item : list.items)
    if (const io::Node* sources = item.find("sources"))
      for (const io::Node& source : sources->items) named.insert(source.text);
}

io::Node comparison_outputs() {
  io::Node list = io::make_list();
  std::set<std::size_t> told;
  const auto add = [&](std::size_t output) {
    if (told.insert(output).second) list.items.push_back(io::make_text(engine::output_name(output)));
  };
  for (const study::Outcome& outcome : study::usual_outcomes()) add(outcome.output);
  for (const std::size_t metric : app::told_metrics()) add(metric);
  return list;
}

}  // namespace

Answer Session::describe() {
  const Packet& packet = library_.packet();
  const std::vector<engine::WorldRecord> records = records_of(library_);
  const int months = library_.baseline().job.scenario.setting.months;
  Answer answer{io::make_object(), {}};
  const auto add = [&](const char* key, io::Node value) -> io::Node& {
    return io::add_member(answer.node, key, std::move(value));
  };
  const auto text = [&](const char* key, const std::string& value) { add(key, io::make_text(value)); };
  add("format", io::make_number(1));
  text("version", packet.version), text("commit", packet.commit), text("posterior", packet.posterior);
  text("seed", std::to_string(packet.seed));
  add("worlds", io::make_number(library_.worlds()));
  text("kernel", std::string(engine::kernel_name(runner_.kernel())));
  io::Node& span = add("months", io::make_object());
  io::add_member(span, "first", month_node(0));
  io::add_member(span, "present", month_node(library_.present()));
  io::add_member(span, "last", month_node(months - 1));
  io::add_member(span, "count", io::make_number(months));
  text("baseline", packet.baseline), text("start", packet.start);
  add("chipRules", rules_node(library_));
  add("metrics", metrics_node());
  add("outcomes", outcomes_node());
  io::Node groups = io::make_list();
  for (const io::ScenarioGroup& group : io::kScenarioGroups) {
    io::Node& node = groups.items.emplace_back(io::make_object());
    io::add_member(node, "name", io::make_text(group.name));
    io::add_member(node, "heading", io::make_text(group.heading));
  }
  add("groups", std::move(groups));
  std::set<std::string> named;
  for (auto& [key, list] : {std::pair{"levers", levers_node(library_)},
                            {"claims", claims_node(records)},
                            {"parameters", parameters_node(library_, records)},
                            {"scenarios", scenarios_node(library_)}}) {
    gather_sources(list, named);
    add(key, list);
  }
  add("sources", sources_node(library_.calibration(), named));
  add("comparisonOutputs", comparison_outputs());
  return answer;
}

}  // namespace explorer
