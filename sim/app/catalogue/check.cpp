#include <boost/algorithm/string/join.hpp>
#include <filesystem>

#include "app/catalogue/check_calibration.hpp"
#include "app/command_line/command.hpp"
#include "app/ground/load_scenario.hpp"
#include "app/publish/notes.hpp"
#include "app/publish/place.hpp"
#include "files/load.hpp"
#include "files/write_whole.hpp"
#include "input/csv/csv.hpp"
#include "input/json/json_read.hpp"
#include "input/scenario/schema.hpp"
#include "parallel/interrupt.hpp"
#include "telling/scenario_words.hpp"

namespace app {

namespace {

struct CheckOptions : ScenarioOptions {
  std::vector<std::string> files;
  std::string schema;  ///< where to write the JSON Schema; empty: nowhere
};

/// What was understood, for a person and as JSON.
struct Finding {
  std::string file, words;
  io::Node node;
};

Finding finding_of(const std::string& file, const io::Scenario& scenario) {
  const model::Setting& setting = scenario.setting;
  Finding finding{file, "", io::make_object()};
  finding.words = scenario_in_words(scenario);
  io::add_member(finding.node, "file", io::make_text(file));
  io::add_member(finding.node, "policies", io::make_number(static_cast<double>(setting.moves.size())));
  io::add_member(finding.node, "reactions", io::make_number(static_cast<double>(setting.reactions.size())));
  io::add_member(finding.node, "parameters_set", io::make_number(static_cast<double>(scenario.interventions.size())));
  io::add_member(finding.node, "to", io::make_text(io::csv_month(setting.months - 1)));
  return finding;
}

Finding finding_of(const std::string& directory, const CheckedCalibration& checked) {
  const io::Calibration& calibration = checked.calibration;
  const std::size_t worlds = checked.posterior ? checked.posterior->worlds.worlds.size() : 0;
  Finding finding{directory, "", io::make_object()};
  finding.words = counted(calibration.priors.size(), "prior", "priors") + ", " +
                  counted(calibration.figures.size(), "figure", "figures") + ", " +
                  counted(calibration.chips.size(), "chip", "chips") + ", " +
                  counted(calibration.timeline.size(), "policy event", "policy events") + ", " +
                  counted(checked.targets.fitted.size() + checked.targets.held_out.size(), "target", "targets") + ", " +
                  (checked.posterior ? "a posterior of " + counted(worlds, "world", "worlds") : "no posterior") +
                  (checked.not_read.empty() ? "" : "; not read: " + boost::algorithm::join(checked.not_read, ", "));
  io::add_member(finding.node, "file", io::make_text(directory));
  io::add_member(finding.node, "priors", io::make_number(static_cast<double>(calibration.priors.size())));
  io::add_member(finding.node, "figures", io::make_number(static_cast<double>(calibration.figures.size())));
  io::add_member(finding.node, "chips", io::make_number(static_cast<double>(calibration.chips.size())));
  io::add_member(finding.node, "policy_events", io::make_number(static_cast<double>(calibration.timeline.size())));
  io::add_member(finding.node, "targets", io::make_number(static_cast<double>(checked.targets.fitted.size())));
  io::add_member(finding.node, "held_out", io::make_number(static_cast<double>(checked.targets.held_out.size())));
  io::add_member(finding.node, "posterior_worlds", io::make_number(static_cast<double>(worlds)));
  io::add_member(finding.node, "not_read", io::make_texts(checked.not_read));
  return finding;
}

[[noreturn]] void refuse_nothing() {
  base::Fault fault;
  fault.pointer = "FILE";
  fault.problem = "there is nothing to check";
  fault.allowed = "scenario files, or directories with a calibration";
  throw base::InputError({fault});
}

/// Only an older schema is replaced.
void check_schema_place(const std::string& place, io::FaultList& faults) {
  const auto is_schema = [](const std::string& text) {
    io::FaultList not_json;
    const std::optional<io::Node> there = io::read_json(text, "", not_json);
    const io::Node* description = there ? there->find("description") : nullptr;
    return description != nullptr && description->text == io::kSchemaDescription;
  };
  check_file_place(place, "--write-schema", true, is_schema, "a new file, or one that this option wrote", faults);
}

void print(const std::vector<Finding>& findings, const Console& console) {
  io::Node list = io::make_list();
  for (const Finding& finding : findings) {
    list.items.push_back(finding.node);
    if (!console.json && !console.quiet)
      console.out << base::printable(finding.file) << ": ok, " << finding.words << "\n";
  }
  if (console.json) console.print(list);
}

/// `check FILE...`: reads scenarios (and, for a directory, calibrations) without running them, and says of each what it
/// holds. `check --write-schema FILE` writes the JSON Schema of scenarios. Throws base::InputError with every fault of
/// all.
ExitCode check(const CheckOptions& options, const Console& console) {
  if (options.files.empty() && options.schema.empty()) refuse_nothing();
  io::FaultList faults;
  std::vector<Finding> findings;
  std::vector<std::string> scenarios;
  for (const std::string& file : options.files) {
    if (std::filesystem::is_directory(file))
      findings.push_back(finding_of(file, check_calibration(file, options.data, faults)));
    else
      scenarios.push_back(file);
  }
  read_last_month(options, faults);
  if (!scenarios.empty()) {
    const io::Calibration calibration = load_calibration(options.data);
    for (const std::string& file : scenarios)
      if (const auto scenario = load_scenario(file, options, calibration, faults)) {
        findings.push_back(finding_of(file, *scenario));
        note_what_never_acts({&*scenario}, console);
      }
  }
  if (!options.schema.empty()) check_schema_place(options.schema, faults);
  faults.throw_if_any();
  if (!options.schema.empty()) {
    const parallel::Interrupt whole_or_absent;
    io::write_whole(options.schema, io::scenario_schema(load_calibration(options.data)));
    console.note("The schema is in " + options.schema);
  }
  print(findings, console);
  return kDone;
}

}  // namespace

void set_up_check(Command& command) {
  auto& options = command.keep<CheckOptions>();
  command.option("FILE", options.files, "Scenario files (- is standard input), or directories with a calibration")
      .scenario();
  command.option("--write-schema", options.schema, "Write the JSON Schema of scenarios to this file");
  takes_scenario_options(command, options);
  command.prints_json();
  command.does(options, check);
}

}  // namespace app
